import type { Button, RichText, Screen } from '../../domain/message.ts';
import { leavesAt } from '../../regulation/steps.ts';
import { button } from '../buttons.ts';
import type { Section } from '../cases/section.ts';
import { digestBody, renderDigests } from '../figures/digest.ts';
import type { Digest } from '../figures/digest-view.ts';
import { clockText } from '../text/dates.ts';
import { datives } from '../text/datives.ts';
import { bold, lines, paragraphs } from '../text/rich-text.ts';
import type { Audience, Part } from '../view.ts';
import { dutyOf } from './duty-parts.ts';

/** A digest that is shown before it leaves. */
export type DigestPreview = Part & { digest: Digest };

export function isDigestPreview(part: Part): part is DigestPreview {
  return part.digest !== null && part.tell.say === 'preview';
}

/**
 * The digest as it stands now, with its picture: when it leaves and to whom stands above, «Добавить пояснение» below. What is
 * to be decided is asked under the digest itself: the draft is never brought up to date.
 */
export function digestPreview(part: DigestPreview, audience: Audience, above: RichText | null): Screen {
  const shown = { digest: part.digest, audience: { ...audience, may: [] } };
  const screen = renderDigests([shown], paragraphs(above, leadOf(part)));
  return { ...screen, buttons: [...explainRows(part, audience), ...screen.buttons] };
}

/** The same in words alone, where it stands among other things due to the chat. */
export function digestPreviewSection(part: DigestPreview, audience: Audience): Section {
  return { body: paragraphs(leadOf(part), digestBody(part.digest)), buttons: explainRows(part, audience) };
}

const DRAFT_TITLE = bold('Черновик сводки');

/** «Уйдёт в 09:58 — руководителю МЦУР.» */
function leadOf(part: Part): RichText {
  const { book } = part.view;
  const owed = dutyOf(part);
  const rule = owed && book.rules[owed.rule];
  if (!owed || !rule) return DRAFT_TITLE;
  const at = clockText(leavesAt(book, rule, owed.startsAt), book.district.timezone);
  return lines(DRAFT_TITLE, `Уйдёт в ${at} — ${datives(book, rule.to)}.`);
}

/** Only for whoever may do it: the chat of a post is read by whoever sits there. */
function explainRows(part: Part, audience: Audience): Button[][] {
  const owed = dutyOf(part);
  if (!owed || !audience.may.includes('drafts')) return [];
  return [[button({ verb: 'explain', caseId: part.view.case.id, rule: owed.rule })]];
}
