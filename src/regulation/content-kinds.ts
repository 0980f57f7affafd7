import type { Rule } from './rule.ts';

/** What a rule can be about, and the field that makes it so. In this order: the first that fits is the rule's kind. */
export const CONTENT_KINDS = [
  { kind: 'deadline', madeBy: 'due: deadline', is: (rule) => rule.due.kind === 'deadline' },
  { kind: 'decision', madeBy: 'asks: decide-rise', is: (rule) => rule.asks === 'decide-rise' },
  { kind: 'confirmation', madeBy: 'asks: confirm', is: (rule) => rule.asks === 'confirm' },
  { kind: 'draft', madeBy: 'draft, send', is: (rule) => rule.draft !== null && rule.sendAt !== null },
  { kind: 'report', madeBy: 'draft, unconfirmed', is: (rule) => rule.draft !== null },
  { kind: 'done', madeBy: 'asks: done', is: (rule) => rule.asks === 'done' },
  { kind: 'text', madeBy: 'asks: text', is: (rule) => rule.asks === 'text' },
  { kind: 'reading', madeBy: 'asks: reading', is: (rule) => rule.asks === 'reading' },
  { kind: 'checklist', madeBy: 'asks: checklist', is: (rule) => rule.asks === 'checklist' },
  { kind: 'register', madeBy: 'asks: register', is: (rule) => rule.asks === 'register' },
  {
    kind: 'import',
    madeBy: 'met-by: import-of-yesterday',
    is: (rule) => rule.metBy.all.includes('import-of-yesterday'),
  },
  { kind: 'entry', madeBy: 'met-by', is: () => true },
] as const satisfies readonly { kind: string; madeBy: string; is: (rule: Rule) => boolean }[];

export type ContentKind = (typeof CONTENT_KINDS)[number]['kind'];

/** The kind of content that a rule is about. */
export function contentKindOf(rule: Rule): ContentKind {
  return CONTENT_KINDS.find(({ is }) => is(rule))?.kind ?? 'entry';
}
