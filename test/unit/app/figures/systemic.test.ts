import { describe, expect, it } from 'vitest';
import type { History } from '../../../../src/app/figures/history.ts';
import { systemicWithout } from '../../../../src/app/figures/systemic.ts';
import { topsOf } from '../../../../src/app/figures/top.ts';
import { emptyFacts } from '../../../../src/domain/case.ts';
import { addDays, type LocalDate } from '../../../../src/domain/calendar.ts';
import { fold } from '../../../../src/domain/fold.ts';
import type { Book } from '../../../../src/regulation/book.ts';
import { poisson, randomOf } from '../../../../src/sandbox/samples/random.ts';
import { dailyCounts } from '../../../support/daily-counts.ts';
import { KHIMKI, RUZA } from '../../../support/import-app.ts';

const LAST = '2026-07-27';
/** The longest baseline and window of the earliest of the fourteen days. */
const READ = 72;

/** Titles of what is systemic on the evening of a day. */
function systemicOn(book: Book, history: History, day: LocalDate = history.to): string[] {
  return systemicWithout([], book, { ...history, to: day }, topsOf(book, history)).map(({ title }) => title);
}

describe('what chance alone makes of the seven categories of Ruza', () => {
  const DAYS = 142;
  const FIRST = addDays(LAST, 1 - DAYS);
  const days = dailyCounts({ from: FIRST, to: LAST });
  /** A week apart: two moments share half of their fourteen days at most. */
  const MOMENTS = Array.from({ length: 1 + Math.floor((DAYS - READ) / 7) }, (_, back) => addDays(LAST, -7 * back));
  const TOWNS = 5;
  const ALL = RUZA.emergency.watch.map(({ title }) => title);

  /** The town in which every category has so many appeals a day; `raised` has twice as many for the last 30 days. */
  function town(mean: number, number: number, raised: string | null = null): History {
    const random = randomOf('systemic', mean, number);
    const places = RUZA.emergency.watch.map(({ title, match }) =>
      days.place({ direction: 'ЖКХ', subcategory: match[0] ?? null }, (day) =>
        poisson(title === raised && day > addDays(LAST, -30) ? 2 * mean : mean, random),
      ),
    );
    return days.history(places);
  }
  const towns = (mean: number, raised: string | null = null) =>
    Array.from({ length: TOWNS }, (_, number) => town(mean, number, raised));

  it.each([0.5, 2, 10])('at %d a day: systemic at no more than one moment of twenty', (mean) => {
    const found = towns(mean).flatMap((history) => MOMENTS.flatMap((day) => systemicOn(RUZA, history, day)));
    expect(found.length / (TOWNS * MOMENTS.length * ALL.length)).toBeLessThanOrEqual(0.05);
  });

  it.each([2, 10])('at %d a day: what doubles for 30 days is found within them, whichever it is', (mean) => {
    const found = ALL.flatMap((raised) =>
      towns(mean, raised).map((history) =>
        Array.from({ length: 30 }, (_, back) => addDays(LAST, -back)).some((day) =>
          systemicOn(RUZA, history, day).includes(raised),
        ),
      ),
    );
    expect(found.filter(Boolean).length / found.length).toBeGreaterThanOrEqual(mean === 2 ? 0.85 : 1);
  });
});

describe('a place in the TOP', () => {
  const days = dailyCounts({ from: addDays(LAST, 1 - READ), to: LAST });
  /** A subcategory that has so many a day in the last week instead of one. */
  const raised = (subcategory: string, now: number) =>
    days.place({ category: 'Уличное освещение', subcategory }, (day) => (day > addDays(LAST, -7) ? now : 1));
  const NAMES = ['а', 'б', 'в', 'г', 'д', 'е', 'ж', 'з'];

  it('counts among the first seven: the eighth to grow for certain is not systemic', () => {
    const places = NAMES.map((name, at) => raised(name, 20 - at));
    expect(systemicOn(KHIMKI, days.history(places))).toEqual(NAMES.slice(0, 7));
    expect(systemicOn(KHIMKI, days.history(places.slice(1)))).toEqual(NAMES.slice(1));
  });

  it('a day on which it grew by chance at most does not count, though the TOP shows it', () => {
    const history = days.history([raised('а', 2)]);
    const periods = { from: '2026-07-21', to: LAST, previousFrom: '2026-07-14', previousTo: '2026-07-20' };
    expect(topsOf(KHIMKI, history)({ ...periods, days: 7, day: LAST }).problems).toHaveLength(1);
    expect(systemicOn(KHIMKI, history)).toEqual([]);
  });

  it('is planned for by a roadmap, not by one of a drill', () => {
    const history = days.history([raised('а', 9)]);
    const without = (drill: boolean) =>
      systemicWithout(
        [{ kind: 'roadmap', drill, facts: emptyFacts(fold('А')) }],
        KHIMKI,
        history,
        topsOf(KHIMKI, history),
      );
    expect(without(false)).toEqual([]);
    expect(without(true)).toEqual([{ title: 'а', days: 7 }]);
  });
});
