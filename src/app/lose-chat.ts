import type { PostId } from '../domain/post.ts';
import { bindingsOfChat, setBindingState } from '../store/bindings.ts';
import { listOpenCases } from '../store/cases.ts';
import { tellAdmins } from './admin-notice.ts';
import type { App } from './app.ts';
import { perform } from './perform.ts';
import { seatedPosts } from './staff.ts';

/**
 * A chat can't be written to any more (blocked, kicked, deleted): its bindings become unreachable, the admin is told, and
 * every open case that had reached the posts decides on it. `key` makes it happen once.
 */
export async function loseChat(app: App, lost: { chatId: number; detail: string; key: string }): Promise<void> {
  const at = app.clock();
  const posts = await postsByRegulation(app, lost.chatId);
  await app.database.transaction(async (tx) => {
    for (const binding of await bindingsOfChat(tx, lost.chatId)) {
      if (binding.state === 'active')
        await setBindingState(tx, { bindingId: binding.id, state: 'unreachable', reason: lost.detail, at });
    }
    const titles = [...posts].flatMap(([regulation, ids]) =>
      ids.map((id) => app.books.get(regulation)?.posts[id]?.title ?? id),
    );
    if (titles.length > 0)
      await tellAdmins(tx, app, `lost:${lost.key}`, { kind: 'chat-lost', titles: [...new Set(titles)] });
  });
  for (const [regulation, held] of posts) {
    const open = await listOpenCases(app.database.db, regulation, ['emergency']);
    for (const { id } of open) {
      await perform(app, {
        key: `${lost.key}:${id}`,
        regulation,
        target: { caseId: id },
        by: null,
        at,
        body: { kind: 'undeliverable', posts: held, detail: lost.detail },
      });
    }
  }
}

async function postsByRegulation(app: App, chatId: number): Promise<Map<string, PostId[]>> {
  const found = new Map<string, PostId[]>();
  for (const book of app.books.values()) {
    const seated = await seatedPosts(app.database.db, book);
    const posts = [...seated].flatMap(([post, row]) =>
      row.bindings.some((one) => one.chatId === chatId) ? [post] : [],
    );
    if (posts.length > 0) found.set(book.id, posts);
  }
  return found;
}
