import type { Act } from '../../domain/act.ts';
import { tellsSomething, type WordedAct } from '../../domain/act-words.ts';
import type { Run } from '../run.ts';
import { refuse } from './refuse.ts';

type Worded = Extract<Act, { kind: WordedAct }> & { text: string };

/** True, and said, when the words that an act needs are missing, or tell nothing. */
export function refusedUnlessTold(run: Run, act: Worded): boolean {
  if (act.text.trim() !== '') return refusedAsEmptyWords(run, act);
  refuse(run, 'text-required');
  return true;
}

/** The same for words that may be missing: where there are some, they tell something. */
export function refusedAsEmptyWords(run: Run, { text }: Worded): boolean {
  if (text.trim() === '' || tellsSomething(text)) return false;
  refuse(run, 'words-too-few');
  return true;
}
