import { CAP } from '../text/clean.ts';

/** Characters of a question of the ministry: what its card shows whole on one phone screen. */
export const REQUEST_AT_MOST = CAP.question;

/** A longer one is not cut where nobody sees it: whoever asked says it shorter, or in two. */
export const REQUEST_TOO_LONG = `Не зарегистрировано: обращение длиннее ${REQUEST_AT_MOST} знаков. Сократите его или разделите на несколько и пришлите ещё раз.`;

/** Longer than any screen would show: it would be answered without having been read to its end. */
export function isTooLong(text: string): boolean {
  return [...text].length > REQUEST_AT_MOST;
}
