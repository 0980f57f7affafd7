import { addDays, localDate } from '../../domain/calendar.ts';
import type { Snapshot } from '../../engine/snapshot.ts';
import type { Digest } from '../../render/figures/digest-view.ts';
import { readFreshness } from '../../store/appeals.ts';
import { listOpenCases } from '../../store/cases.ts';
import type { Tx } from '../../store/database.ts';
import { decisionsWanted } from './decisions-wanted.ts';
import { figuresOf } from './digest-figures.ts';
import { explanationOf } from './explanation.ts';
import { lastComplete, readComplete } from './history.ts';

/**
 * The 10:00 digest of one regulation. Figures are of the reporting period that ends with the last complete day before the
 * digest's; without two complete periods nothing is compared. A day that is known in part stands beside the same hours of an
 * earlier one only (`sameHours`).
 */
export async function digestData(
  tx: Tx,
  { book, isWorkingDay }: Pick<Snapshot, 'book' | 'isWorkingDay'>,
  now: Date,
): Promise<Digest> {
  const { id: district, timezone } = book.district;
  const day = localDate(now, timezone);
  const { asOf } = await readFreshness(tx, district, timezone);
  const complete = await readComplete(tx, book);
  const completeThrough = lastComplete(complete, addDays(day, -1));
  const open = await listOpenCases(tx, book.id, ['emergency', 'duty', 'roadmap']);
  const emergencies = open.filter(({ kind, drill }) => kind === 'emergency' && !drill);
  return {
    book,
    day,
    asOf,
    completeThrough,
    mode: emergencies.length > 0 ? 'emergency' : 'regular',
    updatedAt: null,
    lookedAt: null,
    ...(await figuresOf(tx, book, { day, asOf, completeThrough, complete, isWorkingDay, open })),
    openCases: emergencies.map(({ number, facts, openedAt }) => ({
      number,
      title: facts.title,
      openedAt: openedAt ?? now,
    })),
    decisionsWanted: await decisionsWanted(tx, book),
    explanation: await explanationOf(tx, book, open, day),
  };
}
