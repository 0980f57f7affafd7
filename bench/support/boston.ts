import { readFileSync } from 'node:fs';
import papaparse from 'papaparse';
import { dayKinds } from '../../src/analytics/day-kinds.ts';
import { mondayToFriday } from '../../src/regulation/schedule.ts';

/** Service requests of one type to Boston 311, by day of 2015. */
export interface RealSeries {
  name: string;
  counts: number[];
}

export interface Boston {
  series: RealSeries[];
  kinds: Uint8Array;
}

/** Days off of 2015 in Massachusetts besides weekends: Boston's production calendar. */
const DAYS_OFF = new Set([
  '2015-01-01',
  '2015-01-19',
  '2015-02-16',
  '2015-04-20',
  '2015-05-25',
  '2015-07-03',
  '2015-09-07',
  '2015-10-12',
  '2015-11-11',
  '2015-11-26',
  '2015-12-25',
]);

/** The 50 series, as issued; a row is a type, a column a day. */
export function readBoston(): Boston {
  const file = new URL('../data/boston-311-2015-daily.csv', import.meta.url);
  const [head = [], ...rows] = papaparse.parse<string[]>(readFileSync(file, 'utf8'), { skipEmptyLines: true }).data;
  const [first = ''] = head.slice(1);
  return {
    series: rows.map(([name = '', ...counts]) => ({ name, counts: counts.map(Number) })),
    kinds: dayKinds(first, head.length - 1, (day) => mondayToFriday(day) && !DAYS_OFF.has(day)),
  };
}

/** Half of the series, told by their names alone: what is developed on, and what is held out from it. */
export function half({ series, kinds }: Boston, wanted: 'development' | 'held out'): Boston {
  return { series: series.filter(({ name }) => (hash(name) % 2 === 0) === (wanted === 'development')), kinds };
}

/** FNV-1a. */
function hash(text: string): number {
  return [...text].reduce(
    (mixed, letter) => Math.imul(mixed ^ (letter.codePointAt(0) ?? 0), 16_777_619) >>> 0,
    2_166_136_261,
  );
}
