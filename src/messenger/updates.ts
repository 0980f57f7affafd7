import { GrammyError } from 'grammy';
import type { Api } from 'grammy';
import type { Update } from 'grammy/types';
import type { Logger } from 'pino';
import type { Sleep, Stopwatch } from '../domain/clock.ts';
import { StartupError } from '../domain/startup-error.ts';
import { outcomeOf } from './outcomes.ts';
import { polyfilled } from './signals.ts';
import { ALLOWED_UPDATES } from './webhook-registration.ts';

/** The token was refused: nothing will ever come. */
export class Unauthorized extends StartupError {
  constructor() {
    super('BOT_TOKEN is refused by Telegram: copy the token again from @BotFather');
  }
}

export interface PollingOptions {
  api: Api;
  /** Keeps raw updates for good. Only when it has returned are they confirmed to Telegram. */
  store: (updates: Update[]) => Promise<void>;
  sleep: Sleep;
  stopwatch: Stopwatch;
  log: Logger;
  /** Ends the polling; a poll under way is given up at once, and its updates come again after a restart. */
  signal: AbortSignal;
  /** How long Telegram keeps an empty poll open. */
  pollSeconds?: number;
}

const POLL_SECONDS = 30;
/** Telegram's own maximum. */
const UPDATES_AT_ONCE = 100;
/** A server that does not keep empty polls open is asked no oftener than this. */
const MIN_EMPTY_POLL_MS = 200;
const FIRST_BACKOFF_MS = 500;
const MAX_BACKOFF_MS = 30_000;

/**
 * Takes updates by long polling until the signal: store first, then confirm by asking for what follows. Whatever goes
 * wrong is tried again, later and later; only a refused token ends it, with `Unauthorized`.
 */
export async function pollUpdates(options: PollingOptions): Promise<void> {
  const { api, signal } = options;
  let offset = 0;
  let failures = 0;

  while (!signal.aborted) {
    try {
      const asked = options.stopwatch();
      const updates = await api.getUpdates(
        {
          offset,
          limit: UPDATES_AT_ONCE,
          timeout: options.pollSeconds ?? POLL_SECONDS,
          allowed_updates: ALLOWED_UPDATES,
        },
        polyfilled(signal),
      );
      if (updates.length > 0) await options.store(updates);
      else if (options.stopwatch() - asked < MIN_EMPTY_POLL_MS)
        await untilAborted(options.sleep(MIN_EMPTY_POLL_MS), signal);
      for (const { update_id } of updates) offset = Math.max(offset, update_id + 1);
      failures = 0;
    } catch (error) {
      if (signal.aborted) return;
      const outcome = outcomeOf(error);
      if (outcome.kind === 'unauthorized') throw new Unauthorized();
      failures += 1;
      if (webhookIsSet(error)) await removeWebhook(options);
      options.log.warn({ err: error, failures }, 'polling failed, will try again');
      const afterMs = outcome.kind === 'retry-later' ? outcome.afterMs : backoffMs(failures);
      await untilAborted(options.sleep(afterMs), signal);
    }
  }
}

function webhookIsSet(error: unknown): boolean {
  return error instanceof GrammyError && error.error_code === 409 && /webhook is active/i.test(error.description);
}

/** A webhook left from another way of running keeps polling out. Updates that wait there are kept. */
async function removeWebhook({ api, log }: PollingOptions): Promise<void> {
  try {
    await api.deleteWebhook();
    log.info('a webhook was set: removed, polling instead');
  } catch (error) {
    log.warn({ err: error }, 'the webhook could not be removed');
  }
}

/** 0.5 s, 1 s, 2 s … 30 s. */
function backoffMs(failures: number): number {
  return Math.min(MAX_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** Math.min(failures - 1, 10));
}

async function untilAborted(wait: Promise<void>, signal: AbortSignal): Promise<void> {
  let stop = (): void => undefined;
  const aborted = new Promise<void>((resolve) => {
    stop = resolve;
    signal.addEventListener('abort', stop, { once: true });
  });
  await Promise.race([wait, aborted]);
  signal.removeEventListener('abort', stop);
}
