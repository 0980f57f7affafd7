import { CLOCK_BACKWARDS_MS } from '../domain/safety-terms.ts';
import type { Tx } from '../store/database.ts';
import { readSystem } from '../store/system.ts';
import { tellAdmins } from './admin-notice.ts';
import type { App } from './app.ts';

/**
 * Whether the server's clock shows a time before the last tick: then nothing is decided, by a tick or by an act, and the
 * admins are told, once. `now`: when the decision would be taken. A clock of the program's own cannot turn back.
 */
export async function clockWentBack(tx: Tx, app: App, now: Date): Promise<boolean> {
  const system = await readSystem(tx);
  if (system?.stamp !== 'real' || system.lastTickAt === null) return false;
  const earliest = system.lastTickAt.getTime() - CLOCK_BACKWARDS_MS;
  // A reading that waited long for the database is old, not wrong: the clock is looked at once more.
  if (now.getTime() >= earliest || app.clock().getTime() >= earliest) return false;
  await tellAdmins(tx, app, `clock:${system.lastTickAt.toISOString()}`, { kind: 'clock-went-back' });
  return true;
}
