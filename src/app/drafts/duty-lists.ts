import { reportingPeriods } from '../../analytics/periods.ts';
import type { PostId } from '../../domain/post.ts';
import { postIn, type Book } from '../../regulation/book.ts';
import type { DigestLine, DutyLine } from '../../render/view.ts';
import { completeThrough } from '../../store/appeals.ts';
import type { Tx } from '../../store/database.ts';
import { duesOfDay, isDebtOf } from '../duties/duty-lines.ts';
import { assessSeries } from '../figures/series.ts';
import type { Content, DataOf, Wanted } from './wanted.ts';

/** Duties of the regular mode that the other posts of the house owe today, done or not (Ruza 2.1). */
export async function dutiesDone(tx: Tx, { snapshot, rule, now }: Wanted): Promise<DataOf<'duties-done'>> {
  const { book } = snapshot;
  const isWanted = (debtor: PostId) => debtor !== rule.owes && postIn(book, debtor)?.external === false;
  return { draft: 'duties-done', duties: plain(await duesOfDay(tx, book, { now, kinds: ['duty'], isWanted })) };
}

/** Each addressee's own: complaints in what the post is there for, and its duties of the day (Ruza 2.3). */
export async function ownDirection(tx: Tx, { snapshot, rule, now }: Wanted): Promise<Content> {
  const { book } = snapshot;
  const lines = await seriesLines(tx, book);
  const isWanted = (debtor: PostId) => isDebtOf(rule.to, debtor);
  const duties = await duesOfDay(tx, book, { now, kinds: ['duty'], isWanted });
  const of = (posts: readonly PostId[]): DataOf<'own-direction'> => ({
    draft: 'own-direction',
    lines: posts.flatMap((post) => (postIn(book, post)?.series ?? []).flatMap((series) => lines.get(series) ?? [])),
    duties: plain(duties.filter(({ post }) => isDebtOf(posts, post))),
  });
  const to = rule.to.filter((post) => {
    const own = of([post]);
    return own.lines.length > 0 || own.duties.length > 0;
  });
  return { empty: to.length === 0, to, for: (posts) => [of(posts.filter((post) => rule.to.includes(post)))] };
}

/** The watched series as they stand at the last complete day, by their id in the book. */
async function seriesLines(tx: Tx, book: Book): Promise<Map<string, DigestLine>> {
  const { id, timezone } = book.district;
  const last = await completeThrough(tx, id, timezone);
  if (last === null) return new Map();
  const { to } = reportingPeriods(book.emergency.period, last);
  const judged = await assessSeries(tx, book, to);
  return new Map(
    judged.map(({ rise: { series, title, current, previous, growthPercent, confidentPercent, tier } }) => [
      series,
      { title, current, previous, growthPercent, confidentPercent, tier },
    ]),
  );
}

function plain(lines: readonly (DutyLine & { owed: unknown })[]): DutyLine[] {
  return lines.map(({ owed: _, ...line }) => line);
}
