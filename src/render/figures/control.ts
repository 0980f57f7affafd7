import type { Screen } from '../../domain/message.ts';
import type { Book } from '../../regulation/book.ts';
import type { DraftName } from '../../regulation/words.ts';
import { inBrackets } from '../text/cite.ts';
import { asOfLine, controlLines, type ControlList } from '../duties/data-lists.ts';
import { fit } from '../text/fit.ts';
import { bold, lines, paragraphs } from '../text/rich-text.ts';

/** Executors of one list: three or four lists share a screen. */
const EXECUTORS_SHOWN = 6;

const TITLES: Record<ControlList['draft'], string> = {
  'not-accepted': 'Принятие в работу',
  deadlines: 'Сроки',
  statuses: 'Отложенные, просроченные, повторные',
  stuck: 'Без движения',
};

/** `/control`: acceptance, deadlines and statuses as they are now, each under the clause that demands the control. */
export function renderControl(book: Book, lists: readonly ControlList[]): Screen {
  const zone = book.district.timezone;
  // Lists of one import say once what they rest on.
  const times = new Set(lists.map(({ asOf }) => asOf?.getTime() ?? null));
  const common = times.size === 1 ? (lists[0]?.asOf ?? null) : null;
  const text = paragraphs(
    bold(`Контроль обращений · ${book.district.title} · ${book.name}`),
    ...lists.map((list) =>
      lines(
        bold(`${TITLES[list.draft]}${inBrackets(book, ...clausesOf(book, list.draft))}`),
        controlLines(list, zone, EXECUTORS_SHOWN, common === null),
      ),
    ),
    common !== null && asOfLine(common, zone),
  );
  return fit({ ...text, buttons: [] });
}

/** The clauses of the rules that show or send this list. */
function clausesOf(book: Book, name: DraftName): string[] {
  return Object.values(book.rules)
    .filter(({ shows, draft }) => shows === name || draft === name)
    .map(({ clause }) => clause);
}
