import { customType } from 'drizzle-orm/pg-core';

/**
 * PostgreSQL refuses NUL and halves of surrogate pairs inside jsonb. Such text comes from outside (a hostile name,
 * a text cut in the middle of an emoji) and would make the whole transaction fail, again at every retry.
 */
const UNSTORABLE = /\0|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** The text with everything PostgreSQL can't store replaced by U+FFFD. */
export function storableText(value: string): string {
  return value.replace(UNSTORABLE, '\uFFFD');
}

function storable(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? storableText(value) : value;
}

/** How JSON writes what PostgreSQL refuses: halves of pairs are escaped, whole pairs are not. */
const MAYBE_UNSTORABLE = /\\u(?:0000|d[89a-f])/;

/** The value as JSON that PostgreSQL can store. Looked through string by string only where something may be amiss. */
export function storableJson(value: unknown): string {
  const written = JSON.stringify(value);
  return MAYBE_UNSTORABLE.test(written) ? JSON.stringify(value, storable) : written;
}

/** A jsonb column. Dates become ISO strings on the way in and stay strings on the way out: revive them explicitly. */
export const jsonb = customType<{ data: unknown; driverData: unknown }>({
  dataType: () => 'jsonb',
  toDriver: storableJson,
  fromDriver: (value) => value,
});
