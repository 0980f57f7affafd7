import { Composer, type Context } from 'grammy';
import { openByHand } from '../app/acts/open-by-hand.ts';
import { kindOfCase, openCase } from '../app/acts/case-access.ts';
import {
  actOfWords,
  isAboutCase,
  rightFor,
  takesEvidenceAlone,
  type AboutCase,
  type Expected,
  type Words,
} from '../app/acts/expected.ts';
import { meaningOf, questionAnswered, questionFor, type Question } from '../app/acts/prompts.ts';
import { mayAct } from '../app/acts/rights.ts';
import type { ActBody } from '../domain/act.ts';
import type { CaseKind } from '../domain/case.ts';
import { rightText, STALE_BUTTON } from '../render/imports/outcome.ts';
import { PROMPT_EXPIRED } from '../render/prompts/prompts.ts';
import { REGISTER_FILE_WANTED } from '../render/registers/register-file.ts';
import {
  ALBUM_CUT,
  ALBUM_MORE,
  FILE_WAITS,
  NOT_A_CARD,
  NOTHING_ASKED,
  plain,
  UNKNOWN_COMMAND,
  WORDS_NEEDED,
} from '../render/replies.ts';
import { actOnCase, toldOf, type Told } from './act.ts';
import type { Album } from './albums.ts';
import { evidenceOf } from './evidence.ts';
import { isCommand, isForBot } from './guard.ts';
import { say } from './reply.ts';
import { offerRequest, requestByWords } from './request.ts';
import { whoAndWhere, type Services } from './services.ts';

/** Longer words are cut: a line of a report, not a letter. In code points. */
const MAX_WORDS = 1_000;

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
    const told = unknownCommand ? UNKNOWN_COMMAND : await onWords(services, ctx, wordsOf(ctx));
    if (told !== null) await say(services, ctx, plain(told), { replyTo: ctx.message.message_id });
  });
  return composer;
}

function wordsOf(ctx: Context): Words {
  const text = (ctx.message?.text ?? ctx.message?.caption ?? '').trim();
  return { text: [...text].slice(0, MAX_WORDS).join(''), evidence: evidenceOf(ctx) };
}

/** A further photo of an album belongs to what its first one was; everything else is answered by itself. */
async function onWords(services: Services, ctx: Context, words: Words): Promise<string | null> {
  const album = services.albums.find(ctx);
  if (album !== null && words.text === '') return onFurtherPhoto(services, ctx, album, words);
  services.albums.begin(ctx, null);
  return onFirstWords(services, ctx, words);
}

/** Recorded in silence; where nothing more is taken, that is said once for the album. */
async function onFurtherPhoto(services: Services, ctx: Context, album: Album, words: Words): Promise<string | null> {
  if (album.about === null) return null;
  const { caseId, expected } = album.about;
  // Informing is told in words: the photo by itself would be refused.
  const further = expected.kind === 'informing' ? { ...words, text: ALBUM_MORE } : words;
  const told = takesEvidenceAlone(expected) ? await actByWords(services, ctx, caseId, expected, further) : null;
  if ((told && !told.window) || album.cutTold) return null;
  album.cutTold = true;
  return ALBUM_CUT;
}

/** What is answered; null when it was answered already. */
async function onFirstWords(services: Services, ctx: Context, words: Words): Promise<string | null> {
  const { app } = services;
  const who = whoAndWhere(ctx);
  const repliedTo = ctx.message?.reply_to_message?.message_id ?? null;
  const question = await questionFor(app, { ...who, messageId: repliedTo });
  if (question) return answerQuestion(services, ctx, question, words);
  if (repliedTo === null) return NOTHING_ASKED;
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
async function onReplyToCase(services: Services, ctx: Context, caseId: number, words: Words): Promise<string> {
  const kind = await kindOfCase(services.app, caseId);
  if (kind === 'request') return firstByWords(services, ctx, caseId, { kind: 'answer' }, words);
  if (kind !== 'emergency') return NOT_A_CARD;
  return firstByWords(services, ctx, caseId, { kind: 'progress', trend: null, channels: false }, words);
}

async function answerQuestion(
  services: Services,
  ctx: Context,
  question: Question,
  words: Words,
): Promise<string | null> {
  const { expected, caseId } = question;
  if (expected.kind === 'import') return FILE_WAITS;
  if (expected.kind === 'register-file') return REGISTER_FILE_WANTED;
  if (isWordless(words, expected)) return WORDS_NEEDED;
  // Other words in place of those that wait for «Зарегистрировать».
  if (expected.kind === 'request-offer') return (await offerRequest(services, ctx, words.text)) ? null : NOT_A_CARD;
  const told = isAboutCase(expected)
    ? await firstByWords(services, ctx, caseId, expected, words)
    : await openByWords(services, ctx, expected, words.text);
  // After the act: a question used up before it would be lost by a crash between the two.
  await questionAnswered(services.app, question);
  return told;
}

/** Nothing to record: neither words nor, where that is enough, a link or a photo. */
function isWordless({ text, evidence }: Words, expected: Expected): boolean {
  return text === '' && !(evidence.length > 0 && takesEvidenceAlone(expected));
}

/** The same, and further photos of its album go the same way. */
async function firstByWords(
  services: Services,
  ctx: Context,
  caseId: number,
  expected: AboutCase,
  words: Words,
): Promise<string> {
  const told = await actByWords(services, ctx, caseId, expected, words);
  services.albums.begin(ctx, told.window ? null : { caseId, expected });
  return told.words;
}

async function actByWords(
  services: Services,
  ctx: Context,
  caseId: number,
  expected: AboutCase,
  words: Words,
): Promise<Told> {
  const body = actOfWords(expected, words);
  const action = (kind: CaseKind) => rightFor(expected, kind);
  const access = await openCase(services.app, { ...whoAndWhere(ctx), caseId, action });
  if (access.kind === 'no-such-case') return { words: STALE_BUTTON, window: true };
  if (access.kind === 'refused') return { words: rightText(access.reason), window: true };
  const { view, actor } = access;
  if (!body) return { words: NOT_A_CARD, window: true };
  if (isWordless(words, expected)) return { words: WORDS_NEEDED, window: true };
  return actOnCase(services, { key: keyOf(ctx), caseId, book: view.book, actor, body });
}

/** Words that open a case of their own. */
async function openByWords(
  services: Services,
  ctx: Context,
  expected: Exclude<Expected, AboutCase | { kind: 'import' | 'register-file' | 'request-offer' }>,
  words: string,
): Promise<string | null> {
  if (expected.kind === 'request') {
    await requestByWords(services, ctx, words, expected);
    return null;
  }
  const { app } = services;
  const wish = { ...whoAndWhere(ctx), regulation: expected.regulation };
  const right = await mayAct(app.database.db, app, { ...wish, action: 'open-by-hand' });
  const book = app.books.get(expected.regulation);
  if (!right.ok || !book) return rightText(right.ok ? { kind: 'unknown-regulation' } : right.reason);
  const outcome = await openByHand(app, { key: keyOf(ctx), book, by: right.actor, title: words });
  const body: ActBody = { kind: 'announce', title: words, rise: null, note: words };
  return toldOf(services, book, body, outcome).words;
}

/** One message acts once, however often its update is handled. */
function keyOf(ctx: Context): string {
  return `msg:${ctx.chat?.id}:${ctx.message?.message_id}`;
}
