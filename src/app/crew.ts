/** Hands that work side by side, one for each chat, so that a slow chat holds up nobody else. */
export interface Crew<Work = unknown> {
  /** Takes up work until none can be claimed or every hand is busy; does not wait for it to be done. */
  fill(): Promise<void>;
  /** Resolves when every hand is free. */
  idle(): Promise<void>;
  /** What the hands are at now. */
  busy(): Work[];
  /** Pieces of work that were done so far. */
  done(): number;
}

export interface CrewOptions<Work extends { chatId: number }> {
  size: number;
  /** The next piece of work outside the busy chats; null when there is none now. */
  claim: (busyChats: number[]) => Promise<Work | null>;
  /** Does it; true when it counts as done, false when it was put back. */
  work: (piece: Work) => Promise<boolean>;
  /** A hand is free again: there may be more to claim. */
  freed: () => void;
  failed: (error: unknown) => void;
}

/** Makes a crew. What `work` throws goes to `failed`; its chat is free again. */
export function createCrew<Work extends { chatId: number }>(options: CrewOptions<Work>): Crew<Work> {
  const busy = new Map<number, { piece: Work; handled: Promise<void> }>();
  let done = 0;

  async function handle(piece: Work): Promise<void> {
    try {
      if (await options.work(piece)) done += 1;
    } catch (error) {
      options.failed(error);
    }
    busy.delete(piece.chatId);
    options.freed();
  }

  return {
    async fill() {
      while (busy.size < options.size) {
        const piece = await options.claim([...busy.keys()]);
        if (!piece) return;
        busy.set(piece.chatId, { piece, handled: handle(piece) });
      }
    },
    async idle() {
      while (busy.size > 0) await Promise.all([...busy.values()].map(({ handled }) => handled));
    },
    busy: () => [...busy.values()].map(({ piece }) => piece),
    done: () => done,
  };
}
