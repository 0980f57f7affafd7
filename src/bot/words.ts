import { Composer, type Context } from 'grammy';
import { openByHand } from '../app/open-by-hand.ts';
import { openCase } from '../app/case-access.ts';
import { actOfWords, NO_CASE, rightFor, type Expected } from '../app/expected.ts';
import { meaningOf, questionAnswered, questionFor, type Question } from '../app/prompts.ts';
import { mayAct } from '../app/rights.ts';
import type { ActBody } from '../domain/act.ts';
import { rightText, STALE_BUTTON } from '../render/outcome.ts';
import { PROMPT_EXPIRED } from '../render/prompts.ts';
import { FILE_WAITS, NOT_A_CARD, NOTHING_ASKED, plain, UNKNOWN_COMMAND, WORDS_NEEDED } from '../render/replies.ts';
import { actOnCase, toldOf } from './act.ts';
import { isCommand, isForBot } from './guard.ts';
import { say } from './reply.ts';
import { whoAndWhere, type Services } from './services.ts';

/** Longer words are cut: a line of a report, not a letter. In code points. */
const MAX_WORDS = 1_000;

/**
 * Words without a command: the answer to a question of the bot (a reply to it, in a private chat simply the next words), or
 * a reply to a card, which is its progress. A photo counts by its caption.
 */
export function wordsFeature(services: Services): Composer<Context> {
  const composer = new Composer<Context>();
  composer.on('message', async (ctx) => {
    if (!isForBot(ctx)) return;
    const unknownCommand = isCommand(ctx);
    // In a group it may be another bot's.
    if (unknownCommand && ctx.chat.type !== 'private') return;
    const words = wordsOf(ctx.message.text ?? ctx.message.caption ?? '');
    const told = unknownCommand ? UNKNOWN_COMMAND : await onWords(services, ctx, words);
    await say(services, ctx, plain(told), { replyTo: ctx.message.message_id });
  });
  return composer;
}

function wordsOf(text: string): string {
  return [...text.trim()].slice(0, MAX_WORDS).join('');
}

async function onWords(services: Services, ctx: Context, words: string): Promise<string> {
  const { app } = services;
  const who = whoAndWhere(ctx);
  const repliedTo = ctx.message?.reply_to_message?.message_id ?? null;
  const question = await questionFor(app, { ...who, messageId: repliedTo });
  if (question) return answerQuestion(services, ctx, question, words);
  if (repliedTo === null) return NOTHING_ASKED;
  const meaning = await meaningOf(app, { chatId: who.chatId, messageId: repliedTo });
  switch (meaning.kind) {
    case 'case':
      return actByWords(services, ctx, meaning.caseId, { kind: 'progress', trend: null }, words);
    case 'question':
      return PROMPT_EXPIRED;
    case 'neither':
      return NOT_A_CARD;
  }
}

async function answerQuestion(services: Services, ctx: Context, question: Question, words: string): Promise<string> {
  const { expected, caseId } = question;
  if (expected.kind === 'import') return FILE_WAITS;
  if (words === '') return WORDS_NEEDED;
  const told =
    caseId === NO_CASE
      ? await openByWords(services, ctx, expected, words)
      : await actByWords(services, ctx, caseId, expected, words);
  // After the act: a question used up before it would be lost by a crash between the two.
  await questionAnswered(services.app, question);
  return told;
}

async function actByWords(
  services: Services,
  ctx: Context,
  caseId: number,
  expected: Expected,
  words: string,
): Promise<string> {
  const body = actOfWords(expected, words);
  const access = await openCase(services.app, { ...whoAndWhere(ctx), caseId, action: rightFor(expected) });
  if (access.kind === 'no-such-case') return STALE_BUTTON;
  if (access.kind === 'refused') return rightText(access.reason);
  const { view, actor } = access;
  // Progress belongs to an emergency: a rise is decided by its buttons, a digest by nobody.
  if (!body || (expected.kind === 'progress' && view.case.kind !== 'emergency')) return NOT_A_CARD;
  if (words === '') return WORDS_NEEDED;
  const told = await actOnCase(services, { key: keyOf(ctx), caseId, book: view.book, actor, body });
  return told.words;
}

async function openByWords(services: Services, ctx: Context, expected: Expected, words: string): Promise<string> {
  if (expected.kind !== 'open-by-hand') return NOTHING_ASKED;
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
