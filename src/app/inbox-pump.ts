import { claimUpdates, finishUpdates, releaseUpdate, type ClaimedUpdate } from '../store/inbox.ts';
import type { App } from './app.ts';
import { createCrew, type Crew, type CrewOptions } from './crew.ts';
import { together } from './together.ts';

/**
 * Chats whose updates are handled at the same time; within a chat the order is kept. Each mostly waits for the messenger:
 * as many as it brings at once.
 */
const CHATS_AT_ONCE = 100;
/**
 * A process that died holds its update no longer than this. Real time. Another process may then handle an update whose
 * answer hangs here: acts have keys, so that nothing is done twice.
 */
const CLAIM_SECONDS = 15;
/** An update that fails so often is poison: it is put away, said in the log, and its chat goes on. */
const ATTEMPTS = 5;
/** Real time between attempts. */
const RETRY_SECONDS = 2;

/** Handles stored updates, chats side by side. `handle` may be given the same update twice: acts have keys. */
export function createInboxCrew(
  app: App,
  handle: (body: unknown) => Promise<void>,
  hooks: Pick<CrewOptions<ClaimedUpdate>, 'freed' | 'failed'>,
): Crew {
  /** Claimed, and about to be handed out: a crew that takes one takes them all. */
  let claimed: ClaimedUpdate[] = [];
  const finish = together(CHATS_AT_ONCE, (ids: readonly number[]) => finished(app, ids));
  return createCrew<ClaimedUpdate>({
    size: CHATS_AT_ONCE,
    claim: async (busyChats) => {
      const limit = CHATS_AT_ONCE - busyChats.length;
      if (claimed.length === 0)
        claimed = await claimUpdates(app.database.db, { seconds: CLAIM_SECONDS, busyChats, limit });
      return claimed.shift() ?? null;
    },
    work: async (update) => (await isHandled(app, update, handle)) && finish(update.updateId),
    ...hooks,
  });
}

async function finished(app: App, ids: readonly number[]): Promise<boolean[]> {
  const done = await finishUpdates(app.database.db, ids, app.clock());
  return ids.map((id) => done.includes(id));
}

/** False when the update was given back, to be tried again. */
async function isHandled(app: App, update: ClaimedUpdate, handle: (body: unknown) => Promise<void>): Promise<boolean> {
  try {
    await handle(update.body);
  } catch (error) {
    app.log.error({ update: update.updateId, attempts: update.attempts, err: error }, 'an update could not be handled');
    if (update.attempts < ATTEMPTS) {
      await releaseUpdate(app.database.db, update.updateId, RETRY_SECONDS);
      return false;
    }
  }
  return true;
}
