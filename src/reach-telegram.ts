import type { Logger } from 'pino';
import type { Sleep } from './domain/clock.ts';
import { StartupError } from './domain/startup-error.ts';
import { outcomeOf } from './messenger/outcomes.ts';
import { Unauthorized } from './messenger/updates.ts';

/** Between two attempts to reach a messenger that does not answer. Real time. */
const AGAIN_MS = 3_000;

/**
 * Asks the messenger at the start until it answers: one that is down is no reason to end.
 * @throws {StartupError} with one line when it does answer, but refuses the token or what it is asked.
 */
export async function reachTelegram<T>(
  ask: () => Promise<T>,
  { apiRoot, log, sleep }: { apiRoot: string; log: Logger; sleep: Sleep },
): Promise<T> {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (error instanceof StartupError) throw error;
      const outcome = outcomeOf(error);
      if (outcome.kind === 'unauthorized') throw new Unauthorized();
      const { host } = new URL(apiRoot);
      log.warn(
        { err: error, host },
        'Telegram does not answer: check the network, or set TELEGRAM_API_ROOT to a proxy',
      );
      await sleep(outcome.kind === 'retry-later' ? outcome.afterMs : AGAIN_MS);
    }
  }
}
