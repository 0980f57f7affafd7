import type { CaseKind, Entry, EntryKind } from '../../domain/case.ts';
import { LABELS, TREND_LABELS } from '../buttons.ts';

/** What a person's word about a case is called, on its card and in its history. */
export const ENTRY_WORDS: Record<EntryKind, string> = {
  progress: 'Ход работ',
  informing: 'Информирование',
  'cannot-solve': 'Не могу решить',
  'no-effect': 'Меры не дали результата',
  resolved: 'Устранено',
  'false-alarm': 'Ложная тревога',
  reason: 'Причина',
  proposals: 'Предложения',
  'working-group': 'Рабочая группа',
  decision: 'Решение',
  answer: 'Ответ',
  submitted: 'Внесены сведения',
  problem: 'Проблема',
  held: 'Доклад задержан',
  explanation: 'Пояснение к сводке',
  'measure-done': 'Мера выполнена',
  relayed: 'Передано в ЦУР',
  withdrawn: 'Отменено',
};

/** Of an assignment: what was reported as done, why it came back. */
const ASSIGNMENT_WORDS: Partial<Record<EntryKind, string>> = { resolved: LABELS.complete, reason: 'Возвращено' };

/** «Ход работ, лучше»; of an assignment «Выполнено» is what of an emergency is «Устранено». */
export function entryWords(entry: Pick<Entry, 'kind' | 'trend'>, of: CaseKind = 'emergency'): string {
  const trend = entry.trend === null ? '' : `, ${TREND_LABELS[entry.trend].toLowerCase()}`;
  const words = (of === 'assignment' ? ASSIGNMENT_WORDS[entry.kind] : undefined) ?? ENTRY_WORDS[entry.kind];
  return `${words}${trend}`;
}

/** Is it a word of a person, and no decision of the engine? */
export function isEntryKind(kind: string): kind is EntryKind {
  return Object.hasOwn(ENTRY_WORDS, kind);
}
