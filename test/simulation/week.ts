import type { ActBody } from '../../src/domain/act.ts';
import { READINGS } from '../../src/domain/reading.ts';
import { emptyFacts, TRENDS, type CaseKind, type CaseState, type Evidence } from '../../src/domain/case.ts';
import { addDays, addMinutes, addMs, localDate } from '../../src/domain/calendar.ts';
import type { Actor, PostState } from '../../src/domain/person.ts';
import { basePost, unitPost, type PostId } from '../../src/domain/post.ts';
import { TIERS, type Rise } from '../../src/domain/rise.ts';
import { emergencySubject } from '../../src/engine/route.ts';
import type { Snapshot } from '../../src/engine/snapshot.ts';
import type { Book } from '../../src/regulation/book.ts';
import { CoreWorld } from './core-world.ts';
import { seeded, type Random } from './random.ts';
import type { Scene } from './scene.ts';

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

function actorOf(world: Scene, post: PostId): Actor {
  const person = world.staff[post]?.persons[0] ?? { id: 99, name: 'Лицо 99' };
  return { personId: person.id, name: person.name, phone: null, posts: [post] };
}

/** Somebody of the chain, of a duty or of an assignment does something. */
export function personActs(world: Scene, random: Random, now: Date): string | null {
  const rises = world.open('rise');
  if (rises.length > 0 && random.chance(0.3)) return decideRise(world, random, now, random.pick(rises));
  if (random.chance(0.4)) return dutyActs(world, random, now);
  if (random.chance(0.3)) return partyActs(world, random, now);
  const emergencies = [...world.cases.values()].filter((kept) => kept.case.kind === 'emergency');
  if (emergencies.length === 0) return null;
  const by = actorOf(world, random.pick(world.book.chain));
  const target = random.pick(emergencies);
  // What is closed can only be taken back, what is reported as done confirmed or returned: people try little else.
  const wanted = WANTED[target.case.state];
  const doing = wanted && random.chance(0.5) ? random.pick(wanted) : random.pick(EMERGENCY_ACTS);
  const refused = world.act(now, by, doing(world, random, target), target);
  const after = world.cases.get(target.case.id);
  // A thumb that slipped takes it back at once.
  if (target.case.state !== 'closed' && after?.case.state === 'closed' && random.chance(0.3)) {
    world.act(now, by, undo(world, random, after), after);
  }
  return refused;
}

type Doing = (world: Scene, random: Random, target: Snapshot) => ActBody;

function words(random: Random): string {
  return random.chance(0.9) ? 'бригада на месте' : '';
}

const undo: Doing = () => ({ kind: 'undo-closing' });
const confirm: Doing = () => ({ kind: 'confirm-closing' });
const reject: Doing = (_, random) => ({ kind: 'reject-closing', text: words(random) });
const progress: Doing = (_, random) => ({
  kind: 'progress',
  text: words(random),
  trend: random.pick([...TRENDS, null]),
  channels: random.chance(0.3),
});
const appoint: Doing = (world, random) => {
  const post = random.pick(world.book.chain);
  return { kind: 'appoint', post, to: actorOf(world, post) };
};
/** «Передал в ЦУР» of something that was owed, or of a text that no obligation asked for. */
const relayed: Doing = (_, random, { obligations }) => ({
  kind: 'relayed',
  obligation: random.pick(['', ...obligations.map(({ key }) => key)]),
});
const EMERGENCY_ACTS: readonly Doing[] = [
  relayed,
  (_, random) => ({ kind: 'more-evidence', album: 'album', text: '', evidence: evidence(random) }),
  () => ({ kind: 'acknowledge' }),
  () => ({ kind: 'acknowledge' }),
  progress,
  progress,
  (_, random) => ({ kind: 'informing', text: words(random) }),
  (_, random) => ({ kind: 'cannot-solve', why: random.pick(['not-by-us', 'no-effect'] as const), text: words(random) }),
  (_, random) => ({ kind: 'resolved', text: words(random) }),
  confirm,
  reject,
  undo,
  (_, random) => ({ kind: 'false-alarm', text: words(random) }),
  () => ({ kind: 'seen' }),
  appoint,
  () => ({ kind: 'take-over' }),
  (_, random) => ({ kind: 'proposals', text: words(random) }),
  (_, random) => ({ kind: 'measure-done', index: random.int(0, 2), text: '' }),
  (_, random) => ({ kind: 'working-group', text: words(random) }),
  (_, random) => ({ kind: 'decision', text: words(random) }),
  (_, random) => ({ kind: 'send-drafts', text: random.chance(0.3) ? words(random) : null }),
  (_, random) => ({ kind: 'hold-drafts', text: words(random) }),
  (world, random) => checkOf(world, random, 'emergency'),
  (world, random) => ({ kind: 'undeliverable', posts: [random.pick(world.book.chain)], detail: 'blocked' }),
];

function checkOf(world: Scene, random: Random, kind: CaseKind): ActBody {
  const lists = Object.values(world.book.rules).filter((rule) => rule.of === kind && rule.checklist !== null);
  const rule = lists.length > 0 ? random.pick(lists).id : 'none';
  return {
    kind: 'check',
    rule,
    item: random.chance(0.5) ? null : String(random.int(0, 7)),
    evidence: evidence(random),
  };
}

function evidence(random: Random): Evidence[] {
  return random.chance(0.5) ? [{ kind: 'photo', fileId: 'photo' }] : [];
}

