import { claimUpdate, finishUpdate, releaseUpdate, type ClaimedUpdate } from '../store/inbox.ts';
import type { App } from './app.ts';
import { createCrew, type Crew, type CrewOptions } from './crew.ts';

/** Chats whose updates are handled at the same time; within a chat the order is kept. */
const CHATS_AT_ONCE = 16;
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
  return createCrew<ClaimedUpdate>({
    size: CHATS_AT_ONCE,
    claim: (busyChats) => claim(app, busyChats),
    work: (update) => handleOne(app, update, handle),
    ...hooks,
  });
}

function claim(app: App, busyChats: number[]): Promise<ClaimedUpdate | null> {
  return app.database.transaction((tx) => claimUpdate(tx, { seconds: CLAIM_SECONDS, busyChats }));
}

async function handleOne(app: App, update: ClaimedUpdate, handle: (body: unknown) => Promise<void>): Promise<boolean> {
  const { db } = app.database;
  try {
    await handle(update.body);
  } catch (error) {
    app.log.error({ update: update.updateId, attempts: update.attempts, err: error }, 'an update could not be handled');
    if (update.attempts < ATTEMPTS) {
      await releaseUpdate(db, update.updateId, RETRY_SECONDS);
      return false;
    }
  }
  return finishUpdate(db, update.updateId, app.clock());
}
