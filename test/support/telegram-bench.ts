import { pino } from 'pino';
import type { App } from '../../src/app/app.ts';
import { NO_LIMITS, type Limits } from '../../src/messenger/pacer.ts';
import { createTelegram, type Telegram } from '../../src/messenger/telegram.ts';
import type { Database } from '../../src/store/database.ts';
import { sendingBench, type SendingBench } from './sending-bench.ts';

/** A call that hangs is given up after so long; the others never, however busy the machine is. Real time. */
const GIVEN_UP_MS = 100;
const NEVER_MS = 20_000;

export interface TelegramBench extends SendingBench {
  telegram: Telegram;
  /** Until it is called again, calls that hang are given up soon, or never. */
  giveUp: (soon: boolean) => void;
}

/** The sender as it runs, over HTTP: outbox, pump, pacer, grammY's client. The stopwatch is moved by hand. */
export function telegramBench(
  database: Database,
  { root, limits = NO_LIMITS, app = {} }: { root: string; limits?: Limits; app?: Partial<App> },
): TelegramBench {
  const connect = (requestTimeoutMs: number) =>
    createTelegram({
      token: '42:TEST',
      apiRoot: root,
      stopwatch: () => bench.stopwatch(),
      // What has no room waits in the outbox, and in no hand.
      sleep: () => Promise.reject(new Error('a message was taken up that could not leave')),
      limits,
      log: pino({ level: 'silent' }),
      requestTimeoutMs,
    });
  const telegram = connect(NEVER_MS);
  const impatient = connect(GIVEN_UP_MS);
  let now = telegram;
  const bench = sendingBench(database, app, telegram.pacer);
  bench.messenger.send = (message) => now.messenger.send(message);
  bench.messenger.edit = (...edit) => now.messenger.edit(...edit);
  return {
    ...bench,
    telegram,
    giveUp(soon) {
      now = soon ? impatient : telegram;
    },
  };
}
