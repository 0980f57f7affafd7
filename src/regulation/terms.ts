import type { Book } from './book.ts';
import type { Amount, Duration, Value } from './value.ts';

/** The amount of a value on a local day: the newest line not later than the day. */
export function amountOn(value: Value, day: string): Amount {
  const line = value.from.findLast((candidate) => candidate.since <= day) ?? value.from[0];
  if (!line) throw new Error(`value ${value.name} has no dated line`);
  return line.amount;
}

/** Milliseconds of a duration on a local day. */
export function durationMs(book: Book, duration: Duration, day: string): number {
  if ('ms' in duration) return duration.ms;
  const value = book.values[duration.value];
  const amount = value && amountOn(value, day);
  if (amount?.unit !== 'ms') throw new Error(`${book.id}: ${duration.value} is not a duration`);
  return amount.ms;
}

/** Per cents of a value on a local day. */
export function percentOf(book: Book, name: string, day: string): number {
  const value = book.values[name];
  const amount = value && amountOn(value, day);
  if (amount?.unit !== 'percent') throw new Error(`${book.id}: ${name} is not a per cent`);
  return amount.percent;
}
