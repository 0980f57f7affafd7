import { Composer, type Context } from 'grammy';
import type { Expected } from '../app/acts/expected.ts';
import { questionAnswered, questionFor } from '../app/acts/prompts.ts';
import { viewerOf } from '../app/acts/viewer.ts';
import type { RequestWay } from '../domain/act.ts';
import { isTooLong, REQUEST_TOO_LONG } from '../render/prompts/request-length.ts';
import { plain } from '../render/replies.ts';
import {
  OFFER_CLOSED,
  OFFER_PRESSES,
  REQUEST_DECLINED,
  REQUEST_NEEDS_WORDS,
  REQUEST_OFFER,
  REQUEST_QUESTION,
  whichRegulationAsks,
} from '../render/cases/requests.ts';
import { askAboutNothing } from './ask.ts';
import { askingHere, type Asking } from './asking.ts';
import { answerTold } from './answer-told.ts';
import { refusalFor } from './refusal.ts';
import { changePressed, say } from './reply.ts';
import { whoAndWhere, type Services } from './services.ts';
import { keyOf, replyToAsker, takeRequest } from './take-request.ts';

/** Words before the text by which the officer says how a request came. */
const WAYS: Readonly<Record<string, RequestWay>> = { письмо: 'letter', звонок: 'call' };

/**
 * `/request text`: in the chat of the ministry its own question; by the officer, `/request письмо …` or `/request звонок …`,
 * one that came another way. Tracked from then on, and answered where it was asked.
 */
export function requestFeature(services: Services): Composer<Context> {
  const composer = new Composer<Context>();
  composer.command('request', async (ctx) => {
    const asking = await askingHere(services, ctx);
    if (asking.length === 0) return void (await say(services, ctx, plain(await refusalHere(services, ctx))));
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
    if (isTooLong(text)) return void (await say(services, ctx, plain(REQUEST_TOO_LONG), replyToAsker(ctx)));
    await takeRequest(services, ctx, chosen, { key: keyOf(ctx), text, via: 'chat' });
  });
  composer.callbackQuery(Object.values(OFFER_PRESSES), (ctx) => onOffer(services, ctx));
  return composer;
}

/** Takes the words that the officer was asked for as a request; too many are asked for again. */
export async function requestByWords(
  services: Services,
  ctx: Context,
  text: string,
  expected: Extract<Expected, { kind: 'request' }>,
): Promise<'answered' | 'asked-still'> {
  const asking = await askingHere(services, ctx);
  const found = asking.find(({ kind, book }) => kind === 'registering' && book.id === expected.regulation);
  if (!found) {
    await say(services, ctx, plain(await refusalHere(services, ctx)));
    return 'answered';
  }
  if (text === '') await say(services, ctx, plain(REQUEST_NEEDS_WORDS));
  else if (isTooLong(text)) await say(services, ctx, plain(REQUEST_TOO_LONG));
  else {
    await takeRequest(services, ctx, found, { key: keyOf(ctx), text, via: expected.via });
    return 'answered';
  }
  return 'asked-still';
}

/**
 * Plain words in the ministry's chat, in reply to the bot: whether they are a request is asked of whoever wrote them, and
 * nobody else hears of them before. False where no ministry asks.
 */
export async function offerRequest(services: Services, ctx: Context, text: string): Promise<boolean> {
  const found = (await askingHere(services, ctx)).find(({ kind }) => kind === 'ministry');
  if (!found) return false;
  if (text === '') await say(services, ctx, plain(REQUEST_NEEDS_WORDS));
  else if (isTooLong(text)) await say(services, ctx, plain(REQUEST_TOO_LONG), replyToAsker(ctx));
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
  if (!found) return answerTold(services, ctx, { words: await refusalHere(services, ctx), window: true });
  const takes = ctx.callbackQuery?.data === OFFER_PRESSES.take;
  if (takes) await takeRequest(services, ctx, found, { key: offered.key, text: offered.text, via: 'chat' });
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
  // Too long a text with the command is asked for by words alone.
  if (isTooLong(text)) return askAboutNothing(services, ctx, expected, plain(REQUEST_TOO_LONG));
  await requestByWords(services, ctx, text, expected);
}

/** Why nothing can be asked here, with the posts of whoever has some. */
async function refusalHere({ app }: Services, ctx: Context): Promise<string> {
  return refusalFor((await viewerOf(app.database.db, app, whoAndWhere(ctx))).places);
}
