import type { ActBody } from '../../src/domain/act.ts';
import { addMinutes } from '../../src/domain/calendar.ts';
import { emptyFacts } from '../../src/domain/case.ts';
import { basePost, type PostId } from '../../src/domain/post.ts';
import { READINGS } from '../../src/domain/reading.ts';
import { emergencySubject } from '../../src/engine/route.ts';
import type { Snapshot } from '../../src/engine/snapshot.ts';
import { actorOf, EMERGENCY_ACTS, evidence, PARTY_ACTS, undo, WANTED, words } from './doings.ts';
import type { Random } from './random.ts';
import type { Scene } from './scene.ts';

const MINUTES_A_DAY = 1440;

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

/** Somebody who is shown a draft of the bot says why the figures are as they are. */
export function explain(world: Scene, random: Random, now: Date): void {
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
function decideRise(world: Scene, random: Random, now: Date, asked: Snapshot): string | null {
  const by = actorOf(world, world.book.chain[0] ?? '');
  if (random.chance(0.5)) return world.act(now, by, { kind: 'rise-usual', text: 'сезонное колебание' }, asked);
  const refused = world.act(now, by, { kind: 'rise-opened' }, asked);
  const subject = world.subject('emergency', emergencySubject(world.book, asked.case.subject), now);
  const { title } = emptyFacts(asked.case.facts.title);
  world.act(now, by, { kind: 'announce', title, rise: asked.case.facts.rise, note: `№${asked.case.number}` }, subject);
  return refused;
}
