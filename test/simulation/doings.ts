import type { ActBody } from '../../src/domain/act.ts';
import { TRENDS, type CaseKind, type CaseState, type Evidence } from '../../src/domain/case.ts';
import type { Actor } from '../../src/domain/person.ts';
import type { PostId } from '../../src/domain/post.ts';
import type { Snapshot } from '../../src/engine/snapshot.ts';
import type { Random } from './random.ts';
import type { Scene } from './scene.ts';

/** Whoever is in a post acts; where nobody is, somebody who may not. */
export function actorOf(world: Scene, post: PostId): Actor {
  const person = world.staff[post]?.persons[0] ?? { id: 99, name: 'Лицо 99' };
  return { personId: person.id, name: person.name, phone: null, posts: [post] };
}
/** Something that somebody does about a case. */
export type Doing = (world: Scene, random: Random, target: Snapshot) => ActBody;

export function words(random: Random): string {
  return random.chance(0.9) ? 'бригада на месте' : '';
}

export const undo: Doing = () => ({ kind: 'undo-closing' });
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
/** What people do about an emergency; more often what is asked of them more often. */
export const EMERGENCY_ACTS: readonly Doing[] = [
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

export function evidence(random: Random): Evidence[] {
  return random.chance(0.5) ? [{ kind: 'photo', fileId: 'photo' }] : [];
}
/** What is left to do about a case in a state that leaves little. */
export const WANTED: Partial<Record<CaseState, readonly Doing[]>> = { closed: [undo], closing: [confirm, reject] };

/** What people do about a request, an assignment or a roadmap. */
export const PARTY_ACTS: readonly Doing[] = [
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
