import type { Entry, EntryKind } from '../../domain/case.ts';
import type { RichText } from '../../domain/message.ts';
import { CAP, clean } from '../text/clean.ts';
import { stamp } from '../text/dates.ts';
import { entryWords } from './entry-words.ts';
import { dayOfCase } from '../owed.ts';
import { italic, lines, rich } from '../text/rich-text.ts';
import type { Audience, CaseView } from '../view.ts';

/** Entries shown on a card: the rest is in the history. */
const ENTRIES_SHOWN = 3;

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

/** «10:40 Ход работ, лучше: бригада на месте» */
export function entryLine(view: CaseView, entry: Entry, audience: Audience): RichText {
  const words = clean(linesOf(entry.text).join('; '), CAP.words);
  const name = audience.external ? '' : clean(entry.by, CAP.name);
  const who = name === '' ? '' : ` (${name})`;
  return rich(
    `${stamp(entry.at, dayOfCase(view), view.book.district.timezone)} `,
    italic(`${entryWords(entry, view.case.kind)}${takenBackMark(view, entry, audience)}`),
    words === '' ? who : `: ${words}${who}`,
  );
}

const ENDINGS: readonly EntryKind[] = ['resolved', 'false-alarm'];

/** « (отменено)»: an «Устранено» that did not end the emergency, because it runs on or was returned. Who did not believe it is a matter of the house. */
function takenBackMark({ case: { kind, state, openedAt, facts } }: CaseView, entry: Entry, audience: Audience): string {
  if (kind !== 'emergency' || !ENDINGS.includes(entry.kind)) return '';
  // Words of before a new alarm of the same № ended what they spoke of.
  const isEarlier = openedAt !== null && entry.at < openedAt;
  const since = facts.entries.slice(facts.entries.indexOf(entry) + 1);
  const returned = since.some((later) => later.kind === 'reason');
  if (isEarlier || (state !== 'open' && !returned)) return '';
  if (audience.external) return ' (работа продолжена)';
  return returned ? ' (возвращено в работу)' : ' (отменено)';
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
