import { adminNotice, type AdminNotice } from '../render/admin-notice.ts';
import type { Tx } from '../store/database.ts';
import { listAdmins } from '../store/people.ts';
import type { App } from './app.ts';
import { enqueueNotices } from './notices.ts';

/** Owes the admins a word, once per key. An admin's private chat has the admin's own id. */
export async function tellAdmins(tx: Tx, app: Pick<App, 'clock'>, key: string, notice: AdminNotice): Promise<void> {
  const admins = (await listAdmins(tx)).map(({ id }) => id);
  await enqueueNotices(tx, admins, {
    key: `admin:${key}`,
    body: adminNotice(notice),
    notBefore: app.clock(),
    urgent: true,
  });
}
