import { addDays, instantOf, localDate, type LocalDate } from '../../domain/calendar.ts';
import { missedBefore } from '../../domain/missed-row.ts';
import type { RichText } from '../../domain/message.ts';
import type { Obligation } from '../../domain/obligation.ts';
import type { Book } from '../../regulation/book.ts';
import { clausesText, inBrackets } from '../text/cite.ts';
import { clockText, dayText } from '../text/dates.ts';
import { dutyOf, placeOf } from './duty-parts.ts';
import { counted } from '../text/numbers.ts';
import { debtLine, dueText, isOverdue, lateness, owedWords } from '../owed.ts';
import type { Forms } from '../text/plural.ts';
import { holds, postName } from '../posts.ts';
import { bold, italic, lines, sentence } from '../text/rich-text.ts';
import type { Audience, Part } from '../view.ts';

/** The day whose data are missing: the day before the turn of the duty. */
function missingDay({ view }: Part, obligation: Obligation | null): LocalDate {
  const turn = obligation?.occurrence ?? '';
  const day = /^\d{4}-\d{2}-\d{2}$/.test(turn) ? turn : localDate(view.now, view.book.district.timezone);
  return addDays(day, -1);
}

/** «до 14:14»: up to when the data of a day go that are loaded in part; null where nothing of it is. */
function knownUntil({ asOf = null, view }: Part, day: LocalDate): string | null {
  const { timezone } = view.book.district;
  if (asOf === null || localDate(asOf, timezone) !== day || asOf <= instantOf(day, '00:00', timezone)) return null;
  return `до ${clockText(asOf, timezone)}`;
}

/** To the debtor: what to do. To the others: what the figures rest on. */
export function noData(part: Part, audience: Audience): RichText {
  const { view, tell } = part;
  const owed = dutyOf(part);
  const cite = inBrackets(view.book, owed?.clause ?? tell.clause);
  const due = owed === null ? '' : ` ${dueText(view, owed)}`;
  const late = owed !== null && isOverdue(view, owed) ? lateness(view, owed) : '';
  const debtor = owed?.debtor ?? '';
  const again = owed !== null && tell.at > owed.startsAt && debtor !== '' && holds(audience, debtor);
  const day = missingDay(part, owed);
  const until = knownUntil(part, day);
  const missing =
    until === null ? `не загружены (${dayText(day)})` : `загружены не полностью (${dayText(day)}, ${until})`;
  const meanwhile =
    until === null ? 'Пока данных нет, цифры за вчера неизвестны.' : 'Неполный день в сравнение не входит.';
  return lines(
    bold(`${again ? 'Напоминание. ' : ''}${view.book.name}: данные за вчера ${missing}`),
    debtor === '' || holds(audience, debtor)
      ? `Загрузите ${until === null ? '' : 'полную '}выгрузку${due}${cite}${late}: отправьте файл CSV или XLSX в этот чат.`
      : `Загрузить должен ${postName(view, debtor)} —${due}${cite}${late}. ${meanwhile}`,
  );
}

/** The bot's own debt: the digest did not leave in time. */
export function botLate(part: Part): RichText {
  const { view, tell } = part;
  const owed = dutyOf(part);
  const what = owed === null ? 'Отчёт' : dueText(view, owed);
  const cite = inBrackets(view.book, owed?.clause ?? tell.clause);
  return lines(
    bold(`${view.book.name}: ТОП проблем не отправлен в срок`),
    owed === null ? `Задержка по вине бота${cite}.` : `Бот должен был отправить его ${what}${cite}. Состояние: /status`,
  );
}

/** To the posts above: a duty that was not carried out in time, or has been since. */
export function reportOf(part: Part, audience: Audience): RichText {
  const { view, tell } = part;
  const owed = dutyOf(part);
  const head = bold(placeOf(view));
  if (owed === null) return lines(head, `Обязанность исполнена${inBrackets(view.book, tell.clause)}.`);
  const cite = inBrackets(view.book, owed.clause);
  if (owed.state === 'met' || owed.state === 'void')
    return lines(head, `${sentence(owedWords(view.book, owed))}: исполнено${cite}.`);
  return lines(
    head,
    `Не исполнено: ${debtLine(view, owed, audience)}${lateness(view, owed)}`,
    inARow(view, owed),
    tell.clause !== owed.clause && italic(`Основание: ${clausesText(view.book, [tell.clause])}`),
  );
}

const TIMES: Forms = ['раз', 'раза', 'раз'];

/** The book tells of this duty only when several turns were missed one after another: all that are known are counted. */
function inARow({ book, obligations }: Part['view'], owed: Obligation): string | null {
  if (!countsRows(book, owed.rule)) return null;
  const missed = 1 + missedBefore(obligations, owed).length;
  return missed > 1 ? `Пропущено ${counted(missed, TIMES)} подряд` : null;
}

function countsRows(book: Book, rule: string): boolean {
  return book.rules[rule]?.ifMissed.some((rung) => rung.inARow > 1) ?? false;
}
