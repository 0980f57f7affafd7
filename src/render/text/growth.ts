import { reportingPeriods, type PeriodKind } from '../../analytics/periods.ts';
import type { Rise, Tier } from '../../domain/rise.ts';
import { periodText } from './dates.ts';
import { counted, number, signedPercent } from './numbers.ts';
import { FORMS } from './plural.ts';

interface Figures {
  current: number;
  previous: number;
  growthPercent: number | null;
}

/** «37 против 20: +85 %», «5 против 0: рост с нуля», «0 против 0: без изменений». `threshold`: see `changeText`. */
export function growthText(figures: Figures, threshold?: number): string {
  return `${number(figures.current)} против ${number(figures.previous)}: ${changeText(figures, threshold)}`;
}

/**
 * «+85 %», «рост с нуля», «без изменений». A growth over the `threshold` that is written as the threshold itself would
 * contradict what is asked of it: «чуть больше +10 %».
 */
export function changeText({ current, previous, growthPercent }: Figures, threshold?: number): string {
  if (current === previous) return 'без изменений';
  if (growthPercent === null) return 'рост с нуля';
  const text = signedPercent(growthPercent);
  const isOver = threshold !== undefined && growthPercent > threshold;
  return isOver && text === signedPercent(threshold) ? `чуть больше ${text}` : text;
}

/** What the second number is said of: the two counts beside it, the bound, and the days it is of. */
export interface Confidence {
  current: number;
  previous: number;
  /** null: no appeal in the days it is of, so there is no bound. */
  confidentPercent: number | null;
  /** By the daily series it is of the last day or the last three; absent where it is of the same days as the first number. */
  window?: number | undefined;
}

/**
 * The second number of the two that always stand together. By the daily series it is against the usual level of the last
 * days, and may well be more than the formal growth of a week, or a growth where the week fell. null where nothing grew:
 * beside a fall nobody asks how certain a growth is.
 */
export function confidenceText({ current, previous, confidentPercent, window }: Confidence): string | null {
  const over = window === undefined ? '' : ` за ${daysText(window)}`;
  if ((confidentPercent ?? 0) > 0) return `уверенный рост${over} не менее ${signedPercent(confidentPercent ?? 0)}`;
  return current > previous ? 'уверенного роста нет' : null;
}

/** «37 против 20: +85 % за 7 дней к предыдущим 7; уверенный рост за сутки не менее +13 %» */
export function riseText(rise: RiseFigures, threshold?: number): string {
  const confidence = confidenceText(rise);
  return `${growthText(rise, threshold)} ${overText(rise)}${confidence === null ? '' : `; ${confidence}`}`;
}

type RiseFigures = Figures & Pick<Rise, 'days' | 'confidentPercent' | 'window'>;

/** «за 7 дней к предыдущим 7»; a single day may be compared with the one before or with that of a week ago: «за сутки». */
function overText({ days }: Pick<Rise, 'days'>): string {
  return days === 1 ? `за ${daysText(days)}` : `за ${daysText(days)} к предыдущим ${number(days)}`;
}

/** «сутки», «3 дня»: after «за». */
export function daysText(days: number): string {
  return days === 1 ? 'сутки' : counted(days, FORMS.day);
}

/** The two periods of a rise, and that it is of every source: «13.03–19.03 против 06.03–12.03, все источники». */
export function risePeriods({ day }: Pick<Rise, 'day'>, kind: PeriodKind): string {
  const { from, to, previousFrom, previousTo } = reportingPeriods(kind, day);
  return `${periodText(from, to)} против ${periodText(previousFrom, previousTo)}, все источники`;
}

/** What a tier is called before people. */
export const TIER_WORDS: Record<Tier, string | null> = {
  none: null,
  formal: null,
  attention: 'внимание',
  incident: 'резкий рост',
  critical: 'критический рост',
};
