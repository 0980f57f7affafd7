import type { Act } from '../../domain/act.ts';
import type { Measure } from '../../domain/case.ts';
import type { Obligation } from '../../domain/obligation.ts';
import { send } from '../drafts.ts';
import { note, type Run } from '../run.ts';
import { ruleOf } from '../snapshot.ts';
import { clauseAsking, enter, meet } from './entries.ts';
import { refuse, refusedUnlessRunning } from './refuse.ts';

/** «Предложения»: a line each. From now on each is a measure that is tracked to done. */
export function propose(run: Run, act: Extract<Act, { kind: 'proposals' }>): void {
  if (refusedUnlessRunning(run)) return;
  const lines = act.text.split('\n').flatMap((line) => line.trim() || []);
  if (lines.length === 0) return refuse(run, 'text-required');
  const missed = toldToBeMissing(run);
  const clause = missed?.clause ?? clauseAsking(run, 'proposals');
  enter(run, act, { kind: 'proposals', text: lines.join('\n'), clause });
  const proposed = lines.map((text): Measure => ({ text, post: null, dueAt: null, doneAt: null, doneBy: null }));
  note(run, clause, 'measures-proposed', { measures: [...run.snapshot.case.facts.measures, ...proposed] });
  meet(run, 'proposals', act.by?.name ?? null, 'proposals-entered');
  if (missed) send(run, ruleOf(run.snapshot, missed.rule), missed, false);
  run.respond(run, 'proposed');
}

/** Proposals that came after it was said that there were none go where that was said, once. */
function toldToBeMissing({ snapshot }: Run): Obligation | null {
  const { openedAt, facts } = snapshot.case;
  const since = (at: Date) => openedAt === null || at >= openedAt;
  if (facts.entries.some(({ kind, at }) => kind === 'proposals' && since(at))) return null;
  const missed = snapshot.obligations.find(
    (one) =>
      one.state === 'lapsed' && since(one.startsAt) && ruleOf(snapshot, one.rule).metBy.all.includes('proposals'),
  );
  return missed ?? null;
}
