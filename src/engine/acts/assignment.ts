import type { Act } from '../../domain/act.ts';
import type { Run } from '../run.ts';
import { openCase } from './opening.ts';

/** «Поручение»: given to the holders of a post, due at an instant. Accepting, carrying out and confirming are acts of a case like any other. */
export function openAssignment(run: Run, act: Extract<Act, { kind: 'assign' }>): void {
  const { title, giver, assignee, dueAt } = act;
  openCase(run, 'assigned', { title, from: giver, assignee, dueAt });
}
