import { addMinutes, addMs } from '../../src/domain/calendar.ts';
import type { PostState } from '../../src/domain/person.ts';
import { unitPost, type PostId } from '../../src/domain/post.ts';
import type { Book } from '../../src/regulation/book.ts';
import { CoreWorld } from './core-world.ts';
import { dataArrive } from './data-arrive.ts';
import { explain, personActs } from './person-acts.ts';
import { seeded, type Random } from './random.ts';

/** Organisations of a post that has units. */
const UNITS = ['ук восход', 'ук заря'];
const STEP_MINUTES = 7;
const MINUTES_A_DAY = 1440;

/** How people of one week behave: each temper leads to other paths of the engine. */
interface Tempers {
  /** Chance that somebody of the chain does something in a step while an emergency is open. */
  acts: number;
  /** Chance that the data of yesterday are loaded in a step of the morning. */
  loads: number;
  /** Chance of a rise in an import. */
  rises: number;
  /** Chance that the bot goes down in a step, for up to hours. */
  downtime: number;
}

const TEMPERS: readonly Tempers[] = [
  { acts: 0, loads: 0.02, rises: 0.3, downtime: 0 },
  { acts: 0.02, loads: 0.05, rises: 0.3, downtime: 0.002 },
  { acts: 0.2, loads: 0.1, rises: 0.4, downtime: 0.005 },
  { acts: 0.6, loads: 0.2, rises: 0.6, downtime: 0.01 },
];

/** Chance that somebody adds an explanation to a draft of the bot in a step. */
const EXPLAINS = 0.02;

export interface Week {
  world: CoreWorld;
  steps: number;
  acts: number;
  refused: number;
}

/** Runs `days` simulated days of a municipality on the pure core; throws at the first broken law. */
export function simulate(book: Book, seed: number, days: number): Week {
  const random = seeded(seed);
  const tempers = random.pick(TEMPERS);
  // Words beside the work: they change nothing of it, nor of the chance that the rest rests on.
  const aside = seeded(-seed);
  let now = new Date('2026-03-02T00:00:00Z');
  const end = addMinutes(now, days * MINUTES_A_DAY);
  const world = new CoreWorld(book, staffFor(book, random));
  const week: Week = { world, steps: 0, acts: 0, refused: 0 };
  world.begin(now);
  let downUntil = now;
  while (now < end) {
    now = addMs(now, random.int(1, STEP_MINUTES * 2 * 60) * 1000);
    if (random.chance(0.002)) world.staff = staffFor(book, random);
    if (random.chance(0.005)) world.contents = random.chance(0.5) ? { register: { empty: true, to: null } } : {};
    if (random.chance(tempers.downtime)) downUntil = addMinutes(now, random.int(1, 600));
    if (now < downUntil) continue;
    // People's acts that waited are handled before the first tick, as after a downtime; else in either order.
    const first = random.chance(0.5);
    if (!first) world.tick(now);
    if (random.chance(tempers.acts)) count(week, personActs(world, random, now));
    if (aside.chance(EXPLAINS)) explain(world, aside, now);
    if (random.chance(tempers.loads)) dataArrive(world, random, now, tempers.rises);
    if (first) world.tick(now);
    week.steps += 1;
  }
  world.tick(end);
  return week;
}

function count(week: Week, result: string | null): void {
  week.acts += 1;
  if (result !== null) week.refused += 1;
}

function staffFor(book: Book, random: Random): Record<PostId, PostState> {
  const posts = Object.values(book.posts).flatMap(({ id, seat }) =>
    seat === 'organisation' ? [id, ...UNITS.map((unit) => unitPost(id, unit))] : [id],
  );
  return Object.fromEntries(
    posts.map((post, index) => {
      const state = random.chance(0.12) ? random.pick(['empty', 'unreachable'] as const) : 'reachable';
      // Now and then one person sits in two seats.
      const person = random.chance(0.1) ? random.int(1, posts.length) : index + 1;
      return [post, { state, persons: state === 'empty' ? [] : [{ id: person, name: `Лицо ${person}` }] }];
    }),
  );
}
