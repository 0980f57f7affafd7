import { and, eq } from 'drizzle-orm';
import type { ActKind, Outcome } from '../domain/act.ts';
import type { PostId } from '../domain/post.ts';
import type { Rise } from '../domain/rise.ts';
import type { Tx } from './database.ts';
import { decodeOutcome, encodeOutcome, type Stored } from './facts-json.ts';
import { rowsGiven } from './rows-given.ts';
import { act } from './schema/cases.ts';

export interface ActDraft {
  /** Natural key: see `Act`. */
  key: string;
  caseId: number | null;
  kind: ActKind;
  personId: number | null;
  posts: PostId[];
  at: Date;
  body: unknown;
}

export interface StoredAct {
  id: number;
  caseId: number | null;
  posts: PostId[];
  /** Null while whoever inserted it has not committed an outcome. */
  outcome: Outcome | null;
}

/**
 * Records that something happened; gives its id, or null when the same key was recorded before.
 * Waits for a transaction that is recording the same key now.
 */
export async function insertAct(tx: Tx, draft: ActDraft): Promise<number | null> {
  const rows = await tx.insert(act).values(draft).onConflictDoNothing({ target: act.key }).returning({ id: act.id });
  return rows[0]?.id ?? null;
}

/**
 * Records acts with what became of them; gives their ids by key, without those that were recorded before. Waits for a
 * transaction that is recording one of these keys now.
 */
export async function insertDecidedActs(
  tx: Tx,
  drafts: readonly (ActDraft & { outcome: Outcome })[],
): Promise<Map<string, number>> {
  if (drafts.length === 0) return new Map();
  // In one order for everybody: two who record the same keys wait for each other in turn, never in a ring.
  const ordered = drafts.toSorted((one, other) => (one.key < other.key ? -1 : 1));
  const rows = await tx
    .insert(act)
    .select(
      rowsGiven(
        act,
        ordered.map((draft) => ({ ...draft, outcome: encodeOutcome(draft.outcome) })),
      ),
    )
    .onConflictDoNothing({ target: act.key })
    .returning({ id: act.id, key: act.key });
  return new Map(rows.map(({ id, key }) => [key, id]));
}

export async function readAct(tx: Tx, key: string): Promise<StoredAct | null> {
  const rows = await tx
    .select({ id: act.id, caseId: act.caseId, posts: act.posts, outcome: act.outcome })
    .from(act)
    .where(eq(act.key, key));
  const row = rows[0];
  if (!row) return null;
  return { ...row, outcome: row.outcome === null ? null : decodeOutcome(row.outcome as Stored<Outcome>) };
}

/** Stores what became of an act and the case it turned out to be about. */
export async function storeOutcome(tx: Tx, id: number, caseId: number | null, outcome: Outcome): Promise<void> {
  await tx
    .update(act)
    .set({ caseId, outcome: encodeOutcome(outcome) })
    .where(eq(act.id, id));
}

/** Every rise that a case was told of: the keys say by which import. */
export async function listRiseActs(tx: Tx, caseId: number): Promise<{ key: string; body: { rise: Rise } }[]> {
  const rows = await tx
    .select({ key: act.key, body: act.body })
    .from(act)
    .where(and(eq(act.caseId, caseId), eq(act.kind, 'rise')));
  return rows.map(({ key, body }) => ({ key, body: body as { rise: Rise } }));
}
