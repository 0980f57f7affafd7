import type { RichText } from '../../domain/message.ts';
import type { Obligation } from '../../domain/obligation.ts';
import { postIn, type Book } from '../../regulation/book.ts';
import type { Rule } from '../../regulation/rule.ts';
import type { Section } from '../cases/section.ts';
import { isPersonsDraft, previewAt } from '../cases/asked-now.ts';
import { LABELS } from '../buttons.ts';
import { inBrackets } from '../text/cite.ts';
import { clean } from '../text/clean.ts';
import { draftBody, draftLines, OWN_WORDS_POINTS } from './data-drafts.ts';
import { controlLines, isControlList } from './data-lists.ts';
import { dutyButtons } from './duty-buttons.ts';
import { dutyLines } from './duty-lines.ts';
import { hearersOf, reactionsOn } from '../../regulation/hearers.ts';
import { placeOf, subjectOf, type Asked, type Beside } from './duty-parts.ts';
import { listButtons } from '../figures/control-buttons.ts';
import { dueText, lateness, owedWords } from '../owed.ts';
import { datives } from '../text/datives.ts';
import { readingLabel, readingOf } from './reading-words.ts';
import { freshnessLine } from '../registers/freshness.ts';
import { bold, italic, lines, paragraphs, sentence, type Maybe } from '../text/rich-text.ts';
import type { Audience, Part } from '../view.ts';
import type { DraftData } from './draft-data.ts';

/** Executors in a demand; fewer where one screen bears several demands of one instant. */
const EXECUTORS_SHOWN = { alone: 5, together: 3 };

/** What is asked of the debtor: what, by when, under which clause, what is known about it, and the buttons of its content. */
export function askedSection({ parts, owed }: Asked, audience: Audience, beside: Beside): Section {
  const part = parts.find(({ data }) => data !== null) ?? parts[parts.length - 1] ?? parts[0];
  const { view } = part;
  if (owed === null) return { body: demandHead(part, null, ''), buttons: [] };
  const rule = view.book.rules[owed.rule];
  if (owed.state !== 'open' || rule === undefined) {
    return { body: lines(bold(placeOf(view)), doneLine(part, owed)), buttons: [] };
  }
  const body = paragraphs(
    demandHead(part, owed, leadOf(parts, owed)),
    lines(...contentLines(view.book, rule)),
    shownLines(part, rule, owed, audience, beside),
  );
  const buttons = dutyButtons(view, owed, audience, beside.several ? subjectOf(view.book, rule) : '');
  return { body, buttons: [...buttons, ...listButtons(part.data, view.book, audience)] };
}

function doneLine({ view }: Part, owed: Obligation): string {
  const how = owed.state === 'lapsed' ? 'срок истёк' : (readingOf(view, owed) ?? 'исполнено');
  return `${sentence(owedWords(view.book, owed))}: ${how}${inBrackets(view.book, owed.clause)}.`;
}

/** «Напоминание»: it was asked already, at the start or so long before the due time. */
function leadOf(parts: readonly Part[], owed: Obligation): string {
  const [{ view }] = parts as [Part];
  const firstAsked = previewAt(view, owed).getTime();
  const again = parts.some(
    ({ tell }) => tell.say === 'ping' || tell.say === 'reminder' || tell.at.getTime() > firstAsked,
  );
  return again ? 'Напоминание. ' : '';
}

function demandHead({ view, tell }: Part, owed: Obligation | null, lead: string): RichText {
  if (owed === null) return lines(bold(placeOf(view)), `Исполнено${inBrackets(view.book, tell.clause)}.`);
  return lines(
    bold(`${lead}${sentence(owedWords(view.book, owed))}`),
    `${placeOf(view)} · ${dueText(view, owed)}${inBrackets(view.book, owed.clause)}${lateness(view, owed)}`,
  );
}

/** How it is answered, and who hears of it: a press that leaves the house says so before it is pressed. */
function contentLines(book: Book, rule: Rule): Maybe<string>[] {
  return [
    rule.evidence.length > 0 && `Нужно приложить: ${rule.evidence.map((kind) => EVIDENCE_WORDS[kind]).join(' или ')}.`,
    hearLine(book, rule, 'over', readingLabel(rule, 'over')),
    // «Превышение» is the problem of a reading: it has no other button.
    rule.asks !== 'reading' && hearLine(book, rule, 'problem', LABELS.problem),
  ];
}

const EVIDENCE_WORDS = { link: 'ссылку', photo: 'фото' } as const;

function hearLine(book: Book, rule: Rule, event: 'over' | 'problem', label: string): string | null {
  const hearers = hearersOf(reactionsOn(book, event, rule.id));
  return hearers.length === 0 ? null : `«${label}» сообщается ${datives(book, hearers)}.`;
}

/** The list that the demand shows, or the draft as it would leave. */
function shownLines(
  part: Part,
  rule: Rule,
  owed: Obligation,
  audience: Audience,
  { several, dated }: Beside,
): RichText | null {
  const { data, tell } = part;
  if (isPersonsDraft(rule)) return previewLines(part, rule, owed, dated);
  if (data === null) return null;
  if (isControlList(data)) {
    return controlLines(data, part.view.book, { shown: EXECUTORS_SHOWN[several ? 'together' : 'alone'], dated });
  }
  return listLines(data, part, tell.clause, audience.external);
}

function listLines(data: DraftData, part: Part, clause: string, external: boolean): RichText {
  const { view } = part;
  const { book, now } = view;
  switch (data.draft) {
    case 'duties-done':
      return dutyLines(data.duties, view, now, { byPost: true });
    case 'register':
      return freshnessLine(book, data);
    default:
      return draftBody(data, { view, clause, external, unconfirmed: false, rule: null, words: null });
  }
}

/** «Доклад уйдёт сам до 16:00»: the draft as it would leave, and to whom. */
function previewLines(part: Part, rule: Rule, owed: Obligation, dated: boolean): RichText {
  const { view, data } = part;
  const to = rule.to.length === 0 ? '' : `: ${datives(view, rule.to)}`;
  const missing = rule.unconfirmed?.say ?? null;
  const text = dutyReportAsRead(part, owed, dated);
  return paragraphs(
    lines(
      `Доклад уйдёт сам ${dueText(view, owed).replace(/^до/u, 'в')}${to}.`,
      missing !== null &&
        rule.asks !== null &&
        owed.draft === null &&
        data === null &&
        `Если ничего не внести, в отчёте будет: «${missing}».`,
      rule.onlyIf === 'something-to-say' && 'Если сообщать нечего, ничего не отправляется.',
    ),
    text && lines(bold('Текст доклада'), text),
  );
}

/** The report of a duty as its addressee will read it; null while there is nothing to say in it. */
export function dutyReportAsRead(
  { view, data }: Pick<Part, 'view' | 'data'>,
  owed: Obligation,
  dated = true,
): RichText | null {
  if (owed.draft !== null) return italic(clean(owed.draft, OWN_WORDS_POINTS));
  const rule = view.book.rules[owed.rule];
  if (data === null || rule === undefined) return null;
  const external = rule.to.every((post) => postIn(view.book, post)?.external === true);
  return draftLines(data, { view, clause: owed.clause, external, unconfirmed: false, rule, words: null, dated });
}
