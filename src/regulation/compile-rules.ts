import { BOT, EVERYONE, OWNER, REACHED } from '../domain/post.ts';
import type { Due, MetBy, Rule, Starts } from './book.ts';
import { checkRule } from './check-rule.ts';
import { compileRungs } from './compile-moves.ts';
import { compileStarts } from './compile-starts.ts';
import { clauseRef, durationRef, lastingRef, postRef, type References } from './references.ts';
import type { BookSource, RuleSource } from './schema.ts';
import type { Path } from './yaml-source.ts';

/** The rules of the book: who owes what to whom, by when, under which clause, and what happens when it is missed. */
export function compileRules(references: References, source: BookSource): Record<string, Rule> {
  const rules = Object.entries(source.rules).map(
    ([id, rule]) => [id, compileRule(references, source, id, rule)] as const,
  );
  return Object.fromEntries(rules);
}

function compileRule(references: References, book: BookSource, id: string, source: RuleSource): Rule {
  const path: Path = ['rules', id];
  const starts: Starts = compileStarts(references, [...path, 'starts'], source.starts, id);
  const rule: Rule = {
    id,
    clause: clauseRef(references, [...path, 'clause'], source.clause),
    owes: postRef(references, [...path, 'owes'], source.owes, [BOT, OWNER]),
    to: (source.to ?? []).map((post, index) => postRef(references, [...path, 'to', index], post, [EVERYONE, REACHED])),
    starts,
    due: compileDue(references, [...path, 'due'], source.due),
    metBy: compileMetBy(source['met-by']),
    asks: source.asks ?? null,
    draft: source.draft ?? null,
    sendAt: source.send ?? null,
    remind: (source.remind ?? []).map((wait, index) => durationRef(references, [...path, 'remind', index], wait)),
    pingAt: source.ping ?? [],
    ifMissed: compileRungs(references, [...path, 'if-missed'], source['if-missed'] ?? [], source.clause),
  };
  checkRule(references, path, rule, book);
  return rule;
}

function compileDue(references: References, path: Path, due: RuleSource['due']): Due {
  if (typeof due === 'string') return { kind: 'at', time: due };
  return { kind: 'within', duration: lastingRef(references, [...path, 'within'], due.within) };
}

function compileMetBy(metBy: RuleSource['met-by']): MetBy {
  return typeof metBy === 'string' ? { all: [metBy] } : { all: metBy.all };
}
