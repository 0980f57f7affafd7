import { resendOffer } from '../../render/resend.ts';
import { readCase } from '../../store/cases.ts';
import type { Tx } from '../../store/database.ts';
import { enqueue, type OutboxRow } from '../../store/outbox.ts';
import { markUnknown, requeue } from '../../store/outbox-outcomes.ts';
import { tellAdmins } from '../admin-notice.ts';
import type { App } from '../app.ts';
import { postsOfChat, titlesOf } from '../people/staff.ts';

/**
 * Nobody knows whether it arrived. An alarm or a demand is repeated once, marked, and if that is not known either the
 * admins are told; a report or a digest is never sent twice by itself: who is owed it may ask for it again.
 */
export async function doubt(tx: Tx, app: App, row: OutboxRow, detail: string): Promise<void> {
  const urgent = row.lane === 'alarm' || row.lane === 'demand';
  if (urgent && !row.repeat) return void (await requeue(tx, row, { repeat: true }));
  if (!(await markUnknown(tx, row, detail))) return;
  if (urgent) return twiceInDoubt(tx, app, row);
  await enqueue(tx, [
    {
      // Of each attempt: what was asked for again and is in doubt again is offered again.
      key: `offer:${row.id}:${row.attempt}`,
      caseId: row.caseId,
      cases: row.cases,
      obligations: [],
      chatId: row.chatId,
      lane: 'demand',
      form: 'plain',
      ping: false,
      silent: true,
      body: resendOffer(row.id, row.lane),
      notBefore: app.clock(),
      expiresAt: null,
    },
  ]);
}

/** Somebody has to be reached by other means. Not said of words to the admins themselves: they speak of no case. */
async function twiceInDoubt(tx: Tx, app: App, row: OutboxRow): Promise<void> {
  if (row.caseId === null) return;
  const number = (await readCase(tx, row.caseId))?.number ?? 0;
  const titles = await titlesOf(tx, app, await postsOfChat(tx, app, row.chatId));
  await tellAdmins(tx, app, `unknown:${row.id}`, { kind: 'delivery-unknown', number, titles });
}
