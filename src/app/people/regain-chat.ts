import { bindingsOfChat, setBindingState } from '../../store/bindings.ts';
import type { App } from '../app.ts';

/** The private chat of a person who unblocked the bot can be written to again. A group comes back by an invitation only. */
export async function regainChat(app: Pick<App, 'database' | 'clock'>, chatId: number): Promise<void> {
  const at = app.clock();
  await app.database.transaction(async (tx) => {
    for (const { id, chatKind, state } of await bindingsOfChat(tx, chatId)) {
      if (chatKind !== 'private' || state === 'active') continue;
      await setBindingState(tx, { bindingId: id, state: 'active', reason: null, at });
    }
  });
}
