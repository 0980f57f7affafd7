import type { App } from '../../src/app/app.ts';
import type { Pacer } from '../../src/messenger/pacer.ts';
import type { Messenger, Outgoing, SendOutcome } from '../../src/messenger/port.ts';
import { createSending } from '../../src/sending.ts';
import type { Database } from '../../src/store/database.ts';
import { importApp } from './import-app.ts';

/** The sender over a database, with a messenger that does what the test says and a stopwatch that is moved by hand. */
export interface SendingBench {
  app: App;
  sending: ReturnType<typeof createSending>;
  /** Texts that were put to the messenger, as `chat: text`. */
  attempts: string[];
  /** Messages that were pinned, as `chat: message`. */
  pins: string[];
  failures: unknown[];
  /** What the messenger does; by default everything arrives, numbered from 1. */
  messenger: {
    send: (message: Outgoing) => SendOutcome | Promise<SendOutcome>;
    edit: Messenger['edit'];
  };
  /** Whether the messenger answers when it is asked. */
  health: { well: boolean; asked: number };
  /** While it is true, every statement fails. */
  outage: { on: boolean };
  /** Real time, in milliseconds from the start. */
  stopwatch: () => number;
  /** Lets so much real time pass, and sends what can be sent then. */
  after(ms: number): Promise<void>;
}

export function sendingBench(
  database: Database,
  parts: Partial<App> = {},
  pacer?: Pacer,
  editEveryMs = 0,
): SendingBench {
  const outage = { on: false };
  const app = importApp(database, { ...parts, database: failing(database, outage) });
  const attempts: string[] = [];
  const pins: string[] = [];
  const failures: unknown[] = [];
  const health = { well: true, asked: 0 };
  let now = 0;
  const does: SendingBench['messenger'] = {
    send: () => ({ kind: 'sent', messageId: attempts.length }),
    edit: () => Promise.resolve({ kind: 'sent', messageId: 0 }),
  };
  const messenger: Messenger = {
    async send(message) {
      attempts.push(`${message.chatId}: ${message.screen.text}`);
      return does.send(message);
    },
    edit: (...edit) => does.edit(...edit),
    disarm: () => Promise.resolve(),
    pin(chatId, messageId, pinned) {
      pins.push(`${chatId}: ${messageId} ${pinned ? 'pinned' : 'unpinned'}`);
      return Promise.resolve();
    },
    answers() {
      health.asked += 1;
      return Promise.resolve(health.well);
    },
  };
  const sending = createSending(
    app,
    { stopwatch: () => now, holder: 'bench', editEveryMs },
    { messenger, ...(pacer ? { pacer } : {}) },
    { freed: () => undefined, failed: (error) => failures.push(error) },
  );
  return {
    app,
    sending,
    attempts,
    pins,
    failures,
    messenger: does,
    health,
    outage,
    stopwatch: () => now,
    async after(ms) {
      now += ms;
      await sending.run().catch((error: unknown) => failures.push(error));
      await sending.crew.idle();
    },
  };
}

/** The database, as long as it does not fail. */
function failing(database: Database, outage: { on: boolean }): Database {
  const check = () => {
    if (outage.on) throw new Error('the database does not answer');
  };
  return {
    kind: database.kind,
    get db() {
      check();
      return database.db;
    },
    async transaction(work) {
      check();
      return database.transaction(work);
    },
    close: () => database.close(),
  };
}
