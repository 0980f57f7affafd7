import { Composer, type Context } from 'grammy';
import { askRequest } from '../app/acts/ask-request.ts';
import type { Expected } from '../app/acts/expected.ts';
import { questionAnswered, questionFor } from '../app/acts/prompts.ts';
import { mayAct } from '../app/acts/rights.ts';
import { viewerOf } from '../app/acts/viewer.ts';
import type { Outcome, RequestWay } from '../domain/act.ts';
import type { Party } from '../domain/case.ts';
import { basePost } from '../domain/post.ts';
import { rightText } from '../render/imports/outcome.ts';
import { plain } from '../render/replies.ts';
import {
  OFFER_CLOSED,
  OFFER_PRESSES,
  REQUEST_DECLINED,
  REQUEST_NEEDS_WORDS,
  REQUEST_OFFER,
  REQUEST_QUESTION,
  REQUEST_TAKEN,
  registeredRequest,
  whichRegulationAsks,
} from '../render/cases/requests.ts';
import { toldOf } from './act.ts';
import { askAboutNothing } from './ask.ts';
import { answerTold } from './answer-told.ts';
import { changePressed, say } from './reply.ts';
import { whoAndWhere, type Book, type Services } from './services.ts';

/** Words before the text by which the officer says how a request came. */
const WAYS: Readonly<Record<string, RequestWay>> = { письмо: 'letter', звонок: 'call' };

/** Who asks here: the ministry itself, by its chat; or the officer, who writes down a letter or a call. */
type Asking =
  | { kind: 'ministry'; book: Book; asker: Party }
  | {
      kind: 'registering';
      book: Book;
      ministry: Party;
      by: Extract<Awaited<ReturnType<typeof mayAct>>, { ok: true }>['actor'];
    };

/**
 * `/request text`: in the chat of the ministry its own question; by the officer, `/request письмо …` or `/request звонок …`,
 * one that came another way. Tracked from then on, and answered where it was asked.
 */
export function requestFeature(services: Services): Composer<Context> {
  const composer = new Composer<Context>();
  composer.command('request', async (ctx) => {
    const asking = await askingHere(services, ctx);
    if (asking.length === 0) return void (await say(services, ctx, plain(rightText({ kind: 'stranger' }))));
    const [word = '', ...others] = ctx.match.trim().split(/\s+/);
    const named = asking.find(({ book }) => book.id === word.toLowerCase());
    const chosen = named ?? asking[0];
    if (!chosen) return;
    if (!named && asking.length > 1) {
      return void (await say(services, ctx, whichRegulationAsks(asking.map(({ book }) => book.id))));
    }
    const text = (named ? others : [word, ...others]).join(' ').trim();
    if (chosen.kind === 'registering') return registerOne(services, ctx, chosen, text);
    if (text === '') return void (await say(services, ctx, plain(REQUEST_NEEDS_WORDS)));
    await take(services, ctx, chosen, { key: keyOf(ctx), text, via: 'chat' });
  });
  composer.callbackQuery(Object.values(OFFER_PRESSES), (ctx) => onOffer(services, ctx));
  return composer;
}

/** Takes the words that the officer was asked for as a request. */
export async function requestByWords(
  services: Services,
  ctx: Context,
  text: string,
  expected: Extract<Expected, { kind: 'request' }>,
): Promise<void> {
  const asking = await askingHere(services, ctx);
  const found = asking.find(({ kind, book }) => kind === 'registering' && book.id === expected.regulation);
  if (!found) return void (await say(services, ctx, plain(rightText({ kind: 'stranger' }))));
  if (text === '') await say(services, ctx, plain(REQUEST_NEEDS_WORDS));
  else await take(services, ctx, found, { key: keyOf(ctx), text, via: expected.via });
}

/**
 * Plain words in the ministry's chat, in reply to the bot: whether they are a request is asked of whoever wrote them, and
 * nobody else hears of them before. False where no ministry asks.
 */
export async function offerRequest(services: Services, ctx: Context, text: string): Promise<boolean> {
  const found = (await askingHere(services, ctx)).find(({ kind }) => kind === 'ministry');
  if (!found) return false;
  if (text === '') await say(services, ctx, plain(REQUEST_NEEDS_WORDS));
  else {
    const offered = { kind: 'request-offer' as const, regulation: found.book.id, text, key: keyOf(ctx) };
    await askAboutNothing(services, ctx, offered, REQUEST_OFFER);
  }
  return true;
}

