import type { Screen } from '../../domain/message.ts';
import { fold } from '../../domain/fold.ts';
import type { Book } from '../../regulation/book.ts';
import type { DraftName } from '../../regulation/words.ts';
import { inBrackets } from '../text/cite.ts';
import { asOfLine, controlAsOf, controlLines } from '../duties/data-lists.ts';
import { soleResponsible, type ControlList } from '../duties/list-rows.ts';
import { responsibleLine } from '../duties/responsible-lines.ts';
import { fit } from '../text/fit.ts';
import { bold, lines, paragraphs } from '../text/rich-text.ts';
import { controlButtons } from './control-buttons.ts';

export const CONTROL_TAKES_NOTHING =
  'После /control ничего писать не нужно: команда показывает все списки, отдельный исполнитель — в таблице под ними. Отправьте /control';
export const AVERAGES_TAKE_NOTHING =
  'После /averages ничего писать не нужно: команда показывает средние по всем категориям. Отправьте /averages';

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
  const responsible = answersForAll(lists);
  const said = { dated: common === null, answered: responsible === null };
  const text = paragraphs(
    bold(`Контроль обращений · ${book.district.title} · ${book.name}`),
    ...(nothing ? [asOfLine(null, zone)] : lists.map((list) => listBlock(book, list, said))),
    lines(responsible !== null && responsibleLine(responsible, book), common !== null && controlAsOf(common, zone)),
  );
  return fit({ ...text, buttons: nothing ? [] : controlButtons(book) });
}

/** Who answers for every list that is not empty: said once below them all. null: not the same for each. */
function answersForAll(lists: readonly ControlList[]): string | null {
  const [first = null, ...others] = lists.filter(({ groups }) => groups.length > 0).map(soleResponsible);
  return first !== null && others.every((other) => other !== null && fold(other) === fold(first)) ? first : null;
}

function listBlock(book: Book, list: ControlList, said: { dated: boolean; answered: boolean }) {
  return lines(
    bold(`${TITLES[list.draft]}${inBrackets(book, ...clausesOf(book, list.draft))}`),
    controlLines(list, book, { shown: EXECUTORS_SHOWN, ...said }),
  );
}

/** The clauses of the rules that show or send this list. */
function clausesOf(book: Book, name: DraftName): string[] {
  return Object.values(book.rules)
    .filter(({ shows, draft }) => shows === name || draft === name)
    .map(({ clause }) => clause);
}
