import type { App } from './app/app.ts';
import { pumpCards } from './app/card-pump.ts';
import { createSendingCrew } from './app/outbox-pump.ts';
import { recover } from './app/send-outcome.ts';
import { createSenderMemory, type Sender } from './app/sender.ts';
import type { Telegram } from './messenger/telegram.ts';
import type { Parts } from './program.ts';
import { releaseLease, takeLease } from './store/leases.ts';

const LEASE = 'sender';
const LEASE_SECONDS = 15;
const RENEW_EVERY_MS = 5_000;

/**
 * One sender sends for all replicas, by lease; the others try again at the next pulse. The lease is renewed by the pulse,
 * not by the sending: a message may wait for its place in the pace longer than a lease lasts.
 */
export function createSending(
  app: App,
  { stopwatch, holder, editEveryMs }: Pick<Parts, 'stopwatch' | 'holder' | 'editEveryMs'>,
  { messenger }: Telegram,
  hooks: Parameters<typeof createSendingCrew>[2],
) {
  const memory = createSenderMemory();
  let epoch = 0;
  let renewedAt: number | null = null;
  let keeping: Promise<boolean> | null = null;

  const heldWithin = (ms: number): boolean => renewedAt !== null && stopwatch() - renewedAt < ms;

  /** One at a time: nothing may be claimed under a new lease before what the last sender left is settled. */
  function keepLease(): Promise<boolean> {
    keeping ??= renew().finally(() => {
      keeping = null;
    });
    return keeping;
  }

  async function renew(): Promise<boolean> {
    if (heldWithin(RENEW_EVERY_MS)) return true;
    const asked = stopwatch();
    const lease = await app.database.transaction((tx) =>
      takeLease(tx, { name: LEASE, holder, seconds: LEASE_SECONDS }),
    );
    if (lease.mine && lease.epoch !== epoch) {
      const doubtful = await recover(app, lease.epoch);
      epoch = lease.epoch;
      app.log.info({ epoch, doubtful }, 'this process sends');
    }
    renewedAt = lease.mine ? asked : null;
    return lease.mine;
  }

  // A process that slept through its lease claims nothing more before it has asked again.
  const mine = () => heldWithin(LEASE_SECONDS * 1_000);
  const senderNow = (): Sender => ({ messenger, stopwatch, epoch, memory, editEveryMs, mine });
  const crew = createSendingCrew(app, senderNow, hooks);
  return {
    keepLease,
    crew,
    /** Lets go of the lease, so that another process need not wait for it to run out. */
    release: () => releaseLease(app.database.db, { name: LEASE, holder }),
    /** Takes up messages, then edits cards; gives how many cards were edited. */
    async run(): Promise<number> {
      if (!(await keepLease())) return 0;
      await crew.fill();
      return pumpCards(app, senderNow());
    },
  };
}
