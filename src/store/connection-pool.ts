import type { Sql } from 'postgres';

/** One connection: a postgres.js client that has no other. */
interface Slot {
  sql: Sql;
}

/** The part of a postgres.js client that drizzle uses. */
type Client = Pick<Sql, 'options' | 'unsafe' | 'begin'>;

export interface ConnectionPool {
  /** Behaves as one client: each statement, or each transaction, has a connection to itself. */
  client: Client;
  close(): Promise<void>;
}

const CLOSE_TIMEOUT_SECONDS = 5;

/**
 * At most `max` connections, lent out in turn. A connection that was lost is never used again: whoever had it gets an
 * error, the next one gets a new connection. postgres.js has a pool of its own, which reuses what is left of a lost
 * connection, with its unsent statements and the last error: statements then hang or fail for ever.
 * `connect` makes a connection that calls `lost` when it is gone and waits for it before it says so itself.
 */
export function createConnectionPool(connect: (lost: () => Promise<void>) => Sql, max: number): ConnectionPool {
  const slots = new Set<Slot>();
  const idle: Slot[] = [];
  const waiting: ((slot: Slot) => void)[] = [];
  let closing: Promise<unknown> | null = null;

  function open(): Slot {
    const slot: Slot = { sql: connect(() => retire(slot)) };
    slots.add(slot);
    return slot;
  }

  async function retire(slot: Slot): Promise<void> {
    if (closing || !slots.delete(slot)) return;
    if (idle.includes(slot)) idle.splice(idle.indexOf(slot), 1);
    serve();
    await slot.sql.end({ timeout: 0 });
  }

  function serve(): void {
    while (waiting.length > 0) {
      const slot = idle.pop() ?? (slots.size < max ? open() : null);
      if (!slot) return;
      waiting.shift()?.(slot);
    }
  }

  async function withConnection<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
    if (closing) throw new Error('the database is closed');
    const slot = await new Promise<Slot>((lend) => {
      waiting.push(lend);
      serve();
    });
    try {
      return await work(slot.sql);
    } finally {
      if (slots.has(slot)) idle.push(slot);
      serve();
    }
  }

  return {
    client: asClient(withConnection),
    close: async () => {
      closing ??= Promise.all([...slots].map((slot) => slot.sql.end({ timeout: CLOSE_TIMEOUT_SECONDS })));
      await closing;
    },
  };
}

type Lend = <T>(work: (sql: Sql) => Promise<T>) => Promise<T>;

/** What drizzle calls: `unsafe(…)`, either awaited or asked for its `values()`, and `begin`. */
function asClient(lend: Lend): Client {
  const statement = (...given: Unsafe) => ({
    // A statement is thenable, as in postgres.js: it is sent when it is awaited.
    // oxlint-disable-next-line unicorn/no-thenable
    then: (...then: Parameters<Promise<unknown>['then']>) =>
      lend(async (sql) => sql.unsafe(...prepared(given))).then(...then),
    values: () => lend(async (sql) => sql.unsafe(...prepared(given)).values()),
  });
  const begin = (work: (client: Client) => Promise<unknown>) =>
    lend((sql) =>
      sql.begin((tx) => {
        const transaction = preparing(tx);
        return work(transaction.client).finally(transaction.end);
      }),
    );
  // The types of a postgres.js client say far more than drizzle uses.
  return { options: { parsers: {}, serializers: {} }, unsafe: statement, begin } as unknown as Client;
}

type Unsafe = Parameters<Sql['unsafe']>;

/**
 * The client of a transaction, of which every statement is `prepared`. Of statements sent together one may fail, and what
 * another would send next comes late: after the end nothing is sent, for it would stand outside the transaction.
 */
function preparing(tx: Pick<Sql, 'unsafe'>): { client: Client; end: () => void } {
  let over = false;
  const unsafe = (...given: Unsafe) => {
    if (over) throw new Error('the transaction has ended');
    return tx.unsafe(...prepared(given));
  };
  const client = Object.assign(Object.create(tx) as Client, { unsafe });
  return {
    client,
    end() {
      over = true;
    },
  };
}

/**
 * A statement is prepared once for each connection: else each costs a second round trip, and is planned anew. Over appeals,
 * of which there are millions, each is planned for its own values.
 */
function prepared([text, params, options]: Unsafe): Unsafe {
  return [text, params, { ...options, prepare: !text.includes('"appeal"') }];
}
