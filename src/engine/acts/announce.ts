import type { Act } from '../../domain/act.ts';
import { emptyFacts, type CaseFacts } from '../../domain/case.ts';
import { tierRank, type Rise } from '../../domain/rise.ts';
import { REACHED } from '../../domain/post.ts';
import { resumeCase } from '../closing.ts';
import { tell } from '../moves.ts';
import { emit, note, type Run } from '../run.ts';
import { lengthMs } from '../snapshot.ts';
import { acknowledge } from './acknowledge.ts';
import { fall, isAlarm } from './fall.ts';
import { refuse } from './refuse.ts';
import { refusedUnlessTold } from './words.ts';

/** A count that grew by half since it was last said is said again. */
const GREW_BY_HALF = 1.5;

/** The data announce a rise: a new case, the same № again, or a fact for the open case (п. «технологическое нарушение»). */
export function announceRise(run: Run, act: Extract<Act, { kind: 'rise' }>): void {
  const { case: subject, book } = run.snapshot;
  const { clause } = book.emergency;
  if (act.over || act.rise.tier === 'none') return fall(run, act.rise);
  if (subject.state === 'quiet') return openNew(run, act.rise);
  if (subject.state !== 'closed') return join(run, act.rise);
  if (!act.announces) return emit(run, { kind: 'wait', clause, reason: 'does-not-announce' });
  if (isKnown(subject.facts, act.rise)) return emit(run, { kind: 'wait', clause, reason: 'known-rise' });
  emit(run, {
    kind: 'open',
    how: 'again',
    clause,
    reason: 'new-alarm-of-the-same-subject',
    facts: { ...again(subject.facts), rise: act.rise },
  });
}

/** What is known of a case that begins anew: its history stays, what was said of its levels does not. */
function again(facts: CaseFacts): CaseFacts {
  return {
    ...facts,
    joined: [],
    closing: null,
    passed: [],
    seen: [],
    undelivered: [],
    closingSuggested: false,
    measures: [],
    reopened: facts.reopened + 1,
  };
}

function openNew(run: Run, rise: Rise): void {
  emit(run, {
    kind: 'open',
    how: 'new',
    clause: run.snapshot.book.emergency.clause,
    reason: `rise-${rise.tier}`,
    facts: { ...emptyFacts(rise.title), rise },
  });
}

/** Another rise of an open case is a fact: silent, but loud once when the tier rises or the count grows by half. */
function join(run: Run, rise: Rise): void {
  const { clause } = run.snapshot.book.emergency;
  const known = risesOf(run.snapshot.case.facts);
  // What its file took back and another one brings again is heard anew.
  const before = known.filter(({ recalled }) => recalled === undefined);
  if (before.some((one) => one.series === rise.series && one.day === rise.day && one.current === rise.current)) {
    return emit(run, { kind: 'wait', clause, reason: 'known-rise' });
  }
  const worse = isWorse(known, rise);
  const { joined, closingSuggested } = run.snapshot.case.facts;
  note(run, clause, worse ? 'rise-grew' : 'rise-joined', {
    joined: [...joined, rise],
    // What alarms anew is not over, whatever was proposed before.
    closingSuggested: closingSuggested && !isAlarm(rise),
  });
  if (!worse) return;
  // What is reported as liquidated and grows is not liquidated.
  if (run.snapshot.case.state === 'closing') resumeCase(run, clause, 'rise-grew', null);
  tell(run, 'worsened', [REACHED], { clause, loud: true, of: null });
}

/**
 * Has the case heard of this rise, and is it no worse than what was heard? Another series is always news, and so is an
 * alarm that began after all the case heard of its series: the data had been calm in between. What was heard of a file that
 * was taken back is as if it had never been: loaded again, it announces again.
 */
export function isKnown(facts: CaseFacts, rise: Rise): boolean {
  const known = risesOf(facts).filter(({ recalled }) => recalled === undefined);
  const same = known.filter((before) => before.series === rise.series);
  const beganLater = ({ day }: Rise) => rise.since !== undefined && day < rise.since;
  return same.length > 0 && !same.every(beganLater) && !isWorse(known, rise);
}

function risesOf({ rise, joined }: CaseFacts): Rise[] {
  return rise ? [rise, ...joined] : joined;
}

function isWorse(known: readonly Rise[], rise: Rise): boolean {
  const same = known.filter((before) => before.series === rise.series);
  if (same.length === 0) return known.every((before) => tierRank(rise.tier) > tierRank(before.tier));
  const highest = Math.max(...same.map((before) => before.current));
  const strongest = Math.max(...same.map((before) => tierRank(before.tier)));
  return tierRank(rise.tier) > strongest || rise.current >= highest * GREW_BY_HALF;
}

/** Opened by a person: the opener is the owner and has acknowledged at the announcement. */
export function announceByHand(run: Run, act: Extract<Act, { kind: 'announce' }>): void {
  const { case: subject, book } = run.snapshot;
  if (subject.state === 'open' || subject.state === 'closing')
    return refuse(run, 'already-open', { at: subject.openedAt });
  if (refusedUnlessTold(run, { ...act, text: act.title })) return;
  emit(run, {
    kind: 'open',
    how: subject.state === 'closed' ? 'again' : 'new',
    clause: book.emergency.clause,
    reason: 'opened-by-hand',
    facts: {
      ...(subject.state === 'closed' ? again(subject.facts) : emptyFacts(act.title)),
      rise: act.rise,
      openedBy: 'hand',
      note: act.note,
    },
  });
  acknowledge(run, act);
}

/** Within this time after closing a new alarm belongs to the same №; later it is a case of its own. */
export function reopens(run: Pick<Run, 'snapshot' | 'now'>): boolean {
  const { case: subject, book } = run.snapshot;
  if (!subject.closedAt) return false;
  return run.now.getTime() - subject.closedAt.getTime() < lengthMs(run.snapshot, book.emergency.reopen, run.now);
}
