import type { Decision } from '../../src/domain/decision.ts';
import type { Obligation } from '../../src/domain/obligation.ts';
import type { Snapshot } from '../../src/engine/snapshot.ts';
import { CORE, type Core } from './core.ts';
import type { Row } from './outbox.ts';

/** A bug on purpose: the core with one thing done wrong. */
export interface Mutation {
  name: string;
  core: Core;
  /** Part of the law that finds it. */
  caughtBy: RegExp;
  /** The first seed worth trying; 1 for all but what needs a rare row of mishaps. */
  from: number;
}

type Of<K extends Decision['kind']> = Extract<Decision, { kind: K }>;
type PatchDecisions = (decisions: readonly Decision[], before: Snapshot) => Decision[];

const SHIFT_MS = 60_000;
/** Instants of one catch-up at most, as in the engine. */
const INSTANTS_BOUND = 1000;

function later(at: Date, ms = SHIFT_MS): Date {
  return new Date(at.getTime() + ms);
}

/** Decides otherwise, by the clock and after acts: each instant is decided, changed, and applied before the next one. */
function deciding(patch: PatchDecisions, apply: Core['apply'] = CORE.apply): Partial<Core> {
  const instant = (snapshot: Snapshot, now: Date, since: Date | null) => {
    const decisions = patch(CORE.advance(snapshot, now, since).decisions, snapshot);
    return { snapshot: apply(snapshot, decisions), decisions };
  };
  return {
    apply,
    decide: (snapshot, cause, now) => patch(CORE.decide(snapshot, cause, now), snapshot),
    advance: (snapshot, now, since = null) => {
      if (since) return instant(snapshot, now, since);
      let current = snapshot;
      const all: Decision[] = [];
      for (let taken = 0; taken < INSTANTS_BOUND; taken += 1) {
        const { nextAt } = current.case;
        if (!nextAt || nextAt > now) break;
        const { snapshot: after, decisions } = instant(current, nextAt, null);
        if (decisions.length === 0) break;
        current = after;
        all.push(...decisions);
      }
      return { snapshot: current, decisions: all };
    },
  };
}

/** Replaces each decision of a kind. */
function each<K extends Decision['kind']>(
  kind: K,
  change: (one: Of<K>, before: Snapshot) => Decision[],
): PatchDecisions {
  return (decisions, before) => decisions.flatMap((one) => (one.kind === kind ? change(one as Of<K>, before) : [one]));
}

/** Writes otherwise than was decided. */
function applying(
  change: (after: Snapshot, before: Snapshot, decisions: readonly Decision[]) => Snapshot,
): Partial<Core> {
  return deciding(
    (decisions) => [...decisions],
    (snapshot, decisions) => change(CORE.apply(snapshot, decisions), snapshot, decisions),
  );
}

/** Changes what is owed of a case after decisions of a kind. */
function owing(kind: Decision['kind'], change: (one: Obligation, decision: Decision) => Obligation): Partial<Core> {
  return applying((after, _, decisions) => {
    const found = decisions.filter((one) => one.kind === kind);
    if (found.length === 0) return after;
    const touched = (one: Obligation) =>
      found.find((decision) => ('obligation' in decision ? decision.obligation === one.key : false));
    return {
      ...after,
      obligations: after.obligations.map((one) => {
        const decision = touched(one);
        return decision ? change(one, decision) : one;
      }),
    };
  });
}

function caseWith(after: Snapshot, change: Partial<Snapshot['case']>): Snapshot {
  return { ...after, case: { ...after.case, ...change } };
}

function bug(name: string, core: Partial<Core>, caughtBy: RegExp, from = 1): Mutation {
  return { name, core: { ...CORE, ...core }, caughtBy, from };
}

