import { createHash } from 'node:crypto';
import { BOT } from '../../domain/post.ts';
import type { Saying } from '../../domain/decision.ts';
import { isRiseQuestion, ringingOnce, standsApart } from './apart.ts';
import { digestPlace, isDigestCard } from './digest-card.ts';
import { renderDigests } from '../../render/figures/digest.ts';
import type { DigestPart } from '../../render/figures/digest-part.ts';
import { downtimeLine, renderParts, renderPostedCard } from '../../render/message.ts';
import type { Part } from '../../render/view.ts';
import type { OutboxDraft } from '../../store/outbox.ts';
import type { Addressed } from './parts.ts';

const URGENCY = ['alarm', 'demand', 'report', 'digest'] as const;

/**
 * What a card that rings for a case takes in of whatever else is due to the chat on it: the card shows how the case stands
 * now. Also what a catch-up owes from earlier instants, or each chat would hear its case twice.
 */
const TAKEN_IN: readonly Saying[] = ['card', 'preview', 'demand', 'report', 'draft', 'ping', 'reminder'];

/**
 * Everything due to one chat from one regulation becomes one message; a card stands alone, because it lives on and is
 * edited, and so do a question about a rise, the draft of the digest and a ready text that is passed on by hand.
 */
export function bundled(all: readonly Addressed[], now: Date): OutboxDraft[] {
  const cards = grouped(all.filter(isCard), cardPlace);
  const takenIn = (one: Addressed) => {
    const card = isCard(one) ? undefined : cards.get(cardPlace(one));
    return card?.some(({ part, relayFor }) => rings(part) && isTakenIn(one) && relayFor === one.relayFor);
  };
  const absorbed = new Set(all.filter(takenIn));
  const words = all.filter((one) => !isCard(one) && !absorbed.has(one));
  const questions = grouped(words.filter(isRiseQuestion), wordsPlace);
  const others = grouped(
    words.filter((one) => !isRiseQuestion(one)),
    wordsPlace,
  );
  const beside = grouped([...absorbed], cardPlace);
  return [
    ...[...cards].map(([place, group]) => cardOf([...group, ...(beside.get(place) ?? [])], now)),
    ...ringingOnce([...questions.values()].map((group) => messageOf(group, now))),
    ...[...others.values()].map((group) => messageOf(group, now)),
  ];
}

/** Digests of one district that leave together are one card in a chat: a section for each block. */
function cardPlace({ chat, part }: Addressed): string {
  const { case: subject, book } = part.view;
  return `${chat.chatId}:${isDigestCard(part) ? digestPlace(book, subject.subject) : subject.id}`;
}

function wordsPlace(one: Addressed): string {
  const { chat, part, relayFor } = one;
  const apart = standsApart(one) ? part.view.case.id : '';
  return `${chat.chatId}:${part.view.book.id}:${relayFor ?? ''}:${apart}`;
}

/** The digest lives as a card of its duty. */
function isCard({ part, audience, relayFor }: Addressed): boolean {
  if (relayFor !== null) return false;
  if (isDigestCard(part)) return true;
  return part.tell.say === 'card' && !audience.external;
}

function rings({ tell }: Part): boolean {
  return tell.say === 'card' && tell.loud;
}

function isTakenIn({ part }: Addressed): boolean {
  return TAKEN_IN.includes(part.tell.say);
}

/** A card to be posted: one for each case and chat, loud when any saying of it is. */
function cardOf(group: readonly Addressed[], now: Date): OutboxDraft {
  const { chat, audience, part } = group[0] as Addressed;
  if (isDigestCard(part)) return digestCardOf(group, now);
  const parts = group.map((one) => one.part) as [Part, ...Part[]];
  return draftOf(group, { form: 'card', body: renderPostedCard(parts, audience), now, chatId: chat.chatId });
}

