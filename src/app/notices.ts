import type { Screen } from '../domain/message.ts';
import type { Tx } from '../store/database.ts';
import { enqueue } from '../store/outbox.ts';

/** A word that belongs to no case and no duty. */
interface Notice {
  /** Told once per key and chat. */
  key: string;
  body: Screen;
  notBefore: Date;
  /** Rings, and is repeated once when its delivery is in doubt; else it comes silently. */
  urgent?: boolean;
}

/** Owes each of these chats a notice. */
export async function enqueueNotices(
  tx: Tx,
  chats: readonly number[],
  { key, body, notBefore, urgent = false }: Notice,
): Promise<void> {
  await enqueue(
    tx,
    chats.map((chatId) => ({
      key: `${key}:${chatId}`,
      caseId: null,
      cases: [],
      obligations: [],
      chatId,
      lane: urgent ? ('demand' as const) : ('report' as const),
      form: 'plain' as const,
      ping: false,
      silent: !urgent,
      body,
      notBefore,
      expiresAt: null,
    })),
  );
}
