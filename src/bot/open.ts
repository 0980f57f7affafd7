import { Composer, type Context } from 'grammy';
import { questionAnswered, questionFor } from '../app/acts/prompts.ts';
import { mayAct } from '../app/acts/rights.ts';
import { opensInto } from '../app/acts/open-by-hand.ts';
import { viewerOf } from '../app/acts/viewer.ts';
import type { RightRefusal } from '../domain/rights.ts';
import { rightText } from '../render/acts/right.ts';
import {
  NOT_OPENED,
  OPEN_OFFER_CLOSED,
  OPEN_PRESSES,
  openedBefore,
  openQuestion,
} from '../render/prompts/open-question.ts';
import { plain, whichRegulationToOpen } from '../render/replies.ts';
import { messageKey } from './albums.ts';
import { answerTold } from './answer-told.ts';
import { askAboutNothing } from './ask.ts';
import { openIncident } from './open-incident.ts';
import { changePressed, say } from './reply.ts';
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
    if (title === '') return askWhatHappened(services, ctx, book);
    const told = await openIncident(services, ctx, { regulation: book.id, title, key: messageKey(ctx) });
    await say(services, ctx, plain(told.words));
  });
  composer.callbackQuery(Object.values(OPEN_PRESSES), (ctx) => onOffer(services, ctx));
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

/** «Открыть инцидент» or «Не открывать» under the words that would name it: by whoever wrote them, while it is asked. */
async function onOffer(services: Services, ctx: Context): Promise<void> {
  const { app } = services;
  const messageId = ctx.callbackQuery?.message?.message_id ?? 0;
  const question = await questionFor(app, { ...whoAndWhere(ctx), messageId });
  const offered = question?.expected;
  if (!question || offered?.kind !== 'open-offer') {
    return answerTold(services, ctx, { words: OPEN_OFFER_CLOSED, window: true });
  }
  const opens = ctx.callbackQuery?.data === OPEN_PRESSES.open;
  const told = opens ? await openIncident(services, ctx, offered) : { words: NOT_OPENED, window: false };
  await questionAnswered(app, question);
  const followUp = async () => void (await changePressed(services, ctx, plain(told.words)));
  await answerTold(services, ctx, { ...told, followUp });
}
