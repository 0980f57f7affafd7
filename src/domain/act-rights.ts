import type { ActKind } from './act.ts';
import type { CaseKind } from './case.ts';
import type { Action } from './post.ts';

/** Acts that a person does, and the action of the book that allows each. */
const RIGHTS = {
  announce: 'open-by-hand',
  acknowledge: 'acknowledge',
  progress: 'progress',
  informing: 'informing',
  'cannot-solve': 'cannot-solve',
  resolved: 'resolved',
  'confirm-closing': 'confirm-closing',
  'reject-closing': 'confirm-closing',
  'undo-closing': 'undo-closing',
  'false-alarm': 'false-alarm',
  seen: 'seen',
  appoint: 'appoint',
  'take-over': 'hand-over',
  proposals: 'proposals',
  'working-group': 'working-group',
  decision: 'decide',
  'send-drafts': 'drafts',
  'hold-drafts': 'drafts',
  explain: 'drafts',
  check: 'informing',
  'measure-done': 'progress',
  submit: 'duties',
  problem: 'duties',
  'register-updated': 'registers',
  request: 'request',
  answer: 'answer',
  relayed: 'drafts',
  assign: 'assign',
  plan: 'roadmap',
  withdraw: 'assign',
  'rise-opened': 'decide-rise',
  'rise-usual': 'decide-rise',
} as const satisfies Partial<Record<ActKind, Action>>;

/** What only the data, the clock or the messenger do. */
export type PersonAct = keyof typeof RIGHTS;

/** Where the kind of case asks for another action than the act usually does. */
const IN_KIND: Partial<Record<CaseKind, Partial<Record<PersonAct, Action>>>> = {
  assignment: {
    acknowledge: 'assignments',
    resolved: 'assignments',
    problem: 'assignments',
    'confirm-closing': 'assign',
    'reject-closing': 'assign',
  },
  duty: { acknowledge: 'duties', check: 'duties' },
  roadmap: { 'measure-done': 'duties', withdraw: 'roadmap' },
};

/** The action that allows an act on a case of a kind: looked up when it is asked for, and again when it is done. */
export function rightOf(kind: CaseKind, act: PersonAct): Action {
  return IN_KIND[kind]?.[act] ?? RIGHTS[act];
}
