import { Composer, type Context } from 'grammy';
import { dropShift } from '../app/people/drop-shift.ts';
import { rosterAhead } from '../app/people/roster.ts';
import { mayAdminister } from '../app/acts/rights.ts';
import { viewerOf } from '../app/acts/viewer.ts';
import { unitTitlesOf } from '../app/people/unit-titles.ts';
import type { Screen } from '../domain/message.ts';
import { absenceRefused } from '../render/people/absence-refusal.ts';
import { rightText } from '../render/acts/right.ts';
import { CHAT_HAS_NO_REGULATION, plain } from '../render/replies.ts';
import { renderRosterAhead } from '../render/people/roster-ahead.ts';
import { SHIFT_DROPPED } from '../render/people/roster-forms.ts';
import { decodeRosterPress } from '../render/people/roster-presses.ts';
import type { Told } from './act.ts';
import { answerTold } from './answer-told.ts';
import { beginForm } from './forms/feature.ts';
import { SHIFT_FORM } from './forms/shift-form.ts';
import { refusalFor } from './refusal.ts';
import { changePressed, say } from './reply.ts';
import { whoAndWhere, type Book, type Services } from './services.ts';

/** Today and the week after it. */
const DAYS_SHOWN = 8;

/** `/roster`: who is in which post now and on the days ahead (п. 5.2 of Ruza); «Внести смену», «Убрать смену». */
export function rosterFeature(services: Services): Composer<Context> {
  const composer = new Composer<Context>();
  composer.command('roster', (ctx) => onRoster(services, ctx));
  composer.on('callback_query', async (ctx, next) => {
    const press = decodeRosterPress(ctx.callbackQuery.data ?? '');
    if (press?.press === 'drop') return answerTold(services, ctx, await onDrop(services, ctx, press));
    if (press?.press !== 'shift') return next();
    await answerTold(services, ctx, {
      words: '',
      window: false,
      followUp: () => beginForm(services, ctx, SHIFT_FORM, press.regulation),
    });
  });
  return composer;
}

async function onRoster(services: Services, ctx: Context): Promise<void> {
  const { places, readable } = await readableBy(services, ctx);
  if (places.length === 0) return void (await say(services, ctx, plain(CHAT_HAS_NO_REGULATION)));
  if (readable.length === 0) return void (await say(services, ctx, plain(refusalFor(places))));
  for (const { book } of readable) await say(services, ctx, await pageOf(services, ctx, book));
}

/** Inside the house, for whoever may `status` here; for an admin on their own phone. */
async function readableBy({ app }: Services, ctx: Context) {
  const who = whoAndWhere(ctx);
  const { admin, places } = await viewerOf(app.database.db, app, who);
  const asAdmin = admin && who.chatId === who.personId;
  const readable = places.filter(({ audience }) => asAdmin || (!audience.external && audience.may.includes('status')));
  return { places, readable };
}

/** Buttons belong on the phone of whoever asked, not in a group. */
async function pageOf({ app }: Services, ctx: Context, book: Book): Promise<Screen> {
  const { personId, chatId } = whoAndWhere(ctx);
  const now = app.clock();
  return app.database.transaction(async (tx) => {
    const ahead = await rosterAhead(tx, book, { now, days: DAYS_SHOWN });
    const refusal = await mayAdminister(tx, app, { personId, regulation: book.id, action: 'set-roster' });
    return renderRosterAhead({
      book,
      unitTitles: await unitTitlesOf(tx, book),
      now,
      ...ahead,
      mayEnter: refusal === null && chatId === personId,
    });
  });
}

async function onDrop(
  services: Services,
  ctx: Context,
  { regulation, id }: { regulation: string; id: number },
): Promise<Told> {
  const { app } = services;
  const done = await dropShift(app, { by: whoAndWhere(ctx).personId, id });
  if (done.kind === 'refused') return { words: rightText(done.reason), window: true };
  if (done.kind === 'no-such-shift') return { words: absenceRefused(done), window: true };
  app.wake();
  return { words: SHIFT_DROPPED, window: false, followUp: () => turnPage(services, ctx, regulation) };
}

async function turnPage(services: Services, ctx: Context, regulation: string): Promise<void> {
  const place = (await readableBy(services, ctx)).readable.find(({ book }) => book.id === regulation);
  if (place) await changePressed(services, ctx, await pageOf(services, ctx, place.book));
}
