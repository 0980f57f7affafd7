import type { RichText, Screen } from '../domain/message.ts';
import { renderCard } from './card.ts';
import { caseSection, type Section } from './case-message.ts';
import { numberText } from './case-title.ts';
import { citeOf } from '../regulation/book.ts';
import { clausesText } from './cite.ts';
import { stamp } from './dates.ts';
import { dutyBody } from './duty-message.ts';
import { fit, MAX_UNITS } from './fit.ts';
import { italic, paragraphs, rich } from './rich-text.ts';
import type { Audience, Part } from './view.ts';

const DIVIDER = '— — —';

/**
 * Everything due to one chat in one tick as one message: a section for each case, each with its number, every clause
 * cited. Never over the messenger's limit: when full cards don't fit, each case says its few lines.
 */
export function renderParts(parts: Part[], audience: Audience): Screen {
  const full = together(parts, audience, false);
  return fit(full.text.length <= MAX_UNITS ? full : together(parts, audience, true));
}

function together(parts: readonly Part[], audience: Audience, short: boolean): Screen {
  const groups = byCase(parts);
  const several = groups.filter(([part]) => part.view.case.kind !== 'duty').length > 1;
  const sections = groups.map((group) => sectionOf(group, audience, several, short));
  const bodies = sections.flatMap(({ body }, index) => (index === 0 ? [body] : [DIVIDER, body]));
  return { ...paragraphs(downtimeLine(parts), ...bodies), buttons: sections.flatMap(({ buttons }) => buttons) };
}

/** A card as it is posted: the living card, below the word that the bot did not work, if that is why it comes late. */
export function renderPostedCard(part: Part, audience: Audience): Screen {
  const card = renderCard(part.view, audience);
  return fit({ ...paragraphs(downtimeLine([part]), card), buttons: card.buttons });
}

/** The same message sent a second time because nobody knows whether the first arrived. */
export function repeatMark(screen: Screen): Screen {
  return fit({ ...rich('повтор · ', screen), buttons: screen.buttons });
}

type Group = [Part, ...Part[]];

/** In the order in which the cases first appear. Duties are never merged with each other. */
function byCase(parts: readonly Part[]): Group[] {
  const groups = new Map<number, Group>();
  for (const part of parts) {
    const group = groups.get(part.view.case.id);
    if (group) group.push(part);
    else groups.set(part.view.case.id, [part]);
  }
  return [...groups.values()];
}

function sectionOf(group: Group, audience: Audience, several: boolean, short: boolean): Section {
  const [{ view }] = group;
  if (view.case.kind === 'duty') {
    return { body: paragraphs(...uniqueTexts(group.map((part) => dutyBody(part, audience)))), buttons: [] };
  }
  const suffix = several ? ` · ${numberText(view.case)}` : '';
  const section = caseSection(group, audience, { suffix, short });
  return { ...section, body: paragraphs(section.body, basis(group, section.body.text)) };
}

function uniqueTexts(bodies: RichText[]): RichText[] {
  return bodies.filter((body, index) => bodies.findIndex(({ text }) => text === body.text) === index);
}

/** Clauses of the parts that the words have not cited yet. */
function basis(group: Group, text: string): RichText | null {
  const [{ view }] = group;
  const silent = group.map(({ tell }) => tell.clause).filter((clause) => !cites(text, citeOf(view.book, clause)));
  const clauses = clausesText(view.book, silent);
  return clauses === '' ? null : italic(`Основание: ${clauses}`);
}

function cites(text: string, cite: string): boolean {
  const at = `п. ${cite}`;
  for (let found = text.indexOf(at); found >= 0; found = text.indexOf(at, found + 1)) {
    if (!/^\.?\d/.test(text.slice(found + at.length))) return true;
  }
  return false;
}

/** «Бот не работал 03:10–04:25; сроки не переносились.» */
function downtimeLine(parts: readonly Part[]): RichText | null {
  const part = parts.find(({ downtime }) => downtime !== null);
  if (!part?.downtime) return null;
  const { from, to } = part.downtime;
  const { timezone } = part.view.book.district;
  return italic(`Бот не работал ${stamp(from, to, timezone)}–${stamp(to, to, timezone)}; сроки не переносились.`);
}