/** The card belongs to the duty that is the oldest: whichever block is brought up to date finds it there. */
function digestCardOf(group: readonly Addressed[], now: Date): OutboxDraft {
  const ordered = group.toSorted((one, other) => one.part.view.case.id - other.part.view.case.id);
  const { chat } = ordered[0] as Addressed;
  const digests = new Map<number, DigestPart>();
  for (const { part, audience } of ordered) {
    if (part.digest) digests.set(part.view.case.id, { digest: part.digest, audience });
  }
  const body = renderDigests([...digests.values()], downtimeLine(ordered.map(({ part }) => part)));
  return draftOf(ordered, { form: 'card', body, now, chatId: chat.chatId });
}

/** Everything else as one message, the day's duties below what is urgent; a reply to the card of the one case that has one. */
function messageOf(group: readonly Addressed[], now: Date): OutboxDraft {
  const ordered = group.toSorted((a, b) => Number(isDuty(a)) - Number(isDuty(b)));
  const { chat, audience, part, relayFor } = ordered[0] as Addressed;
  const numbered = new Set(ordered.filter((one) => !isDuty(one)).map((one) => one.part.view.case.id));
  const answers = numbered.size === 1 && part.view.case.kind !== 'rise' && relayFor === null;
  const form = ordered.every(isRiseQuestion) ? 'card' : answers ? 'reply' : 'plain';
  const body = renderParts(
    ordered.map((one) => one.part),
    audience,
  );
  return draftOf(ordered, { form, body, now, chatId: chat.chatId });
}

function isDuty({ part }: Addressed): boolean {
  return part.view.case.kind === 'duty';
}

function draftOf(
  group: readonly Addressed[],
  message: Pick<OutboxDraft, 'form' | 'body' | 'chatId'> & { now: Date },
): OutboxDraft {
  const parts = group.map(({ part }) => part);
  const cases = [...new Set(parts.map(({ view }) => view.case.id))];
  return {
    key: keyOf(group, message.chatId, message.form),
    caseId: cases[0] ?? null,
    cases,
    obligations: group.flatMap(deliveredBy),
    chatId: message.chatId,
    lane: URGENCY.find((lane) => parts.some(({ tell }) => tell.lane === lane)) ?? 'report',
    form: message.form,
    ping: parts.every(({ tell }) => tell.say === 'ping' || tell.say === 'reminder'),
    // A ready text waits for a person to pass it on: that rings, however quietly the report itself would have come.
    silent: group.every(({ part, relayFor }) => !part.tell.loud && relayFor === null),
    body: message.body,
    notBefore: message.now,
    expiresAt: null,
  };
}

/**
 * Delivery is an act where the bot itself owes the draft: a person's leaves at its due time, whenever it arrives. A ready
 * text keeps what it is about, so that «Передал в ЦУР» under it is put on record with that.
 */
function deliveredBy({ part: { tell, view }, chat, relayFor }: Addressed): OutboxDraft['obligations'] {
  const owed = view.obligations.find(({ key }) => key === tell.obligation);
  if (!owed) return [];
  if (relayFor) return [{ caseId: view.case.id, key: owed.key, posts: [relayFor] }];
  const isMetByArriving = tell.say === 'draft' && owed.debtor === BOT;
  return isMetByArriving ? [{ caseId: view.case.id, key: owed.key, posts: chat.posts }] : [];
}

/** Natural key: which commit of which cases said what to which chat. The same decided twice is one message. */
function keyOf(group: readonly Addressed[], chatId: number, form: string): string {
  const said = group.map(
    ({ part: { view, tell }, relayFor }) =>
      `${view.case.id}@${view.case.version}:${tell.say}:${tell.at.toISOString()}:${tell.obligation ?? ''}:${relayFor ?? ''}`,
  );
  return createHash('sha256')
    .update(`${chatId}|${form}|${said.toSorted().join('|')}`)
    .digest('base64url');
}

function grouped<T>(items: readonly T[], keyOfItem: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOfItem(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
