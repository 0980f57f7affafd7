import { renderCard } from '../../render/cases/card.ts';
import { renderParts } from '../../render/message.ts';
import type { Part } from '../../render/view.ts';
import { forgetCard, readCards, wantCard } from '../../store/cards.ts';
import type { Tx } from '../../store/database.ts';
import { enqueue, type OutboxDraft } from '../../store/outbox.ts';
import { everyPost } from './addressees.ts';
import { bundled } from './bundle.ts';
import type { Committed } from '../commit.ts';
import { digestData } from '../figures/digest-data.ts';
import { addressed, type Addressed, type Downtime } from './parts.ts';
import { presentAt, type Present } from './present.ts';
import { audienceOf } from '../people/staff.ts';
import { viewOf } from '../views.ts';

/**
 * Puts into words what was decided together and owes it to chats, a message for each chat. Cards of the cases are brought
 * up to date. `now`: the instant it was decided at; `present`: who was looked up when it was decided.
 */
export async function deliver(
  tx: Tx,
  committed: readonly Committed[],
  now: Date,
  downtime: Downtime | null,
  present: Present = presentAt(tx, now),
): Promise<void> {
  const all: Addressed[] = [];
  for (const one of committed) all.push(...(await addressed(tx, one, { now, downtime, present })));
  const drafts = bundled(all, now);
  await enqueue(tx, drafts);
  for (const one of committed) await refreshCards(tx, one, now, present);
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

/** Says what the living cards of a case should show from now on; a duty's card is its last digest. */
async function refreshCards(tx: Tx, { snapshot, decisions }: Committed, now: Date, present: Present): Promise<void> {
  const { book, case: subject } = snapshot;
  const cards = await readCards(tx, subject.id);
  if (cards.length === 0) return;
  const chats = await present.chats(book, everyPost(book));
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
  return {
    view,
    tell,
    digest: { ...digest, updatedAt: now },
    data: null,
    timeline: [],
    downtime: null,
    relayFor: null,
  };
}
