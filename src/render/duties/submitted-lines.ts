import type { Entry } from '../../domain/case.ts';
import type { RichText } from '../../domain/message.ts';
import type { Rule } from '../../regulation/rule.ts';
import { CAP, clean } from '../text/clean.ts';
import { stamp } from '../text/dates.ts';
import { evidenceLine } from '../cases/evidence-line.ts';
import { postName } from '../posts.ts';
import { lines, paragraphs, rich, sentence } from '../text/rich-text.ts';
import type { CaseView } from '../view.ts';
import type { DraftData } from './draft-data.ts';

/** A word of a report, in code points: measures are told in several sentences. */
const WORDS_POINTS = 600;

/** What a debtor submitted today, passed on. Nothing entered is said so, in the words of the book; it is never made up. */
export function submittedLines(
  { entries }: Extract<DraftData, { draft: 'submitted' }>,
  view: CaseView,
  rule: Rule | null,
  external: boolean,
): RichText {
  const told = entries.filter(({ text, evidence }) => text.trim() !== '' || evidence.length > 0);
  if (told.length === 0) return lines(`${sentence(rule?.unconfirmed?.say ?? 'сведения не представлены')}.`);
  return paragraphs(...told.map((entry) => entryBlock(entry, view, external)));
}

function entryBlock(entry: Entry, view: CaseView, external: boolean): RichText {
  const who = external
    ? sentence(postName(view, entry.post))
    : `${clean(entry.by, CAP.name)}, ${postName(view, entry.post)}`;
  return lines(
    rich(`${stamp(entry.at, view.now, view.book.district.timezone)} ${who}`),
    clean(entry.text, WORDS_POINTS),
    evidenceLine(entry.evidence),
  );
}
