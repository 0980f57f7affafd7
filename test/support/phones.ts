import type { BotApi } from '../../src/sandbox/bot-api.ts';
import type { ChatView, MessageView } from '../../src/sandbox/phones/chat-view.ts';
import type { OutgoingFile, Phone } from '../../src/sandbox/phones/phone.ts';

/** Text that must stand in a message: a part of it, or a pattern. */
export type Wanted = string | RegExp;

export interface StoryPhonesOptions {
  /** Resolves when the world has nothing left to do now: updates handled, outbox empty. Given by the world. */
  idle: () => Promise<void>;
}

/** A person of a story. Every verb first does the deed and then waits until the world is idle. */
export interface StoryPhone {
  readonly name: string;
  readonly id: number;
  readonly phone: Phone;
  /** Follows an invitation (a whole link or its code); a group link needs the group. */
  start(link?: string, groupId?: number): Promise<void>;
  /** Writes to the bot, or into the given chat. */
  type(text: string, chatId?: number): Promise<void>;
  /** Answers the newest message of the bot that contains `to` (the newest at all if not given). */
  reply(text: string, to?: Wanted): Promise<void>;
  sendFile(file: OutgoingFile, chatId?: number): Promise<void>;
  /** Presses the newest button whose label contains this (on a message that contains `on`). Gives the toast, '' for none. */
  press(label: string, on?: Wanted): Promise<string>;
  /** Like `press`, but does not wait: for races. The answer is read later from what it returns. */
  tap(label: string, on?: Wanted): () => string | null;
  /** A message not seen by this person before contains the text; it counts as expected from now on. */
  sees(wanted: Wanted): Promise<MessageView>;
  /** The same, and it rang (`loud`) or did not (`silent`). */
  hears(wanted: Wanted, sound: 'loud' | 'silent'): Promise<MessageView>;
  /** No message not seen before contains the text. */
  seesNothingOf(wanted: Wanted): Promise<void>;
  /** The newest message of the bot that contains the text, as it now stands after its edits. */
  card(wanted: Wanted): Promise<MessageView>;
  /** What came from the bot and was not yet seen; all of it counts as seen now. */
  newMessages(): Promise<MessageView[]>;
  chats(): ChatView[];
}

export interface StoryPhones {
  /** The phone of this person; made when first named. */
  user(name: string): StoryPhone;
  /** A group made by its first member. Gives the chat id. */
  group(title: string, ...members: StoryPhone[]): number;
  /** Fails if any phone holds a message of the bot that the story did not expect. */
  expectQuiet(): Promise<void>;
}

/** The story language over the phones of a local Bot API. */
export function storyPhones(api: BotApi, { idle }: StoryPhonesOptions): StoryPhones {
  const users = new Map<string, StoryPhone>();
  /** Messages some person of the story has expected, by chat and number. */
  const expected = new Set<string>();
  return {
    user(name) {
      const known = users.get(name);
      if (known) return known;
      const made = storyPhone(name, api.phones.add({ firstName: name }), idle, expected);
      users.set(name, made);
      return made;
    },
    group(title, ...members) {
      const [creator, ...others] = members.map((member) => member.phone);
      if (!creator) throw new Error('a group needs somebody');
      return api.phones.groups.create(title, creator, others);
    },
    async expectQuiet() {
      await idle();
      const surprises = [...users.values()].flatMap((user) =>
        botMessages(user.phone)
          .filter((message) => !expected.has(keyOf(message)))
          .map((message) => `${user.name}: ${message.text}`),
      );
      if (surprises.length > 0) throw new Error(`unexpected messages:\n\n${surprises.join('\n---\n')}`);
    },
  };
}

function storyPhone(name: string, phone: Phone, idle: () => Promise<void>, expected: Set<string>): StoryPhone {
  const seen = new Set<string>();
  const fresh = (): MessageView[] => botMessages(phone).filter((message) => !seen.has(keyOf(message)));
  const mark = (message: MessageView): void => {
    seen.add(keyOf(message));
    expected.add(keyOf(message));
  };
  const find = (wanted: Wanted | undefined, also: (message: MessageView) => boolean = () => true): MessageView => {
    const hit = botMessages(phone).findLast((one) => (wanted === undefined || holds(one.text, wanted)) && also(one));
    if (!hit)
      throw new Error(
        `${name} has no message of the bot${saying(wanted)}; there are:\n\n${listed(botMessages(phone))}`,
      );
    return hit;
  };
  const tap = (label: string, on?: Wanted): (() => string | null) => {
    const message = find(on, (one) => dataOf(one, label) !== null);
    const press = phone.press(message.chatId, message.id, dataOf(message, label) ?? '');
    return () => press.answer?.text ?? null;
  };
  const sees = async (wanted: Wanted): Promise<MessageView> => {
    await idle();
    const hit = fresh().find((message) => holds(message.text, wanted));
    if (!hit) throw new Error(`${name} sees no new message${saying(wanted)}; new are:\n\n${listed(fresh())}`);
    mark(hit);
    return hit;
  };

  return {
    name,
    id: phone.user.id,
    phone,
    async start(link, groupId) {
      if (link === undefined) phone.start();
      else phone.open(link.includes('://') ? link : `https://t.me/bot?start=${link}`, groupId);
      await idle();
    },
    async type(text, chatId = phone.user.id) {
      phone.send(chatId, text);
      await idle();
    },
    async reply(text, to) {
      const target = find(to);
      phone.send(target.chatId, text, target.id);
      await idle();
    },
    async sendFile(file, chatId = phone.user.id) {
      phone.sendFile(chatId, file);
      await idle();
    },
    tap,
    async press(label, on) {
      const answer = tap(label, on);
      await idle();
      const text = answer();
      if (text === null) throw new Error(`«${label}» was pressed by ${name} and never answered`);
      return text;
    },
    sees,
    async hears(wanted, sound) {
      const message = await sees(wanted);
      const was = message.silent ? 'silent' : 'loud';
      if (was !== sound) throw new Error(`${name} expected a ${sound} message, it was ${was}:\n\n${message.text}`);
      return message;
    },
    async seesNothingOf(wanted) {
      await idle();
      const hit = fresh().find((message) => holds(message.text, wanted));
      if (hit) throw new Error(`${name} sees a message that should not be${saying(wanted)}:\n\n${hit.text}`);
    },
    async card(wanted) {
      await idle();
      const message = find(wanted);
      mark(message);
      return message;
    },
    async newMessages() {
      await idle();
      const messages = fresh();
      for (const message of messages) mark(message);
      return messages;
    },
    chats: () => phone.chats(),
  };
}

/** Everything the bot has in the chats of this phone, oldest first within a chat. */
function botMessages(phone: Phone): MessageView[] {
  return phone
    .chats()
    .flatMap((chat) => chat.messages)
    .filter((message) => message.fromBot && message.service === null)
    .toSorted((a, b) => a.at.localeCompare(b.at));
}

const keyOf = (message: MessageView): string => `${message.chatId}:${message.id}`;
const holds = (text: string, wanted: Wanted): boolean =>
  typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text);
const saying = (wanted: Wanted | undefined): string => (wanted === undefined ? '' : ` with ${String(wanted)}`);
const listed = (messages: MessageView[]): string => messages.map((message) => message.text).join('\n---\n') || '(none)';

function dataOf(message: MessageView, label: string): string | null {
  for (const button of message.buttons.flat()) {
    if (button.text.includes(label) && 'callback_data' in button) return button.callback_data;
  }
  return null;
}
