/** Albums remembered at a time; their photos come within seconds of each other. */
const MAX_ALBUMS = 1_000;

/** What was answered to an album: its words, and the message that says them. */
interface Answer {
  words: string | null;
  messageId: number | null;
}

/**
 * Answers given to albums, so that each has one. In memory only: what an album was recorded as is known by its act, and
 * after a restart the worst is a second answer.
 */
export class AlbumMemory {
  readonly #answers = new Map<string, Answer>();
  /** Albums whose photos came without words, by whose they are and where: the next words are theirs. */
  readonly #wordless = new Map<string, string>();

  answerTo(album: string): Answer | null {
    return this.#answers.get(album) ?? null;
  }

  answered(album: string, answer: Answer): void {
    this.#answers.set(album, answer);
    forgetOldest(this.#answers);
  }

  /** Photos wait: words that come by themselves next are those of this album. */
  awaitWords(whose: string, album: string): void {
    this.#wordless.set(whose, album);
    forgetOldest(this.#wordless);
  }

  /** The album that waits for words. */
  awaiting(whose: string): string | null {
    return this.#wordless.get(whose) ?? null;
  }

  /** The same; it waits no longer. */
  takeAwaiting(whose: string): string | null {
    const album = this.awaiting(whose);
    this.#wordless.delete(whose);
    return album;
  }
}

function forgetOldest(known: Map<string, unknown>): void {
  const [oldest] = known.keys();
  if (known.size > MAX_ALBUMS && oldest !== undefined) known.delete(oldest);
}
