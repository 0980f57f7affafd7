import { z } from 'zod';
import { unknownWord } from './nearest.ts';

/** What zod tells about a value that it refuses, as far as the wording of errors needs it. */
interface Refused {
  code?: string;
  input?: unknown;
  keys?: unknown;
}

/** What may be written where a preparation hides it from the JSON Schema for editors (`src/cli/book-schema.ts`). */
export const WRITTEN = new WeakMap<z.core.$ZodType, readonly z.ZodType[]>();

/** Longest piece of a wrong value that an error repeats. */
const SHOWN_AT_MOST = 40;

/** `a text in quotes is expected, not the number 1.2`, or that the key is missing. */
export function expected(what: string): (refused: Refused) => string {
  return ({ input }) =>
    input === undefined ? `is missing: ${what} is expected` : `${what} is expected, not ${shown(input)}`;
}

function shown(input: unknown): string {
  if (typeof input === 'string') return `"${input.slice(0, SHOWN_AT_MOST)}"`;
  if (typeof input === 'number') return `the number ${input}`;
  if (typeof input === 'boolean') return `the word ${input}`;
  if (input === null) return 'nothing';
  return Array.isArray(input) ? 'a list' : 'a mapping';
}

/** A text. A number is refused, because YAML reads an unquoted `1.10` as 1.1. */
export const text = (what = 'a text in quotes') =>
  z
    .string({ error: expected(what) })
    .refine((value) => value.trim() !== '', { error: `${what} is expected, not an empty one` })
    .describe(what);

/** A word of a book's own: an id of a rule, a post, a value. */
export const word = (what: string) => text(`the name of ${what}`);

/** One of the words of the language. */
export const oneOf = <const W extends readonly [string, ...string[]]>(what: string, words: W) =>
  z.enum(words, {
    error: ({ input }) =>
      typeof input === 'string' ? unknownWord(what, input, words) : expected(`a ${what}`)({ input }),
  });

export const flag = () => z.boolean({ error: expected('true or false') });

/** A duration as written: `30m`, `1h`, `7d` or the name of a value. Resolved when the references are. */
export const duration = () => text('a duration (30m, 1h, 7d, or the name of a value)');

const TIME = String.raw`([01]\d|2[0-3]):[0-5]\d`;

/** A local time. */
export const time = (what = 'a time such as "09:00"') =>
  z.string({ error: expected(what) }).regex(new RegExp(`^${TIME}$`), { error: expected(what) });

/** A local time, or one word that stands in place of it. */
export const timeOr = (instead: string, what: string) =>
  z.string({ error: expected(what) }).regex(new RegExp(`^(${instead}|${TIME})$`), { error: expected(what) });

export const listOf = <T extends z.ZodType>(item: T, what: string) => z.array(item, { error: expected(what) });

/** A word, or a list of words. */
export const oneOrMany = <T extends z.ZodType>(item: T, what: string) => {
  const many = listOf(item, what);
  const prepared = z.preprocess((given) => (given === undefined || Array.isArray(given) ? given : [given]), many);
  WRITTEN.set(prepared, [item, many]);
  return prepared;
};

/** A word of one shape or a mapping of another. What is wrong inside is said as of the shape that was meant. */
export function either<W extends z.ZodType, M extends z.ZodType>(written: W, mapping: M, what: string) {
  const shape = z.unknown().transform((given, context): z.output<W> | z.output<M> => {
    const isMapping = typeof given === 'object' && given !== null && !Array.isArray(given);
    if (!isMapping && typeof given !== 'string') {
      context.addIssue({ code: 'custom', message: expected(what)({ input: given }) });
      return z.NEVER;
    }
    const parsed = (isMapping ? mapping : written).safeParse(given);
    if (parsed.success) return parsed.data;
    // A finished issue is a raw one that has its message already; the types of zod keep the two apart.
    for (const issue of parsed.error.issues) context.issues.push({ ...issue, input: given } as z.core.$ZodRawIssue);
    return z.NEVER;
  });
  WRITTEN.set(shape, [written, mapping]);
  return shape;
}

/** A mapping with the keys of the shape and no other; one line per unknown key. */
export function only<S extends z.ZodRawShape>(shape: S) {
  return z.strictObject(shape, {
    error: (refused: Refused) =>
      refused.code === 'unrecognized_keys' && Array.isArray(refused.keys)
        ? refused.keys.map((key) => unknownWord('key', String(key), Object.keys(shape))).join('\n')
        : expected('a mapping')(refused),
  });
}

/**
 * A mapping from names of the book's own to bodies of one shape. It inherits nothing: a book that speaks of a post
 * `constructor` finds none.
 */
export const named = <T extends z.ZodType>(body: T) =>
  z
    .record(z.string(), body, { error: expected('a mapping') })
    .transform((record) => Object.setPrototypeOf({ ...record }, null) as typeof record);