/** «Зарегистрировать» or «Не нужно»: by whoever wrote the words, while the question stands. */
async function onOffer(services: Services, ctx: Context): Promise<void> {
  const { app } = services;
  const place = { ...whoAndWhere(ctx), messageId: ctx.callbackQuery?.message?.message_id ?? 0 };
  const question = await questionFor(app, place);
  const offered = question?.expected;
  if (!question || offered?.kind !== 'request-offer') {
    return answerTold(services, ctx, { words: OFFER_CLOSED, window: true });
  }
  const asking = await askingHere(services, ctx);
  const found = asking.find(({ kind, book }) => kind === 'ministry' && book.id === offered.regulation);
  if (!found) return answerTold(services, ctx, { words: rightText({ kind: 'stranger' }), window: true });
  const takes = ctx.callbackQuery?.data === OFFER_PRESSES.take;
  if (takes) await take(services, ctx, found, { key: offered.key, text: offered.text, via: 'chat' });
  await questionAnswered(app, question);
  const followUp = async () => {
    await changePressed(services, ctx, takes ? { ...REQUEST_OFFER, buttons: [] } : plain(REQUEST_DECLINED));
  };
  return answerTold(services, ctx, { words: '', window: false, followUp });
}

async function registerOne(
  services: Services,
  ctx: Context,
  { book }: Extract<Asking, { kind: 'registering' }>,
  words: string,
): Promise<void> {
  const [first = '', ...others] = words.split(/\s+/);
  const via = WAYS[first.toLowerCase()] ?? 'letter';
  const text = (WAYS[first.toLowerCase()] ? others : [first, ...others]).join(' ').trim();
  const expected = { kind: 'request' as const, regulation: book.id, via };
  if (text === '') return askAboutNothing(services, ctx, expected, plain(REQUEST_QUESTION));
  await requestByWords(services, ctx, text, expected);
}

async function take(
  services: Services,
  ctx: Context,
  asking: Asking,
  { key, text, via }: { key: string; text: string; via: RequestWay },
): Promise<void> {
  const own = asking.kind === 'ministry';
  const outcome = await askRequest(services.app, {
    key,
    book: asking.book,
    text,
    via,
    asker: own ? asking.asker : asking.ministry,
    chatId: own ? (ctx.chat?.id ?? null) : null,
    by: own ? null : asking.by,
  });
  // The ministry's own chat is told by the book («принято, №»); a press of /request twice is told here.
  const replyTo = ctx.message ? { replyTo: ctx.message.message_id } : {};
  await say(services, ctx, plain(wordsFor(services, asking, outcome)), replyTo);
}

/** One message is one request, however often its update is handled. */
function keyOf(ctx: Context): string {
  return `msg:${ctx.chat?.id}:${ctx.message?.message_id}`;
}

function wordsFor(services: Services, { kind, book }: Asking, outcome: Outcome): string {
  if (outcome.kind === 'refused') return toldOf(services, book, { kind: 'seen' }, outcome).words;
  return kind === 'ministry' ? REQUEST_TAKEN : registeredRequest(outcome.number);
}

async function askingHere({ app }: Services, ctx: Context): Promise<Asking[]> {
  const who = whoAndWhere(ctx);
  const { db } = app.database;
  const { bound, places } = await viewerOf(db, app, who);
  const asker = { personId: who.personId, name: ctx.from?.first_name ?? '' };
  const inChat = bound.flatMap(({ book, posts }): Asking[] => {
    const post = posts.find((one) => book.posts[basePost(one)]?.may.includes('request'));
    return post === undefined ? [] : [{ kind: 'ministry', book, asker: { post, ...asker } }];
  });
  const registering: Asking[] = [];
  for (const { book } of places) {
    const right = await mayAct(db, app, { ...who, regulation: book.id, action: 'register-request' });
    const ministry = Object.values(book.posts).find((post) => post.may.includes('request'));
    if (!right.ok || !ministry) continue;
    const party = { post: ministry.id, personId: null, name: '' };
    registering.push({ kind: 'registering', book, ministry: party, by: right.actor });
  }
  return [...inChat, ...registering];
}
