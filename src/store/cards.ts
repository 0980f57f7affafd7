import { and, asc, eq, isNotNull, not, sql } from 'drizzle-orm';
import type { Screen } from '../domain/message.ts';
import { isAmong } from './among.ts';
import type { Tx } from './database.ts';
import { rowsGiven } from './rows-given.ts';
import { card, outbox } from './schema/messages.ts';

/** The living card of a case in a chat. */
export interface Card {
  caseId: number;
  chatId: number;
  /** Null until it was posted, or when its message is gone. */
  messageId: number | null;
  /** What it should show. */
  wanted: Screen;
  /** What the phone shows, as far as is known. */
  shown: Screen | null;
  dirty: boolean;
  /** Of its case, when `wanted` was worded. */
  version: number;
}
export type CardPlace = Pick<Card, 'caseId' | 'chatId'>;
/** What a card should show, of which version of its case; a digest is worded by its day and has none. */
export type WantedCard = CardPlace & { wanted: Screen; version?: number };

export async function readCards(tx: Tx, caseId: number): Promise<Card[]> {
  const rows = await tx.select().from(card).where(eq(card.caseId, caseId)).orderBy(asc(card.chatId));
  return rows.map(cardOf);
}

/** Where these cases have cards, without what stands on them. */
export async function cardPlacesOf(tx: Tx, caseIds: readonly number[]): Promise<(CardPlace & Pick<Card, 'version'>)[]> {
  if (caseIds.length === 0) return [];
  return tx
    .select({ caseId: card.caseId, chatId: card.chatId, version: card.version })
    .from(card)
    .where(isAmong(card.caseId, caseIds))
    .orderBy(asc(card.caseId), asc(card.chatId));
}

/** Says what the card should show from now on; makes the card if there is none. Dirty only if it shows something else. */
export function wantCard(tx: Tx, card: WantedCard): Promise<void> {
  return wantCards(tx, [card]);
}

/** The same of many cards at once. Each may be named once. */
export async function wantCards(tx: Tx, wanted: readonly WantedCard[]): Promise<void> {
  if (wanted.length === 0) return;
  await tx
    .insert(card)
    .select(
      rowsGiven(
        card,
        wanted.map((one) => ({ version: 0, ...one, dirty: true })),
      ),
    )
    .onConflictDoUpdate({
      target: [card.caseId, card.chatId],
      set: {
        wanted: sql`excluded.wanted`,
        version: sql`excluded.version`,
        dirty: sql`${card.shown} is distinct from excluded.wanted`,
      },
    });
}

/** The same of cards that are there: one that was moved or dropped meanwhile is not made again. */
export async function rewordCards(tx: Tx, wanted: readonly Required<WantedCard>[]): Promise<void> {
  if (wanted.length === 0) return;
  const rows = wanted.map((one) => ({ ...one, dirty: true }));
  await tx.execute(sql`update ${card}
    set wanted = given.wanted, version = given.version, dirty = ${card.shown} is distinct from given.wanted
    from (${rowsGiven(card, rows)}) as given
    where ${card.caseId} = given.case_id and ${card.chatId} = given.chat_id`);
}

/** The card now is this message. Gives the message it was before, whose buttons are to be taken away, or null. */
export async function cardPosted(
  tx: Tx,
  { caseId, chatId, messageId, shown }: CardPlace & { messageId: number; shown: Screen },
): Promise<number | null> {
  const before = await tx.select({ messageId: card.messageId }).from(card).where(at({ caseId, chatId })).for('update');
  await tx
    .insert(card)
    .values({ caseId, chatId, messageId, wanted: shown, shown, dirty: false })
    .onConflictDoUpdate({
      target: [card.caseId, card.chatId],
      set: { messageId, shown, dirty: sql`${card.wanted} is distinct from excluded.shown` },
    });
  const previous = before[0]?.messageId ?? null;
  return previous === messageId ? null : previous;
}

/** The next message of a card is on its way. Literals: see the partial index of the outbox. */
export const successorWaits = sql`exists (select 1 from ${outbox}
  where ${outbox.state} in ('queued', 'sending') and ${outbox.form} = 'card'
    and ${outbox.caseId} = ${card.caseId} and ${outbox.chatId} = ${card.chatId})`;

/**
 * Up to `limit` cards to be edited, one per chat. Not locked: only the one sender edits. A card whose next message is on
 * its way is not edited any more.
 */
export async function claimDirty(tx: Tx, limit: number, excludeChats: readonly number[] = []): Promise<Card[]> {
  const rows = await tx
    .selectDistinctOn([card.chatId])
    .from(card)
    .where(and(card.dirty, isNotNull(card.messageId), not(successorWaits), not(isAmong(card.chatId, excludeChats))))
    .orderBy(asc(card.chatId), asc(card.caseId))
    .limit(limit);
  return rows.map(cardOf);
}

/**
 * This message of the card shows this. The card stays dirty if something else has been wanted meanwhile; nothing changes
 * when it has become another message.
 */
export async function cardShown(
  tx: Tx,
  { caseId, chatId, messageId, shown }: CardPlace & { messageId: number; shown: Screen },
): Promise<void> {
  const value = sql`${sql.param(shown, card.shown)}::jsonb`;
  await tx
    .update(card)
    .set({ shown, dirty: sql`${card.wanted} is distinct from ${value}` })
    .where(and(at({ caseId, chatId }), eq(card.messageId, messageId)));
}

/** The message is gone: nothing is shown, and nothing can be edited until the card is posted again. */
export async function forgetCard(tx: Tx, place: CardPlace): Promise<void> {
  await tx.update(card).set({ messageId: null, shown: null, dirty: true }).where(at(place));
}

/** The case has no card in this chat any more: another case's card speaks of it too. */
export async function dropCard(tx: Tx, place: CardPlace): Promise<void> {
  await tx.delete(card).where(at(place));
}

/** The card that is this message, or null. */
export async function findCardByMessage(tx: Tx, chatId: number, messageId: number): Promise<Card | null> {
  const rows = await tx
    .select()
    .from(card)
    .where(and(eq(card.chatId, chatId), eq(card.messageId, messageId)))
    .limit(1);
  return rows[0] ? cardOf(rows[0]) : null;
}

function at({ caseId, chatId }: CardPlace) {
  return and(eq(card.caseId, caseId), eq(card.chatId, chatId));
}

function cardOf(row: typeof card.$inferSelect): Card {
  return { ...row, wanted: row.wanted as Screen, shown: row.shown as Screen | null };
}
