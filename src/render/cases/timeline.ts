import type { RichText } from '../../domain/message.ts';
import { clauseText } from '../text/cite.ts';
import { CAP, clean } from '../text/clean.ts';
import { stamp } from '../text/dates.ts';
import { withoutMiddle } from '../text/fit.ts';
import { dayOfCase, owedWords } from '../owed.ts';
import { entryWords, isEntryKind } from './entry-words.ts';
import { holderName, postName } from '../posts.ts';
import { ABOUT_POSTS, INTERNAL_KINDS, KIND_WORDS, NAMED_BY_REASON, OUTSIDE_WORDS } from './timeline-words.ts';
import { lines, rich } from '../text/rich-text.ts';
import type { CaseView, TimelineLine } from '../view.ts';

/** A person's word is noted as `progress-entered`, `informing-entered`, … */
function kindOf(line: TimelineLine): string {
  const reason = line.reason.replace(/-entered$/, '');
  return NAMED_BY_REASON.includes(line.kind) && reason in KIND_WORDS ? reason : line.kind;
}

/** Opened by the data or by hand: the clause that defines the emergency is theirs. */
const BY_DEFINITION: readonly string[] = ['open', 'opened-by-hand', 'new-alarm-of-the-same-subject', 'rise-grew'];

/** One line of a case's history: «10:14 Принято в работу: Петров П. П., руководитель МЦУР (п. 3.1)». External: no names. */
function timelineLine(view: CaseView, line: TimelineLine, external: boolean, met: Set<string>): RichText | null {
  const kind = kindOf(line);
  if (KIND_WORDS[kind] === undefined || (external && INTERNAL_KINDS.includes(kind))) return null;
  const said = line.text === null ? '' : clean(line.text, CAP.words);
  const who = whoOf(view, line, external, met);
  const words = external ? (OUTSIDE_WORDS[kind] ?? wordsOf(view, line)) : wordsOf(view, line);
  const cite = citeOfLine(view, line);
  return rich(
    `${stamp(line.at, dayOfCase(view), view.book.district.timezone)} ${words}`,
    who === '' ? '' : `: ${who}`,
    said === '' ? '' : ` — ${said}`,
    cite === '' ? '' : ` (${cite})`,
  );
}

/** A due time that passed is named by what was owed, unless the book has lost the rule since; a person's word as on the card. */
function wordsOf({ book, case: subject }: CaseView, line: TimelineLine): string {
  const kind = kindOf(line);
  if (isEntryKind(kind)) return entryWords({ kind, trend: null }, subject.kind);
  const words = KIND_WORDS[kind] ?? '';
  return kind === 'overdue' && line.rule !== null && Object.hasOwn(book.rules, line.rule)
    ? `${words}: ${owedWords(book, { rule: line.rule, items: [] })}`
    : words;
}

/** Whose deed it was, or which post is spoken of. A person's post is said once: the same line again and again is not read. */
function whoOf(view: CaseView, line: TimelineLine, external: boolean, met: Set<string>): string {
  const { post } = line;
  if (ABOUT_POSTS.includes(kindOf(line))) {
    return post === null || kindOf(line) === 'overdue' ? '' : postName(view, post);
  }
  const title = post === null ? null : holderName(view, post);
  const name = external || line.name === null ? null : clean(line.name, CAP.name);
  if (name === null || title === null) return name ?? title ?? '';
  const known = met.has(`${name}|${title}`);
  met.add(`${name}|${title}`);
  return known ? name : `${name}, ${title}`;
}

/** The clause that defines the emergency stands for «none of its own» beside anything but the announcement. */
function citeOfLine({ book }: CaseView, line: TimelineLine): string {
  const general = line.clause === book.emergency.clause && !BY_DEFINITION.includes(kindOf(line));
  return general ? '' : clauseText(book, line.clause);
}

/** That liquidation was reported is said by the word it was reported with. */
function saidByWord(timeline: readonly TimelineLine[], line: TimelineLine): boolean {
  const words: readonly string[] = ['resolved', 'false-alarm'];
  return (
    line.kind === 'closing' &&
    timeline.some((other) => other.at.getTime() === line.at.getTime() && words.includes(kindOf(other)))
  );
}

/** The history, oldest first. Lines that say the same of the same minute are shown once. */
export function timelineLines(view: CaseView, timeline: readonly TimelineLine[], external: boolean): RichText {
  const seen = new Set<string>();
  const met = new Set<string>();
  const told = timeline.flatMap((each) => {
    const line = saidByWord(timeline, each) ? null : timelineLine(view, each, external, met);
    if (line === null || seen.has(line.text)) return [];
    seen.add(line.text);
    return [line];
  });
  return lines(...withoutMiddle(told));
}
