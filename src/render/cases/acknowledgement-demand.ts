import type { RichText } from '../../domain/message.ts';
import { inBrackets } from '../text/cite.ts';
import { acknowledgementOwed, dueText, isOverdue } from '../owed.ts';
import { holds, postName } from '../posts.ts';
import { bold, rich } from '../text/rich-text.ts';
import type { Audience, CaseView } from '../view.ts';

/** That a case is to be taken, by whom and by when, or that nobody took it in time. null once somebody has. */
export function acknowledgementDemand(view: CaseView, audience: Audience): RichText | null {
  const owed = acknowledgementOwed(view);
  if (owed === null) return null;
  const until = `${dueText(view, owed)}${inBrackets(view.book, owed.clause)}`;
  if (isOverdue(view, owed)) return bold(`Не принято в работу. Требовалось ${until}`);
  const concerned = [owed.debtor, ...view.case.reached].some((post) => holds(audience, post));
  return concerned
    ? bold(`Требуется принять в работу ${until}`)
    : rich(`Принимает в работу ${postName(view, owed.debtor)} — ${until}`);
}
