import { randomUUID } from 'node:crypto';
import type { Database, Tx } from '../../store/database.ts';
import { releaseLease, takeLease } from '../../store/leases.ts';

/** An import that has been silent for so long is taken for dead. Renewed with every chunk. */
const LEASE_SECONDS = 20;

/** The right to change the imports of one district: one holder at a time, in all processes. */
export interface ImportLease {
  /**
   * Renews it inside the transaction that relies on it.
   * @throws {LeaseLost} when another process has taken it meanwhile: nothing may be written any more.
   */
  keep(tx: Tx): Promise<void>;
  release(tx: Tx): Promise<void>;
}

/** Another process took the district over: what was staged here is not ours any more. */
export class LeaseLost extends Error {
  constructor(district: string) {
    super(`the imports of ${district} were taken over by another process`);
  }
}

/** Takes the lease of a district; null when somebody is importing into it. */
export async function takeImportLease(database: Database, district: string): Promise<ImportLease | null> {
  const asked = { name: leaseName(district), holder: randomUUID(), seconds: LEASE_SECONDS };
  const taken = await takeLease(database.db, asked);
  if (!taken.mine) return null;
  return {
    async keep(tx) {
      const now = await takeLease(tx, asked);
      if (!now.mine || now.epoch !== taken.epoch) throw new LeaseLost(district);
    },
    release: (tx) => releaseLease(tx, asked),
  };
}

function leaseName(district: string): string {
  return `import:${district}`;
}
