/**
 * Does side by side what is asked at the same time: one piece of work for all that has come while the last one ran, so that
 * a hundred presses cost hardly more round trips to the database than one. What is asked alone is done at once. `work` gives
 * a result for each of what it was given, in order. When it throws, each is done by itself, so that what is impossible fails
 * alone: done a second time, `work` must do no harm. `quietTurns`: so many turns of the loop have to bring nothing more.
 */
export function together<Asked, Result>(
  atMost: number,
  work: (asked: readonly Asked[]) => Promise<readonly Result[]>,
  quietTurns = 1,
): (asked: Asked) => Promise<Result> {
  interface Waiting {
    asked: Asked;
    settle: (result: Result) => void;
    fail: (error: unknown) => void;
  }
  const waiting: Waiting[] = [];
  let working = false;

  async function run(): Promise<void> {
    while (waiting.length > 0) {
      await everybodyHere();
      await doAll(waiting.splice(0, atMost));
    }
    working = false;
  }

  /** As long as turns of the loop bring more, they are waited for: a first batch of one would make all others wait. */
  async function everybodyHere(): Promise<void> {
    for (let here = 0, quiet = 0; quiet < quietTurns && waiting.length < atMost;) {
      here = waiting.length;
      await new Promise(setImmediate);
      quiet = waiting.length > here ? 0 : quiet + 1;
    }
  }

  async function doAll(now: readonly Waiting[]): Promise<void> {
    try {
      const results = await work(now.map(({ asked }) => asked));
      now.forEach(({ settle }, index) => settle(results[index] as Result));
    } catch (error) {
      if (now.length === 1) now[0]?.fail(error);
      else await Promise.all(now.map((one) => doAll([one])));
    }
  }

  return (asked) =>
    new Promise<Result>((settle, fail) => {
      waiting.push({ asked, settle, fail });
      if (working) return;
      working = true;
      void run();
    });
}

/** One of a kind for each owner, made when it is first wanted. */
export function oneFor<Owner extends object, Part>(make: (owner: Owner) => Part): (owner: Owner) => Part {
  const made = new WeakMap<Owner, Part>();
  return (owner) => {
    const part = made.get(owner) ?? make(owner);
    made.set(owner, part);
    return part;
  };
}
