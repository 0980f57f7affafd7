import { and, asc, isNull, like } from 'drizzle-orm';
import type { Tx } from './database.ts';
import type { Prompt } from './prompts.ts';
import { prompt } from './schema/messages.ts';

/** A process that starts again takes up at most so many: more were never begun. */
const RESUMED_AT_ONCE = 100;

/** Prompts not yet answered whose expectation begins like this, oldest first, expired ones included. */
export async function listOpenPrompts(tx: Tx, beginning: string): Promise<Prompt[]> {
  const rows = await tx
    .select()
    .from(prompt)
    .where(and(isNull(prompt.usedAt), like(prompt.expects, `${beginning}%`)))
    .orderBy(asc(prompt.createdAt))
    .limit(RESUMED_AT_ONCE);
  return rows.map(({ usedAt: _, ...found }) => found);
}
