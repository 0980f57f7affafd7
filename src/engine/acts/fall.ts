import type { CaseFacts } from '../../domain/case.ts';
import { OWNER, type PostId } from '../../domain/post.ts';
import { tierRank, type Rise } from '../../domain/rise.ts';
import { tell } from '../moves.ts';
import { emit, note, type Run } from '../run.ts';

/**
 * The data say that the rise of a series is over. When that is true of everything that alarms in the case, closing is
 * proposed: once, until something alarms anew. Closing itself stays a person's act.
 */
export function fall(run: Run, rise: Rise): void {
  const { case: subject, book } = run.snapshot;
  const { clause } = book.emergency;
  const { facts } = subject;
  const before = newestRises(facts).get(rise.series);
  if (subject.state !== 'open' || before === undefined || before.tier === 'none')
    return emit(run, { kind: 'wait', clause, reason: 'no-rise' });
  // What the days say is over is no rise, whatever its weekly figures are.
  const joined = [...facts.joined, { ...rise, tier: 'none' as const }];
  const proposes = !facts.closingSuggested && facts.rise !== null && !stillRises({ ...facts, joined });
  note(run, clause, 'rise-fell', { joined, closingSuggested: facts.closingSuggested || proposes });
  if (proposes) tell(run, 'suggest-closing', whoCloses(run), { clause, loud: false, of: null });
}

/** Does what opened the case go on, or another series that alarms? A rise of the formal rule alone keeps nothing open. */
function stillRises(facts: CaseFacts): boolean {
  return [...newestRises(facts).values()].some(
    (rise) => rise.tier !== 'none' && (rise.series === facts.rise?.series || isAlarm(rise)),
  );
}

/** Is it more than a rise of the formal rule: an alarm of the daily series, or a tier that is one? */
export function isAlarm({ since, tier }: Rise): boolean {
  return since !== undefined || tierRank(tier) >= tierRank('incident');
}

/** What was heard last of each series in this opening, falls included. */
function newestRises({ rise, joined }: CaseFacts): Map<string, Rise> {
  return new Map([...(rise ? [rise] : []), ...joined].map((one) => [one.series, one]));
}

/** Whoever has the case; while nobody has it, everybody who was reached or told of it and may say that it is over. */
function whoCloses({ snapshot: { book, case: subject } }: Run): PostId[] {
  if (subject.owner) return [OWNER];
  const { reached, told } = subject;
  return book.chain.filter(
    (post) => [...reached, ...told].includes(post) && book.posts[post]?.may.includes('resolved'),
  );
}
