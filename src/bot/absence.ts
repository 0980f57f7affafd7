import { Composer, type Context } from 'grammy';
import { cancelAbsence } from '../app/people/cancel-absence.ts';
import { absencesOf, type Absence } from '../app/people/roster.ts';
import { mayAdminister } from '../app/acts/rights.ts';
import { viewerOf } from '../app/acts/viewer.ts';
import { unitTitlesOf, type UnitTitles } from '../app/people/unit-titles.ts';
import { absenceRefused } from '../render/people/absence-refusal.ts';
import { rightText } from '../render/acts/right.ts';
import { CHAT_HAS_NO_REGULATION, plain } from '../render/replies.ts';
import { ABSENCE_CANCELLED } from '../render/people/roster-forms.ts';
import { renderAbsences } from '../render/people/roster-pages.ts';
import { decodeRosterPress } from '../render/people/roster-presses.ts';
import type { Told } from './act.ts';
import { answerTold } from './answer-told.ts';
import { ABSENCE_FORM } from './forms/absence-form.ts';
import { beginForm } from './forms/feature.ts';
import { isForBot } from './guard.ts';
import { refusalFor } from './refusal.ts';
import { changePressed, say } from './reply.ts';
import { whoAndWhere, type Book, type Services } from './services.ts';

/** Absences of a regulation, as far as this reader may know of them here. */
interface Visible {
  book: Book;
  unitTitles: UnitTitles;
  absences: Absence[];
  mayEnter: boolean;
  cancellable: Absence[];
}

/** `/absent`: who is away and who stands in; «Внести отсутствие», «Отменить». */
export function absenceFeature(services: Services): Composer<Context> {
  const composer = new Composer<Context>();
  composer.command('absent', (ctx) => onAbsent(services, ctx));
  composer.on('callback_query', async (ctx, next) => {
    const press = decodeRosterPress(ctx.callbackQuery.data ?? '');
    if (press?.press === 'back') return answerTold(services, ctx, await onBack(services, ctx, press));
    if (press?.press !== 'absent') return next();
    await answerTold(services, ctx, {
      words: '',
      window: false,
      followUp: () => beginForm(services, ctx, ABSENCE_FORM, press.regulation),
    });
  });
  return composer;
}

/**
 * Stands before the strangers: whoever is absent holds no post meanwhile, and may still look at their own absence and take
 * it back.
 */
export function absentFeature(services: Services): Composer<Context> {
  const composer = new Composer<Context>();
  composer.command('absent', async (ctx, next) => {
    const { app } = services;
    if (!isForBot(ctx) || !(await viewerOf(app.database.db, app, whoAndWhere(ctx))).stranger) return next();
    return (await visibleTo(services, ctx)).length > 0 ? onAbsent(services, ctx) : next();
  });
  return composer;
}

async function onAbsent(services: Services, ctx: Context): Promise<void> {
  const visible = await visibleTo(services, ctx);
  for (const one of visible) await say(services, ctx, pageOf(one));
  if (visible.length > 0) return;
  const { app } = services;
  const { places } = await viewerOf(app.database.db, app, whoAndWhere(ctx));
  await say(services, ctx, plain(places.length > 0 ? refusalFor(places) : CHAT_HAS_NO_REGULATION));
}

function pageOf({ book, unitTitles, absences, mayEnter, cancellable }: Visible) {
  const mayCancel = new Map(cancellable.map((one) => [one.id, one]));
  return renderAbsences({ book, unitTitles }, absences, { mayEnter, mayCancel });
}

/** Inside the house all of them; anybody their own. Buttons belong on the phone of whoever asked, not in a group. */
async function visibleTo({ app }: Services, ctx: Context): Promise<Visible[]> {
  const { db } = app.database;
  const who = whoAndWhere(ctx);
  const { personId } = who;
  const alone = who.chatId === personId;
  const { admin, places } = await viewerOf(db, app, who);
  const visible: Visible[] = [];
  for (const book of app.books.values()) {
    const place = places.find((one) => one.book.id === book.id);
    const inside = place !== undefined && (!place.audience.external || (admin && alone));
    const all = await absencesOf(db, book, app.clock());
    const absences = all.filter((one) => inside || (alone && one.personId === personId));
    if (!inside && absences.length === 0) continue;
    const refusal = await mayAdminister(db, app, { personId, regulation: book.id, action: 'set-roster' });
    const cancellable = absences.filter((one) => alone && (refusal === null || one.personId === personId));
    const unitTitles = await unitTitlesOf(db, book);
    visible.push({ book, unitTitles, absences, mayEnter: inside && alone, cancellable });
  }
  return visible;
}

/** «Отменить» under an absence: the right is looked up where it is taken back. */
async function onBack(
  services: Services,
  ctx: Context,
  { regulation, id }: { regulation: string; id: number },
): Promise<Told> {
  const { app } = services;
  const book = app.books.get(regulation);
  const absences = book ? await absencesOf(app.database.db, book, app.clock()) : [];
  const key = absences.find((one) => one.id === id)?.key;
  if (key === undefined) return { words: absenceRefused({ kind: 'no-such-absence' }), window: true };
  const done = await cancelAbsence(app, { by: whoAndWhere(ctx).personId, key });
  if (done.kind === 'refused') return { words: rightText(done.reason), window: true };
  if (done.kind === 'no-such-absence') return { words: absenceRefused(done), window: true };
  app.wake();
  return { words: ABSENCE_CANCELLED, window: false, followUp: () => turnPage(services, ctx, regulation) };
}

async function turnPage(services: Services, ctx: Context, regulation: string): Promise<void> {
  const page = (await visibleTo(services, ctx)).find(({ book }) => book.id === regulation);
  if (page) await changePressed(services, ctx, pageOf(page));
}