/** The engine's. */
const ENGINE: readonly Mutation[] = [
  bug(
    'next_at of the case is forgotten',
    { apply: (before, decisions) => caseWith(CORE.apply(before, decisions), { nextAt: before.case.nextAt }) },
    /next_at of the case/,
  ),
  bug(
    'an ended debt keeps its next_at',
    owing('end', (one) => ({ ...one, nextAt: one.dueAt })),
    /what has ended has no next_at/,
  ),
  bug(
    'what is overdue is not stamped',
    owing('overdue', (one) => ({ ...one, overdueAt: null })),
    /takes effect/,
  ),
  bug('nobody decides that something is overdue', deciding(each('overdue', () => [])), /due and not late/),
  bug(
    'lateness is stamped when the next step is taken',
    owing('overdue', (one) => ({ ...one, overdueAt: later(one.dueAt) })),
    /stamped at the due time/,
  ),
  bug(
    'a step moves the due time',
    owing('advance', (one) => ({ ...one, dueAt: later(one.dueAt) })),
    /due_at changes/,
  ),
  bug('a report is put off twice', deciding(each('hold', (one) => [one, one])), /put off once/),
  bug(
    'the level falls when somebody takes the case',
    applying((after, before, decisions) =>
      decisions.some(({ kind }) => kind === 'own') && before.case.level > 0 ? caseWith(after, { level: 0 }) : after,
    ),
    /level/,
  ),
  bug(
    'the ladder is off by one',
    deciding(each('reach', (one) => [{ ...one, level: one.level + 1 }])),
    /place of its post/,
  ),
  bug(
    'an end is rewritten',
    applying((after, before, decisions) => {
      const ended = before.obligations.find(({ state }) => state === 'lapsed' || state === 'void');
      if (!ended || !decisions.some(({ kind }) => kind === 'item')) return after;
      const obligations = after.obligations.map((one) => (one === ended ? { ...one, state: 'met' as const } : one));
      return { ...after, obligations };
    }),
    /end is final|did not end/,
  ),
  bug('a message cites no clause', deciding(each('tell', (one) => [{ ...one, clause: '' }])), /has a clause|no clause/),
  bug('a debt ends for no reason', deciding(each('end', (one) => [{ ...one, reason: '' }])), /has a reason/),
  bug(
    'pings go on about what was acknowledged',
    deciding(
      each('own', (one, { obligations }) => {
        const met = obligations.find(({ state }) => state === 'met');
        if (!met) return [one];
        const { clause, at, owner } = one;
        return [
          one,
          {
            kind: 'tell',
            say: 'ping',
            to: [owner.post],
            loud: true,
            lane: 'demand',
            obligation: met.key,
            draft: null,
            clause,
            reason: 'ping',
            at,
          },
        ];
      }),
    ),
    /speaks of an open debt/,
  ),
  bug(
    'everybody is pinged',
    deciding(each('tell', (one, { book }) => [one.say === 'ping' ? { ...one, to: [...book.chain] } : one])),
    /reached or has the case/,
  ),
  bug(
    'a second acknowledgement takes the case',
    deciding(
      each('refuse', (one, { case: { owner } }) => {
        if (one.refusal !== 'already-acknowledged' || !owner) return [one];
        const { clause, at } = one;
        return [{ kind: 'own', owner: { ...owner, personId: owner.personId + 1 }, clause, reason: 'acknowledged', at }];
      }),
    ),
    /one owner/,
  ),
  bug(
    'the time of a case goes back',
    applying((after, before) => caseWith(after, { lastAt: later(before.case.lastAt, -SHIFT_MS) })),
    /time never goes back/,
  ),
  bug(
    'a closed case still owes',
    deciding((decisions) =>
      decisions.some(({ kind }) => kind === 'close') ? decisions.filter(({ kind }) => kind !== 'end') : [...decisions],
    ),
    /closed case owes nothing/,
  ),
  bug(
    'the grid of a report shifts',
    deciding(each('owe', (one) => [one.reason === 'next-turn' ? { ...one, startsAt: later(one.startsAt) } : one])),
    /grid never shifts/,
  ),
  bug('the same is owed twice', deciding(each('owe', (one) => [one, one])), /owed twice/),
  bug(
    'a refusal closes the case',
    {
      apply: (before, decisions) => {
        const after = CORE.apply(before, decisions);
        return decisions.some(({ kind }) => kind === 'refuse') ? caseWith(after, { owner: null, level: -1 }) : after;
      },
    },
    /refusal changes nothing/,
  ),
  bug(
    'a tick skips an instant',
    {
      advance: (snapshot, now, since = null) => {
        const { decisions } = CORE.advance(snapshot, now, since);
        const first = decisions[0]?.at.getTime();
        const instants = new Set(decisions.map(({ at }) => at.getTime()));
        const kept = decisions.filter(({ at, kind }) => instants.size < 2 || at.getTime() !== first || kind !== 'tell');
        return { snapshot: CORE.apply(snapshot, kept), decisions: kept };
      },
    },
    /every minute/,
  ),
  bug(
    'a tick stops after the first instant',
    {
      advance: (snapshot, now, since = null) =>
        CORE.advance(snapshot, since || !snapshot.case.nextAt ? now : snapshot.case.nextAt, since),
    },
    /left by a tick/,
  ),
];

/** Of what is said, owed and sent. */
const DELIVERY: readonly Mutation[] = [
  bug(
    'superseded pings are kept',
    {
      collapse: (decisions) => decisions.flatMap((one) => (one.kind === 'tell' ? [{ ...one, alsoClauses: [] }] : [])),
    },
    /kept beside a newer one/,
  ),
  bug(
    'the closing is not said',
    { collapse: (decisions) => CORE.collapse(decisions).filter(({ say }) => say !== 'closing') },
    /was left out/,
  ),
  bug(
    'a post is forgotten on the way to the outbox',
    { deliver: (after, said, chatsOf) => CORE.deliver(after, said, chatsOf).slice(1) },
    /is not owed to its chat/,
  ),
  bug('queued pings outlive the acknowledgement', { endsPings: () => false }, /no ping of that case stays queued/),
  bug('two tickers take one case', { takesHeld: true }, /the case is the lock/),
  bug('a press that comes twice counts twice', { repeatsActs: true }, /one act key/),
  bug(
    'messages of a transaction that was rolled back leave',
    { leftByRollback: (rows: readonly Row[]) => rows },
    /leaves that was not committed/,
  ),
  bug('a crash after the commit loses its messages', { keptAfterCommit: () => [] }, /was committed is owed/),
  bug('a crash sends twice', { afterDoubt: () => 'again' }, /twice unmarked/),
  bug(
    'an alarm is repeated until somebody answers',
    { afterDoubt: ({ urgent }) => (urgent ? 'repeat' : 'unknown') },
    /marked more than once/,
  ),
  bug('an alarm in doubt is given up', { afterDoubt: () => 'unknown' }, /repeated before it is given up/),
  bug('a sender that lost its message decides about it', { heedsLateAnswers: true }, /marked more than once/, 43),
  bug(
    'a digest leaves before an alarm',
    { nextToSend: (lanes, isBusy) => CORE.nextToSend(lanes.toReversed(), isBusy) },
    /most urgent leaves first/,
  ),
  bug('an arrival is not put on record', { recordsDelivery: false }, /known to have arrived/),
];

/** Every one of them must be found by the simulation: `mutations.test.ts`. */
export const MUTATIONS: readonly Mutation[] = [...ENGINE, ...DELIVERY];
