import type { Act } from '../../domain/act.ts';
import type { Measure } from '../../domain/case.ts';
import { note, type Run } from '../run.ts';
import { clauseAsking, enter, meet } from './entries.ts';
import { refusedUnlessRunning } from './refuse.ts';
import { refusedUnlessTold } from './words.ts';

/**
 * «Предложения»: a line each. From now on each is a measure that is tracked to done. Those that come after it was said that
 * there were none go where that was said.
 */
export function propose(run: Run, act: Extract<Act, { kind: 'proposals' }>): void {
  if (refusedUnlessRunning(run)) return;
  if (refusedUnlessTold(run, act)) return;
  const lines = act.text.split('\n').flatMap((line) => line.trim() || []);
  const clause = clauseAsking(run, 'proposals');
  enter(run, act, { kind: 'proposals', text: lines.join('\n'), clause });
  const proposed = lines.map((text): Measure => ({ text, post: null, dueAt: null, doneAt: null, doneBy: null }));
  note(run, clause, 'measures-proposed', { measures: [...run.snapshot.case.facts.measures, ...proposed] });
  meet(run, 'proposals', act.by?.name ?? null, 'proposals-entered');
  run.respond(run, 'proposed');
}
