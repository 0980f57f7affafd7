import type { RichText } from '../domain/message.ts';
import { clauseText } from './cite.ts';
import { CAP, clean } from './clean.ts';
import { stamp } from './dates.ts';
import { dayOfCase } from './owed.ts';
import { postName } from './posts.ts';
import { lines, rich } from './rich-text.ts';
import type { CaseView, TimelineLine } from './view.ts';

/** What an entry of the journal is called. A kind that is not here is bookkeeping and is not shown to people. */
const KIND_WORDS: Readonly<Record<string, string>> = {
  open: 'Открыто',
  'opened-by-hand': 'Открыто вручную',
  'new-alarm-of-the-same-subject': 'Открыто повторно',
  'closing-undone': 'Закрытие отменено',
  reach: 'Оповещён уровень',
  pass: 'Уровень пропущен',
  own: 'Принято в работу',
  overdue: 'Срок истёк',
  closing: 'Сообщено об устранении',
  resume: 'Возвращено в работу',
  close: 'Закрыто',
  report: 'Доклад',
  ping: 'Напоминание',
  reminder: 'Предупреждение о сроке',
  acknowledge: 'Принято в работу',
  progress: 'Ход работ',
  informing: 'Информирование',
  'cannot-solve': 'Не могу решить',
  resolved: 'Устранено',
  reason: 'Причина',
  'confirm-closing': 'Устранение подтверждено',
  'reject-closing': 'Возвращено в работу',
  'undo-closing': 'Закрытие отменено',
  'false-alarm': 'Ложная тревога',
  seen: 'Ознакомлен',
  appoint: 'Поручено',
  announce: 'Открыто вручную',
  'rise-opened': 'Открыт инцидент',
  'rise-usual': 'Признано обычными колебаниями',
  undeliverable: 'Не доставлено',
  appointed: 'Поручено',
  'rise-joined': 'Присоединён рост',
  'rise-grew': 'Рост обращений усилился',
  worsened: 'Рост обращений усилился',
};

/** Decisions that are named by their reason: how it was opened, what was told, what was noted, who became the owner. */
const NAMED_BY_REASON: readonly string[] = ['open', 'tell', 'note', 'own'];

/** Kinds that speak of misses and of pressure: inside the house only. */
const INTERNAL_KINDS: readonly string[] = [
  'pass',
  'overdue',
  'ping',
  'reminder',
  'undeliverable',
  'cannot-solve',
  'seen',
];

/** Kinds whose post is the one spoken of, not the one in which somebody acted: a name beside it would mislead. */
const ABOUT_POSTS: readonly string[] = ['reach', 'pass', 'overdue', 'report', 'ping', 'reminder', 'undeliverable'];

/** A person's word is noted as `progress-entered`, `informing-entered`, … */
function kindOf(line: TimelineLine): string {
  const reason = line.reason.replace(/-entered$/, '');
  return NAMED_BY_REASON.includes(line.kind) && reason in KIND_WORDS ? reason : line.kind;
}

/** One line of a case's history: «10:14 Принято в работу: Петров П. П., руководитель МЦУР (п. 3.1)». External: no names. */
function timelineLine(view: CaseView, line: TimelineLine, external: boolean): RichText | null {
  const kind = kindOf(line);
  const words = KIND_WORDS[kind];
  if (words === undefined || (external && INTERNAL_KINDS.includes(kind))) return null;
  const name = external || line.name === null || ABOUT_POSTS.includes(kind) ? null : clean(line.name, CAP.name);
  const who = [name, line.post === null ? null : postName(view.book, line.post)]
    .filter((part) => part !== null)
    .join(', ');
  const said = line.text === null ? '' : clean(line.text, CAP.words);
  const cite = clauseText(view.book, line.clause);
  return rich(
    `${stamp(line.at, dayOfCase(view), view.book.district.timezone)} ${words}`,
    who === '' ? '' : `: ${who}`,
    said === '' ? '' : ` — ${said}`,
    cite === '' ? '' : ` (${cite})`,
  );
}

/** The history, oldest first. Lines that say the same of the same minute are shown once. */
export function timelineLines(view: CaseView, timeline: readonly TimelineLine[], external: boolean): RichText {
  const seen = new Set<string>();
  return lines(
    ...timeline.map((each) => {
      const line = timelineLine(view, each, external);
      if (line === null || seen.has(line.text)) return null;
      seen.add(line.text);
      return line;
    }),
  );
}
