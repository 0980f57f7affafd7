import { addDays } from '../../domain/calendar.ts';
import type { Rise, Tier } from '../../domain/rise.ts';
import { periodText } from './dates.ts';
import { counted, number, signedPercent } from './numbers.ts';
import { FORMS } from './plural.ts';

interface Figures {
  current: number;
  previous: number;
  growthPercent: number | null;
}

/** «37 против 20: +85 %», «5 против 0: рост с нуля», «0 против 0: без изменений». */
export function growthText(figures: Figures): string {
  return `${number(figures.current)} против ${number(figures.previous)}: ${changeText(figures)}`;
}

/** «+85 %», «рост с нуля», «без изменений». */
export function changeText({ current, previous, growthPercent }: Figures): string {
  if (current === previous) return 'без изменений';
  return growthPercent === null ? 'рост с нуля' : signedPercent(growthPercent);
}

/**
 * The second number of the two that always stand together; null when there is nothing to compare. `over`: « за сутки», where
 * it is not of the same days as the first.
 */
export function confidenceText(confidentPercent: number | null, over = ''): string | null {
  if (confidentPercent === null) return null;
  return confidentPercent > 0
    ? `уверенный рост${over} не менее ${signedPercent(confidentPercent)}`
    : 'уверенного роста нет';
}

/** «37 против 20: +85 %; уверенный рост не менее +13 %» */
export function riseText(rise: Figures & { confidentPercent: number | null; window?: number }): string {
  const confidence = confidenceText(rise.confidentPercent, overDays(rise.window));
  return confidence === null ? growthText(rise) : `${growthText(rise)}; ${confidence}`;
}

/** « за сутки», « за 3 дня»: the days that the daily series says it of; '' where there is none. */
function overDays(days: number | undefined): string {
  if (days === undefined) return '';
  return days === 1 ? ' за сутки' : ` за ${counted(days, FORMS.day)}`;
}

/** The two periods of a rise: «13.03–19.03 против 06.03–12.03». */
export function risePeriods(rise: Rise): string {
  const from = addDays(rise.day, 1 - rise.days);
  const previousTo = addDays(from, -1);
  return `${periodText(from, rise.day)} против ${periodText(addDays(previousTo, 1 - rise.days), previousTo)}`;
}

/** What a tier is called before people. */
export const TIER_WORDS: Record<Tier, string | null> = {
  none: null,
  formal: null,
  attention: 'внимание',
  incident: 'резкий рост',
  critical: 'критический рост',
};
