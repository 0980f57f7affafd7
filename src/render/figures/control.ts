import type { Screen } from '../../domain/message.ts';
import type { Book } from '../../regulation/book.ts';
import type { DraftName } from '../../regulation/words.ts';
import { inBrackets } from '../text/cite.ts';
import { asOfLine, controlLines, type ControlList } from '../duties/data-lists.ts';
import { fit } from '../text/fit.ts';
import { bold, lines, paragraphs } from '../text/rich-text.ts';
import { controlButtons } from './control-buttons.ts';

/** Executors of one list: four lists share a screen, the table has them all. */
const EXECUTORS_SHOWN = 5;

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
  const nothing = lists.every(({ asOf }) => asOf === null);
  const text = paragraphs(
    bold(`Контроль обращений · ${book.district.title} · ${book.name}`),
    ...(nothing ? [asOfLine(null, zone)] : lists.map((list) => listBlock(book, list, common === null))),
    common !== null && asOfLine(common, zone),
  );
  return fit({ ...text, buttons: nothing ? [] : controlButtons(book) });
}

function listBlock(book: Book, list: ControlList, dated: boolean) {
  return lines(
    bold(`${TITLES[list.draft]}${inBrackets(book, ...clausesOf(book, list.draft))}`),
    controlLines(list, book, { shown: EXECUTORS_SHOWN, dated }),
  );
}

/** The clauses of the rules that show or send this list. */
function clausesOf(book: Book, name: DraftName): string[] {
  return Object.values(book.rules)
    .filter(({ shows, draft }) => shows === name || draft === name)
    .map(({ clause }) => clause);
}
