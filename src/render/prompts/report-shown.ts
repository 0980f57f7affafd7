import { HELD, type Obligation } from '../../domain/obligation.ts';
import { isPersonsDraft, previewAt } from '../cases/asked-now.ts';
import { reportAsRead } from '../cases/preview.ts';
import { dutyReportAsRead } from '../duties/duty-demand.ts';
import { clockText } from '../text/dates.ts';
import { holds } from '../posts.ts';
import type { Audience, CaseView, Part } from '../view.ts';

/** What the reader's posts are asked for now and can still answer, as a preview of this instant would show it. */
export function askedOf(view: CaseView, audience: Audience): Obligation[] {
  return view.obligations.filter(
    (debt) =>
      debt.state === 'open' &&
      debt.overdueAt === null &&
      holds(audience, debt.debtor) &&
      (debt.items.includes(HELD) || (debt.startsAt <= view.now && previewAt(view, debt) <= view.now)),
  );
}

/** Does the obligation wait for a word on what the bot has drafted? */
export function isDraftOf({ book }: Pick<CaseView, 'book'>, { rule }: Obligation): boolean {
  const known = book.rules[rule];
  return known !== undefined && isPersonsDraft(known);
}

/** The text that «Отправить» would send of these parts of one case: of a duty one for each report. */
export function reportTexts(parts: readonly Part[]): string[] {
  const [first] = parts;
  if (first === undefined) return [];
  const { view } = first;
  const drafts = (of: readonly Part[]) =>
    view.obligations.filter((debt) => isDraftOf(view, debt) && of.some(({ tell }) => tell.obligation === debt.key));
  const texts =
    view.case.kind === 'duty'
      ? parts.flatMap((part) => drafts([part]).map((debt) => dutyReportAsRead(part, debt)?.text ?? ''))
      : [reportAsRead(view, drafts(parts)).text];
  return texts.filter((text) => text !== '');
}

/** Where a text over the messenger's limit was cut. */
const CUT = /\n…ещё \d+$/u;

/** Does a message show all of it, as far as one message can? */
export function isShownIn(message: string, text: string): boolean {
  if (message.includes(text)) return true;
  if (!CUT.test(message)) return false;
  const kept = message.replace(CUT, '');
  const start = kept.lastIndexOf(text.slice(0, Math.max(0, text.indexOf('\n'))) || text);
  return start >= 0 && text.startsWith(kept.slice(start));
}

/** Does a message show the text of a report at all? */
export function showsReport(message: string): boolean {
  return /^Текст доклада/mu.test(message);
}

/** On the message that was pressed: what it showed since then is not what would leave. */
export function textChanged(shownAt: Date | null, zone: string): string {
  const since = shownAt === null ? '' : ` с ${clockText(shownAt, zone)}`;
  return `Текст изменился${since}: прочтите и отправьте ещё раз`;
}

/** Pressed where the text does not stand, on a card or a list: it comes in a message of its own. */
export const READ_FIRST = 'Прочтите текст доклада и отправьте его';