/** Somebody does what a duty of the day asks, or a message of it arrives. */
function dutyActs(world: Scene, random: Random, now: Date): string | null {
  const duties = world.open('duty');
  if (duties.length === 0) return null;
  const duty = random.pick(duties);
  const owed = duty.obligations.filter(({ state }) => state === 'open');
  if (owed.length === 0) return null;
  const { rule: id, debtor, key } = random.pick(owed);
  const rule = world.book.rules[id];
  if (!rule) return null;
  const act = random.pick<ActBody>([
    { kind: 'submit', rule: id, text: words(random), reading: random.pick(READINGS), evidence: evidence(random) },
    { kind: 'register-updated', register: rule.register ?? 'none' },
    { kind: 'problem', rule: id, text: words(random) },
    { kind: 'send-drafts', text: null },
    { kind: 'hold-drafts', text: words(random) },
    { kind: 'acknowledge' },
    { kind: 'delivered', obligation: key, posts: unitsOf(world, rule.to) },
  ]);
  return world.act(now, actorOf(world, debtor), act, duty);
}

function explain(world: Scene, random: Random, now: Date): void {
  for (const duty of world.open('duty')) {
    const rule = world.book.rules[duty.case.subject];
    const [post] = rule?.shownTo ?? [];
    if (rule && post)
      world.act(now, actorOf(world, post), { kind: 'explain', rule: rule.id, text: words(random) }, duty);
  }
}

function unitsOf(world: Scene, posts: readonly PostId[]): PostId[] {
  const all = Object.keys(world.staff);
  return posts.flatMap((post) => {
    const units = all.filter((one) => one !== post && basePost(one) === post);
    return units.length > 0 ? units : [post];
  });
}

const OPENED = ['request', 'assignment', 'roadmap'] as const;

/** Requests, assignments and roadmaps: opened by somebody, worked on by whoever. */
function partyActs(world: Scene, random: Random, now: Date): string | null {
  const kind = random.pick(OPENED);
  const open = world.open(kind);
  const posts = unitsOf(world, Object.keys(world.book.posts));
  const by = actorOf(world, random.pick([...posts, ...world.book.chain]));
  if (open.length > 0 && random.chance(0.85)) {
    const target = random.pick(open);
    const doing = random.pick((random.chance(0.5) && WANTED[target.case.state]) || PARTY_ACTS);
    const debtors = target.obligations.flatMap(({ state, debtor }) => (state === 'open' ? [debtor] : []));
    // Mostly whoever owes something of it, now and then anybody.
    const doer = debtors.length > 0 && random.chance(0.7) ? actorOf(world, random.pick(debtors)) : by;
    return world.act(now, doer, doing(world, random, target), target);
  }
  const post = random.pick(posts);
  const party = { post: random.pick(posts), personId: 1, name: 'Лицо 1' };
  const dueAt = addMinutes(now, random.int(1, 5 * MINUTES_A_DAY));
  const acts: Record<(typeof OPENED)[number], ActBody> = {
    request: { kind: 'request', title: 'вопрос', asker: party, via: 'chat', chatId: null },
    assignment: { kind: 'assign', title: 'поручение', giver: party, assignee: post, dueAt },
    roadmap: {
      kind: 'plan',
      title: 'дорожная карта',
      giver: party,
      actions: [
        { text: 'первое', post, dueAt },
        { text: 'второе', post: random.pick(posts), dueAt: addMinutes(dueAt, 90) },
      ],
    },
  };
  return world.act(now, by, acts[kind], world.subject(kind, `${kind}:${now.getTime()}`, now));
}

const WANTED: Partial<Record<CaseState, readonly Doing[]>> = { closed: [undo], closing: [confirm, reject] };

const PARTY_ACTS: readonly Doing[] = [
  relayed,
  (_, random) => ({ kind: 'withdraw', text: words(random) }),
  () => ({ kind: 'acknowledge' }),
  (_, random) => ({ kind: 'answer', text: words(random) }),
  (_, random) => ({ kind: 'cannot-solve', why: 'not-by-us', text: words(random) }),
  (_, random) => ({ kind: 'resolved', text: words(random), evidence: evidence(random) }),
  (_, random) => ({ kind: 'resolved', text: words(random), evidence: evidence(random) }),
  confirm,
  reject,
  (_, random) => ({ kind: 'measure-done', index: random.int(0, 1), text: '' }),
  (_, random) => ({ kind: 'measure-done', index: random.int(0, 1), text: '' }),
  (_, random) => ({ kind: 'decision', text: words(random) }),
  () => ({ kind: 'seen' }),
  appoint,
  () => ({ kind: 'take-over' }),
  (world, random) => ({ kind: 'problem', rule: random.pick(Object.keys(world.book.rules)), text: words(random) }),
];

function decideRise(world: Scene, random: Random, now: Date, asked: Snapshot): string | null {
  const by = actorOf(world, world.book.chain[0] ?? '');
  if (random.chance(0.5)) return world.act(now, by, { kind: 'rise-usual', text: 'сезонное' }, asked);
  const refused = world.act(now, by, { kind: 'rise-opened' }, asked);
  const subject = world.subject('emergency', emergencySubject(world.book, asked.case.subject), now);
  const { title } = emptyFacts(asked.case.facts.title);
  world.act(now, by, { kind: 'announce', title, rise: asked.case.facts.rise, note: `№${asked.case.number}` }, subject);
  return refused;
}

/** The data of yesterday are loaded, perhaps with a rise in them. */
export function dataArrive(world: Scene, random: Random, now: Date, rises: number): void {
  const today = localDate(now, world.book.district.timezone);
  const complete = addDays(today, random.chance(0.8) ? -1 : -2);
  for (const duty of world.open('duty')) {
    const rule = world.book.rules[duty.case.subject];
    // As the shell does: others do not hear of it.
    if (!rule || (rule.draft === null && !rule.metBy.all.includes('import-of-yesterday'))) continue;
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
