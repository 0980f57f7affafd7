import { bindingsOfChat } from '../../store/bindings.ts';
import { moveChat } from '../../store/move-chat.ts';
import type { App } from '../app.ts';

/** A group became a supergroup with a new id. Believed only from a chat that is bound. True when something moved. */
export async function moveGroup(app: Pick<App, 'database' | 'wake'>, from: number, to: number): Promise<boolean> {
  const moved = await app.database.transaction(async (tx) => {
    if ((await bindingsOfChat(tx, from)).length === 0) return false;
    await moveChat(tx, from, to);
    return true;
  });
  if (moved) app.wake();
  return moved;
}
