import { and, asc, eq, inArray, isNotNull, isNull, lte, gt, not, or, sql, type SQL } from 'drizzle-orm';
import type { Screen } from '../domain/message.ts';
import { isAmong } from './among.ts';
import type { Tx } from './database.ts';
import { rowsGiven } from './rows-given.ts';
import { cases } from './schema/cases.ts';
import { outbox } from './schema/messages.ts';

type Row = typeof outbox.$inferSelect;

/** A message owed to a chat, and what became of it. */
export interface OutboxRow extends Omit<Row, 'body'> {
  body: Screen;
}

/** A message to be owed. `key` is its natural key: the same key is the same message. */
export type OutboxDraft = Pick<
  OutboxRow,
  | 'key'
  | 'caseId'
  | 'cases'
  | 'obligations'
  | 'chatId'
  | 'lane'
  | 'form'
  | 'ping'
  | 'silent'
  | 'body'
  | 'notBefore'
  | 'expiresAt'
>;

const RECOVERED_AT_ONCE = 1_000;

// Literals, not parameters: with a parameter the planner could not see that the partial index fits.
const isQueued = sql`${outbox.state} = 'queued'`;
const isSending = sql`${outbox.state} = 'sending'`;
/** Most urgent first. */
const urgency = sql`array_position(array['alarm', 'demand', 'report', 'digest'], ${outbox.lane})`;

/** Owes messages; those whose key is known already are left as they are. Gives how many are new. */
export async function enqueue(tx: Tx, drafts: readonly OutboxDraft[]): Promise<number> {
  if (drafts.length === 0) return 0;
  const rows = await tx
    .insert(outbox)
    .select(
      rowsGiven(
        outbox,
        drafts.map((draft) => ({ ...draft, state: 'queued' as const, repeat: false, attempt: 0 })),
      ),
    )
    .onConflictDoNothing({ target: outbox.key })
    .returning({ id: outbox.id });
  return rows.length;
}

/** Who claims, and where nothing may be claimed now. */
export interface Claim {
  /** Business time. */
  now: Date;
  /** Epoch of the sender's lease. */
  epoch: number;
  limit: number;
  /** Chats that are busy or were asked to wait. */
  excludeChats: readonly number[];
  /** Nothing but alarms. */
  alarmsOnly?: boolean;
}

/**
 * Takes up to `limit` messages to send now, the most urgent lane first, then the oldest; one per chat.
 * A chat's next message never overtakes an older one of its lane: while that one is locked by somebody, the chat waits.
 * The rows are `sending` under this epoch once the transaction commits: commit before sending.
 */
export async function claimNext(
  tx: Tx,
  { now, epoch, limit, excludeChats, alarmsOnly = false }: Claim,
): Promise<OutboxRow[]> {
  const heads = tx
    .selectDistinctOn([outbox.chatId], { id: outbox.id })
    .from(outbox)
    .where(
      and(
        isQueued,
        lte(outbox.notBefore, now),
        or(isNull(outbox.expiresAt), gt(outbox.expiresAt, now)),
        not(isAmong(outbox.chatId, excludeChats)),
        alarmsOnly ? eq(outbox.lane, 'alarm') : undefined,
      ),
    )
    .orderBy(outbox.chatId, urgency, outbox.id);
  const locked = await tx
    .select({ id: outbox.id })
    .from(outbox)
    // The state is asked again: the row may have become void before its lock was given.
    .where(and(inArray(outbox.id, heads), isQueued))
    .orderBy(urgency, asc(outbox.id))
    .limit(limit)
    .for('update', { skipLocked: true });
  if (locked.length === 0) return [];
  const order = locked.map((row) => row.id);
  const rows = await tx
    .update(outbox)
    .set({ state: 'sending', senderEpoch: epoch, attempt: sql`${outbox.attempt} + 1` })
    .where(isAmong(outbox.id, order))
    .returning();
  return rows.map(messageOf).toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
}

/**
 * Takes back what nobody has begun to send: pings of cases that were acknowledged or are over. One that also speaks of a case
 * that nobody has taken stays: pressing for the wrong case explains itself, silence would not. Gives how many.
 */
