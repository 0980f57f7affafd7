import type { Book } from '../../src/regulation/book.ts';
import type { Rule } from '../../src/regulation/rule.ts';
import type { Carried } from '../../src/regulation/clause.ts';
import type { Register } from '../../src/regulation/register.ts';
import { citedBy, isInLadder } from '../../src/render/law/carried.ts';
import { contentKindOf } from '../../src/regulation/content-kinds.ts';

/** One thing that carries a clause out. */
export type Carrier =
  | { what: 'rule'; rule: Rule }
  /** A rung of a rule's ladder, where the rule itself stands under another clause. */
  | { what: 'ladder'; rule: Rule }
  | { what: 'reaction'; id: string }
  | { what: 'register'; register: Register }
  /** What the program does for every book alike. */
  | { what: 'program'; says: string; command: string | null };

/** Everything of a book that carries a clause out. */
export function carriersOf(book: Book, clauseId: string): Carrier[] {
  const rules = Object.values(book.rules);
  return [
    ...rules.filter(({ clause }) => clause === clauseId).map((rule) => ({ what: 'rule' as const, rule })),
    ...rules
      .filter((rule) => rule.clause !== clauseId && isInLadder(rule, clauseId))
      .map((rule) => ({ what: 'ladder' as const, rule })),
    ...book.reactions
      .filter(({ clause, moves }) => [clause, ...moves.flatMap(citedBy)].includes(clauseId))
      .map(({ id }) => ({ what: 'reaction' as const, id })),
    ...Object.values(book.registers)
      .filter(({ clause }) => clause === clauseId)
      .map((register) => ({ what: 'register' as const, register })),
    ...book.clauses
      .filter(({ id }) => id === clauseId)
      .flatMap(({ carried }) => carried.flatMap((one) => carrierOf(book, one))),
  ];
}

function carrierOf(book: Book, one: Carried): Carrier[] {
  if (!('rule' in one)) return [{ what: 'program', ...one }];
  const rule = book.rules[one.rule];
  return rule ? [{ what: 'rule', rule }] : [];
}

/** Rules by the kind of their content. */
export function rulesOfKind(book: Book, kind: string): Rule[] {
  return Object.values(book.rules).filter((rule) => contentKindOf(rule) === kind);
}
