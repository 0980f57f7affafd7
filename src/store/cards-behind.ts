import { and, asc, eq, inArray, lt, ne, not, sql } from 'drizzle-orm';
import type { Case } from '../domain/case.ts';
import { isAmong } from './among.ts';
import type { Tx } from './database.ts';
import { rowsGiven } from './rows-given.ts';
import { cases } from './schema/cases.ts';
import { card, cardsBehind } from './schema/messages.ts';

type Decided = Pick<Case, 'id' | 'version'>;

/** Says that cards of these cases do not show yet what was decided. In one order: whoever else does so waits in turn. */
export async function leaveCardsBehind(tx: Tx, decided: readonly Decided[]): Promise<void> {
  if (decided.length === 0) return;
  const ordered = decided.toSorted((one, other) => one.id - other.id);
  await tx
    .insert(cardsBehind)
    .select(rowsGiven(cardsBehind, ordered.map(rowOf)))
    .onConflictDoUpdate({
      target: cardsBehind.caseId,
      set: { version: sql`greatest(${cardsBehind.version}, excluded.version)` },
    });
}

/**
 * The same of every case whose card in a chat is older than the case: while nobody could be reached there it was worded for
 * nobody. A digest is no card of a case.
 */
export async function leaveChatBehind(tx: Tx, chatId: number): Promise<void> {
  const older = await tx
    .select({ id: cases.id, version: cases.version })
    .from(card)
    .innerJoin(cases, eq(cases.id, card.caseId))
    .where(and(eq(card.chatId, chatId), lt(card.version, cases.version), ne(cases.kind, 'duty')));
  await leaveCardsBehind(tx, older);
}

/** Which cases, how many at most, but for which. */
interface BehindSearch {
  regulations: readonly string[];
  limit: number;
  except: readonly number[];
}

/** Cases whose cards are to be worded anew. Not locked. */
export async function casesBehind(tx: Tx, { regulations, limit, except }: BehindSearch): Promise<number[]> {
  const rows = await tx
    .select({ caseId: cardsBehind.caseId })
    .from(cardsBehind)
    .innerJoin(cases, eq(cases.id, cardsBehind.caseId))
    .where(and(inArray(cases.regulation, [...regulations]), not(isAmong(cardsBehind.caseId, except))))
    .orderBy(asc(cardsBehind.caseId))
    .limit(limit);
  return rows.map(({ caseId }) => caseId);
}

/**
 * Takes those of the cases off the list that nobody has decided on since they were read at this version; their ids. Waits
 * for nobody: whoever is deciding on one now puts it on the list again.
 */
export async function takeOffList(tx: Tx, read: readonly Decided[]): Promise<number[]> {
  if (read.length === 0) return [];
  const asRead = tx
    .select({ caseId: cardsBehind.caseId })
    .from(cardsBehind)
    .where(
      sql`${isAmong(
        cardsBehind.caseId,
        read.map(({ id }) => id),
      )} and exists (select from (${rowsGiven(cardsBehind, read.map(rowOf))}) as read
        where read.case_id = ${cardsBehind.caseId} and read.version >= ${cardsBehind.version})`,
    )
    .for('update', { skipLocked: true });
  const taken = await tx
    .delete(cardsBehind)
    .where(inArray(cardsBehind.caseId, asRead))
    .returning({ caseId: cardsBehind.caseId });
  return taken.map(({ caseId }) => caseId);
}

function rowOf({ id, version }: Decided): typeof cardsBehind.$inferInsert {
  return { caseId: id, version };
}
