import { isLocalDay, parseAmount } from './amount.ts';
import type { Amount, Value } from './value.ts';
import type { Carried, Clause } from './clause.ts';
import { clauseRef, ruleRef, type References } from './references.ts';
import type { BookSource, CarriedSource, ValueSource } from './schema.ts';
import type { Path } from './yaml-source.ts';

/** The numbers of the book. Each cites a clause; its dated lines ascend and keep one unit. */
export function compileValues(references: References, source: BookSource): Record<string, Value> {
  const values = Object.entries(source.values).map(([name, value]) => [name, compileValue(references, name, value)]);
  return Object.fromEntries(values) as Record<string, Value>;
}

function compileValue(references: References, name: string, value: ValueSource): Value {
  const path: Path = ['values', name];
  const from = Object.entries(value.from).map(([since, written]) => ({
    since: checkDay(references, [...path, 'from', since], since),
    amount: amountOf(references, [...path, 'from', since], written),
  }));
  if (from.length === 0) references.report([...path, 'from'], 'is empty: a value needs at least one dated line');
  for (const [index, line] of from.entries()) {
    const before = from[index - 1];
    if (!before) continue;
    if (line.since <= before.since) {
      const message = `${line.since} stands after ${before.since}: dated lines ascend`;
      references.report([...path, 'from', line.since], message, 'key');
    }
    if (line.amount.unit !== before.amount.unit) {
      references.report([...path, 'from', line.since], 'a duration and a per cent do not mix in one value');
    }
  }
  return {
    name,
    clause: clauseRef(references, [...path, 'clause'], value.clause),
    quote: value.quote,
    interpretation: value.interpretation ?? false,
    from,
  };
}

function checkDay(references: References, path: Path, day: string): string {
  if (!isLocalDay(day)) references.report(path, `"${day}" is not a day: write it as 2020-01-31`, 'key');
  return day;
}

function amountOf(references: References, path: Path, written: string): Amount {
  const amount = parseAmount(written);
  if (!amount) references.report(path, `"${written}" is neither a duration (30m, 1h, 7d) nor a per cent (10 %)`);
  if (amount?.unit === 'ms' && amount.ms === 0) references.report(path, 'a duration longer than 0 is expected');
  return amount ?? { unit: 'ms', ms: 1 };
}

/** Every clause of the source, with an id of its own. */
export function compileClauses(references: References, source: BookSource): Clause[] {
  const seen = new Set<string>();
  for (const [index, { id }] of source.clauses.entries()) {
    if (seen.has(id))
      references.report(['clauses', index, 'id'], `clause "${id}" stands twice: ids are unique in a book`);
    seen.add(id);
  }
  return source.clauses.map(({ carried, ...clause }, index) => ({
    ...clause,
    carried: (carried ?? []).map((one, at) => compileCarried(references, ['clauses', index, 'carried', at], one)),
  }));
}

function compileCarried(references: References, path: Path, written: CarriedSource): Carried {
  if (typeof written !== 'string') return { says: written.says, command: written.command ?? null };
  return { rule: ruleRef(references, path, written) };
}
