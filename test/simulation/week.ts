import { emptyFacts, TRENDS } from '../../src/domain/case.ts';
import { addDays, addMinutes, addMs, localDate } from '../../src/domain/calendar.ts';
import type { Actor, PostState } from '../../src/domain/person.ts';
import type { PostId } from '../../src/domain/post.ts';
import { TIERS, type Rise } from '../../src/domain/rise.ts';
import { emergencySubject } from '../../src/engine/route.ts';
import type { Snapshot } from '../../src/engine/snapshot.ts';
import type { Book } from '../../src/regulation/book.ts';
import { CoreWorld } from './core-world.ts';
import { seeded, type Random } from './random.ts';

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
  let now = new Date('2026-03-02T00:00:00Z');
  const end = addMinutes(now, days * MINUTES_A_DAY);
  const world = new CoreWorld(book, staffFor(book, random));
  const week: Week = { world, steps: 0, acts: 0, refused: 0 };
  world.begin(now);
  let downUntil = now;
  while (now < end) {
    now = addMs(now, random.int(1, STEP_MINUTES * 2 * 60) * 1000);
    if (random.chance(0.002)) world.staff = staffFor(book, random);
    if (random.chance(tempers.downtime)) downUntil = addMinutes(now, random.int(1, 600));
    if (now < downUntil) continue;
    // People's acts that waited are handled before the first tick, as after a downtime; else in either order.
    const first = random.chance(0.5);
    if (!first) world.tick(now);
    if (random.chance(tempers.acts)) count(week, personActs(world, random, now));
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
  const posts = Object.keys(book.posts);
  return Object.fromEntries(
    posts.map((post, index) => {
      const state = random.chance(0.12) ? random.pick(['empty', 'unreachable'] as const) : 'reachable';
      // Now and then one person sits in two seats.
      const person = random.chance(0.1) ? random.int(1, posts.length) : index + 1;
      return [post, { state, persons: state === 'empty' ? [] : [{ id: person, name: `Лицо ${person}` }] }];
    }),
  );
}

function actorOf(world: CoreWorld, post: PostId): Actor {
  const person = world.staff[post]?.persons[0] ?? { id: 99, name: 'Лицо 99' };
  return { personId: person.id, name: person.name, phone: null, posts: [post] };
}

function personActs(world: CoreWorld, random: Random, now: Date): string | null {
  const rises = world.open('rise');
  if (rises.length > 0 && random.chance(0.3)) return decideRise(world, random, now, random.pick(rises));
  const emergencies = [...world.cases.values()].filter((kept) => kept.case.kind === 'emergency');
  if (emergencies.length === 0) return null;
  const target = random.pick(emergencies);
  const by = actorOf(world, random.pick(world.book.chain));
  const other = random.pick(world.book.chain);
  const text = random.chance(0.9) ? 'бригада на месте' : '';
  return world.act(
    now,
    by,
    random.pick([
      { kind: 'acknowledge' },
      { kind: 'acknowledge' },
      { kind: 'progress', text, trend: random.pick([...TRENDS, null]) },
      { kind: 'progress', text, trend: random.pick([...TRENDS, null]) },
      { kind: 'informing', text },
      { kind: 'cannot-solve', why: random.pick(['not-by-us', 'no-effect'] as const), text },
      { kind: 'resolved', text },
      { kind: 'confirm-closing' },
      { kind: 'reject-closing', text },
      { kind: 'undo-closing' },
      { kind: 'false-alarm', text },
      { kind: 'seen' },
      { kind: 'appoint', post: other, to: actorOf(world, other) },
      { kind: 'undeliverable', posts: [other], detail: 'blocked' },
    ] as const),
    target,
  );
}

function decideRise(world: CoreWorld, random: Random, now: Date, asked: Snapshot): string | null {
  const by = actorOf(world, world.book.chain[0] ?? '');
  if (random.chance(0.5)) return world.act(now, by, { kind: 'rise-usual', text: 'сезонное' }, asked);
  const refused = world.act(now, by, { kind: 'rise-opened' }, asked);
  const subject = world.subject('emergency', emergencySubject(world.book, asked.case.subject), now);
  const { title } = emptyFacts(asked.case.facts.title);
  world.act(now, by, { kind: 'announce', title, rise: asked.case.facts.rise, note: `№${asked.case.number}` }, subject);
  return refused;
}

function dataArrive(world: CoreWorld, random: Random, now: Date, rises: number): void {
  const today = localDate(now, world.book.district.timezone);
  const complete = addDays(today, random.chance(0.8) ? -1 : -2);
  for (const duty of world.open('duty')) {
    world.act(now, null, { kind: 'import', importId: 1, completeThrough: complete }, duty);
  }
  if (!random.chance(rises)) return;
  const rise = riseOf(random, complete);
  const announces = rise.tier === 'incident' || rise.tier === 'critical';
  const emergency = emergencySubject(world.book, rise.series);
  const joins = announces || world.open('emergency').some((kept) => kept.case.subject === emergency);
  const target = world.subject(joins ? 'emergency' : 'rise', joins ? emergency : rise.series, now);
  world.act(now, null, { kind: 'rise', rise, announces }, target);
}

function riseOf(random: Random, day: string): Rise {
  const series = random.pick(['direction:a', 'category:b', 'category:c']);
  const current = random.int(5, 60);
  return {
    series,
    title: series,
    day,
    days: 7,
    current,
    previous: random.int(0, 30),
    growthPercent: random.chance(0.1) ? null : random.int(11, 300),
    confidentPercent: random.int(-10, 80),
    p: random.next() / 20,
    tier: random.pick(TIERS.slice(1)),
  };
}
