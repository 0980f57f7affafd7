import type { PostId } from './post.ts';

/** A Telegram user who holds (or held) a seat. */
export interface Person {
  /** Telegram user id. */
  id: number;
  name: string;
  phone: string | null;
  admin: boolean;
}

/**
 * A post of a regulation in a district. `scope` is the block, `<block>/<folded organisation>` for a unit of the post, or ''
 * where one seat serves the whole district.
 */
export interface Seat {
  id: number;
  district: string;
  /** The post without its unit. */
  post: PostId;
  scope: string;
  /** The organisation of a unit, as it was first written; null for any other seat. */
  title: string | null;
  /** No bot is let in there: what is owed is passed on by hand. */
  relay: boolean;
}

/** From `from` until just before `to`; without an end where it is null. */
export interface Period {
  from: Date;
  to: Date | null;
}

/** A person in a seat for a period, which may lie ahead. */
export interface Appointment extends Period {
  id: number;
  seatId: number;
  person: Person;
  /** Key of the absence, or of the shift, that made this period; null for an ordinary one. */
  absence: string | null;
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
  /** What a unit is called, in the spelling of its seat; absent for a post that is no unit. */
  title?: string;
}
