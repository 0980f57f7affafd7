import type { Screen } from '../domain/message.ts';

/** A picture above the text: its bytes, or its id at the messenger once that has it. */
export type Photo = { bytes: Uint8Array } | { id: string };

/** One message to one chat. */
export interface Outgoing {
  chatId: number;
  screen: Screen;
  /** Then the text is a caption, which is shorter. */
  photo?: Photo | undefined;
  silent: boolean;
  /** Message to answer, if it still exists. */
  replyTo: number | null;
}

/**
 * What became of an attempt. Tagged, closed: every answer of a messenger maps to one of these (`outcomes.ts`).
 * Safe to send again without a mark: `retry-later`, `not-accepted`. `ambiguous`: it may have arrived.
 */
export type SendOutcome =
  | { kind: 'sent'; messageId: number; photoId?: string }
  /** The messenger asked to wait (429); nothing was accepted. */
  | { kind: 'retry-later'; afterMs: number; scope: 'chat' | 'all' }
  /** Refused connection, DNS: nothing was accepted. */
  | { kind: 'not-accepted'; detail: string }
  /** Reset, timeout, 5xx. */
  | { kind: 'ambiguous'; detail: string }
  /** The chat can't be written to any more: blocked, kicked, deleted, deactivated. */
  /** `mute`: the bot is still in the chat, but may not write. */
  | { kind: 'chat-gone'; detail: string; mute?: true }
  /** A group was upgraded: the binding moves. */
  | { kind: 'migrated'; toChatId: number }
  /** This very message is impossible (too long, bad entity). The chat stays. */
  | { kind: 'poison'; detail: string }
  /** The same text can be sent without its picture. */
  | { kind: 'photo-refused'; detail: string }
  /** Edits only: already shows this / the message is gone. */
  | { kind: 'not-modified' }
  | { kind: 'message-gone'; detail: string }
  /** The token is wrong (401, 404 on the method root). */
  | { kind: 'unauthorized'; detail: string };

/** Whether a chat can be written to, asked without writing: `sent` says that it can, `chat-gone` that it can't. */
export type Reach = (chatId: number) => Promise<SendOutcome>;

/** A messenger as the pumps need it. A second messenger is a second file. */
export interface Messenger {
  send(message: Outgoing): Promise<SendOutcome>;
  edit(chatId: number, messageId: number, screen: Screen, photo?: Photo): Promise<SendOutcome>;
  /** Whether it answers now. Changes nothing there. */
  answers(): Promise<boolean>;
  /** Takes the buttons away from a message that was replaced. Best effort. */
  disarm(chatId: number, messageId: number): Promise<void>;
  /** Keeps a message in sight at the top of its chat, or no longer. Best effort: the bot may not be allowed to. */
  pin(chatId: number, messageId: number, pinned: boolean): Promise<void>;
}
