import { and, eq, inArray, ne, sql } from 'drizzle-orm';
import type { Tx } from './database.ts';
import { binding, card, outbox, prompt } from './schema.ts';

/**
 * A group was upgraded and has a new id: bindings, cards and messages not yet sent go there.
 * Messages already posted stay behind in the old group and can't be edited or answered, so cards forget theirs and
 * prompts end. Running again is harmless.
 */
export async function moveChat(tx: Tx, from: number, to: number): Promise<void> {
  await moveBindings(tx, from, to);
  await moveCards(tx, from, to);
  await tx
    .update(outbox)
    .set({ chatId: to })
    .where(and(eq(outbox.chatId, from), sql`${outbox.state} in ('queued', 'sending')`));
  await tx.delete(prompt).where(eq(prompt.chatId, from));
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
