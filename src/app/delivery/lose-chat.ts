import type { Case } from '../../domain/case.ts';
import { BOT } from '../../domain/post.ts';
import { bindingsOfChat, setBindingState } from '../../store/bindings.ts';
import { listOpenCases } from '../../store/cases.ts';
import { tellAdmins } from '../admin-notice.ts';
import type { App } from '../app.ts';
import { perform } from '../perform.ts';
import { postsOfChat, titlesOf } from '../people/staff.ts';

export interface LostChat {
  chatId: number;
  /** In the messenger's words. */
  detail: string;
  /** The bot is still there, but may not write. */
  mute: boolean;
  key: string;
}

/**
 * A chat can't be written to any more (blocked, kicked, deleted): its bindings become unreachable, the admin is told
 * unless it was known, and every open case that had reached the posts decides on it. `key` makes it happen once.
 */
export async function loseChat(app: App, lost: LostChat): Promise<void> {
  const at = app.clock();
  const posts = await postsOfChat(app.database.db, app, lost.chatId);
  await app.database.transaction(async (tx) => {
    let known = true;
    for (const binding of await bindingsOfChat(tx, lost.chatId)) {
      if (binding.state !== 'active') continue;
      known = false;
      await setBindingState(tx, { bindingId: binding.id, state: 'unreachable', reason: lost.detail, at });
    }
    const titles = await titlesOf(tx, app, posts);
    if (!known && titles.length > 0)
      await tellAdmins(tx, app, `lost:${lost.key}`, { kind: 'chat-lost', titles, mute: lost.mute });
  });
  for (const [regulation, held] of posts) {
    const open = await listOpenCases(app.database.db, regulation);
    for (const { id } of open.filter((one) => concerns(app, one))) {
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

/** A rise is asked about again by itself; of the duties only a report that the bot owes waits for its arrival. */
function concerns({ books }: Pick<App, 'books'>, { kind, regulation, subject }: Case): boolean {
  if (kind === 'duty') return books.get(regulation)?.rules[subject]?.owes === BOT;
  return kind !== 'rise';
}
