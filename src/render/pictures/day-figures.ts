import { number } from '../text/numbers.ts';
import type { PictureDay } from '../../domain/digest-picture.ts';
import type { Face, Measure } from './typeface.ts';

/** The figures above the columns. */
export const FIGURE: Face = { size: 11, weight: 600 };

/** What the figures of the days count in; `words` follow the heading. */
export interface Unit {
  size: number;
  words: string;
}

const UNITS: readonly [Unit, ...Unit[]] = [
  { size: 1, words: '' },
  { size: 1e3, words: ', тыс.' },
  { size: 1e6, words: ', млн' },
];
/** From here on a digit after the comma says nothing. */
const WHOLE_FROM = 100;
const NEARLY_NONE = '≈0';

/** The smallest unit in which the figures of all days stand side by side, each within its slot. */
export function unitFor(days: readonly PictureDay[], slotWidth: number, measure: Measure): Unit {
  const counts = days.flatMap(({ count }) => (count === null ? [] : [count]));
  const fits = (unit: Unit): boolean =>
    counts.every((count) => measure(figureIn(unit, count), FIGURE) <= slotWidth - 1);
  return UNITS.find(fits) ?? UNITS[0];
}

/** «171», in thousands «17,2»; appeals that round to nothing are not none: «≈0». */
export function figureIn({ size }: Unit, count: number): string {
  const value = count / size;
  const text = number(value < WHOLE_FROM ? value : Math.round(value));
  return text === '0' && count > 0 ? NEARLY_NONE : text;
}
