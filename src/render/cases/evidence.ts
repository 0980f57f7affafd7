import type { Entry, Evidence } from '../../domain/case.ts';
import type { RichText, Screen } from '../../domain/message.ts';
import { entryWords } from './entry-words.ts';
import { caseTitle } from './case-title.ts';
import { CAP, clean } from '../text/clean.ts';
import { stamp } from '../text/dates.ts';
import { fit } from '../text/fit.ts';
import { dayOfCase } from '../owed.ts';
import { bold, lines, paragraphs, rich } from '../text/rich-text.ts';
import type { CaseView } from '../view.ts';

/** A link is shown so long; it opens whole. */
const LINK_POINTS = 60;

/** Has anybody brought a link or a photo? */
export function hasEvidence({ case: { facts } }: CaseView): boolean {
  return facts.entries.some(({ evidence }) => evidence.length > 0);
}

/** Photos of the case by their ids in the messenger, oldest first: they are shown below the list. */
export function photosOf({ case: { facts } }: CaseView): string[] {
  return facts.entries.flatMap(({ evidence }) => evidence.flatMap((one) => (one.kind === 'photo' ? [one.fileId] : [])));
}

/** «Фото и ссылки»: what each word of the case rests on. Inside the house only. */
export function renderEvidence(view: CaseView): Screen {
  const entries = view.case.facts.entries.filter(({ evidence }) => evidence.length > 0);
  let photo = 0;
  const blocks = entries.map((entry) =>
    lines(
      heading(view, entry),
      ...entry.evidence.map((one) => (one.kind === 'link' ? linkLine(one) : `Фото ${(photo += 1)}`)),
    ),
  );
  const head = bold(`${caseTitle(view)} · фото и ссылки`);
  return fit({ ...paragraphs(head, ...(blocks.length > 0 ? blocks : ['Фото и ссылок пока нет.'])), buttons: [] });
}

function heading(view: CaseView, entry: Entry): string {
  const time = stamp(entry.at, dayOfCase(view), view.book.district.timezone);
  return `${time} ${entryWords(entry, view.case.kind)} (${clean(entry.by, CAP.name)})`;
}

/** The address as it is, opened by a tap: only the web's own, never one that hides another behind a name. */
export function linkLine({ url }: Extract<Evidence, { kind: 'link' }>): RichText {
  const shown = rich(clean(url, LINK_POINTS));
  const address = URL.canParse(url) ? new URL(url) : null;
  const opens = address !== null && /^https?:$/.test(address.protocol) && address.username === '';
  if (!opens || shown.text === '') return shown;
  return { text: shown.text, marks: [{ type: 'link', offset: 0, length: shown.text.length, url: address.href }] };
}
