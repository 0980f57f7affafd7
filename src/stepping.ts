import type { SteppedClock } from './clocks.ts';
import type { Program } from './program.ts';
import { nextDueAt } from './store/cases.ts';

/** Due instants stepped through in one go; a week of every duty is far below. */
const INSTANTS_BOUND = 100_000;

/** Moves a stepped clock to an instant through every due instant on the way; at each, everything settles. */
export async function stepTo(program: Program, clock: SteppedClock, target: Date): Promise<void> {
  await program.settle();
  for (let stepped = 0; stepped < INSTANTS_BOUND; stepped += 1) {
    const next = await nextEvent(program);
    if (!next || next > target) break;
    if (next > clock.read()) clock.set(next);
    await program.settle();
  }
  if (target > clock.read()) clock.set(target);
  await program.settle();
}

/** The next instant at which something is due; null when nothing is owed. */
export function nextEvent({ app }: Program): Promise<Date | null> {
  return nextDueAt(app.database.db, [...app.books.keys()]);
}
