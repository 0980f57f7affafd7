import type { Saying } from '../../domain/decision.ts';
import { cardBody } from './card.ts';
import { askKeyboard } from './ask-keyboard.ts';
import { closingReport, debtsSpokenOf, demand, leads, report, reportBeside } from './case-report.ts';
import { draftedOf, draftMessage } from './draft-message.ts';
import { incidentLines } from './incidents.ts';
import { answerKeyboard, caseKeyboard } from './keyboard.ts';
import { openDebts } from '../owed.ts';
import { listRows } from './asked-keyboard.ts';
import { askedSection } from './preview.ts';
import { lines, paragraphs } from '../text/rich-text.ts';
import { taskSection } from './task-message.ts';
import type { Section, SectionTerms } from './section.ts';
import { answerWords, decisionWords, handoverWords, problemWords } from './told-words.ts';
import type { Audience, Part } from '../view.ts';

/** Sayings that bring the whole card. */
const WITH_CARD: readonly Saying[] = [
  'card',
  'reopened',
  'worsened',
  'confirm',
  'decide-rise',
  'undecided-rise',
  'suggest-closing',
];

/** Everything due on one case to one chat, as one section. External readers get a report of facts, whatever was due. */
export function caseSection(parts: readonly Part[], audience: Audience, terms: SectionTerms): Section {
  const part = parts.at(-1) as Part;
  if (isTask(part)) return taskSection(parts, audience, terms);
  const says = parts.map(({ tell }) => tell.say);
  if (says.includes('closing'))
    return { body: closingReport(part, audience), buttons: caseKeyboard(part.view, audience, terms.suffix) };
  if (says.some((say) => WITH_CARD.includes(say)) && !audience.external) return cardSection(parts, audience, terms);
  return joined(ASPECTS.flatMap((aspect) => aspect(parts, audience, terms) ?? []));
}

function isTask({ view: { case: subject } }: Part): boolean {
  return subject.kind === 'request' || subject.kind === 'assignment' || subject.kind === 'roadmap';
}

/** The card itself, or its few lines where many cases share a message. What is due beside it is in its terms. */
function cardSection(parts: readonly Part[], audience: Audience, { suffix, short }: SectionTerms): Section {
  const { view } = parts.at(-1) as Part;
  const buttons = (suffix === '' ? caseKeyboard : answerKeyboard)(view, audience, suffix);
  const missSaid = parts.some(({ tell }) => tell.say === 'undecided-rise');
  const inList = short || (suffix !== '' && view.case.kind === 'rise');
  return {
    body: lines(...leads(parts, inList), inList ? incidentLines(view, audience) : cardBody(view, audience, missSaid)),
    buttons,
  };
}

type Aspect = (parts: readonly Part[], audience: Audience, terms: SectionTerms) => Section | null;

/** What may be said of a case beside each other, most urgent first. */
const ASPECTS: readonly Aspect[] = [pressed, asked, handedOver, told, drafted, reported];

function joined(sections: readonly Section[]): Section {
  const rows = sections.flatMap(({ buttons }) => buttons);
  const seen = new Set<string>();
  const buttons = rows.filter((row) => !seen.has(JSON.stringify(row)) && seen.add(JSON.stringify(row)));
  return { body: paragraphs(...sections.map(({ body }) => body)), buttons };
}

function saying(parts: readonly Part[], ...says: readonly Saying[]): Part[] {
  return parts.filter(({ tell }) => says.includes(tell.say));
}

/** A reminder, a ping: never outside. */
function pressed(parts: readonly Part[], audience: Audience, { suffix }: SectionTerms): Section | null {
  const own = audience.external ? [] : saying(parts, 'ping', 'reminder');
  const [first] = own;
  if (first === undefined) return null;
  const owed = debtsSpokenOf(own, first.view, false);
  const asking = [...askKeyboard(first.view, owed, audience, suffix), ...listRows(first.view, owed, audience, suffix)];
  return {
    body: demand(own, audience),
    buttons: asking.length > 0 ? asking : answerKeyboard(first.view, audience, suffix),
  };
}

/** Drafts to be looked over and lists to be ticked. What has ended meanwhile is asked no more. */
function asked(parts: readonly Part[], audience: Audience, { suffix }: SectionTerms): Section | null {
  const own = audience.external ? [] : saying(parts, 'preview', 'demand');
  const [first] = own;
  if (first === undefined) return null;
  const keys = own.map(({ tell }) => tell.obligation);
  const owed = first.view.obligations.filter(({ key, state }) => keys.includes(key) && state === 'open');
  return askedSection(first.view, owed.length > 0 ? owed : openDebts(first.view).slice(0, 1), audience, suffix);
}

/** To whoever has it now, and to whoever it was taken from. */
function isHandover({ tell }: Part): boolean {
  return tell.say === 'handover' || (tell.say === 'report' && tell.reason === 'taken-over');
}

function handedOver(parts: readonly Part[], audience: Audience, { suffix }: SectionTerms): Section | null {
  const part = audience.external ? undefined : parts.findLast(isHandover);
  return part ? { body: handoverWords(part, audience), buttons: caseKeyboard(part.view, audience, suffix) } : null;
}

/** Words of a person that go to others: a decision, a problem, an answer. */
function told(parts: readonly Part[], audience: Audience, { suffix }: SectionTerms): Section | null {
  const said = saying(parts, 'decision', 'problem', 'answer').filter(
    ({ tell }) => !audience.external || tell.say === 'answer',
  );
  const [first] = said;
  if (first === undefined) return null;
  const bodies = said.map((part) =>
    part.tell.say === 'answer'
      ? answerWords(part)
      : (part.tell.say === 'decision' ? decisionWords : problemWords)(part, audience),
  );
  return { body: paragraphs(...bodies), buttons: answerKeyboard(first.view, audience, suffix) };
}

/** Reports that the bot has drafted, each reader's own debts below their buttons. */
function drafted(parts: readonly Part[], audience: Audience, { suffix }: SectionTerms): Section | null {
  const said = saying(parts, 'draft').filter(({ tell }) => tell.draft !== null);
  const [first] = said;
  if (first === undefined) return null;
  const { view } = first;
  return {
    body: draftMessage(view, draftedOf(said), audience),
    buttons: askKeyboard(view, openDebts(view), audience, suffix),
  };
}

/** A report of facts: whatever is said of a case in no other words. Outside it stands for everything that is not said there. */
function reported(parts: readonly Part[], audience: Audience, { suffix }: SectionTerms): Section | null {
  const inWords: readonly Saying[] = audience.external
    ? ['draft', 'answer']
    : ['ping', 'reminder', 'preview', 'demand', 'decision', 'problem', 'answer', 'draft'];
  const others = audience.external ? parts : parts.filter((part) => !isHandover(part));
  const rest = others.filter(
    ({ tell }) => !inWords.includes(tell.say) || (tell.say === 'draft' && tell.draft === null),
  );
  if (rest.length === 0) return null;
  const { view } = rest.at(-1) as Part;
  // Beside drafts the figures and who was notified stand above already.
  const drafts = saying(parts, 'draft').flatMap(({ tell }) => tell.draft ?? []);
  return {
    body: drafts.length > 0 ? reportBeside(rest, audience, drafts.includes('measures')) : report(rest, audience),
    buttons: suffix === '' ? [] : answerKeyboard(view, audience, suffix),
  };
}
