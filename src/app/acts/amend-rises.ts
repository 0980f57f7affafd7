import type { Case } from '../../domain/case.ts';
import type { Rise } from '../../domain/rise.ts';
import type { Book } from '../../regulation/book.ts';
import { listRiseActs } from '../../store/acts.ts';
import { listAskedRises, listOpenCases } from '../../store/cases.ts';
import type { Tx } from '../../store/database.ts';
import { readImport } from '../../store/imports.ts';
import type { App } from '../app.ts';
import { refreshSentDigests } from '../delivery/refresh-digests.ts';
import { assessSeries } from '../figures/series.ts';
import { performIn } from '../perform.ts';

/** What makes the acts of one change happen once. */
interface Changed {
  book: Book;
  key: string;
  at: Date;
}

/**
 * An event was noted, corrected or removed: what may explain a rise is shown beside it at once, on the open questions, on the
 * cards of open cases and in the digest of the day, silently. Whether something announces was decided before.
 */
export async function amendEvents(tx: Tx, app: App, changed: Changed): Promise<void> {
  const { book, at } = changed;
  const heard = (await openCases(tx, book)).flatMap((one) => newestOf(one).map((rise) => ({ caseId: one.id, rise })));
  for (const day of new Set(heard.map(({ rise }) => rise.day))) {
    const judged = await assessSeries(tx, book, { day, isWorkingDay: app.isWorkingDay });
    for (const { caseId, rise } of heard.filter((one) => one.rise.day === day)) {
      const now = judged.find((one) => one.rise.series === rise.series);
      const events = now?.rise.events ?? [];
      if (!now || JSON.stringify(events) === JSON.stringify(rise.events ?? [])) continue;
      await amend(tx, app, changed, { caseId, rise, change: { events } });
    }
  }
  await refreshSentDigests(tx, app, [book], at);
}

/**
 * A file was taken back: the open cases that heard of a rise from no file that is still seen say so. What was announced stays,
 * and a person decides what becomes of it.
 */
export async function recallRises(tx: Tx, app: App, changed: Changed): Promise<void> {
  for (const one of await openCases(tx, changed.book)) {
    const told = await listRiseActs(tx, one.id);
    for (const rise of heardBy(one)) {
      const keys = told.filter(({ body }) => isSame(body.rise, rise)).map(({ key }) => key);
      if (rise.recalled || !(await allTakenBack(tx, keys))) continue;
      await amend(tx, app, changed, { caseId: one.id, rise, change: { recalled: true } });
    }
  }
}

/** An act of an import has its id in its key. False where a rise came from anything else, or from nothing that is known. */
async function allTakenBack(tx: Tx, keys: readonly string[]): Promise<boolean> {
  for (const key of keys) {
    const [, importId = ''] = /^import:(\d+):/.exec(key) ?? [];
    const file = importId === '' ? null : await readImport(tx, Number(importId));
    if (file?.state !== 'rolled-back') return false;
  }
  return keys.length > 0;
}

async function openCases(tx: Tx, book: Book): Promise<Case[]> {
  return [...(await listAskedRises(tx, book.id)), ...(await listOpenCases(tx, book.id, ['emergency']))];
}

function heardBy({ facts: { rise, joined } }: Case): Rise[] {
  return rise ? [rise, ...joined] : joined;
}

/** Of each series what was heard last. */
function newestOf(one: Case): Rise[] {
  return [...new Map(heardBy(one).map((rise) => [rise.series, rise])).values()];
}

function isSame(one: Rise, other: Rise): boolean {
  return one.series === other.series && one.day === other.day && one.current === other.current;
}

async function amend(
  tx: Tx,
  app: App,
  { book, key, at }: Changed,
  { caseId, rise, change }: { caseId: number; rise: Rise; change: Pick<Rise, 'events' | 'recalled'> },
): Promise<void> {
  const { series, day, current } = rise;
  await performIn(tx, app, {
    key: `${key}:${caseId}:${series}:${day}:${current}`,
    regulation: book.id,
    target: { caseId },
    by: null,
    at,
    body: { kind: 'rise-amended', of: { series, day, current }, change },
    digestLater: true,
  });
}
