import type { Decision } from '../domain/decision.ts';
import { HELD, type Obligation } from '../domain/obligation.ts';
import { nextOnGrid } from '../regulation/schedule.ts';
import { isMissing } from './drafts.ts';
import { NEXT_TURN } from './owe.ts';
import { ruleOf, type Snapshot } from './snapshot.ts';

/**
 * What must hold whenever a case is written. Asserted by the shell in the transaction (a violation rolls it back) and by
 * the simulator after every step. Each line of the answer names one broken law; an empty answer is the good one.
 */
export function violations(before: Snapshot, after: Snapshot, decisions: readonly Decision[]): string[] {
  const found: string[] = [];
  for (const [name, broken] of LAWS) {
    for (const detail of broken(before, after, decisions)) found.push(`${name}: ${detail}`);
  }
  return found;
}

type Law = (before: Snapshot, after: Snapshot, decisions: readonly Decision[]) => string[];

const LAWS: readonly [name: string, broken: Law][] = [
  ['what has ended has no next_at, what is owed has one until it is late', openHasNext],
  ['next_at of the case is the earliest of its open obligations', caseNext],
  ['an end is final', endsAreFinal],
  ['due_at changes only by an act that puts it off', dueStays],
  ['a report is put off once', heldOnce],
  ['a grid never shifts', gridStays],
  ["a person's report ends when it leaves", sentEnds],
  ['the level never falls while the case is open', levelStays],
  ["a case's time never goes back", timeGoesOn],
  ['a closed case owes nothing', closedOwesNothing],
  ['a running case owes something', runningOwes],
  ['a duty never closes', dutyNeverCloses],
  ['an acknowledged case has one owner', ownerStays],
  ['every decision has a reason', reasonsGiven],
  ['every message, level and end has a clause', clausesCited],
];

function openHasNext(_: Snapshot, after: Snapshot): string[] {
  return keysOf(after, hasWrongNext);
}

function hasWrongNext({ state, nextAt, overdueAt }: Obligation): boolean {
  return state === 'open' ? nextAt === null && overdueAt === null : nextAt !== null;
}

/** The keys of those for which something is so. Of hundreds it is mostly none: this is asked at every write. */
function keysOf({ obligations }: Snapshot, isSo: (one: Obligation) => boolean): string[] {
  const found: string[] = [];
  for (const one of obligations) if (isSo(one)) found.push(one.key);
  return found;
}

function caseNext(_: Snapshot, after: Snapshot): string[] {
  let wanted: number | null = null;
  for (const { nextAt } of after.obligations) {
    const ms = nextAt?.getTime() ?? null;
    if (ms !== null && (wanted === null || ms < wanted)) wanted = ms;
  }
  const found = after.case.nextAt?.getTime() ?? null;
  return wanted === found ? [] : [`${found} instead of ${wanted}`];
}

/** What was known before and is not the very same now, with what it has become: most of a long case stays untouched. */
function changedPairs(before: Snapshot, after: Snapshot): [old: Obligation, now: Obligation | undefined][] {
  const pairs: [Obligation, Obligation | undefined][] = [];
  for (const [index, old] of before.obligations.entries()) {
    const there = after.obligations[index];
    if (there === old) continue;
    const now = there?.key === old.key ? there : after.obligations.find((o) => o.key === old.key);
    if (now !== old) pairs.push([old, now]);
  }
  return pairs;
}

function endsAreFinal(before: Snapshot, after: Snapshot): string[] {
  return changedPairs(before, after).flatMap(([old, now]) => {
    if (old.state === 'open') return [];
    const kept = now && now.state === old.state && now.endedAt?.getTime() === old.endedAt?.getTime();
    return kept ? [] : [old.key];
  });
}

function dueStays(before: Snapshot, after: Snapshot, decisions: readonly Decision[]): string[] {
  return changedPairs(before, after)
    .filter(([old, now]) => {
      if (!now || now.dueAt.getTime() === old.dueAt.getTime()) return false;
      const held = decisions.find((d) => d.kind === 'hold' && d.obligation === old.key);
      return held?.kind !== 'hold' || held.dueAt.getTime() !== now.dueAt.getTime() || now.dueAt < old.dueAt;
    })
    .map(([old]) => old.key);
}

