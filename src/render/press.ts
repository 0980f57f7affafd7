import { READINGS, type Reading } from '../domain/reading.ts';
import { TRENDS, type Trend } from '../domain/case.ts';
import type { PostId } from '../domain/post.ts';
import { id, matching, oneOf, place, readBack, shortId, written, type Field, type Grammar } from './callback-data.ts';

/** Verbs that need nothing but the case. */
export const CASE_VERBS = [
  'ack',
  'prog',
  'inform',
  'cant',
  'done',
  'confirm',
  'reject',
  'undo',
  'false',
  'seen',
  'appoint',
  'hist',
  'open',
  'usual',
  'send',
  'edit',
  'hold',
  'prop',
  'group',
  'decide',
  'give',
  'take',
  'answer',
  'accept',
  'complete',
  'return',
  'approve',
  'proof',
  'relayed',
  'withdraw',
] as const;
export type CaseVerb = (typeof CASE_VERBS)[number];

/** Verbs that speak of one rule of the case: a duty, a checklist, a problem. */
export const RULE_VERBS = ['checkall', 'submit', 'words', 'problem', 'fresh', 'rows', 'takeall', 'explain'] as const;

/** An import is rolled back by two taps: asked for, then said again. */
export const UNLOAD_VERBS = ['unload', 'unloadyes', 'unloadno'] as const;

/** A problem is handed to every organisation that could be chosen. */
export const ALL_UNITS = 'all';

const CANNOT_WHYS = ['not-by-us', 'no-effect'] as const;
export type CannotWhy = (typeof CANNOT_WHYS)[number];

/** What a press says. The data come back from outside: rights and the case's state are looked up again. */
export type Press =
  | { verb: CaseVerb; caseId: number }
  | { verb: (typeof RULE_VERBS)[number]; caseId: number; rule: string }
  | { verb: 'trend'; caseId: number; arg: Trend }
  /** Within «Час N»: the channels of informing were checked too. */
  | { verb: 'channels'; caseId: number }
  | { verb: 'cantwhy'; caseId: number; arg: CannotWhy }
  /** A rise is usual, with the reason that is one tap away: «технологического нарушения нет». */
  | { verb: 'usualwhy'; caseId: number; arg: 'no-violation' }
  | { verb: 'appointto'; caseId: number; post: PostId; personId: number }
  /** One item of a checklist, counted from 0: of the rule's list, or of the case's measures. */
  | { verb: 'check'; caseId: number; rule: string; item: number }
  | { verb: 'read'; caseId: number; rule: string; arg: Reading }
  /** A problem is handed to one organisation, by the key of its unit, or to `all` of them. */
  | { verb: 'hand'; caseId: number; rule: string; unit: string }
  /** An action of a roadmap, a proposal: counted from 0. */
  | { verb: 'mdone'; caseId: number; index: number }
  /** An import preview; `id` is whatever the preview was kept under. */
  | { verb: 'load' | 'cancel'; id: string }
  /** An import that was taken in: to be rolled back, «да», «нет». */
  | { verb: (typeof UNLOAD_VERBS)[number]; importId: number }
  | { verb: 'resend'; outboxId: number }
  | { verb: 'unbind'; bindingId: number }
  | { verb: 'watch'; regulation: string };

const word = matching(/^[A-Za-z0-9_-]+$/);
const CASE: Field = ['caseId', id];
const RULE: Field = ['rule', word];

/** What stands behind each verb, in order. */
const FIELDS: ReadonlyMap<string, readonly Field[]> = new Map<Press['verb'], readonly Field[]>([
  ...CASE_VERBS.map((verb) => [verb, [CASE]] as const),
  ...RULE_VERBS.map((verb) => [verb, [CASE, RULE]] as const),
  ['trend', [CASE, ['arg', oneOf(TRENDS)]]],
  ['channels', [CASE]],
  ['cantwhy', [CASE, ['arg', oneOf(CANNOT_WHYS)]]],
  ['usualwhy', [CASE, ['arg', oneOf(['no-violation'])]]],
  ['appointto', [CASE, ['post', word], ['personId', id]]],
  ['check', [CASE, RULE, ['item', place]]],
  ['read', [CASE, RULE, ['arg', oneOf(READINGS)]]],
  ['hand', [CASE, RULE, ['unit', word]]],
  ['mdone', [CASE, ['index', place]]],
  ['load', [['id', word]]],
  ['cancel', [['id', word]]],
  ...UNLOAD_VERBS.map((verb) => [verb, [['importId', shortId]]] as const),
  ['resend', [['outboxId', id]]],
  ['unbind', [['bindingId', shortId]]],
  ['watch', [['regulation', word]]],
]);

const PRESSES: Grammar = { prefix: null, tag: 'verb', fields: FIELDS };

/** Callback data of a press. Refuses (throws) what would not come back the same. */
export function encode(press: Press): string {
  return written(PRESSES, press);
}

/** The press behind callback data, or null for anything this program would not have written. */
export function decode(data: string): Press | null {
  // The fields are read by the table of the verb.
  return readBack(PRESSES, data) as Press | null;
}
