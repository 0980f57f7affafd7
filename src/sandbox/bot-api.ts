import { Hono } from 'hono';
import { machineAlarm, pause, type Alarm } from './api/alarm.ts';
import { createCallLog, type CallLog } from './api/call-log.ts';
import type { Memory } from './memory.ts';
import { createFaults, type Faults } from './api/faults.ts';
import { noLimits, telegramLimits } from './api/limits.ts';
import { createMessenger, nothingHeld, type Messenger, type SandboxEvent } from './api/messenger-state.ts';
import { answer, download, handle, refuseToken, type Server } from './api/serve-call.ts';
import { createUpdateQueue } from './api/updates.ts';
import { createWebhook } from './api/webhook.ts';
import { createPhoneBook, type PhoneBook } from './phones/phone-book.ts';

export interface BotApiOptions {
  /** `<bot id>:<secret>`, as Telegram gives it. Any other token gets 401. */
  token: string;
  username?: string;
  name?: string;
  /** Business time: the dates of messages. */
  now: () => Date;
  /** Real time, for long polls and delays. */
  alarm?: Alarm;
  /** Refuse over Telegram's rates; then `stopwatch` (monotonic milliseconds) is needed. */
  limits?: { like: 'telegram'; stopwatch: () => number };
  /** What a server before this one remembered (`snapshot`); a bot with a living database must not meet a blank one. */
  memory?: Memory;
}

/** A local Bot API server with the phones of the people on its other side. */
export interface BotApi {
  app: Hono;
  phones: PhoneBook;
  faults: Faults;
  calls: CallLog;
  /** Hears every change; the returned function stops it. */
  onEvent(listener: (event: SandboxEvent) => void): () => void;
  /** Updates the bot has not confirmed, and calls (polls apart) not yet answered. */
  pending(): { updates: number; calls: number };
  /** Resolves when both are zero. */
  whenSettled(): Promise<void>;
  /** Everything to be remembered, for `memory` of the next server. Live data: write it down at once. */
  snapshot(): Memory;
  messenger: Messenger;
}

/** How often `whenSettled` looks. */
const settleCheckMs = 5;

export function createBotApi(options: BotApiOptions): BotApi {
  const alarm = options.alarm ?? machineAlarm;
  const { token, username = 'reglament_bot', name = 'Регламент', memory } = options;
  const messenger = createMessenger({ token, username, name }, options.now, memory?.holdings ?? nothingHeld());
  const updates = createUpdateQueue(alarm, memory?.updates ?? { nextId: 1, queue: [] });
  const server: Server = {
    messenger,
    updates,
    webhook: createWebhook(updates, alarm, () => Math.floor(options.now().getTime() / 1000)),
    limits: options.limits ? telegramLimits(options.limits.stopwatch) : noLimits,
    faults: createFaults(),
    calls: createCallLog(),
    alarm,
  };
  const app = new Hono();
  app.get('/file/:bot{bot[^/]+}/:path{.+}', (c) => download(server, token, c.req.param('bot'), c.req.param('path')));
  app.on(['GET', 'POST'], '/:bot{bot[^/]+}/:method', (c) => {
    const refused = refuseToken(token, c.req.param('bot'));
    return refused ?? handle(server, c, c.req.param('method'));
  });
  app.all('*', () => answer(404, { ok: false, error_code: 404, description: 'Not Found' }));

  const pending = (): { updates: number; calls: number } => ({
    updates: updates.waiting().length,
    calls: server.calls.inFlight(),
  });
  return {
    app,
    phones: createPhoneBook(messenger, (body) => updates.push(body)),
    faults: server.faults,
    calls: server.calls,
    onEvent(listener) {
      messenger.listeners.add(listener);
      return () => messenger.listeners.delete(listener);
    },
    pending,
    async whenSettled() {
      while (pending().updates + pending().calls > 0) await pause(alarm, settleCheckMs);
    },
    snapshot() {
      const { accounts, rooms, files, presses, commands, counters } = messenger;
      return { holdings: { accounts, rooms, files, presses, commands, counters }, updates: updates.state() };
    },
    messenger,
  };
}
