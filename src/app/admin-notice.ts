import { adminNotice, type AdminNotice } from '../render/admin-notice.ts';
import type { Tx } from '../store/database.ts';
import { enqueue } from '../store/outbox.ts';
import { listAdmins } from '../store/people.ts';
import type { App } from './app.ts';

/** Owes the admins a word, once per key. An admin's private chat has the admin's own id. */
export async function tellAdmins(tx: Tx, app: Pick<App, 'clock'>, key: string, notice: AdminNotice): Promise<void> {
  const admins = await listAdmins(tx);
  const notBefore = app.clock();
  await enqueue(
    tx,
    admins.map(({ id }) => ({
      key: `admin:${key}:${id}`,
      caseId: null,
      cases: [],
      obligations: [],
      chatId: id,
      // Repeated once when its delivery is in doubt.
      lane: 'demand' as const,
      form: 'plain' as const,
      ping: false,
      silent: false,
      body: adminNotice(notice),
      notBefore,
      expiresAt: null,
    })),
  );
}
