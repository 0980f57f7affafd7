import { Composer, type Context } from 'grammy';
import { kindOfCase } from '../app/acts/case-access.ts';
import { isAboutCase, type AboutCase } from '../app/acts/answers.ts';
import { alikeAnswered, meaningOf, questionAnswered, questionFor, type Question } from '../app/acts/prompts.ts';
import { OPEN_OFFER_WAITS } from '../render/prompts/open-question.ts';
import { PROMPT_EXPIRED } from '../render/prompts/prompts.ts';
import { REGISTER_FILE_WANTED } from '../render/registers/register-file.ts';
import {
  FILE_WAITS,
  NOT_A_CARD,
  NOTHING_ASKED,
  PHOTOS_WAIT,
  plain,
  UNKNOWN_COMMAND,
  WORDS_NEEDED,
} from '../render/replies.ts';
import { actByWords, startByWords } from './act-by-words.ts';
import { askForProof } from './ask-for-proof.ts';
import { answerOnce, furtherPhoto, wordsOf, type Said } from './albums.ts';
import { isCommand, isForBot } from './guard.ts';
import { say } from './reply.ts';
import { offerRequest } from './request.ts';
import { whoAndWhere, type Services } from './services.ts';

/**
 * Words without a command: the answer to a question of the bot (a reply to it, in a private chat simply the next words), or
 * a reply to a card, which is its progress. A photo or a link beside them is their evidence.
 */
export function wordsFeature(services: Services): Composer<Context> {
  const composer = new Composer<Context>();
  composer.on('message', async (ctx) => {
    if (!isForBot(ctx)) return;
    const unknownCommand = isCommand(ctx);
    // In a group it may be another bot's.
    if (unknownCommand && ctx.chat.type !== 'private') return;
    if (unknownCommand) {
      return void (await say(services, ctx, plain(UNKNOWN_COMMAND), { replyTo: ctx.message.message_id }));
    }
    const words = await wordsOf(services, ctx);
    await answerOnce(services, ctx, words, await onWords(services, ctx, words));
  });
  return composer;
}

/** A photo of an album belongs to the words of its album, wherever those went; everything else is answered by itself. */
async function onWords(services: Services, ctx: Context, words: Said): Promise<string | null> {
  if (await furtherPhoto(services, ctx, words)) return null;
  return onFirstWords(services, ctx, words);
}

/** What is answered; null when it was answered already. */
async function onFirstWords(services: Services, ctx: Context, words: Said): Promise<string | null> {
  const { app } = services;
  const who = whoAndWhere(ctx);
  const repliedTo = ctx.message?.reply_to_message?.message_id ?? null;
  const question = await questionFor(app, { ...who, messageId: repliedTo });
  if (question) return answerQuestion(services, ctx, question, words);
  // Handled before, and its question with it.
  if (repliedTo === null) return words.album?.act.kind === 'recorded' ? null : NOTHING_ASKED;
  // Staff of the ministry ask by replying to the bot, to whatever it wrote.
  if (await offerRequest(services, ctx, words.text)) return null;
  const meaning = await meaningOf(app, { chatId: who.chatId, messageId: repliedTo });
  switch (meaning.kind) {
    case 'case':
      return onReplyToCase(services, ctx, meaning.caseId, words);
    case 'question':
      return PROMPT_EXPIRED;
    case 'neither':
      return NOT_A_CARD;
  }
}

/** A reply to a card is its progress; to a request it is the answer. */
async function onReplyToCase(services: Services, ctx: Context, caseId: number, words: Said): Promise<string> {
  const kind = await kindOfCase(services.app, caseId);
  if (kind === 'request') return byWords(services, ctx, caseId, { kind: 'answer' }, words);
  if (kind !== 'emergency') return NOT_A_CARD;
  return byWords(services, ctx, caseId, { kind: 'progress', trend: null, channels: false }, words);
}

async function answerQuestion(
  services: Services,
  ctx: Context,
  question: Question,
  words: Said,
): Promise<string | null> {
  const { expected, caseId } = question;
  if (expected.kind === 'import') return FILE_WAITS;
  if (expected.kind === 'register-file') return REGISTER_FILE_WANTED;
  if (expected.kind === 'open-offer') return OPEN_OFFER_WAITS;
  const told = isAboutCase(expected)
    ? await actByWords(services, ctx, caseId, expected, words)
    : await startByWords(services, ctx, expected, words);
  // Where there is no case yet, a photo has nothing to wait with.
  if (told === 'wordless') return isAboutCase(expected) ? wordsWanted(words) : WORDS_NEEDED;
  const still = told.askedStill;
  if (still === 'proof' && isAboutCase(expected)) {
    await askForProof(services, ctx, { ...question, expected }, { words, request: told.words ?? '' });
    return null;
  }
  if (still) return told.words;
  // After the act: a question used up before it would be lost by a crash between the two.
  await questionAnswered(services.app, question);
  await alikeAnswered(services.app, question);
  return told.words;
}

async function byWords(
  services: Services,
  ctx: Context,
  caseId: number,
  expected: AboutCase,
  words: Said,
): Promise<string> {
  const told = await actByWords(services, ctx, caseId, expected, words);
  return told === 'wordless' ? wordsWanted(words) : told.words;
}

function wordsWanted({ album, evidence }: Said): string {
  return album && evidence.length > 0 ? PHOTOS_WAIT : WORDS_NEEDED;
}
