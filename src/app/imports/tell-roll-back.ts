import { rollBackTold } from '../../render/imports/roll-back.ts';
import type { Tx } from '../../store/database.ts';
import type { StoredImport } from '../../store/imports.ts';
import { enqueue } from '../../store/outbox.ts';
import type { SentDigest } from '../delivery/refresh-digests.ts';
import { chatsOf } from '../people/staff.ts';

/**
 * A digest that somebody has read says something else now: one silent line to whoever it is owed to and answers for the data
 * too. Whoever took the file back knows.
 */
export async function tellRollBack(
  tx: Tx,
  { loaded, sent, by, now }: { loaded: StoredImport; sent: readonly SentDigest[]; by: string; now: Date },
): Promise<void> {
  const chats = new Set<number>();
  for (const { book, rule } of sent) {
    const posts = rule.to.filter((post) => book.posts[post]?.may.includes('import'));
    for (const { chatId } of await chatsOf(tx, book, posts, now)) chats.add(chatId);
  }
  const others = [...chats].filter((chatId) => String(chatId) !== by);
  await enqueue(
    tx,
    others.map((chatId) => ({
      key: `rolled-back:${loaded.id}:${chatId}`,
      caseId: null,
      cases: [],
      obligations: [],
      chatId,
      lane: 'report' as const,
      form: 'plain' as const,
      ping: false,
      silent: true,
      body: rollBackTold(loaded),
      notBefore: now,
      expiresAt: null,
    })),
  );
}
