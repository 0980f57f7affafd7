/** What became of a piece of work: `busy` means that it was not even queued. */
export type Turn<T> = { kind: 'done'; value: T } | { kind: 'busy' };

/** Does one thing at a time, in the order of asking. */
export interface Queue {
  /** Runs the work when its turn comes. What it throws is thrown on, and the next one goes ahead. */
  run<T>(work: () => Promise<T>): Promise<Turn<T>>;
}

/** A queue in which at most `maxWaiting` wait while one is done. */
export function createQueue(maxWaiting: number): Queue {
  let unfinished = 0;
  let last: Promise<unknown> = Promise.resolve();
  return {
    async run<T>(work: () => Promise<T>): Promise<Turn<T>> {
      if (unfinished > maxWaiting) return { kind: 'busy' };
      unfinished += 1;
      const turn = last.then(work, work);
      last = turn;
      try {
        return { kind: 'done', value: await turn };
      } finally {
        unfinished -= 1;
      }
    },
  };
}