export async function voidPings(tx: Tx, caseIds: readonly number[]): Promise<number> {
  if (caseIds.length === 0) return 0;
  const among = sql.param(caseIds.map((id) => JSON.stringify([id])));
  const concerns = or(isAmong(outbox.caseId, caseIds), sql`${outbox.cases} @> any(${among}::jsonb[])`);
  const rows = await tx
    .update(outbox)
    .set({ state: 'void' })
    .where(and(isQueued, outbox.ping, concerns, not(speaksOfUntaken(caseIds))))
    .returning({ id: outbox.id });
  return rows.length;
}

/** Is one of the cases of the message, but for these, an open incident without an owner? Nobody takes a duty. */
function speaksOfUntaken(except: readonly number[]): SQL {
  return sql`exists (select from ${cases} where ${cases.kind} = 'emergency' and ${cases.state} in ('open', 'closing')
    and ${cases.owner} is null and not ${isAmong(cases.id, except)}
    and ${cases.id} in (select jsonb_array_elements_text(${outbox.cases})::bigint))`;
}

/**
 * Takes back what nobody has begun to send to a chat. `ofCases`: only what speaks of a case, for a chat that may still
 * hear other things. Gives how many.
 */
export async function voidForChat(tx: Tx, chatId: number, { ofCases }: { ofCases: boolean }): Promise<number> {
  const rows = await tx
    .update(outbox)
    .set({ state: 'void' })
    .where(and(isQueued, eq(outbox.chatId, chatId), ofCases ? isNotNull(outbox.caseId) : undefined))
    .returning({ id: outbox.id });
  return rows.length;
}

/**
 * Locks and gives what senders up to this epoch had begun to send, `except` what is in somebody's hands: nobody knows
 * whether it arrived. Bounded; ask again.
 */
export async function recoverSending(
  tx: Tx,
  { epoch, except }: { epoch: number; except: readonly number[] },
): Promise<OutboxRow[]> {
  const rows = await tx
    .select()
    .from(outbox)
    .where(
      and(isSending, or(isNull(outbox.senderEpoch), lte(outbox.senderEpoch, epoch)), not(isAmong(outbox.id, except))),
    )
    .orderBy(asc(outbox.id))
    .limit(RECOVERED_AT_ONCE)
    .for('update');
  return rows.map(messageOf);
}

/** Whether the message that a card now is was sent a second time, marked «повтор»: the mark stays through its edits. */
export async function isRepeat(
  tx: Tx,
  { caseId, chatId, messageId }: { caseId: number; chatId: number; messageId: number },
): Promise<boolean> {
  const rows = await tx
    .select({ id: outbox.id })
    .from(outbox)
    .where(and(eq(outbox.caseId, caseId), eq(outbox.chatId, chatId), eq(outbox.messageId, messageId), outbox.repeat))
    .limit(1);
  return rows.length > 0;
}

/** How many messages are in each state. */
export async function outboxCounts(tx: Tx): Promise<Record<OutboxRow['state'], number>> {
  const counts = { queued: 0, sending: 0, sent: 0, failed: 0, unknown: 0, void: 0 };
  const rows = await tx
    .select({ state: outbox.state, count: sql`count(*)`.mapWith(Number) })
    .from(outbox)
    .groupBy(outbox.state);
  for (const { state, count } of rows) counts[state] = count;
  return counts;
}

/** The message that has waited longest for its turn, or null. */
export async function oldestQueued(tx: Tx): Promise<Pick<OutboxRow, 'id' | 'lane' | 'notBefore'> | null> {
  const rows = await tx
    .select({ id: outbox.id, lane: outbox.lane, notBefore: outbox.notBefore })
    .from(outbox)
    .where(isQueued)
    .orderBy(asc(outbox.notBefore), asc(outbox.id))
    .limit(1);
  return rows[0] ?? null;
}

function messageOf(row: Row): OutboxRow {
  return { ...row, body: row.body as Screen };
}
