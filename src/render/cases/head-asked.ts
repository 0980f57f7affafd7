import type { Entry } from '../../domain/case.ts';
import type { RichText } from '../../domain/message.ts';
import { postName, postNames } from '../posts.ts';
import { dative } from '../text/datives.ts';
import { lines } from '../text/rich-text.ts';
import type { CaseView } from '../view.ts';

/**
 * What a report says once the case has come up to the top of the chain (Khimki and Ruza 4.5): the measures have not ended
 * it, which posts are on it, and what is asked above. Facts and posts, no names: it is read outside as well. Nothing once
 * the decision was made, or the end reported.
 */
export function headAskedLines(view: CaseView): RichText | null {
  const { book, case: subject } = view;
  const { kind, state, reached, owner, facts } = subject;
  const top = book.chain.at(-1);
  if (kind !== 'emergency' || state !== 'open' || top === undefined || !reached.includes(top)) return null;
  if (facts.entries.some((entry) => entry.kind === 'decision')) return null;
  const below = reached.filter((post) => post !== top);
  return lines(
    isBetter(facts.entries) ? 'Нарушение пока не устранено.' : 'Нарушение не устранено: меры пока не дали результата.',
    owner === null
      ? below.length > 0 && `Подключены: ${postNames(view, below)}`
      : `Работу ведёт ${postName(view, owner.post)}`,
    `Доложено ${dative(view, top)}: требуется управленческое решение.`,
  );
}

/** The newest word of how it goes: what went better has not been without result. */
function isBetter(entries: readonly Entry[]): boolean {
  return entries.findLast(({ kind, trend }) => trend !== null || kind === 'no-effect')?.trend === 'better';
}