function heldOnce(before: Snapshot, _: Snapshot, decisions: readonly Decision[]): string[] {
  if (!decisions.some(({ kind }) => kind === 'hold')) return [];
  const held = decisions.flatMap((decision) => (decision.kind === 'hold' ? [decision.obligation] : []));
  const known = before.obligations.filter((o) => o.items.includes(HELD)).map((o) => o.key);
  return held.filter((key, index) => known.includes(key) || held.indexOf(key) !== index);
}

/** Each turn starts a whole number of steps after one before it, whatever was met, sent or put off when. */
function gridStays(before: Snapshot, after: Snapshot, decisions: readonly Decision[]): string[] {
  if (!decisions.some(({ reason }) => reason === NEXT_TURN)) return [];
  return decisions.flatMap((decision) => {
    if (decision.kind !== 'owe' || decision.reason !== NEXT_TURN) return [];
    const { rule, startsAt, key } = decision;
    const earlier = after.obligations.filter((o) => o.rule === rule && o.startsAt < startsAt);
    const last = earlier.toSorted((one, other) => other.startsAt.getTime() - one.startsAt.getTime())[0];
    const wanted = last && nextOnGrid(before.book, ruleOf(before, rule), last.startsAt);
    if (!last || !wanted) return [key];
    const step = wanted.getTime() - last.startsAt.getTime();
    return (startsAt.getTime() - last.startsAt.getTime()) % step === 0 ? [] : [key];
  });
}

function sentEnds(_: Snapshot, after: Snapshot, decisions: readonly Decision[]): string[] {
  if (!decisions.some((decision) => decision.kind === 'tell' && decision.say === 'draft')) return [];
  return decisions.flatMap((decision) => {
    if (decision.kind !== 'tell' || decision.say !== 'draft' || decision.unconfirmed === undefined) return [];
    const sent = after.obligations.find((o) => o.key === decision.obligation);
    return sent?.state === 'open' && !sent.overdueAt && !isMissing(ruleOf(after, sent.rule), sent) ? [sent.key] : [];
  });
}

function levelStays(before: Snapshot, after: Snapshot, decisions: readonly Decision[]): string[] {
  if (decisions.some((decision) => decision.kind === 'open')) return [];
  if (before.case.state === 'closed') return [];
  return after.case.level < before.case.level ? [`${before.case.level} → ${after.case.level}`] : [];
}

function timeGoesOn(before: Snapshot, after: Snapshot): string[] {
  return after.case.lastAt < before.case.lastAt ? [after.case.lastAt.toISOString()] : [];
}

function closedOwesNothing(_: Snapshot, after: Snapshot): string[] {
  if (after.case.state !== 'closed' && after.case.state !== 'quiet') return [];
  return keysOf(after, ({ state }) => state === 'open');
}

function runningOwes(_: Snapshot, after: Snapshot): string[] {
  if (after.case.state !== 'open' && after.case.state !== 'closing') return [];
  return after.obligations.some((o) => o.state === 'open') ? [] : [after.case.subject];
}

function dutyNeverCloses(_: Snapshot, after: Snapshot): string[] {
  return after.case.kind === 'duty' && after.case.state === 'closed' ? [after.case.subject] : [];
}

function ownerStays(before: Snapshot, after: Snapshot, decisions: readonly Decision[]): string[] {
  if (!before.case.owner || after.case.owner?.personId === before.case.owner.personId) return [];
  const told = decisions.some((d) => d.kind === 'own' || d.kind === 'open');
  return told ? [] : ['the owner changed without a decision'];
}

function reasonsGiven(_: Snapshot, __: Snapshot, decisions: readonly Decision[]): string[] {
  return decisions.filter((decision) => decision.reason === '').map((decision) => decision.kind);
}

const CITED: ReadonlySet<Decision['kind']> = new Set(['tell', 'reach', 'pass', 'end', 'close', 'owe', 'overdue']);

function clausesCited(_: Snapshot, __: Snapshot, decisions: readonly Decision[]): string[] {
  return decisions.filter(({ kind, clause }) => clause === '' && CITED.has(kind)).map(({ kind }) => kind);
}
