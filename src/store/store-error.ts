/** The database can't be used, and the message says in one line why and what to do. Ends the program, without a stack. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
}

/** SQLSTATEs that mean something to this program. */
export const UNDEFINED_TABLE = '42P01';
export const LOCK_NOT_AVAILABLE = '55P03';
/** The driver's own codes are words: CONNECTION_CLOSED, EPIPE. */
const SQLSTATE = /^(?:\d\w|F0|HV|P0|XX)\w{3}$/;

/**
 * The SQLSTATE of a database error, or null when it is something else.
 * Drizzle wraps the driver's error, so the code is looked for along the causes.
 */
export function sqlState(error: unknown): string | null {
  let current = error;
  for (let depth = 0; depth < 5 && current instanceof Error; depth++) {
    if ('code' in current && typeof current.code === 'string') return current.code;
    current = current.cause;
  }
  return null;
}

/** Classes of SQLSTATE that speak of the server, not of the statement: connection, resources, shut down, system. */
const OF_THE_SERVER = /^(08|53|57|58)/;

/** Is the database out of reach or out of means for now? The same statement may work later. */
export function isUnavailable(error: unknown): boolean {
  const state = sqlState(error);
  return state !== null && (OF_THE_SERVER.test(state) || !SQLSTATE.test(state));
}

/** The innermost message of an error on one line: the driver's own words, without the statement drizzle quotes. */
export function rootMessage(error: unknown): string {
  let current = error;
  for (let depth = 0; depth < 5 && current instanceof Error && current.cause instanceof Error; depth++) {
    current = current.cause;
  }
  const message = current instanceof Error ? current.message || current.name : String(current);
  return message.replace(/\s+/g, ' ').trim();
}
