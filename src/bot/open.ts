import { Composer, type Context } from 'grammy';
import { mayAct } from '../app/acts/rights.ts';
import { openByHand, opensInto } from '../app/acts/open-by-hand.ts';
import { viewerOf } from '../app/acts/viewer.ts';
import type { RightRefusal } from '../domain/rights.ts';
import { rightText } from '../render/acts/right.ts';
import { openedBefore, openQuestion } from '../render/prompts/open-question.ts';
import { plain, whichRegulationToOpen } from '../render/replies.ts';
import { toldOf } from './act.ts';
import { askAboutNothing } from './ask.ts';
import { say } from './reply.ts';
import { whoAndWhere, type Book, type Services } from './services.ts';

/** `/open [regulation] [title]`: opens an incident by hand; without a title it is asked for. */
export function openFeature(services: Services): Composer<Context> {
  const composer = new Composer<Context>();
  composer.command('open', async (ctx) => {
    const { books, refusal } = await booksToOpen(services, ctx);
    const [word = '', ...others] = ctx.match.trim().split(/\s+/);
    const named = books.find((book) => book.id === word.toLowerCase());
    const book = named ?? books[0];
    if (!book) return void (await say(services, ctx, plain(rightText(refusal))));
    if (!named && books.length > 1) {
      return void (await say(services, ctx, whichRegulationToOpen(books.map((each) => each.id))));
    }
    const title = (named ? others : [word, ...others]).join(' ').trim();
    if (title !== '') return openNow(services, ctx, book, title);
    await askWhatHappened(services, ctx, book);
  });
  return composer;
}

async function askWhatHappened(services: Services, ctx: Context, book: Book): Promise<void> {
  const into = await opensInto(services.app, book);
  if (into && !into.again) return void (await say(services, ctx, openedBefore(into.number)));
  await askAboutNothing(services, ctx, { kind: 'open-by-hand', regulation: book.id }, openQuestion(into));
}

async function booksToOpen({ app }: Services, ctx: Context): Promise<{ books: Book[]; refusal: RightRefusal }> {
  const wish = { ...whoAndWhere(ctx), action: 'open-by-hand' as const };
  const { db } = app.database;
  const books: Book[] = [];
  let refusal: RightRefusal = { kind: 'stranger' };
  for (const { book } of (await viewerOf(db, app, wish)).places) {
    const right = await mayAct(db, app, { ...wish, regulation: book.id });
    if (right.ok) books.push(book);
    else refusal = right.reason;
  }
  return { books, refusal };
}

async function openNow(services: Services, ctx: Context, book: Book, title: string): Promise<void> {
  const { app } = services;
  const wish = { ...whoAndWhere(ctx), regulation: book.id };
  const right = await mayAct(app.database.db, app, { ...wish, action: 'open-by-hand' });
  if (!right.ok) return void (await say(services, ctx, plain(rightText(right.reason))));
  const key = `msg:${ctx.chat?.id}:${ctx.message?.message_id}`;
  const outcome = await openByHand(app, { key, book, by: right.actor, title });
  const body = { kind: 'announce' as const, title, rise: null, note: title };
  await say(services, ctx, plain(toldOf(services, book, body, outcome).words));
}
