import type { ActBody } from '../../domain/act.ts';
import { rightOf, type PersonAct } from '../../domain/act-rights.ts';
import type { CaseKind, Evidence } from '../../domain/case.ts';
import type { Action } from '../../domain/post.ts';
import type { Book } from '../../regulation/book.ts';
import type { Expected } from './expected.ts';

/** Words of a person with what proves them. */
export interface Words {
  text: string;
  evidence: Evidence[];
}

/** Questions whose words need a proof where the book says so. */
const SAYING: readonly Expected['kind'][] = ['resolved', 'submit'];

/** The act that the words complete; null for an expectation that words do not answer with an act on its case. */
export function actOfWords(expected: Expected, { text, evidence }: Words): ActBody | null {
  switch (expected.kind) {
    case 'progress':
      return { kind: 'progress', text, trend: expected.trend, channels: expected.channels, evidence };
    case 'informing':
    case 'resolved':
    case 'answer':
      return { kind: expected.kind, text, evidence };
    case 'reject-closing':
    case 'false-alarm':
    case 'rise-usual':
    case 'proposals':
    case 'working-group':
    case 'decision':
    case 'withdraw':
      return { kind: expected.kind, text };
    case 'edit-draft':
      return { kind: 'send-drafts', text };
    case 'hold-draft':
      return { kind: 'hold-drafts', text };
    case 'submit':
      return { kind: 'submit', rule: expected.rule, text, reading: null, evidence };
    case 'problem':
      return { kind: 'problem', rule: expected.rule, text, ...(expected.to === undefined ? {} : { to: expected.to }) };
    case 'explain':
      return { kind: 'explain', rule: expected.rule, text };
    case 'evidence':
      return { kind: 'check', rule: expected.rule, item: 'evidence', evidence };
    case 'measure-done':
      return { kind: 'measure-done', index: expected.index, text, evidence };
    case 'open-by-hand':
      return { kind: 'announce', title: text, rise: null, note: text };
    case 'open-offer':
    case 'request':
    case 'request-offer':
    case 'import':
    case 'register-file':
      return null;
  }
}

/** The same question, with words that wait for their proof: it completes them, whatever it says itself. */
export function keepingWords<T extends Expected>(expected: T, text: string): T {
  return SAYING.includes(expected.kind) && text !== '' ? { ...expected, said: text } : expected;
}

/** Words that waited for their proof, and what came with it. */
export function withKeptWords(expected: Expected, text: string): string {
  const said = 'said' in expected ? (expected.said ?? '') : '';
  // Handled again, a message has kept its words already.
  if (said === '' || text === '' || `\n${said}`.endsWith(`\n${text}`)) return said || text;
  return `${said}\n${text}`;
}

/** May the answer be a link or a photo without any words? */
export function takesEvidenceAlone(expected: Expected, book: Pick<Book, 'rules'>): boolean {
  if (expected.kind === 'submit') return book.rules[expected.rule]?.asks !== 'text';
  return expected.kind === 'evidence' || expected.kind === 'measure-done';
}

/** What each answer does, and so the right that it needs: looked up when it is asked for and again when the words come. */
const DOES = {
  progress: 'progress',
  informing: 'informing',
  resolved: 'resolved',
  'reject-closing': 'reject-closing',
  'false-alarm': 'false-alarm',
  'rise-usual': 'rise-usual',
  proposals: 'proposals',
  'working-group': 'working-group',
  decision: 'decision',
  answer: 'answer',
  withdraw: 'withdraw',
  'edit-draft': 'send-drafts',
  'hold-draft': 'hold-drafts',
  submit: 'submit',
  problem: 'problem',
  explain: 'explain',
  evidence: 'check',
  'measure-done': 'measure-done',
} as const satisfies Record<
  Exclude<Expected['kind'], 'open-by-hand' | 'open-offer' | 'request' | 'request-offer' | 'import' | 'register-file'>,
  PersonAct
>;

/** An answer about a case. */
export type AboutCase = Extract<Expected, { kind: keyof typeof DOES }>;

export function isAboutCase(expected: Expected): expected is AboutCase {
  return expected.kind in DOES;
}

/** The action of the book that allows the answer in a case of this kind. */
export function rightFor({ kind }: AboutCase, ofCase: CaseKind): Action {
  return rightOf(ofCase, DOES[kind]);
}
