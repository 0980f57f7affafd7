import { pino } from 'pino';
import type { App } from '../../../src/app/app.ts';
import { createInboxCrew } from '../../../src/app/inbox-pump.ts';
import type { Request } from '../../../src/app/act-request.ts';
import { perform } from '../../../src/app/perform.ts';
import { tick } from '../../../src/app/tick.ts';
import type { Messenger } from '../../../src/messenger/port.ts';
import { createPacer, NO_LIMITS, type Pacer } from '../../../src/messenger/pacer.ts';
import type { Book } from '../../../src/regulation/book.ts';
import { createSending } from '../../../src/sending.ts';
import type { Database } from '../../../src/store/database.ts';
import { importApp } from '../../support/import-app.ts';
import { Crash, mortal, type Mortal } from './mortal.ts';

/** A press as the inbox keeps it. */
export type Press = Pick<Request, 'key' | 'target' | 'by' | 'body'>;

/** More than any pause of the sender, and than its lease: in the real time that passes between two turns of a process. */
const LATER_MS = 60_000;

export interface ReplicaParts {
  database: Database;
  book: Book;
  clock: () => Date;
  messenger: Messenger;
  holder: string;
  /** Something failed that was not made to fail. */
  failed: (error: unknown) => void;
}

/**
 * One process of the program on a shared database: its tick, its inbox pump, its outbox pump. Everything it does, it does
 * one after the other, so that a run can be played again; between any two statements it may end.
 */
export class Replica {
  readonly app: App;
  readonly database: Mortal;
  readonly #parts: ReplicaParts;
  readonly #sending: ReturnType<typeof createSending>;
  readonly #inbox: ReturnType<typeof createInboxCrew>;
  #ms = 0;

  constructor(parts: ReplicaParts, performed: (press: Press, outcome: unknown) => void) {
    const { book, clock, holder, messenger } = parts;
    this.#parts = parts;
    this.database = mortal(parts.database);
    const failed = (error: unknown) => this.#failed(error);
    this.app = importApp(this.database, { books: new Map([[book.id, book]]), clock, log: listeningLog(failed) });
    const hooks = { freed: () => undefined, failed };
    const options = { stopwatch: () => this.#ms, holder, editEveryMs: 0 };
    this.#sending = createSending(this.app, options, { messenger, pacer: oneAtATime() }, hooks);
    this.#inbox = createInboxCrew(this.app, async (body) => performed(body as Press, await this.#press(body)), hooks);
  }

  async #press(body: unknown): Promise<unknown> {
    const { key, target, by, body: act } = JSON.parse(JSON.stringify(body), revived) as Press;
    return perform(this.app, { key, target, by, body: act, regulation: this.#parts.book.id, at: this.app.clock() });
  }

  #failed(error: unknown): void {
    if (!(error instanceof Crash)) this.#parts.failed(error);
  }

  get isDead(): boolean {
    return this.database.isDead;
  }

  /** Real time passes: leases run out, pauses are over. */
  later(): void {
    this.#ms += LATER_MS;
  }

  /** Each of these resolves also when the process ends in it. */
  tick(): Promise<void> {
    return this.#until(async () => void (await tick(this.app)));
  }

  receive(): Promise<void> {
    return this.#until(() => this.#inbox.fill().then(() => this.#inbox.idle()));
  }

  send(): Promise<void> {
    return this.#until(async () => {
      await this.#sending.run();
      await this.#sending.crew.idle();
    });
  }

  edit(): Promise<void> {
    return this.#until(async () => {
      await this.#sending.edit();
      await this.#sending.editors.idle();
    });
  }

  async #until(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#failed(error);
    }
  }
}

/** Instants in what was stored as JSON. */
function revived(key: string, value: unknown): unknown {
  return key === 'dueAt' && typeof value === 'string' ? new Date(value) : value;
}

/** Room for one message, so that they leave one after the other. */
function oneAtATime(): Pacer {
  const pacer = createPacer(NO_LIMITS);
  let held = 0;
  return {
    ...pacer,
    hasRoom: () => held === 0,
    hold() {
      held += 1;
    },
    letGo() {
      held -= 1;
    },
  };
}

/** Errors that the program meets, puts right and only logs are failures here: nothing fails by itself in a simulation. */
function listeningLog(failed: (error: unknown) => void): App['log'] {
  const write = (line: string) => {
    const { err, msg } = JSON.parse(line) as { err?: { type: string; stack: string }; msg: string };
    if (err && err.type !== 'Crash' && !err.stack.includes('Crash')) failed(new Error(`${msg}: ${err.stack}`));
  };
  return pino({ level: 'warn' }, { write });
}
