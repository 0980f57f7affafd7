import { createHash } from 'node:crypto';
import type { SaidAt } from '../engine/collapse.ts';
import { renderCard } from '../render/card.ts';
import { renderParts, renderPostedCard } from '../render/message.ts';
import type { Audience, Part, TimelineLine } from '../render/view.ts';
import { forgetCard, readCards, wantCard } from '../store/cards.ts';
import type { Tx } from '../store/database.ts';
import { enqueue, type OutboxDraft } from '../store/outbox.ts';
import type { Committed } from './commit.ts';
import { digestData } from './digest-data.ts';
import { audienceOf, chatsOf, type ChatOfPosts } from './staff.ts';
import { timeline, viewOf } from './views.ts';

export interface Downtime {
  from: Date;
  to: Date;
}

/** One saying on its way to one chat. */
interface Addressed {
  /** With the posts that this is said to. */
  chat: ChatOfPosts;
  /** Whoever reads there, in all their capacities. */
  audience: Audience;
  part: Part;
}

const URGENCY = ['alarm', 'demand', 'report', 'digest'] as const;

/**
 * Puts into words what was decided together and owes it to chats: everything due to one chat from one regulation becomes
 * one message; a card stands alone, because it lives on and is edited. Cards of the cases are brought up to date. `now`: the instant it was decided at.
 */
export async function deliver(
  tx: Tx,
  committed: readonly Committed[],
  now: Date,
  downtime: Downtime | null,
): Promise<void> {
  const addressed: Addressed[] = [];
  for (const one of committed) addressed.push(...(await address(tx, one, now, downtime)));
  const drafts = [...cardDrafts(addressed, now), ...messageDrafts(addressed, now)];
  await enqueue(tx, drafts);
  for (const one of committed) await refreshCards(tx, one, now);
  for (const draft of drafts) await beginCard(tx, draft);
}

/**
 * A card that is owed is known from now on: what happens before it is sent brings it up to date as soon as it is. A new
 * digest is a new message: the one before it stays as it was sent.
 */
async function beginCard(tx: Tx, { caseId, chatId, body, form, lane }: OutboxDraft): Promise<void> {
  if (form !== 'card' || caseId === null) return;
  if (lane === 'digest') await forgetCard(tx, { caseId, chatId });
  await wantCard(tx, { caseId, chatId, wanted: body });
}

async function address(tx: Tx, one: Committed, now: Date, downtime: Downtime | null): Promise<Addressed[]> {
  const { snapshot, said } = one;
  if (said.length === 0) return [];
  const view = viewOf(snapshot, now);
  const digest = said.some((tell) => tell.draft) ? await digestData(tx, snapshot.book, now) : null;
  const history: TimelineLine[] = said.some(tellsHistory) ? await timeline(tx, snapshot.case.id) : [];
  const { book } = snapshot;
  const audiences = new Map(
    (await chatsOf(tx, book, Object.keys(book.posts))).map((chat) => [
      chat.chatId,
      audienceOf(book, chat.posts, chat.private),
    ]),
  );
  const addressed: Addressed[] = [];
  for (const tell of said) {
    const late = downtime && tell.at < downtime.to ? downtime : null;
    const part: Part = {
      view,
      tell,
      digest: tell.draft ? digest : null,
      timeline: tellsHistory(tell) ? history : [],
      downtime: late,
    };
    for (const chat of await chatsFor(tx, one, tell)) {
      const audience = audiences.get(chat.chatId) ?? audienceOf(book, chat.posts, chat.private);
      addressed.push({ chat, audience, part });
    }
  }
  return addressed;
}

function tellsHistory(tell: SaidAt): boolean {
  return tell.say === 'closing' || tell.say === 'report';
}

/** A reminder to the debtor is private where there is a private chat. */
async function chatsFor(tx: Tx, { snapshot }: Committed, tell: SaidAt): Promise<ChatOfPosts[]> {
  const chats = await chatsOf(tx, snapshot.book, tell.to);
  const alone = chats.filter((chat) => chat.private);
  return tell.say === 'reminder' && alone.length > 0 ? alone : chats;
}

/** Cards to be posted: one for each case and chat, loud when any saying of it is. The digest lives as a card of its duty. */
function cardDrafts(addressed: readonly Addressed[], now: Date): OutboxDraft[] {
  const cards = addressed.filter(isCard);
  return [...grouped(cards, ({ chat, part }) => `${chat.chatId}:${part.view.case.id}`).values()].map((group) => {
    const { chat, audience, part } = group[0] as Addressed;
    const body = part.digest ? renderParts([part], audience) : renderPostedCard(part, audience);
    return draftOf(group, { form: 'card', body, now, chatId: chat.chatId });
  });
}

