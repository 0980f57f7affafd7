import type { Act } from '../../domain/act.ts';
import type { Run } from '../run.ts';
import { clauseOfCase } from '../snapshot.ts';
import { enter } from './entries.ts';
import { refusedUnlessRunning } from './refuse.ts';
import { refusedUnlessTold } from './words.ts';

/** «Решение» of the Head: recorded, and said to whom the book names. */
export function takeDecision(run: Run, act: Extract<Act, { kind: 'decision' }>): void {
  if (refusedUnlessRunning(run)) return;
  if (refusedUnlessTold(run, act)) return;
  const { book, case: subject } = run.snapshot;
  const asking = book.reactions.find(({ of, on }) => of === subject.kind && on === 'decided');
  const clause = asking?.clause ?? clauseOfCase(run.snapshot);
  enter(run, act, { kind: 'decision', text: act.text.trim(), clause });
  run.respond(run, 'decided');
}
