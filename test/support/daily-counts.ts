import { dayKinds } from '../../src/analytics/day-kinds.ts';
import type { History } from '../../src/app/figures/history.ts';
import { addDays, daysBetween, type LocalDate } from '../../src/domain/calendar.ts';
import type { DayRange } from '../../src/domain/coverage.ts';
import { mondayToFriday } from '../../src/regulation/schedule.ts';
import type { PlaceSeries } from '../../src/store/day-series.ts';

/** Daily counts without a database: every day of them is complete, unless `complete` says otherwise. */
export function dailyCounts({ from, to }: DayRange) {
  const length = daysBetween(from, to) + 1;
  return {
    /** The counts of one place, by day: what is not named is none. */
    place: (
      { source = 'Добродел', direction = 'Энергетика', category = null, subcategory = null }: Partial<PlaceSeries>,
      counts: Record<LocalDate, number> | ((day: LocalDate) => number),
    ): PlaceSeries => ({
      source,
      direction,
      category,
      subcategory,
      fact: null,
      counts: Uint32Array.from({ length }, (_, index) => {
        const day = addDays(from, index);
        return typeof counts === 'function' ? counts(day) : (counts[day] ?? 0);
      }),
    }),
    history: (
      places: readonly PlaceSeries[],
      { complete = [{ from, to }], isWorkingDay = mondayToFriday }: Partial<Known> = {},
    ): History => ({
      from,
      to,
      complete,
      kinds: dayKinds(from, length, isWorkingDay),
      scope: { places: [] },
      places,
    }),
  };
}

interface Known {
  complete: readonly DayRange[];
  isWorkingDay: (day: LocalDate) => boolean;
}
