/** The messenger's limit of callback data. */
const MAX_DATA_BYTES = 64;

/** A field of a press, and how it is read back; null for what would not have been written so. */
export type Field = readonly [name: string, read: (text: string) => string | number | null];

/**
 * How presses of one family are written: `prefix:<tag>:<field>:…`, the fields in order for each tag. A Map: no tag from
 * outside finds anything else in it. Families are told apart by their prefixes; people hold buttons that were written long
 * ago, so what stands here is added to and not changed.
 */
export interface Grammar {
  prefix: string | null;
  tag: string;
  fields: ReadonlyMap<string, readonly Field[]>;
}

/** Callback data of a press. Refuses (throws) what would not come back the same: over 64 bytes, or a colon inside. */
export function written(grammar: Grammar, press: object): string {
  const data = dataOf(grammar, press);
  if (Buffer.byteLength(data) > MAX_DATA_BYTES)
    throw new RangeError(`callback data over ${MAX_DATA_BYTES} bytes: ${data}`);
  if (readBack(grammar, data) === null) throw new RangeError(`callback data would not be read back: ${data}`);
  return data;
}

/** Can it be put behind a button? An id of a book may be too long, or of letters that callback data do not take. */
export function isWritable(grammar: Grammar, press: object): boolean {
  return readBack(grammar, dataOf(grammar, press)) !== null;
}

/** The press behind callback data, or null for anything this program would not have written. */
export function readBack(grammar: Grammar, data: string): Record<string, string | number> | null {
  if (Buffer.byteLength(data) > MAX_DATA_BYTES) return null;
  const parts = data.split(':');
  if (grammar.prefix !== null && parts.shift() !== grammar.prefix) return null;
  const [tag = '', ...texts] = parts;
  const fields = grammar.fields.get(tag);
  if (fields === undefined || fields.length !== texts.length) return null;
  const values: Record<string, string | number> = { [grammar.tag]: tag };
  for (const [index, [name, read]] of fields.entries()) {
    const value = read(texts[index] ?? '');
    if (value === null) return null;
    values[name] = value;
  }
  return values;
}

function dataOf({ prefix, tag, fields }: Grammar, press: object): string {
  const values = press as Readonly<Record<string, string | number>>;
  const own = values[tag] ?? '';
  const texts = (fields.get(String(own)) ?? []).map(([name]) => values[name]);
  return [...(prefix === null ? [] : [prefix]), own, ...texts].join(':');
}

/** A number from 1, as the database counts. */
export function id(text: string): number | null {
  if (!/^[1-9]\d{0,15}$/.test(text)) return null;
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : null;
}

/** The same where the database counts no further than a short number: a longer one would be an error, not a row. */
export function shortId(text: string): number | null {
  const value = id(text);
  return value === null || value > MAX_SHORT ? null : value;
}

const MAX_SHORT = 2_147_483_647;

/** A place in a list, counted from 0: no list on a phone has a thousand lines. */
export function place(text: string): number | null {
  return /^(0|[1-9]\d{0,2})$/.test(text) ? Number(text) : null;
}

/** Text of one form. */
export function matching(form: RegExp): (text: string) => string | null {
  return (text) => (form.test(text) ? text : null);
}

/** One of some words. */
export function oneOf(allowed: readonly string[]): (text: string) => string | null {
  return (text) => allowed.find((candidate) => candidate === text) ?? null;
}
