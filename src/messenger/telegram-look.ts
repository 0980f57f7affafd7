import type { Stopwatch } from '../domain/clock.ts';
import { polyfilled } from './signals.ts';
import type { Telegram } from './telegram.ts';

/** Telegram has not answered for so long: it is asked. Real time; a long poll answers far oftener. */
const SILENT_MS = 180_000;
/** Whoever asks how the program is waits for Telegram no longer. Real time. */
const ANSWER_WITHIN_MS = 3_000;
/** One that does not answer is asked no oftener, however many want to know. Real time. */
const ASK_AGAIN_MS = 30_000;

/**
 * Gives whether Telegram answers. With a webhook a quiet night has no calls: only when it was silent for long is it asked
 * who the bot is, and only when it does not answer that is it down.
 */
export function createTelegramLook(
  { api, answeredAt }: Pick<Telegram, 'api' | 'answeredAt'>,
  stopwatch: Stopwatch,
  answerWithinMs = ANSWER_WITHIN_MS,
): () => Promise<'ok' | 'down'> {
  let askedAt: number | null = null;
  let asking: Promise<unknown> = Promise.resolve();
  const isSilent = () => {
    const at = answeredAt();
    return at === null || stopwatch() - at > SILENT_MS;
  };
  return async function look() {
    if (!isSilent()) return 'ok';
    if (askedAt === null || stopwatch() - askedAt >= ASK_AGAIN_MS) {
      askedAt = stopwatch();
      // Whatever it answers, a refusal too, is counted as an answer where calls are counted.
      asking = api.getMe(polyfilled(AbortSignal.timeout(answerWithinMs))).catch(() => undefined);
    }
    await asking;
    return isSilent() ? 'down' : 'ok';
  };
}
