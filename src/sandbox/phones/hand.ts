import type { ChatView, MessageView } from './chat-view.ts';

const lookEveryMs = 50;

/** A hand that holds the phones over HTTP, as the page does. Every wait ends with the bot's answer or with an error that names the step. */
export interface Hand {
  act(phoneId: number, deed: string, body: Record<string, unknown>): Promise<void>;
  /** Writes to the bot in the private chat. */
  say(phoneId: number, text: string): Promise<void>;
  createGroup(phoneId: number, title: string, members: number[]): Promise<number>;
  hasChat(phoneId: number, title: string): Promise<boolean>;
  /** All messages of a phone, oldest first. */
  messages(phoneId: number): Promise<MessageView[]>;
  /** Waits for a message that fits. */
  message(phoneId: number, step: string, fits: (message: MessageView) => boolean): Promise<MessageView>;
  /** Does the deed and waits for the first message of the bot that is new on the phone. */
  asked(phoneId: number, step: string, deed: () => Promise<unknown>): Promise<MessageView>;
  press(phoneId: number, message: MessageView, label: string): Promise<void>;
  /** Data of the button whose label contains this; null when there is none. */
  button(message: MessageView, label: string): string | null;
  readAll(phoneId: number): Promise<void>;
}

export function createHand(root: string, answerWithinMs: number, rest: (ms: number) => Promise<void>): Hand {
  const call = async (path: string, body?: Record<string, unknown>): Promise<unknown> => {
    const options = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
    const response = await fetch(`${root}/phones/${path}`, body === undefined ? {} : options);
    if (!response.ok) throw new Error(`песочница: ${path} → ${response.status} ${await response.text()}`);
    return response.json();
  };
  // The other side of these answers is `phone-routes.ts`.
  const chats = async (phoneId: number): Promise<ChatView[]> =>
    ((await call(`${phoneId}`)) as { chats: ChatView[] }).chats;
  const messages = async (phoneId: number): Promise<MessageView[]> =>
    (await chats(phoneId)).flatMap((chat) => chat.messages);
  const act = async (phoneId: number, deed: string, body: Record<string, unknown>): Promise<void> => {
    await call(`${phoneId}/${deed}`, body);
  };
  const message = async (phoneId: number, step: string, fits: (one: MessageView) => boolean): Promise<MessageView> => {
    for (let waitedMs = 0; waitedMs < answerWithinMs; waitedMs += lookEveryMs) {
      const found = (await messages(phoneId)).findLast(fits);
      if (found) return found;
      await rest(lookEveryMs);
    }
    throw new Error(`песочница: бот не ответил на шаг «${step}»`);
  };
  const button = (shown: MessageView, label: string): string | null => {
    const hit = shown.buttons.flat().find((one) => one.text.includes(label));
    return hit && 'callback_data' in hit ? hit.callback_data : null;
  };

  return {
    act,
    say: (phoneId, text) => act(phoneId, 'text', { chatId: phoneId, text }),
    async createGroup(phoneId, title, members) {
      return ((await call(`${phoneId}/groups`, { title, members })) as { groupId: number }).groupId;
    },
    hasChat: async (phoneId, title) => (await chats(phoneId)).some((chat) => chat.title === title),
    messages,
    message,
    async asked(phoneId, step, deed) {
      const before = new Set((await messages(phoneId)).map(keyOf));
      await deed();
      return message(phoneId, step, (one) => one.fromBot && one.service === null && !before.has(keyOf(one)));
    },
    async press(phoneId, shown, label) {
      await act(phoneId, 'press', { chatId: shown.chatId, messageId: shown.id, data: button(shown, label) });
    },
    button,
    async readAll(phoneId) {
      for (const chat of await chats(phoneId)) await act(phoneId, 'read', { chatId: chat.id });
    },
  };
}

const keyOf = (message: MessageView): string => `${message.chatId}:${message.id}`;
