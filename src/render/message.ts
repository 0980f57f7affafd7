import type { RichText, Screen } from '../domain/message.ts';
import { renderCard } from './cases/card.ts';
import { caseSection } from './cases/case-message.ts';
import type { Section } from './cases/section.ts';
import { numberText } from './cases/case-title.ts';
import { citeOf } from '../regulation/citing.ts';
import { clausesText } from './text/cite.ts';
import { stamp } from './text/dates.ts';
import { digestPreview, isDigestPreview } from './duties/digest-preview.ts';
import { listsAsOf } from './duties/data-lists.ts';
import { dutySection } from './duties/duty-message.ts';
import type { Beside } from './duties/duty-parts.ts';
import { missesBody, missesTogether } from './duties/misses.ts';
import { fit, MAX_UNITS } from './text/fit.ts';
import { relayScreen } from './cases/relay.ts';
import { italic, paragraphs, rich } from './text/rich-text.ts';
import type { Audience, Part } from './view.ts';

const DIVIDER = '— — —';

/**
 * Everything due to one chat in one tick as one message: a section for each case, each with its number, every clause
 * cited. Never over the messenger's limit: when full cards don't fit, each case says its few lines. What the bot may not send
 * itself comes to whoever passes it on.
 */
export function renderParts(parts: Part[], audience: Audience): Screen {
  const [only] = parts;
  if (only && parts.length === 1 && isDigestPreview(only)) return digestPreview(only, audience, downtimeLine(parts));
  const said = screenOf(parts, audience, null);
  const common = listsAsOf(parts, said.text);
  const screen = common === null ? said : screenOf(parts, audience, common);
  const post = parts[0]?.relayFor ?? null;
  return post === null
    ? screen
    : relayScreen(
        screen,
        byCase(parts).map(([{ view }]) => view),
        post,
      );
}

/** `common`: what its lists share is said once, below them. */
function screenOf(parts: readonly Part[], audience: Audience, common: string | null): Screen {
  return fit(
    inFull(parts, audience, common) ?? together(parts, [...sectionsOf(parts, audience, true, common === null)], common),
  );
}

/** With whole cards; null where they are over the limit. Of fifty cases the first few are enough to see it. */
function inFull(parts: readonly Part[], audience: Audience, common: string | null): Screen | null {
  const sections: Section[] = [];
  let units = 0;
  for (const section of sectionsOf(parts, audience, false, common === null)) {
    units += section.body.text.length;
    if (units > MAX_UNITS) return null;
    sections.push(section);
  }
  const full = together(parts, sections, common);
  return full.text.length <= MAX_UNITS ? full : null;
}

function* sectionsOf(parts: readonly Part[], audience: Audience, short: boolean, dated: boolean): Generator<Section> {
  const groups = byCase(parts);
  const duties = groups.filter(([part]) => part.view.case.kind === 'duty').length;
  const several = { cases: groups.length - duties > 1, duties: { several: duties > 1, dated } };
  for (const alike of missesTogether(groups, audience)) {
    const [group, ...rest] = alike;
    yield rest.length > 0
      ? { body: missesBody(alike, audience), buttons: [] }
      : sectionOf(group, audience, several, short);
  }
}

function together(parts: readonly Part[], sections: readonly Section[], common: string | null): Screen {
  const bodies = sections.flatMap(({ body }, index) => (index === 0 ? [body] : [DIVIDER, body]));
  return {
    ...paragraphs(downtimeLine(parts), ...bodies, common),
    buttons: onceEach(sections.flatMap(({ buttons }) => buttons)),
  };
}

/** What several sections offer alike, such as the table of all control lists, stands once, below them. */
function onceEach(rows: Screen['buttons']): Screen['buttons'] {
  const written = rows.map((row) => JSON.stringify(row));
  return rows.filter((_, index) => written.indexOf(written[index] ?? '', index + 1) < 0);
}

/**
 * A card as it is posted: the living card, below the word that the bot did not work, if that is why it comes late. It takes
 * in whatever else was due to the chat on its case in that instant: `parts` are all of it, each clause is cited.
 */
export function renderPostedCard(parts: Part | readonly [Part, ...Part[]], audience: Audience): Screen {
  const group: readonly [Part, ...Part[]] = 'view' in parts ? [parts] : parts;
  const [{ view }] = group;
  const card = renderCard(view, audience);
  const cited = group.length > 1 ? basis(group, card.text) : null;
  return fit({ ...paragraphs(downtimeLine(group), card, cited), buttons: card.buttons });
}

/** The same message sent a second time because nobody knows whether the first arrived. */
export function repeatMark(screen: Screen): Screen {
  return fit({ ...screen, ...rich('повтор · ', screen) });
}

/** Does a message speak of several cases? */
export function isBundle(text: string): boolean {
  return text.includes(DIVIDER);
}

type Group = [Part, ...Part[]];

/** What presses in an emergency stands above everything of the regular mode, the rest as it was decided. Duties are never merged. */
function byCase(parts: readonly Part[]): Group[] {
  const groups = new Map<number, Group>();
  const ordered = parts.toSorted((one, other) => rank(one) - rank(other));
  for (const part of ordered) {
    const group = groups.get(part.view.case.id);
    if (group) group.push(part);
    else groups.set(part.view.case.id, [part]);
  }
  return [...groups.values()];
}

function rank({ tell, view }: Part): number {
  return view.case.kind === 'emergency' && (tell.lane === 'alarm' || tell.lane === 'demand') ? 0 : 1;
}

function sectionOf(
  group: Group,
  audience: Audience,
  several: { cases: boolean; duties: Beside },
  short: boolean,
): Section {
  const [{ view }] = group;
  if (view.case.kind === 'duty') return dutySection(group, audience, several.duties);
  const suffix = several.cases ? ` · ${numberText(view.case)}` : '';
  const section = caseSection(group, audience, { suffix, short });
  return { ...section, body: paragraphs(section.body, basis(group, section.body.text)) };
}

/** Clauses of the parts that the words have not cited yet. */
function basis(group: readonly [Part, ...Part[]], text: string): RichText | null {
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
export function downtimeLine(parts: readonly Part[]): RichText | null {
  const part = parts.find(({ downtime }) => downtime !== null);
  if (!part?.downtime) return null;
  const { from, to } = part.downtime;
  const { timezone } = part.view.book.district;
  return italic(`Бот не работал ${stamp(from, to, timezone)}–${stamp(to, to, timezone)}; сроки не переносились.`);
}