/** Everything else due to a chat from a regulation, as one message; a reply to the card when it speaks of one case. */
function messageDrafts(addressed: readonly Addressed[], now: Date): OutboxDraft[] {
  const words = addressed.filter((one) => !isCard(one));
  return [...grouped(words, ({ chat, part }) => `${chat.chatId}:${part.view.book.id}`).values()].map((group) => {
    const { chat, audience, part } = group[0] as Addressed;
    const parts = [...new Set(group.map((one) => one.part))];
    const cases = new Set(parts.map(({ view }) => view.case.id));
    const body = renderParts(parts, audience);
    const form = cases.size === 1 && part.view.case.kind === 'emergency' ? 'reply' : 'plain';
    return draftOf(group, { form, body, now, chatId: chat.chatId });
  });
}

function isCard({ part, audience }: Addressed): boolean {
  if (part.digest) return true;
  return part.tell.say === 'card' && !audience.external;
}

function draftOf(
  group: readonly Addressed[],
  message: Pick<OutboxDraft, 'form' | 'body' | 'chatId'> & { now: Date },
): OutboxDraft {
  const parts = group.map(({ part }) => part);
  const cases = [...new Set(parts.map(({ view }) => view.case.id))];
  return {
    key: keyOf(parts, message.chatId, message.form),
    caseId: cases[0] ?? null,
    cases,
    obligations: group.flatMap(({ part: { tell, view }, chat }) =>
      tell.draft && tell.obligation ? [{ caseId: view.case.id, key: tell.obligation, posts: chat.posts }] : [],
    ),
    chatId: message.chatId,
    lane: URGENCY.find((lane) => parts.some(({ tell }) => tell.lane === lane)) ?? 'report',
    form: message.form,
    ping: parts.every(({ tell }) => tell.say === 'ping' || tell.say === 'reminder'),
    silent: parts.every(({ tell }) => !tell.loud),
    body: message.body,
    notBefore: message.now,
    expiresAt: null,
  };
}

/** Natural key: which commit of which cases said what to which chat. The same decided twice is one message. */
function keyOf(parts: readonly Part[], chatId: number, form: string): string {
  const said = parts.map(
    ({ view, tell }) => `${view.case.id}@${view.case.version}:${tell.say}:${tell.at.toISOString()}`,
  );
  return createHash('sha256')
    .update(`${chatId}|${form}|${said.toSorted().join('|')}`)
    .digest('base64url');
}

/** Says what the living cards of a case should show from now on; a duty's card is its last digest. */
async function refreshCards(tx: Tx, { snapshot, decisions }: Committed, now: Date): Promise<void> {
  const { book, case: subject } = snapshot;
  const cards = await readCards(tx, subject.id);
  if (cards.length === 0) return;
  const chats = await chatsOf(tx, book, Object.keys(book.posts));
  const view = viewOf(snapshot, now);
  const digestAgain = subject.kind === 'duty' && decisions.some((decision) => decision.kind === 'refresh');
  if (subject.kind === 'duty' && !digestAgain) return;
  const digest = digestAgain ? await digestData(tx, book, now) : null;
  for (const { chatId } of cards) {
    const chat = chats.find((one) => one.chatId === chatId);
    if (!chat) continue;
    const audience = audienceOf(book, chat.posts, chat.private);
    const wanted = digest ? renderParts([digestPart(view, digest, now)], audience) : renderCard(view, audience);
    await wantCard(tx, { caseId: subject.id, chatId, wanted });
  }
}

/** The digest that was sent, as it would be sent now: «обновлено чч:мм». */
function digestPart(view: Part['view'], digest: NonNullable<Part['digest']>, now: Date): Part {
  const rule = view.book.rules[view.case.subject];
  const tell = {
    kind: 'tell' as const,
    say: 'draft' as const,
    to: rule?.to ?? [],
    loud: false,
    lane: 'digest' as const,
    obligation: null,
    draft: rule?.draft ?? null,
    clause: rule?.clause ?? '',
    reason: 'refresh',
    at: now,
  };
  return { view, tell, digest: { ...digest, updatedAt: now }, timeline: [], downtime: null };
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
