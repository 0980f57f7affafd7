import type { ConversationData, VersionedState } from '@grammyjs/conversations';
import type { FormMemory } from '../../app/acts/forms.ts';

/** Raised when a form's questions change: one begun under the older ones is begun anew. */
export const FORMS_VERSION = 4;

/** Adapts the memory of forms to the conversations plugin. Keys are `chat:person`. */
export function formStorage(memory: FormMemory) {
  return {
    async read(key: string): Promise<VersionedState<ConversationData> | undefined> {
      const state = await memory.read(placeOf(key));
      return state === null ? undefined : (JSON.parse(state) as VersionedState<ConversationData>);
    },
    write: (key: string, state: VersionedState<ConversationData>) => memory.write(placeOf(key), JSON.stringify(state)),
    delete: (key: string) => memory.remove(placeOf(key)),
  };
}

/** Forms are filled in private chats only: in a group the bot sees no plain words. */
export function formKey(ctx: { chat?: { id: number; type: string } | undefined; from?: { id: number } | undefined }) {
  return ctx.chat?.type === 'private' && ctx.from ? `${ctx.chat.id}:${ctx.from.id}` : undefined;
}

function placeOf(key: string): { chatId: number; personId: number } {
  const [chatId = '0', personId = '0'] = key.split(':');
  return { chatId: Number(chatId), personId: Number(personId) };
}
