import type { Screen } from '../domain/message.ts';
import type { LateWork } from '../domain/late-work.ts';
import { clean } from './text/clean.ts';

/** What the admin is told about the bot itself. */
export type AdminNotice =
  | { kind: 'case-set-aside'; number: number; subject: string }
  | { kind: 'message-impossible'; detail: string }
  /** Neither a message nor its one repeat is known to have arrived. `number` 0: of a duty. */
  | { kind: 'delivery-unknown'; number: number; titles: string[] }
  | { kind: 'clock-went-back' }
  | { kind: 'chat-lost'; titles: string[]; mute: boolean }
  | { kind: 'calendar-missing'; year: number }
  /** Work that should be done by now. `minutes`: how late the oldest of it is, where that is known. */
  | { kind: 'work-late'; what: LateWork['kind']; count: number; minutes: number | null };

/** Words for the admin: what happened and what to do. */
export function adminNotice(notice: AdminNotice): Screen {
  return { text: wordsOf(notice), marks: [], buttons: [] };
}

function wordsOf(notice: AdminNotice): string {
  switch (notice.kind) {
    case 'case-set-aside':
      return `Не удалось обработать ${notice.number > 0 ? `№${notice.number}` : `обязанность «${clean(notice.subject, 60)}»`}. Повтор через минуту. Если сообщение повторяется, посмотрите журнал программы.`;
    case 'message-impossible':
      return `Одно сообщение не принято мессенджером (${clean(notice.detail, 200)}). Остальные отправляются. Подробности — в журнале программы.`;
    case 'delivery-unknown':
      return `${notice.number > 0 ? `№${notice.number}: д` : 'Д'}оставка сообщения и его повтора не подтверждена. Получатель: ${notice.titles.join(', ') || 'чат без назначения'}. Свяжитесь с ним другим способом.`;
    case 'clock-went-back':
      return 'Часы сервера показывают время раньше последней проверки. Решения приостановлены. Проверьте время на сервере.';
    case 'calendar-missing':
      return calendarMissing(notice.year);
    case 'work-late':
      return `${LATE[notice.what]}${notice.minutes === null ? '' : `: ${notice.count}, самому старому ${notice.minutes} мин`}. Бот пытается исправить это сам. Если не пройдёт, посмотрите журнал программы.`;
    case 'chat-lost':
      return `Нет связи с чатом: ${notice.titles.join(', ')}. ${notice.mute ? 'Бот состоит в чате, но не может в нём писать. Разрешите ему отправлять сообщения и выдайте' : 'Бот заблокирован или удалён из чата. Выдайте'} новое приглашение командой /invite.`;
  }
}

/** What is late, as the admin is told. */
const LATE: Record<LateWork['kind'], string> = {
  cases: 'Не решены в срок дела',
  aside: 'Не удаётся обработать дела',
  inbox: 'Не обработаны нажатия и сообщения',
  outbox: 'Не отправлены сообщения',
  sending: 'Нет ответа мессенджера по сообщениям',
  cards: 'Не обновлены карточки',
  sender: 'Отправка остановлена, её никто не ведёт',
};

/** A year without its table: the days of every duty would be guessed. */
export function calendarMissing(year: number): string {
  return `Нет производственного календаря на ${year} год: рабочими днями считаются понедельник — пятница. Добавьте файл ${year}.yaml в папку calendar программы и перезапустите её.`;
}
