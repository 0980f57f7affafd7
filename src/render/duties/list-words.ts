import type { DeadlineGroup, StatusGroup, UnacceptedGroup, Whose } from '../../analytics/control.ts';
import { counted, number } from '../text/numbers.ts';
import { FORMS, form, type Forms } from '../text/plural.ts';

/** Some of a list, in words: whose it is, how many appeals stand behind it, how they stand. */
export interface ListRow extends Whose {
  count: number;
  words: string;
}

/** Figures of one group, of one responsible, or of a whole list. */
export type Figures<G extends Whose> = Omit<G, keyof Whose>;

/** «3, старейшее — 6 дней»; «2, поступили сегодня» */
export function unacceptedWords({ count, oldestDays }: Figures<UnacceptedGroup>): string {
  const age = oldestDays === 0 ? `${form(count, CAME)} сегодня` : `старейшее — ${counted(oldestDays, FORMS.day)}`;
  return `${number(count)}, ${age}`;
}

const CAME: Forms = ['поступило', 'поступили', 'поступили'];

/** «просрочено 5 (из них отложенных 2), сегодня 1, через 1 раб. день — 4, через 3 — 8»: what is nought is left out. */
export function deadlineWords(figures: Figures<DeadlineGroup>): string {
  const { overdue, promisePassed, today, inOne, inTwo, inThree } = figures;
  const soon = [inOne, inTwo, inThree]
    .map((count, index) => ({ days: index + 1, count }))
    .filter(({ count }) => count > 0)
    .map(
      ({ days, count }, at) => `через ${days}${at === 0 ? ` раб. ${form(days, FORMS.day)}` : ''} — ${number(count)}`,
    );
  const now = counts([
    ['просрочено', overdue, promisePassed > 0 ? ` (из них отложенных ${number(promisePassed)})` : ''],
    ['сегодня', today],
  ]);
  return [now, ...soon].filter((words) => words !== '').join(', ');
}

/** The same of a responsible, with what was closed lately: «закрыто 4; осталось: просрочено 1». */
export function closedWords(figures: Figures<StatusGroup>): string {
  const left = statusWords(figures);
  const closed = `закрыто ${number(figures.closed)}`;
  return left === '' ? closed : `${closed}; осталось: ${left}`;
}

/** «просрочено 3, отложено 5 (обещанный срок прошёл: 2), повторных 4 (после ответа: 1)»: one appeal may stand in several. */
export function statusWords(figures: Figures<StatusGroup>): string {
  const { promisePassed, returned } = figures;
  return counts([
    ['просрочено', figures.overdue],
    ['отложено', figures.postponed, promisePassed > 0 ? ` (обещанный срок прошёл: ${number(promisePassed)})` : ''],
    ['повторных', figures.repeated, returned > 0 ? ` (после ответа: ${number(returned)})` : ''],
  ]);
}

function counts(figures: readonly (readonly [word: string, count: number, after?: string])[]): string {
  return figures
    .filter(([, count]) => count > 0)
    .map(([word, count, after = '']) => `${word} ${number(count)}${after}`)
    .join(', ');
}
