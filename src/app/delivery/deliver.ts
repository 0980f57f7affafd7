import type { Case } from '../../domain/case.ts';
import { dropCard, forgetCard, wantCards } from '../../store/cards.ts';
import { leaveCardsBehind } from '../../store/cards-behind.ts';
import type { Tx } from '../../store/database.ts';
import { enqueue, type OutboxDraft } from '../../store/outbox.ts';
import { bundled } from './bundle.ts';
import type { App } from '../app.ts';
import type { Committed } from '../commit.ts';
import { refreshDigests } from './refresh-digests.ts';
import { addressed, type Addressed, type Downtime } from './parts.ts';
import { presentAt, type Present } from './present.ts';

/**
 * Puts into words what was decided together and owes it to chats, a message for each chat. Cards of the cases are
 * worded anew afterwards. `now`: the instant it was decided at; `present`: who was looked up when it was decided.
 */
export async function deliver(
  tx: Tx,
  { books }: Pick<App, 'books'>,
  committed: readonly Committed[],
  now: Date,
  downtime: Downtime | null,
  present: Present = presentAt(tx, now),
): Promise<void> {
  const all: Addressed[] = [];
  for (const one of committed) all.push(...(await addressed(tx, one, { now, downtime, present })));
  await owe(tx, { books }, committed, bundled(all, now), { now, present });
}

/** The same for what was decided on acts of their own: nothing of one is said together with another. */
export async function deliverEach(
  tx: Tx,
  app: Pick<App, 'books'>,
  committed: readonly Committed[],
  now: Date,
  present: Present,
): Promise<void> {
  const drafts: OutboxDraft[] = [];
  for (const one of committed) {
    drafts.push(...bundled(await addressed(tx, one, { now, downtime: null, present }), now));
  }
  await owe(tx, app, committed, drafts, { now, present });
}

async function owe(
  tx: Tx,
  { books }: Pick<App, 'books'>,
  committed: readonly Committed[],
  drafts: readonly OutboxDraft[],
  { now, present }: { now: Date; present: Present },
): Promise<void> {
  await enqueue(tx, drafts);
  for (const one of committed) await refreshDuty(tx, books, one, now, present);
  const numbered = committed.flatMap(({ snapshot }) => (snapshot.case.kind === 'duty' ? [] : [snapshot.case]));
  await leaveCardsBehind(tx, numbered);
  await beginCards(tx, drafts, numbered);
}

/**
 * A card that is owed is known from now on: what happens before it is sent brings it up to date as soon as it is. A new
 * digest is a new message: the one before it stays as it was sent, and so do those of the blocks that now share it.
 */
async function beginCards(tx: Tx, drafts: readonly OutboxDraft[], decided: readonly Case[]): Promise<void> {
  const begun = drafts.flatMap(({ caseId, form, ...draft }) =>
    form === 'card' && caseId !== null ? [{ ...draft, caseId }] : [],
  );
  for (const { caseId, cases, chatId } of begun.filter(({ lane }) => lane === 'digest')) {
    await forgetCard(tx, { caseId, chatId });
    for (const other of cases.filter((id) => id !== caseId)) await dropCard(tx, { caseId: other, chatId });
  }
  await wantCards(
    tx,
    begun.map(({ caseId, chatId, body }) => {
      const version = decided.find(({ id }) => id === caseId)?.version ?? 0;
      return { caseId, chatId, wanted: body, version };
    }),
  );
}

/** A duty's card is its last digest. */
async function refreshDuty(
  tx: Tx,
  books: App['books'],
  { snapshot, decisions }: Committed,
  now: Date,
  present: Present,
): Promise<void> {
  const again = snapshot.case.kind === 'duty' && decisions.some(({ kind }) => kind === 'refresh');
  if (again) await refreshDigests(tx, books, snapshot, now, present);
}
