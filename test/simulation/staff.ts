import type { PostState } from '../../src/domain/person.ts';
import { ADMIN, unitPost, type PostId } from '../../src/domain/post.ts';
import type { Book } from '../../src/regulation/book.ts';
import type { Random } from './random.ts';

/** Organisations of a post that has units. */
const UNITS = ['ук восход', 'ук заря'];
/** Numbers of those who stand in for somebody. */
const SUBSTITUTES_FROM = 100;
const ADMIN_CHAT = 0;

/** Who sits where, who is away, and who can be written to. A person's chat bears the person's number. */
export class Staff {
  readonly posts: readonly PostId[];
  /** As the engine reads it. */
  states: Readonly<Record<PostId, PostState>> = {};
  readonly #holders = new Map<PostId, number>();
  readonly #sitting = new Map<PostId, number | null>();
  readonly #gone: ReadonlySet<number>;

  /** `gone`: chats that can't be written to; call `look` after it changed. */
  constructor(book: Book, random: Random, gone: ReadonlySet<number>) {
    this.posts = Object.values(book.posts).flatMap(({ id, seat }) =>
      seat === 'organisation' ? [id, ...UNITS.map((unit) => unitPost(id, unit))] : [id],
    );
    this.#gone = gone;
    for (const [index, post] of this.posts.entries()) {
      // Now and then one person sits in two seats.
      const person = random.chance(0.08) ? random.int(1, this.posts.length) : index + 1;
      this.#holders.set(post, person);
      this.#sitting.set(post, random.chance(0.04) ? null : person);
    }
    this.look();
  }

  /** A holder goes on leave, with a substitute or without one, or comes back. */
  change(random: Random): void {
    const post = random.pick(this.posts);
    const holder = this.#holders.get(post) ?? null;
    const away = this.#sitting.get(post) !== holder;
    const substitute = random.chance(0.6) ? SUBSTITUTES_FROM + random.int(1, this.posts.length) : null;
    this.#sitting.set(post, away ? holder : substitute);
    this.look();
  }

  readonly chatsOf = (post: PostId): readonly number[] => {
    if (post === ADMIN) return [ADMIN_CHAT];
    const person = this.#sitting.get(post) ?? null;
    return person === null || this.#gone.has(person) ? [] : [person];
  };

  /** The posts that are spoken to in a chat. */
  inChat(chat: number): PostId[] {
    return this.posts.filter((post) => this.#sitting.get(post) === chat);
  }

  look(): void {
    this.states = Object.fromEntries(this.posts.map((post) => [post, this.#stateOf(post)]));
  }

  #stateOf(post: PostId): PostState {
    const person = this.#sitting.get(post) ?? null;
    if (person === null) return { state: 'empty', persons: [] };
    const state = this.#gone.has(person) ? 'unreachable' : 'reachable';
    return { state, persons: [{ id: person, name: `Лицо ${person}` }] };
  }
}
