import type { Screen } from '../../domain/message.ts';
import { ADMIN_RIGHTS } from '../../domain/rights.ts';
import { bindingNotice, groupWaitsNotice } from '../../render/people/roster.ts';
import type { Post } from '../../regulation/book.ts';
import type { Tx } from '../../store/database.ts';
import { listAdmins } from '../../store/people.ts';
import type { App } from '../app.ts';
import { enqueueNotices } from '../notices.ts';
import { chatsOf } from './staff.ts';
import type { Accepted } from './accepted.ts';

const WHO_UNBINDS = ADMIN_RIGHTS.unbind.alsoPostsThatMay;

type Seated = Pick<Extract<Accepted, { kind: 'seated' }>, 'books' | 'post' | 'name' | 'group' | 'binding'> & {
  /** Known only, for shifts to come. */
  introduced?: boolean;
};

/**
 * Tells the admins, and the posts that may undo it, who took which seat, with «Отвязать»: whoever got hold of somebody
 * else's invitation is seen at once. Not told in the chat that was just bound.
 */
export async function announceSeated(tx: Tx, app: Pick<App, 'clock'>, seated: Seated): Promise<void> {
  const notBefore = app.clock();
  const { post, name, group, binding, introduced = false } = seated;
  const book = seated.books[0];
  if (!book) return;
  const chats = new Set((await listAdmins(tx)).map((admin) => admin.id));
  for (const each of seated.books) {
    const telling = Object.values(each.posts).filter((one) => one.may.includes(WHO_UNBINDS));
    const bound = await chatsOf(
      tx,
      each,
      telling.map((one) => one.id),
      notBefore,
    );
    const alone = bound.filter((chat) => chat.private);
    for (const { chatId } of alone.length > 0 ? alone : bound) chats.add(chatId);
  }
  chats.delete(binding.chatId);
  const body = bindingNotice({ book, post, bindingId: binding.id, name, group, introduced });
  await enqueueNotices(tx, [...chats], { key: `seated:${binding.id}:${notBefore.toISOString()}`, body, notBefore });
}

/** Tells the admins that somebody outside the roster tried to bind a group. Once per invitation and group. */
export async function announceWaitingGroup(
  tx: Tx,
  app: Pick<App, 'clock'>,
  waiting: { post: Post; name: string; group: string; key: string },
): Promise<void> {
  const admins = (await listAdmins(tx)).map((admin) => admin.id);
  const body = groupWaitsNotice(waiting.post, waiting.name, waiting.group);
  await enqueueNotices(tx, admins, { key: `group-waits:${waiting.key}`, body, notBefore: app.clock() });
}

/** Tells a person something about their own posts in their private chat, once per key. It has the person's own id. */
export async function tellPerson(
  tx: Tx,
  app: Pick<App, 'clock'>,
  { personId, key, body }: { personId: number; key: string; body: Screen },
): Promise<void> {
  await enqueueNotices(tx, [personId], { key, body, notBefore: app.clock() });
}
