import type { Case } from '../../domain/case.ts';
import type { Rise } from '../../domain/rise.ts';
import { emergencySubject, wasSettled } from '../../engine/route.ts';
import type { Book } from '../../regulation/book.ts';
import type { Rule } from '../../regulation/rule.ts';
import { findLatestCase, findOpenCase, listAskedRises, listOpenCases } from '../../store/cases.ts';
import { completeThrough } from '../../store/appeals.ts';
import { overtakeQuestions } from '../acts/overtake-questions.ts';
import type { App } from '../app.ts';
import type { Target } from '../act-request.ts';
import { perform } from '../perform.ts';
import { judgedAfterImport, type RiseFound } from '../figures/series.ts';
import { readSnapshot } from '../snapshots.ts';

/**
 * Lets the engine decide on what an import brought: rises are announced or asked about, duties that asked for the data are
 * met, reports already sent are brought up to date. Every act has a key of the import: running it again is harmless.
 */
export async function takeImport(
  app: App,
  importId: number,
  regulation: string,
  { digestLater } = { digestLater: true },
): Promise<void> {
  const district = app.books.get(regulation)?.district.id;
  for (const book of app.books.values()) {
    if (book.district.id !== district) continue;
    for (const judged of await judgedAfterImport(app, book, importId, app.clock())) {
      const found = { ...judged, digestLater };
      if (await takeFall(app, book, found)) continue;
      await takeBackQuestion(app, book, found);
      if (found.announces || found.asks) await takeRise(app, book, found);
    }
    // After the rises: a report that was sent already is brought up to date with them.
    await tellDuties(app, book, importId);
  }
}

/** `digestLater`: the digest of the day is brought up to date once, at the end (`tellDuties`). */
type Taken = RiseFound & { digestLater: boolean };

async function tellDuties(app: App, book: Book, importId: number): Promise<void> {
  const { db } = app.database;
  const through = await completeThrough(db, book.district.id, book.district.timezone);
  for (const duty of await listOpenCases(db, book.id, ['duty'])) {
    const rule = book.rules[duty.subject];
    if (!rule || !hearsOfImports(rule)) continue;
    await perform(app, {
      key: `import:${importId}:duty:${book.id}:${rule.id}`,
      regulation: book.id,
      target: { caseId: duty.id },
      by: null,
      at: app.clock(),
      body: { kind: 'import', importId, completeThrough: through },
    });
  }
}

/** Asked for the data of yesterday, brought up to date by them, or made of what is new in them. */
function hearsOfImports({ draft, metBy }: Rule): boolean {
  return draft === 'top-problems' || draft === 'new-appeals' || metBy.all.includes('import-of-yesterday');
}

/** A rise announces, joins the emergency that is open or was settled lately, or waits for a decision in a case of its own. */
async function takeRise(app: App, book: Book, found: Taken): Promise<void> {
  const { rise, announces } = found;
  const subject = emergencySubject(book, rise.series);
  const emergency = { regulation: book.id, kind: 'emergency' as const, subject, drill: false };
  const { db } = app.database;
  const latest = await findLatestCase(db, emergency);
  const settled = latest !== null && (await isSettled(app, latest, rise));
  const joins = announces || settled || (await findOpenCase(db, emergency)) !== null;
  const target: Target = joins
    ? { kind: 'emergency', subject, title: rise.title }
    : { kind: 'rise', subject: rise.series, title: rise.title };
  await performRise(app, book, { ...found, announces }, target, '');
  await overtakeQuestions(app, book, { ...found, subject });
}

async function isSettled(app: App, latest: Case, rise: Rise): Promise<boolean> {
  const now = app.clock();
  return wasSettled(await readSnapshot(app.database.db, app, latest, now), rise, now);
}

/** A series that is calm again is news only for the open case that has heard of its rise: whether there is one. */
async function takeFall(app: App, book: Book, found: Taken): Promise<boolean> {
  if (!found.over || found.announces) return false;
  const subject = emergencySubject(book, found.rise.series);
  const open = await findOpenCase(app.database.db, { regulation: book.id, kind: 'emergency', subject, drill: false });
  const heard = open && [open.facts.rise, ...open.facts.joined].some((one) => one?.series === found.rise.series);
  if (!open || !heard) return false;
  await performRise(app, book, found, { caseId: open.id }, ':fell', true);
  return true;
}

/** A question about a rise that newer data do not show any more needs no answer: it is taken back. */
async function takeBackQuestion(app: App, book: Book, found: Taken): Promise<void> {
  const { rise, announces, asks, over } = found;
  if (announces || asks || !(over || rise.tier === 'none')) return;
  const asked = await listAskedRises(app.database.db, book.id);
  for (const { id } of asked.filter(({ subject }) => subject === rise.series)) {
    await performRise(app, book, found, { caseId: id }, `:gone:${id}`, true);
  }
}

async function performRise(
  app: App,
  book: Book,
  { key, rise, announces, digestLater }: Taken,
  target: Target,
  suffix: string,
  over = false,
): Promise<void> {
  await perform(app, {
    key: `${key}:${book.id}${suffix}`,
    regulation: book.id,
    target,
    by: null,
    at: app.clock(),
    body: { kind: 'rise', rise, announces, ...(over && { over }) },
    digestLater,
  });
}
