import { addDays, localDate, type LocalDate } from '../domain/calendar.ts';
import type { Obligation } from '../domain/obligation.ts';
import type { RichText } from '../domain/message.ts';
import { inBrackets } from './cite.ts';
import { dayText } from './dates.ts';
import { digestBody } from './digest.ts';
import { debtLine, dueText, isOverdue, lateness, openDebts, owedWords } from './owed.ts';
import { holds, postName } from './posts.ts';
import { bold, lines, rich, sentence } from './rich-text.ts';
import type { Audience, CaseView, Part } from './view.ts';

/** What is said of a duty of the regular mode: it has no number and no buttons. */
export function dutyBody(part: Part, audience: Audience): RichText {
  if (audience.external && part.tell.say !== 'draft') return nothingToReport(part);
  switch (part.tell.say) {
    case 'draft':
      if (part.digest !== null) return digestBody(part.digest);
      return audience.external ? nothingToReport(part) : demanded(part, audience);
    case 'no-data':
      return noData(part, audience);
    case 'bot-late':
      return botLate(part);
    default:
      return demanded(part, audience);
  }
}

/** A duty of the house is no matter of an external chat: no miss is named there. */
function nothingToReport({ view, tell }: Part): RichText {
  return rich(
    `${view.book.district.title} · ${view.book.name}: сведений для доклада нет${inBrackets(view.book, tell.clause)}.`,
  );
}

function obligationOf({ view, tell }: Part): Obligation | null {
  const named = view.obligations.find((obligation) => obligation.key === tell.obligation);
  return named ?? openDebts(view)[0] ?? null;
}

/** The day whose data are missing: the day before the turn of the duty. */
function missingDay(view: CaseView, obligation: Obligation | null): LocalDate {
  const turn = obligation?.occurrence ?? '';
  const day = /^\d{4}-\d{2}-\d{2}$/.test(turn) ? turn : localDate(view.now, view.book.district.timezone);
  return addDays(day, -1);
}

/** To the debtor: what to do. To the others: what the figures rest on. */
function noData(part: Part, audience: Audience): RichText {
  const { view, tell } = part;
  const owed = obligationOf(part);
  const cite = inBrackets(view.book, owed?.clause ?? tell.clause);
  const due = owed === null ? '' : ` ${dueText(view, owed)}`;
  const late = owed !== null && isOverdue(view, owed) ? lateness(view, owed) : '';
  const debtor = owed?.debtor ?? '';
  const again = owed !== null && tell.at > owed.startsAt && debtor !== '' && holds(audience, debtor);
  return lines(
    bold(
      `${again ? 'Напоминание. ' : ''}${view.book.name}: данные за вчера не загружены (${dayText(missingDay(view, owed))})`,
    ),
    debtor === '' || holds(audience, debtor)
      ? `Загрузите выгрузку${due}${cite}${late}: отправьте файл CSV в этот чат.`
      : `Загрузить должен ${postName(view.book, debtor)} —${due}${cite}${late}. Пока данных нет, цифры за вчера неизвестны.`,
  );
}

function botLate(part: Part): RichText {
  const { view, tell } = part;
  const owed = obligationOf(part);
  const what = owed === null ? 'Отчёт' : dueText(view, owed);
  const cite = inBrackets(view.book, owed?.clause ?? tell.clause);
  return lines(
    bold(`${view.book.name}: ТОП проблем не отправлен в срок`),
    owed === null ? `Задержка по вине бота${cite}.` : `Бот должен был отправить его ${what}${cite}. Состояние: /status`,
  );
}

/** A reminder or a report of any other duty. */
function demanded(part: Part, audience: Audience): RichText {
  const { view, tell } = part;
  const owed = obligationOf(part);
  const head = `${view.book.district.title} · ${view.book.name}`;
  if (owed === null) return lines(bold(head), `Обязанность исполнена${inBrackets(view.book, tell.clause)}.`);
  if (owed.state !== 'open')
    return lines(
      bold(head),
      `${sentence(owedWords(view.book, owed))}: исполнено${inBrackets(view.book, owed.clause)}.`,
    );
  return lines(
    bold(head),
    `${tell.say === 'report' ? 'Не исполнено' : 'Напоминание'}: ${debtLine(view, owed, audience)}${lateness(view, owed)}`,
  );
}
