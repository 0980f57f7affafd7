import type { PostId } from './post.ts';

/** A Telegram user who holds (or held) a seat. */
export interface Person {
  /** Telegram user id. */
  id: number;
  name: string;
  phone: string | null;
  admin: boolean;
}

/** A post of a regulation in a district. `scope` is the block, or '' where one seat serves the whole district. */
export interface Seat {
  id: number;
  district: string;
  post: PostId;
  scope: string;
}

export type ChatKind = 'private' | 'group';

/** A seat tied to a chat. Messages are owed to seats and resolved to chats when they are sent. */
export interface Binding {
  id: number;
  seatId: number;
  chatId: number;
  chatKind: ChatKind;
  state: 'active' | 'unreachable' | 'ended';
}

/** Who did something, in which capacity. Attributed at that moment and never rewritten. */
export interface Actor {
  personId: number;
  name: string;
  phone: string | null;
  /** Posts of the regulation that the person holds now and that gave the right to act. */
  posts: PostId[];
}

/** How a post can be reached right now. `held` lists the persons appointed to it. */
export interface PostState {
  state: 'reachable' | 'empty' | 'unreachable';
  persons: { id: number; name: string }[];
}
