import type { ActBody } from '../domain/act.ts';
import type { Evidence } from '../domain/case.ts';
import type { Obligation } from '../domain/obligation.ts';
import { ruleOf, type Snapshot } from '../engine/snapshot.ts';
import type { MetItem } from '../regulation/words.ts';

const EVIDENCE: Evidence[] = [{ kind: 'link', url: 'https://example.org' }];

type Deed = (snapshot: Snapshot, obligation: Obligation) => ActBody[];

/**
 * What a debtor does so that a debt is met by this word. What is missing here is not a person's to do: the import brings
 * the data, the messenger the delivery, and a rise of its own is not played.
 */
const DEEDS: Partial<Record<MetItem, Deed>> = {
  acknowledge: () => [{ kind: 'acknowledge' }],
  progress: () => [{ kind: 'progress', text: 'Работы идут', trend: 'better', evidence: EVIDENCE }],
  informing: () => [{ kind: 'informing', text: 'Жители оповещены', evidence: EVIDENCE }],
  proposals: () => [{ kind: 'proposals', text: 'Усилить бригады' }],
  'working-group': () => [{ kind: 'working-group', text: 'Рабочая группа' }],
  checked: (_, { rule }) => [{ kind: 'check', rule, item: null, evidence: EVIDENCE }],
  submitted: (_, { rule }) => [{ kind: 'submit', rule, text: 'Исполнено', reading: null, evidence: EVIDENCE }],
  answer: () => [{ kind: 'answer', text: 'Ответ', evidence: EVIDENCE }],
  'confirm-closing': () => [{ kind: 'confirm-closing' }],
  'measures-done': ({ case: { facts } }) =>
    facts.measures.flatMap(({ doneAt }, index) =>
      doneAt ? [] : [{ kind: 'measure-done' as const, index, text: 'Сделано', evidence: EVIDENCE }],
    ),
};

/** What the debtor of an obligation does to meet what is not met of it yet. */
export function deedsFor(snapshot: Snapshot, obligation: Obligation): ActBody[] {
  const missing = ruleOf(snapshot, obligation.rule).metBy.all.filter((item) => !obligation.items.includes(item));
  return missing.flatMap((item) => DEEDS[item]?.(snapshot, obligation) ?? []);
}
