import { ENTRY_WORDS } from './entry-words.ts';

/** What an entry of the journal is called. A kind that is not here is bookkeeping and is not shown to people. */
export const KIND_WORDS: Readonly<Record<string, string>> = {
  ...ENTRY_WORDS,
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
  seen: 'Ознакомлен',
  appointed: 'Поручено',
  'rise-grew': 'Рост обращений усилился',
  'event-noted': 'Событие учтено',
  'rise-recalled': 'Загрузка отменена, рост по отозванным данным',
  redraft: 'Текст доклада изменён',
  'taken-over': 'Перехвачено',
  'handed-over': 'Передано',
  'owner-left': 'Передано по смене',
};

/** Decisions that are named by their reason: how it was opened, what was noted, who became the owner. */
export const NAMED_BY_REASON: readonly string[] = ['open', 'note', 'own'];

/** Kinds that speak of misses and of pressure: inside the house only. */
export const INTERNAL_KINDS: readonly string[] = [
  'pass',
  'overdue',
  'cannot-solve',
  'seen',
  'working-group',
  'decision',
  'problem',
  'held',
  'explanation',
  'reason',
  'relayed',
  'withdrawn',
  'event-noted',
  'rise-recalled',
  'redraft',
  'taken-over',
  'handed-over',
  'owner-left',
];

/** What is read outside in other words: that a closing was not believed, and why, is a matter of the house. */
export const OUTSIDE_WORDS: Readonly<Record<string, string>> = { resume: 'Работа продолжена' };

/** Kinds whose post is the one spoken of, not the one in which somebody acted: a name beside it would mislead. */
export const ABOUT_POSTS: readonly string[] = ['reach', 'pass', 'overdue'];
