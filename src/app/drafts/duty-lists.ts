import type { PostId } from '../../domain/post.ts';
import { postIn } from '../../regulation/book.ts';
import type { DutyLine, OwnAppeals } from '../../render/duties/draft-data.ts';
import type { DigestLine } from '../../render/figures/digest-view.ts';
import { completeThrough } from '../../store/appeals.ts';
import type { Tx } from '../../store/database.ts';
import { duesOfDay, isDebtOf } from '../duties/duty-lines.ts';
import { assessSeries } from '../figures/series.ts';
import { ownAppealsFor } from './own-appeals.ts';
import type { Content, DataOf, Wanted } from './wanted.ts';

/** Duties of the regular mode that the other posts of the house owe today, done or not (Ruza 2.1). */
export async function dutiesDone(tx: Tx, { snapshot, rule, now }: Wanted): Promise<DataOf<'duties-done'>> {
  const { book } = snapshot;
  const isWanted = (debtor: PostId) => debtor !== rule.owes && postIn(book, debtor)?.external === false;
  return { draft: 'duties-done', duties: plain(await duesOfDay(tx, book, { now, kinds: ['duty'], isWanted })) };
}

/** Each addressee's own: complaints in what the post is there for, their appeals, and its duties of the day (Ruza 2.2, 2.3). */
export async function ownDirection(tx: Tx, { snapshot, rule, now }: Wanted): Promise<Content> {
  const { book, isWorkingDay } = snapshot;
  const lines = await seriesLines(tx, snapshot);
  const appealsOf = await ownAppealsFor(tx, { book, now, isWorkingDay });
  const isWanted = (debtor: PostId) => isDebtOf(rule.to, debtor);
  const duties = await duesOfDay(tx, book, { now, kinds: ['duty'], isWanted });
  const of = (posts: readonly PostId[]): DataOf<'own-direction'> => ({
    draft: 'own-direction',
    lines: posts.flatMap((post) => (postIn(book, post)?.series ?? []).flatMap((series) => lines.get(series) ?? [])),
    appeals: appealsOf(posts),
    duties: plain(duties.filter(({ post }) => isDebtOf(posts, post))),
  });
  const to = rule.to.filter((post) => {
    const { lines: series, appeals, duties: owed } = of([post]);
    return series.length > 0 || owed.length > 0 || isAnyPressing(appeals);
  });
  return { empty: to.length === 0, to, for: (posts) => [of(posts.filter((post) => rule.to.includes(post)))] };
}

function isAnyPressing({ arrived, overdue, today, stuck }: OwnAppeals): boolean {
  return arrived + overdue + today + stuck > 0;
}

/** The watched series as they stand at the last complete day, by their id in the book. */
async function seriesLines(
  tx: Tx,
  { book, isWorkingDay }: Pick<Wanted['snapshot'], 'book' | 'isWorkingDay'>,
): Promise<Map<string, DigestLine>> {
  const { id, timezone } = book.district;
  const last = await completeThrough(tx, id, timezone);
  if (last === null) return new Map();
  const judged = await assessSeries(tx, book, { day: last, isWorkingDay });
  return new Map(
    judged.map(({ rise, daily }) => {
      const { series, title, current, previous, growthPercent, confidentPercent, tier, events = [] } = rise;
      const figures = { title, current, previous, growthPercent, confidentPercent, tier, daily };
      return [series, { ...figures, problems: null, others: null, events }];
    }),
  );
}

function plain(lines: readonly (DutyLine & { owed: unknown })[]): DutyLine[] {
  return lines.map(({ owed: _, ...line }) => line);
}
