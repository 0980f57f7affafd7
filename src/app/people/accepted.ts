import type { Binding, ChatKind } from '../../domain/person.ts';
import type { Book, Post } from '../../regulation/book.ts';

/** Whoever presents a code, and where. */
export interface Newcomer {
  id: number;
  /** As the messenger knows them. */
  name: string;
  username: string | null;
}
export interface Presented {
  code: string;
  by: Newcomer;
  chat: { id: number; kind: ChatKind; title: string };
}

export type Accepted =
  /** Person or group sits. `again`: they did before; the same code presented twice by the same person included. */
  | {
      kind: 'seated';
      books: Book[];
      post: Post;
      /** Who opened the link, as they will be called. */
      name: string;
      /** Title of the group that was bound; null for a private chat. */
      group: string | null;
      binding: Binding;
      again: boolean;
    }
  | { kind: 'admin'; name: string }
  /** Somebody else is in a post of one: whoever presents the code is known from now on, for shifts of it. */
  | { kind: 'introduced'; books: Book[]; post: Post; heldBy: string }
  /** Unknown, used by somebody else, expired: not told apart, so that nothing can be found out by trying. */
  | { kind: 'wrong-code' }
  /** Nothing of these consumes the code. */
  | { kind: 'seat-taken'; post: Post; heldBy: string }
  | { kind: 'not-for-groups'; post: Post }
  | { kind: 'group-needs-staff'; post: Post }
  /** The chat is bound to a post of the house and this one is external, or the other way round. */
  | { kind: 'mixes-external'; post: Post };
