import { z } from 'zod';
import { REQUEST_WAYS } from '../../domain/act.ts';
import { TRENDS } from '../../domain/case.ts';

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

/** Words that came without the proof they need: they wait for it with their question. */
const said = z.string().optional();
const plain = z.object({ kind: z.enum(PLAIN), said });
/** «Час N»: the trend and the channels are tapped before the words come. */
const progress = z.object({
  kind: z.literal('progress'),
  trend: z.enum(TRENDS).nullable(),
  channels: z.boolean(),
});
/** Words, evidence for the checklist of a rule, or an explanation to its draft. */
const ofRule = z.object({ kind: z.enum(['submit', 'evidence', 'explain']), rule: z.string(), said });
/** What stands in the way of a rule; `to`: the organisation that is to hear of it. */
const problem = z.object({ kind: z.literal('problem'), rule: z.string(), to: z.string().optional() });
/** What was done of a measure; `index` counts from 0. */
const measure = z.object({ kind: z.literal('measure-done'), index: z.number().int().nonnegative() });
/** The title of a case opened by hand. Belongs to no case yet. */
const byHand = z.object({ kind: z.literal('open-by-hand'), regulation: z.string() });
/** Words that came after that question, and not in reply to it: a case once «Открыть инцидент» is pressed. `key` makes them one. */
const openOffer = z.object({
  kind: z.literal('open-offer'),
  regulation: z.string(),
  title: z.string(),
  key: z.string(),
});
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
  problem,
  measure,
  byHand,
  openOffer,
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
