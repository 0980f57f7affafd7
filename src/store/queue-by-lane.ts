import { sql } from 'drizzle-orm';
import type { Tx } from './database.ts';
import { outbox } from './schema/messages.ts';

/** How many messages wait to be sent, by lane; a lane in which none waits is 0. */
export async function queueByLane(tx: Tx): Promise<Record<(typeof outbox.$inferSelect)['lane'], number>> {
  const counts = { alarm: 0, demand: 0, report: 0, digest: 0 };
  const rows = await tx
    .select({ lane: outbox.lane, count: sql`count(*)`.mapWith(Number) })
    .from(outbox)
    .where(sql`${outbox.state} = 'queued'`)
    .groupBy(outbox.lane);
  for (const { lane, count } of rows) counts[lane] = count;
  return counts;
}
