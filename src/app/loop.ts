/** Work that is asked for from several sides and must not run twice at once. */
export interface Loop {
  /** There may be something to do: runs now, or once more after the run under way. */
  kick(): void;
  /** Resolves when no run is under way or asked for. */
  idle(): Promise<void>;
  /** No run begins any more; resolves when the last one has ended. */
  stop(): Promise<void>;
}

/** Makes a loop of `work`; what it throws goes to `failed`, and the next kick tries again. */
export function createLoop(work: () => Promise<void>, failed: (error: unknown) => void): Loop {
  let wanted = false;
  let stopped = false;
  let running: Promise<void> | null = null;

  async function run(): Promise<void> {
    // Not in the caller's turn: work that kicks its own loop must find it running.
    await Promise.resolve();
    while (wanted && !stopped) {
      wanted = false;
      try {
        await work();
      } catch (error) {
        failed(error);
      }
    }
    running = null;
  }

  return {
    kick() {
      wanted = true;
      if (!stopped) running ??= run();
    },
    async idle() {
      while (running) await running;
    },
    async stop() {
      stopped = true;
      if (running) await running;
    },
  };
}
