import type { MessageView } from '../../src/sandbox/phones/chat-view.ts';
import type { Phone } from '../../src/sandbox/phones/phone.ts';
import type { Wanted } from './phones.ts';

/** Waits until `look` finds something, asked again whenever anything happens in the messenger or in a program. */
export type Until = <T>(what: string, look: () => T | null | undefined | false, withinMs?: number) => Promise<T>;

/** Somebody with a phone, in a world where the bot is another process: waits for what the phone shows. */
export interface Resident {
  name: string;
  phone: Phone;
  /** The next message of the bot with these words that was not waited for before. */
  gets(wanted: Wanted, withinMs?: number): Promise<MessageView>;
  /** Every message of the bot with these words, oldest first. */
  all(wanted: Wanted): MessageView[];
  /** Presses a button of a message and gives what the bot answered. */
  press(message: MessageView, label: string): Promise<string>;
  /** Presses without waiting; gives what was answered so far. */
  tap(message: MessageView, label: string): () => string | null;
  say(text: string): void;
}

/** Whoever has this phone; what is on it already is old. */
export function residentOf(phone: Phone, until: Until): Resident {
  const name = phone.user.first_name;
  const all = (wanted: Wanted): MessageView[] =>
    phone
      .chats()
      .flatMap((chat) => chat.messages)
      .filter((message) => message.fromBot && message.service === null && holds(message.text, wanted));
  const seen = new Set(all('').map(keyOf));
  const tap: Resident['tap'] = (message, label) => {
    const button = message.buttons.flat().find((one) => one.text.includes(label));
    if (!button || !('callback_data' in button)) throw new Error(`no «${label}» under:\n${message.text}`);
    const press = phone.press(message.chatId, message.id, button.callback_data);
    return () => press.answer?.text ?? null;
  };
  return {
    name,
    phone,
    all,
    async gets(wanted, withinMs) {
      const message = await until(
        `${name} waits for «${String(wanted)}»`,
        () => all(wanted).find((one) => !seen.has(keyOf(one))),
        withinMs,
      ).catch((error: unknown) => {
        const texts = all('').map((one) => one.text);
        throw new Error(`${String(error)}\n\non the phone of ${name}:\n${texts.join('\n---\n')}`);
      });
      seen.add(keyOf(message));
      return message;
    },
    tap,
    async press(message, label) {
      const answer = tap(message, label);
      return until(`${name} pressed «${label}»`, () => answer() ?? undefined);
    },
    say: (text) => void phone.send(phone.user.id, text),
  };
}

const keyOf = (message: MessageView): string => `${message.chatId}:${message.id}`;
const holds = (text: string, wanted: Wanted): boolean =>
  typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text);

/** Presses a button of the card as it stands now, and answers what is asked. */
export async function writesAbout(who: Resident, card: MessageView, label: string, words: string): Promise<void> {
  await who.press(who.all('').find((message) => message.id === card.id) ?? card, label);
  await who.gets('тветьте на это сообщение');
  who.say(words);
}
