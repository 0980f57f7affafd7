import type { App } from './app/app.ts';
import { createEditingCrew } from './app/delivery/card-pump.ts';
import { createSendingCrew } from './app/delivery/outbox-pump.ts';
import { createPhotos } from './app/delivery/photos.ts';
import { recover } from './app/delivery/recover.ts';
import { createSenderMemory, type Sender } from './app/delivery/sender.ts';
import { wordCards, type Unworded } from './app/delivery/word-cards.ts';
import { createPacer, NO_LIMITS } from './messenger/pacer.ts';
import type { Telegram } from './messenger/telegram.ts';
import { addMs } from './domain/calendar.ts';
import type { Sleep, Stopwatch } from './domain/clock.ts';
import { renderDigestPicture } from './render/pictures/render-digest-picture.ts';
import { sentLately } from './store/sent-lately.ts';
import { releaseLease, takeLease } from './store/leases.ts';

const LEASE = 'sender';
const LEASE_SECONDS = 15;
const RENEW_EVERY_MS = 5_000;
/** As long as the widest window of the messenger's limits. */
const RECALLED_MS = 60_000;

interface SendingParts {
  stopwatch: Stopwatch;
  sleep?: Sleep;
  /** Unlike any other process that shares the database. */
  holder: string;
  /** A chat's cards are edited at most so often. Real time. */
  editEveryMs: number;
}

/**
 * One sender sends for all replicas, by lease; the others try again at the next pulse. The lease is renewed by the pulse,
 * not by the sending: a message may wait for its place in the pace longer than a lease lasts.
 */
export function createSending(
  app: App,
  { stopwatch, sleep, holder, editEveryMs }: SendingParts,
  { messenger, pacer = createPacer(NO_LIMITS) }: Pick<Telegram, 'messenger'> & Partial<Pick<Telegram, 'pacer'>>,
  hooks: { freed: () => void; failed: (error: unknown) => void },
) {
  const memory = createSenderMemory();
  const unworded: Unworded = new Map();
  const photos = createPhotos(renderDigestPicture, (err) => app.log.error({ err }, 'the picture was not drawn'));
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
      await recallOthers();
      const doubtful = await recover(app, { ...senderNow(), epoch: lease.epoch }, crew.busy());
      epoch = lease.epoch;
      app.log.info({ epoch, doubtful }, 'this process sends');
    }
    renewedAt = lease.mine ? asked : null;
    return lease.mine;
  }

  /** The limits are the bot's, not the process's: whatever the last sender sent counts against the next one. */
  async function recallOthers(): Promise<void> {
    const now = app.clock();
    for (const { chatId, at } of await sentLately(app.database.db, { since: addMs(now, -RECALLED_MS), now })) {
      pacer.recall(chatId, stopwatch() - Math.max(0, now.getTime() - at.getTime()));
    }
  }

  let waiting = false;
  /** What found no room in the pace is looked for again as soon as there is some. */
  async function fillAgain(): Promise<void> {
    const ms = pacer.nextRoomMs(stopwatch());
    if (ms === null || waiting || !sleep) return;
    waiting = true;
    await sleep(ms);
    waiting = false;
    hooks.freed();
  }

  // A process that slept through its lease claims nothing more before it has asked again.
  const mine = () => heldWithin(LEASE_SECONDS * 1_000);
  const senderNow = (): Sender => ({ messenger, pacer, photos, stopwatch, epoch, memory, editEveryMs, mine });
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
      fillAgain().catch(hooks.failed);
    },
    /** Takes up cards to be edited. Any process may word them: whoever decided has its books. */
    async edit(): Promise<void> {
      await wordCards(app, unworded, stopwatch());
      if (await keepLease()) await editors.fill();
    },
  };
}
