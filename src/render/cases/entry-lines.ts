import type { CaseKind, Entry, EntryKind } from '../../domain/case.ts';
import type { RichText } from '../../domain/message.ts';
import { LABELS, TREND_LABELS } from '../buttons.ts';
import { CAP, clean } from '../text/clean.ts';
import { stamp } from '../text/dates.ts';
import { dayOfCase } from '../owed.ts';
import { italic, lines, rich } from '../text/rich-text.ts';
import type { Audience, CaseView } from '../view.ts';

/** Entries shown on a card: the rest is in the history. */
const ENTRIES_SHOWN = 3;

const ENTRY_WORDS: Record<EntryKind, string> = {
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
  'measure-done': 'Мера выполнена',
  relayed: 'Передано в ЦУР',
  withdrawn: 'Отменено',
};

/** Of an assignment: what was reported as done, why it came back. */
const ASSIGNMENT_WORDS: Partial<Record<EntryKind, string>> = { resolved: LABELS.complete, reason: 'Возвращено' };

/** What an external reader sees of the words: facts, measures and answers, nothing of the house. */
const SEEN_OUTSIDE: readonly EntryKind[] = [
  'progress',
  'informing',
  'no-effect',
  'resolved',
  'false-alarm',
  'proposals',
  'measure-done',
  'answer',
];

const STANDING: readonly EntryKind[] = ['working-group', 'decision'];

/** «Ход работ, лучше»; of an assignment «Выполнено» is what of an emergency is «Устранено». */
export function entryWords(entry: Pick<Entry, 'kind' | 'trend'>, of: CaseKind = 'emergency'): string {
  const trend = entry.trend === null ? '' : `, ${TREND_LABELS[entry.trend].toLowerCase()}`;
  const words = (of === 'assignment' ? ASSIGNMENT_WORDS[entry.kind] : undefined) ?? ENTRY_WORDS[entry.kind];
  return `${words}${trend}`;
}

/** «10:40 Ход работ, лучше: бригада на месте» */
export function entryLine(view: CaseView, entry: Entry, audience: Audience): RichText {
  const words = clean(linesOf(entry.text).join('; '), CAP.words);
  const name = audience.external ? '' : clean(entry.by, CAP.name);
  const who = name === '' ? '' : ` (${name})`;
  return rich(
    `${stamp(entry.at, dayOfCase(view), view.book.district.timezone)} `,
    italic(entryWords(entry, view.case.kind)),
    words === '' ? who : `: ${words}${who}`,
  );
}

/** Proposals come a line each: they are not to run into one another. */
function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** The words about the case that a reader may see, oldest first. */
export function entriesFor({ case: { facts } }: CaseView, audience: Pick<Audience, 'external'>): Entry[] {
  return facts.entries.filter(({ kind }) => !audience.external || SEEN_OUTSIDE.includes(kind));
}

/** The latest words about the case, oldest first. What stands on a card by itself is not said again among them. */
export function entryLines(view: CaseView, audience: Audience, shown = ENTRIES_SHOWN): RichText {
  const rest = entriesFor(view, audience).filter(({ kind }) => !STANDING.includes(kind));
  return lines(...rest.slice(-shown).map((entry) => entryLine(view, entry, audience)));
}

/** What holds until it is replaced, however many words come after it: the working group, the Head's decision. */
export function standingLines(view: CaseView, audience: Audience): RichText {
  const latest = STANDING.map((kind) => entriesFor(view, audience).findLast((entry) => entry.kind === kind));
  return lines(...latest.map((entry) => entry !== undefined && entryLine(view, entry, audience)));
}
