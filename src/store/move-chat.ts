import { and, asc, eq, inArray, isNull, ne, not, sql } from 'drizzle-orm';
import type { Screen } from '../domain/message.ts';
import { successorWaits } from './cards.ts';
import { leaveChatBehind } from './cards-behind.ts';
import type { Tx } from './database.ts';
import { cases } from './schema/cases.ts';
import { card, outbox, prompt } from './schema/messages.ts';
import { binding } from './schema/people.ts';

/** A card of an open case that has no message. */
export interface CardLeft {
  caseId: number;
  wanted: Screen;
}

/**
 * A group was upgraded and has a new id: bindings, cards and messages not known to have been sent go there.
 * Messages already posted stay behind in the old group and can't be edited or answered, so cards forget theirs and
 * prompts end. Gives the cards that nothing on its way will post anew. Running again is harmless.
 */
export async function moveChat(tx: Tx, from: number, to: number): Promise<CardLeft[]> {
  await moveBindings(tx, from, to);
  await moveCards(tx, from, to);
  await tx
    .update(outbox)
    .set({ chatId: to })
    .where(and(eq(outbox.chatId, from), sql`${outbox.state} in ('queued', 'sending', 'unknown')`));
  await tx.delete(prompt).where(eq(prompt.chatId, from));
  await leaveChatBehind(tx, to);
  return cardsLeft(tx, to);
}

/** A seat bound to both chats keeps the binding to the new one. */
async function moveBindings(tx: Tx, from: number, to: number): Promise<void> {
  const boundThere = tx
    .select({ seatId: binding.seatId })
    .from(binding)
    .where(and(eq(binding.chatId, to), ne(binding.state, 'ended')));
  await tx
    .update(binding)
    .set({ state: 'ended', reason: 'migrated' })
    .where(and(eq(binding.chatId, from), ne(binding.state, 'ended'), inArray(binding.seatId, boundThere)));
  await tx
    .update(binding)
    .set({ chatId: to })
    .where(and(eq(binding.chatId, from), ne(binding.state, 'ended')));
}

async function moveCards(tx: Tx, from: number, to: number): Promise<void> {
  const cardsThere = tx.select({ caseId: card.caseId }).from(card).where(eq(card.chatId, to));
  await tx.delete(card).where(and(eq(card.chatId, from), inArray(card.caseId, cardsThere)));
  await tx.update(card).set({ chatId: to, messageId: null, shown: null, dirty: true }).where(eq(card.chatId, from));
}

/** The digest of a duty is a message that was sent: it is not sent anew. */
async function cardsLeft(tx: Tx, chatId: number): Promise<CardLeft[]> {
  const rows = await tx
    .select({ caseId: card.caseId, wanted: card.wanted })
    .from(card)
    .innerJoin(cases, eq(cases.id, card.caseId))
    .where(
      and(
        eq(card.chatId, chatId),
        isNull(card.messageId),
        ne(cases.kind, 'duty'),
        sql`${cases.state} in ('open', 'closing')`,
        not(successorWaits),
      ),
    )
    .orderBy(asc(card.caseId));
  return rows.map(({ caseId, wanted }) => ({ caseId, wanted: wanted as Screen }));
}
