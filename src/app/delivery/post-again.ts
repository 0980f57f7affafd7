import type { Screen } from '../../domain/message.ts';
import type { Tx } from '../../store/database.ts';
import { enqueue } from '../../store/outbox.ts';
import type { App } from '../app.ts';

/** Owes a chat its card once more, silently: the message it was is out of reach. Once per key. */
export async function postAgain(
  tx: Tx,
  app: Pick<App, 'clock'>,
  { key, caseId, chatId, wanted }: { key: string; caseId: number; chatId: number; wanted: Screen },
): Promise<void> {
  await enqueue(tx, [
    {
      key,
      caseId,
      cases: [caseId],
      obligations: [],
      chatId,
      lane: 'report',
      form: 'card',
      ping: false,
      silent: true,
      body: wanted,
      notBefore: app.clock(),
      expiresAt: null,
    },
  ]);
}
