import { resendUnknown } from '../../store/resend.ts';
import type { App } from '../app.ts';
import { viewerOf } from '../acts/viewer.ts';

export type Resent = { kind: 'queued' } | { kind: 'not-waiting' } | { kind: 'stranger' };

/**
 * «Отправить ещё раз»: a report of which nobody knows whether it arrived goes to this very chat once more, asked for by
 * anybody who may be spoken to in it.
 */
export async function resend(
  app: App,
  { outboxId, chatId, personId }: { outboxId: number; chatId: number; personId: number },
): Promise<Resent> {
  const { db } = app.database;
  if ((await viewerOf(db, app, { personId, chatId })).places.length === 0) return { kind: 'stranger' };
  if (!(await resendUnknown(db, { id: outboxId, chatId }))) return { kind: 'not-waiting' };
  app.wake();
  return { kind: 'queued' };
}
