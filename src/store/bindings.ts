import { and, asc, eq, ne } from 'drizzle-orm';
import type { Binding, ChatKind } from '../domain/person.ts';
import { isAmong } from './among.ts';
import { leaveChatBehind } from './cards-behind.ts';
import type { Tx } from './database.ts';
import { binding } from './schema/people.ts';

type Row = typeof binding.$inferSelect;

/** Ties a seat to a chat, or makes the tie it has reachable again. */
export async function bind(
  tx: Tx,
  { seatId, chatId, chatKind, at }: { seatId: number; chatId: number; chatKind: ChatKind; at: Date },
): Promise<Binding> {
  const current = and(eq(binding.seatId, seatId), eq(binding.chatId, chatId), ne(binding.state, 'ended'));
  const columns = { seatId, chatId, chatKind, state: 'active' as const, reason: null, changedAt: at };
  const made = await tx.insert(binding).values(columns).onConflictDoNothing().returning();
  const rows = made.length > 0 ? made : await tx.update(binding).set(columns).where(current).returning();
  const row = rows[0];
  if (!row) throw new Error(`seat ${seatId} was not bound to chat ${chatId}`);
  await leaveChatBehind(tx, chatId);
  return bindingOf(row);
}

/** Chats these seats are tied to, unreachable ones included, ended ones not. */
export async function bindingsOfSeats(tx: Tx, seatIds: readonly number[]): Promise<Binding[]> {
  if (seatIds.length === 0) return [];
  const rows = await tx
    .select()
    .from(binding)
    .where(and(isAmong(binding.seatId, seatIds), ne(binding.state, 'ended')))
    .orderBy(asc(binding.id));
  return rows.map(bindingOf);
}

/** What this chat is tied to, unreachable ones included, ended ones not. */
export async function bindingsOfChat(tx: Tx, chatId: number): Promise<Binding[]> {
  const rows = await tx
    .select()
    .from(binding)
    .where(and(eq(binding.chatId, chatId), ne(binding.state, 'ended')))
    .orderBy(asc(binding.id));
  return rows.map(bindingOf);
}

/** The tie of this id unless it has ended. */
export async function findBinding(tx: Tx, bindingId: number): Promise<Binding | null> {
  const rows = await tx
    .select()
    .from(binding)
    .where(and(eq(binding.id, bindingId), ne(binding.state, 'ended')));
  return rows[0] ? bindingOf(rows[0]) : null;
}

/** Changes how a tie stands. False when it has ended: only a new invitation ties again. */
export async function setBindingState(
  tx: Tx,
  { bindingId, state, reason, at }: { bindingId: number; state: Binding['state']; reason: string | null; at: Date },
): Promise<boolean> {
  const rows = await tx
    .update(binding)
    .set({ state, reason, changedAt: at })
    .where(and(eq(binding.id, bindingId), ne(binding.state, 'ended')))
    .returning({ chatId: binding.chatId });
  const [changed] = rows;
  if (changed && state === 'active') await leaveChatBehind(tx, changed.chatId);
  return changed !== undefined;
}

function bindingOf({ reason: _, changedAt: __, ...row }: Row): Binding {
  return row;
}
