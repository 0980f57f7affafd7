import { addMs } from '../../domain/calendar.ts';
import { ADMIN_CODE_LIFE_MS } from '../../domain/safety-terms.ts';
import { setAdmins } from '../../store/admins.ts';
import { listAdmins, readPerson, upsertPerson } from '../../store/people.ts';
import { dropAdminCode, storeAdminCode } from '../../store/system.ts';
import type { App } from '../app.ts';
import { hashOfCode, newCode } from './code.ts';

/** Until an admin named in the environment first writes, only the number is known. */
const UNKNOWN_NAME = '';

/**
 * Who administers the bot, at the start. With `ADMIN_IDS` exactly these do, and a code printed before is void. Without, and as long as there is no admin:
 * gives a one-time code to be printed; whoever presents it within half an hour becomes the admin. Else null.
 */
export async function ensureAdmins(
  app: Pick<App, 'database' | 'clock'>,
  adminIds: readonly number[],
): Promise<{ code: string; expiresAt: Date } | null> {
  const at = app.clock();
  return app.database.transaction(async (tx) => {
    if (adminIds.length > 0) {
      for (const id of adminIds) {
        if (!(await readPerson(tx, id))) await upsertPerson(tx, { id, name: UNKNOWN_NAME, username: null, at });
      }
      await setAdmins(tx, adminIds);
      // Whoever still holds a printed code must not become an admin beside those named.
      await dropAdminCode(tx);
      return null;
    }
    if ((await listAdmins(tx)).length > 0) return null;
    const code = newCode();
    const expiresAt = addMs(at, ADMIN_CODE_LIFE_MS);
    await storeAdminCode(tx, { hash: hashOfCode(code), expiresAt });
    return { code, expiresAt };
  });
}
