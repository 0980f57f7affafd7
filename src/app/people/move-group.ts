import { bindingsOfChat } from '../../store/bindings.ts';
import type { Tx } from '../../store/database.ts';
import { moveChat } from '../../store/move-chat.ts';
import type { App } from '../app.ts';
import { postAgain } from '../delivery/post-again.ts';

/** A group became a supergroup with a new id. Believed only from a chat that is bound. True when something moved. */
export async function moveGroup(
  app: Pick<App, 'database' | 'clock' | 'wake'>,
  from: number,
  to: number,
): Promise<boolean> {
  const moved = await app.database.transaction(async (tx) => {
    if ((await bindingsOfChat(tx, from)).length === 0) return false;
    await moveGroupIn(tx, app, from, to);
    return true;
  });
  if (moved) app.wake();
  return moved;
}

/** `moveGroup` as a part of a transaction. Messages stayed behind: the card of every open case is posted anew, silently. */
export async function moveGroupIn(tx: Tx, app: Pick<App, 'clock'>, from: number, to: number): Promise<void> {
  for (const { caseId, wanted } of await moveChat(tx, from, to)) {
    await postAgain(tx, app, { key: `moved:${caseId}:${to}`, caseId, chatId: to, wanted });
  }
}
