import { parseAmount, parseDurationMs, looksLikeLiteral } from './amount.ts';
import type { Amount, Duration } from './value.ts';
import { unknownWord } from './nearest.ts';
import type { BookSource } from './schema.ts';
import type { Path, Report } from './yaml-source.ts';

/** What a book may refer to, and where its mistakes are reported. */
export interface References {
  posts: ReadonlySet<string>;
  chain: readonly string[];
  external: ReadonlySet<string>;
  clauses: ReadonlySet<string>;
  rules: ReadonlySet<string>;
  registers: ReadonlySet<string>;
  /** The series that are watched. */
  watched: ReadonlySet<string>;
  /** Unit of each value. */
  values: ReadonlyMap<string, Amount['unit']>;
  /** The whole of what is written, for checks across it. */
  source: BookSource;
  report: Report;
}

export function referencesOf(source: BookSource, report: Report): References {
  const external = Object.entries(source.posts).filter(([, post]) => post.external);
  const units = Object.entries(source.values).map(([name, value]) => {
    const [first] = Object.values(value.from);
    return [name, (first === undefined ? null : parseAmount(first))?.unit ?? 'ms'] as const;
  });
  return {
    posts: new Set(Object.keys(source.posts)),
    chain: source.chain,
    external: new Set(external.map(([id]) => id)),
    clauses: new Set(source.clauses.map((clause) => clause.id)),
    rules: new Set(Object.keys(source.rules)),
    registers: new Set(Object.keys(source.registers ?? {})),
    watched: new Set(source.emergency.watch.map((series) => series.id)),
    values: new Map(units),
    source,
    report,
  };
}

/** A clause id, reported when the book does not list it. */
export function clauseRef(references: References, path: Path, id: string): string {
  if (!references.clauses.has(id)) references.report(path, unknownWord('clause', id, references.clauses));
  return id;
}

/** A post, or one of the words allowed in this place. */
export function postRef(references: References, path: Path, id: string, words: readonly string[] = []): string {
  if (!references.posts.has(id) && !words.includes(id)) {
    references.report(path, unknownWord('post', id, [...references.posts, ...words]));
  }
  return id;
}

export function ruleRef(references: References, path: Path, id: string): string {
  if (!references.rules.has(id)) references.report(path, unknownWord('rule', id, references.rules));
  return id;
}

/** A literal or the name of a value that holds a duration. */
export function durationRef(references: References, path: Path, written: string): Duration {
  const ms = parseDurationMs(written);
  if (ms !== null) return { ms };
  const unit = references.values.get(written);
  if (unit === 'percent') references.report(path, `"${written}" is a per cent: a duration is expected`);
  if (unit === undefined) {
    const message = looksLikeLiteral(written)
      ? `"${written}" is not a duration: write it as 30m, 1h or 7d`
      : unknownWord('value', written, references.values.keys());
    references.report(path, message);
  }
  return { value: written };
}

/** A duration that must be longer than nothing, because something would repeat without end at one instant. */
export function lastingRef(references: References, path: Path, written: string): Duration {
  const duration = durationRef(references, path, written);
  if ('ms' in duration && duration.ms === 0) references.report(path, 'a duration longer than 0 is expected');
  return duration;
}

/** Every length that a duration has under the dated terms of the book, in milliseconds; nothing for a wrong word. */
export function lengthsOf(source: BookSource, duration: Duration): number[] {
  if ('ms' in duration) return [duration.ms];
  const written = Object.values(source.values[duration.value]?.from ?? {});
  return written.map(parseAmount).flatMap((amount) => (amount?.unit === 'ms' ? [amount.ms] : []));
}
