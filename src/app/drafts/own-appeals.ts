import { altogether } from '../../analytics/by-responsible.ts';
import { deadlines, stuck } from '../../analytics/control.ts';
import { workingDayBefore } from '../../analytics/working-days.ts';
import { localDate } from '../../domain/calendar.ts';
import type { PostId } from '../../domain/post.ts';
import { postIn } from '../../regulation/book.ts';
import type { OwnAppeals } from '../../render/duties/draft-data.ts';
import { countByDay, readFreshness } from '../../store/appeals.ts';
import type { Place } from '../../store/appeal-place.ts';
import { countInWork, countUnaccepted } from '../../store/control-lists.ts';
import type { Tx } from '../../store/database.ts';
import { scopeTest } from '../figures/scope.ts';
import { withSeriesNames } from '../figures/series-names.ts';
import type { Wanted } from './control.ts';

/**
 * The appeals under the series that posts are there for: what came since the working day before, and what of it all is
 * pressing, by the same measure as the control lists (Ruza 2.2). Read once, however many posts ask.
 */
export async function ownAppealsFor(
  tx: Tx,
  { book, now, isWorkingDay }: Wanted,
): Promise<(posts: readonly PostId[]) => OwnAppeals> {
  const { id: district, timezone: zone } = book.district;
  const today = localDate(now, zone);
  const since = workingDayBefore(today, isWorkingDay);
  const { watch } = (await withSeriesNames(tx, book)).emergency;
  const { asOf } = await readFreshness(tx, district, zone);
  const arrived = await countByDay(tx, { district, from: since, to: today });
  const inWork = await countInWork(tx, { district, zone });
  const unaccepted = await countUnaccepted(tx, district);
  return (posts) => {
    const series = posts.flatMap((post) => postIn(book, post)?.series ?? []);
    const tests = watch.filter(({ id }) => series.includes(id)).map(scopeTest);
    const own = <C extends Place>(counts: C[]) =>
      counts.filter((place) => tests.some((isIn) => isIn(place))).map((count) => ({ ...count, responsible: '' }));
    const due = altogether(deadlines(own(inWork), today, isWorkingDay));
    return {
      asOf,
      since,
      arrived: own(arrived).reduce((sum, { count }) => sum + count, 0),
      overdue: due?.overdue ?? 0,
      today: due?.today ?? 0,
      stuck: altogether(stuck(own(unaccepted), today, isWorkingDay))?.count ?? 0,
    };
  };
}
