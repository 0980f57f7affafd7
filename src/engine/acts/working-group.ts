import type { Act } from '../../domain/act.ts';
import type { Run } from '../run.ts';
import { enter, meetBy } from './entries.ts';
import { refusedUnlessRunning } from './refuse.ts';
import { refusedUnlessTold } from './words.ts';

/** «Рабочая группа»: who is in it, in free words. Named again, the newest stands. */
export function nameGroup(run: Run, act: Extract<Act, { kind: 'working-group' }>): void {
  if (refusedUnlessRunning(run)) return;
  if (refusedUnlessTold(run, act)) return;
  enter(run, act, { kind: 'working-group', text: act.text.trim() });
  meetBy(run, act, 'working-group', 'group-named');
}
