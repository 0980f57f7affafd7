import { and, eq, or, sql } from 'drizzle-orm';
import type { Tx } from './database.ts';
import { lease } from './schema/system.ts';

/** Result of asking for a lease. */
export interface Lease {
  /** Grows by one whenever the lease passes to another holder: what an earlier holder left behind bears a lower one. */
  epoch: number;
  mine: boolean;
}

/**
 * Takes a lease for `seconds` of the database's time, or renews it (same epoch), when it is free, run out, or held by
 * `holder` already. Ask again well before it runs out.
 */
export async function takeLease(
  tx: Tx,
  { name, holder, seconds }: { name: string; holder: string; seconds: number },
): Promise<Lease> {
  const until = sql`now() + make_interval(secs => ${seconds})`;
  const taken = await tx
    .insert(lease)
    .values({ name, holder, epoch: 1, until })
    .onConflictDoUpdate({
      target: lease.name,
      set: {
        holder,
        until,
        epoch: sql`${lease.epoch} + case when ${lease.holder} = excluded.holder then 0 else 1 end`,
      },
      setWhere: or(eq(lease.holder, holder), sql`${lease.until} <= now()`),
    })
    .returning({ epoch: lease.epoch });
  if (taken[0]) return { epoch: taken[0].epoch, mine: true };
  const held = await tx.select({ epoch: lease.epoch }).from(lease).where(eq(lease.name, name));
  return { epoch: held[0]?.epoch ?? 0, mine: false };
}

/** Lets go of a lease, so that another holder need not wait for it to run out. */
export async function releaseLease(tx: Tx, { name, holder }: { name: string; holder: string }): Promise<void> {
  await tx
    .update(lease)
    .set({ until: sql`now()` })
    .where(and(eq(lease.name, name), eq(lease.holder, holder)));
}

/** Frees every lease. Only for the embedded database, where whoever held one can't live any more: the directory is guarded. */
export async function freeLeases(tx: Tx): Promise<void> {
  await tx.update(lease).set({ until: sql`now()` });
}
