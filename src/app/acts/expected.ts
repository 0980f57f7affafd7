import { z } from 'zod';
import { REQUEST_WAYS, type ActBody } from '../../domain/act.ts';
import { TRENDS, type CaseKind, type Evidence } from '../../domain/case.ts';
import type { Action } from '../../domain/post.ts';
import { rightOf, type PersonAct } from './act-rights.ts';

/** Questions that need nothing but the case they are about. */
const PLAIN = [
  'informing',
  'resolved',
  'reject-closing',
  'false-alarm',
  'rise-usual',
  'proposals',
  'working-group',
  'decision',
  'answer',
  'withdraw',
  'edit-draft',
  'hold-draft',
] as const;

const plain = z.object({ kind: z.enum(PLAIN) });
/** «Час N»: the trend and the channels are tapped before the words come. */
const progress = z.object({
  kind: z.literal('progress'),
  trend: z.enum(TRENDS).nullable(),
  channels: z.boolean(),
});
/** Words, a problem, or evidence for the checklist of a rule. */
const ofRule = z.object({ kind: z.enum(['submit', 'problem', 'evidence']), rule: z.string() });
/** What was done of a measure; `index` counts from 0. */
const measure = z.object({ kind: z.literal('measure-done'), index: z.number().int().nonnegative() });
/** The title of a case opened by hand. Belongs to no case yet. */
const byHand = z.object({ kind: z.literal('open-by-hand'), regulation: z.string() });
/** What the ministry asks: its own words, or those of a letter or a call. Belongs to no case yet. */
const request = z.object({ kind: z.literal('request'), regulation: z.string(), via: z.enum(REQUEST_WAYS) });
/** Words of the ministry in reply to the bot: a request once «Зарегистрировать» is pressed. `key` makes them one request. */
const offered = z.object({
  kind: z.literal('request-offer'),
  regulation: z.string(),
  text: z.string(),
  key: z.string(),
});
/**
 * A file that was sent: being checked, waiting for «Загрузить», or being loaded. Fetched again by its Telegram id, so that
 * a restart in the middle loses nothing.
 */
const awaitedImport = z.object({
  kind: z.literal('import'),
  stage: z.enum(['check', 'wait', 'load']),
  regulation: z.string(),
  fileId: z.string(),
  fileName: z.string(),
  /** The register whose rows it holds; appeals otherwise. */
  register: z.string().optional(),
});
/** «Внести файлом»: a file is to come in reply. */
const registerFile = z.object({ kind: z.literal('register-file'), regulation: z.string(), register: z.string() });
const expectedSchema = z.union([
  plain,
  progress,
  ofRule,
  measure,
  byHand,
  request,
  offered,
  awaitedImport,
  registerFile,
]);

/** What the words asked for will be. */
export type Expected = z.output<typeof expectedSchema>;
export type AwaitedImport = z.output<typeof awaitedImport>;

/** `case_id` of a prompt that belongs to no case. */
export const NO_CASE = 0;

/** How the rows of imports begin. */
export const IMPORT_PREFIX = 'import:';
/** …and those that wait for the file of a register. */
export const REGISTER_FILE_PREFIX = 'register-file:';

/** How an expectation is kept in a prompt row: its kind, and the rest of it after a colon. */
export function encodeExpected({ kind, ...rest }: Expected): string {
  return Object.keys(rest).length === 0 ? kind : `${kind}:${JSON.stringify(rest)}`;
}

/** The expectation kept in a prompt row; null for one that this program would not have written. */
export function decodeExpected(text: string): Expected | null {
  const colon = text.indexOf(':');
  const kind = colon < 0 ? text : text.slice(0, colon);
  const rest = colon < 0 ? {} : jsonOf(text.slice(colon + 1));
  if (typeof rest !== 'object' || rest === null) return null;
  const parsed = expectedSchema.safeParse({ ...rest, kind });
  return parsed.success ? parsed.data : null;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Words of a person with what proves them. */
export interface Words {
  text: string;
  evidence: Evidence[];
}

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
      return { kind: 'problem', rule: expected.rule, text };
    case 'evidence':
      return { kind: 'check', rule: expected.rule, item: 'evidence', evidence };
    case 'measure-done':
      return { kind: 'measure-done', index: expected.index, text, evidence };
    case 'open-by-hand':
      return { kind: 'announce', title: text, rise: null, note: text };
    case 'request':
    case 'request-offer':
    case 'import':
    case 'register-file':
      return null;
  }
}

/** May the answer be a link or a photo without any words? */
export function takesEvidenceAlone({ kind }: Expected): boolean {
  return kind === 'evidence' || kind === 'informing' || kind === 'submit' || kind === 'measure-done';
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
  evidence: 'check',
  'measure-done': 'measure-done',
} as const satisfies Record<
  Exclude<Expected['kind'], 'open-by-hand' | 'request' | 'request-offer' | 'import' | 'register-file'>,
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
