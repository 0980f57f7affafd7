import type { Button, RichText } from '../../domain/message.ts';
import type { Rule } from '../../regulation/rule.ts';
import type { Section } from '../cases/section.ts';
import { inBrackets } from '../text/cite.ts';
import { draftBody } from './data-drafts.ts';
import { digestPreviewSection, isDigestPreview } from './digest-preview.ts';
import { digestBody } from '../figures/digest.ts';
import { takeAllButtons } from './duty-buttons.ts';
import { askedSection } from './duty-demand.ts';
import { dutyOf, placeOf, type Asked, type Beside } from './duty-parts.ts';
import { problemBody } from './duty-problem.ts';
import { botLate, noData, reportOf } from './duty-reports.ts';
import { holds } from '../posts.ts';
import { paragraphs, rich, sentence } from '../text/rich-text.ts';
import { listButtons } from '../figures/control-buttons.ts';
import { unmatchedButtons } from '../figures/series-names.ts';
import type { Audience, CaseView, Part } from '../view.ts';
import type { DraftData } from './draft-data.ts';

/** Sayings that ask something of the debtor: they are one demand, whatever several of them were due at once. */
const ASKS: readonly string[] = ['demand', 'preview', 'reminder', 'ping'];

/**
 * Everything due on one duty of the regular mode to one chat: what is asked with the buttons of its content, a report, a
 * problem, a draft.
 */
export function dutySection(group: readonly [Part, ...Part[]], audience: Audience, beside: Beside): Section {
  const sections = [
    ...group.filter(isDigestPreview).map((part) => digestPreviewSection(part, audience)),
    ...askedOf(group.filter((part) => !isDigestPreview(part))).map((asked) => askedOr(asked, audience, beside)),
    ...group.filter(({ tell }) => !ASKS.includes(tell.say)).map((part) => saidSection(part, audience, beside)),
  ];
  const unique = sections.filter(
    ({ body }, index) => sections.findIndex((one) => one.body.text === body.text) === index,
  );
  return { body: paragraphs(...unique.map(({ body }) => body)), buttons: unique.flatMap(({ buttons }) => buttons) };
}

/** The demands of the group, those of one obligation together. */
function askedOf(group: readonly Part[]): Asked[] {
  const asked = new Map<string, Asked>();
  for (const part of group.filter(({ tell }) => ASKS.includes(tell.say))) {
    const owed = dutyOf(part);
    const key = owed?.key ?? '';
    const known = asked.get(key);
    if (known) known.parts.push(part);
    else asked.set(key, { parts: [part], owed });
  }
  return [...asked.values()];
}

/** Somebody else's duty is no matter of an external chat: no miss is named there. */
function askedOr(asked: Asked, audience: Audience, beside: Beside): Section {
  const { parts, owed } = asked;
  const [part] = parts;
  if (audience.external && (owed === null || !holds(audience, owed.debtor))) return plain(nothingToReport(part));
  return askedSection(asked, audience, beside);
}

function plain(body: RichText): Section {
  return { body, buttons: [] };
}

function saidSection(part: Part, audience: Audience, beside: Beside): Section {
  switch (part.tell.say) {
    case 'draft':
      return draftSection(part, audience, beside);
    case 'problem':
      return plain(problemBody(part, audience));
    case 'no-data':
      return plain(audience.external ? nothingToReport(part) : noData(part, audience));
    case 'bot-late':
      return plain(audience.external ? nothingToReport(part) : botLate(part));
    default:
      return plain(audience.external ? nothingToReport(part) : reportOf(part, audience));
  }
}

/** A draft with its data; without them what a person wrote, or what the book says in place of it. */
function draftSection(part: Part, audience: Audience, { dated }: Beside): Section {
  const { digest, data, view, tell } = part;
  if (digest !== null) return plain(digestBody(digest, audience.external));
  const owed = dutyOf(part);
  const rule = owed === null ? null : (view.book.rules[owed.rule] ?? null);
  const terms = {
    view,
    clause: tell.clause,
    external: audience.external,
    unconfirmed: tell.unconfirmed === true,
    rule,
    words: owed?.draft ?? null,
    dated,
  };
  if (data === null) {
    const missing = rule?.unconfirmed?.say ?? null;
    const words = terms.words ?? (missing && `${sentence(missing)}.`);
    return plain(
      words === null ? nothingToReport(part) : draftBody({ draft: 'submitted', entries: [] }, { ...terms, words }),
    );
  }
  return { body: draftBody(data, terms), buttons: draftButtons(data, rule, view, audience) };
}

/** What can be done at once about what a draft says. */
function draftButtons(data: DraftData, rule: Rule | null, view: CaseView, audience: Audience): Button[][] {
  if (data.draft === 'new-appeals') return rule === null ? [] : takeAllButtons(view, rule.id);
  if (data.draft === 'unmatched') return unmatchedButtons(data, view.book, audience);
  return listButtons(data, view.book, audience);
}

function nothingToReport({ view, tell }: Part): RichText {
  return rich(`${placeOf(view)}: сведений для доклада нет${inBrackets(view.book, tell.clause)}.`);
}
