import type { App } from './app/app.ts';
import { createEditingCrew } from './app/delivery/card-pump.ts';
import { createSendingCrew } from './app/delivery/outbox-pump.ts';
import { recover } from './app/delivery/recover.ts';
import { createSenderMemory, type Sender } from './app/delivery/sender.ts';
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
  { messenger }: Pick<Telegram, 'messenger'>,
  hooks: { freed: () => void; failed: (error: unknown) => void },
) {
  const memory = createSenderMemory();
  let epoch = 0;
  let renewedAt: number | null = null;
  let recoveredAt = stopwatch();
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
      const doubtful = await recover(app, { ...senderNow(), epoch: lease.epoch }, crew.busy());
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
  const editors = createEditingCrew(app, senderNow, hooks);

  /** As often as the lease is renewed. Never while claiming: what was just claimed is in nobody's hands yet. */
  async function recoverOwn(): Promise<void> {
    if (stopwatch() - recoveredAt < RENEW_EVERY_MS) return;
    recoveredAt = stopwatch();
    const doubtful = await recover(app, senderNow(), crew.busy());
    if (doubtful > 0) app.log.warn({ doubtful }, 'messages were left in the middle of being sent');
  }

  return {
    keepLease,
    crew,
    editors,
    /** Lets go of the lease, so that another process need not wait for it to run out. */
    release: () => releaseLease(app.database.db, { name: LEASE, holder }),
    /** Takes up messages. */
    async run(): Promise<void> {
      if (!(await keepLease())) return;
      await recoverOwn();
      await crew.fill();
    },
    /** Takes up cards to be edited. */
    async edit(): Promise<void> {
      if (await keepLease()) await editors.fill();
    },
  };
}
