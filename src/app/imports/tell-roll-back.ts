import { rollBackTold } from '../../render/imports/roll-back.ts';
import type { Tx } from '../../store/database.ts';
import type { StoredImport } from '../../store/imports.ts';
import type { SentDigest } from '../delivery/refresh-digests.ts';
import { enqueueNotices } from '../notices.ts';
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
  await enqueueNotices(tx, others, { key: `rolled-back:${loaded.id}`, body: rollBackTold(loaded), notBefore: now });
}
