import type { Book, Move, Rule } from '../../src/regulation/book.ts';
import type { Register } from '../../src/regulation/register.ts';
import { contentKindOf } from '../../src/regulation/content-kinds.ts';
import { CARRIED_BY } from './carried-by.ts';

/** One thing that carries a clause out. */
export type Carrier =
  | { what: 'rule'; rule: Rule }
  /** A rung of a rule's ladder, where the rule itself stands under another clause. */
  | { what: 'ladder'; rule: Rule }
  | { what: 'reaction'; id: string }
  | { what: 'register'; register: Register }
  | { what: 'program'; why: string; command: string | null };

/** Everything of a book, and of the program, that carries a clause out. */
export function carriersOf(book: Book, clauseId: string): Carrier[] {
  const rules = Object.values(book.rules);
  const inLadder = (rule: Rule) =>
    rule.ifMissed.some(({ moves }) => moves.some((move) => citedBy(move).includes(clauseId)));
  return [
    ...rules.filter(({ clause }) => clause === clauseId).map((rule) => ({ what: 'rule' as const, rule })),
    ...rules
      .filter((rule) => rule.clause !== clauseId && inLadder(rule))
      .map((rule) => ({ what: 'ladder' as const, rule })),
    ...book.reactions
      .filter(({ clause, moves }) => [clause, ...moves.flatMap(citedBy)].includes(clauseId))
      .map(({ id }) => ({ what: 'reaction' as const, id })),
    ...Object.values(book.registers)
      .filter(({ clause }) => clause === clauseId)
      .map((register) => ({ what: 'register' as const, register })),
    ...(CARRIED_BY[book.id]?.[clauseId] ?? []).map(({ why, command }) => ({ what: 'program' as const, why, command })),
  ];
}

/** Rules by the kind of their content. */
export function rulesOfKind(book: Book, kind: string): Rule[] {
  return Object.values(book.rules).filter((rule) => contentKindOf(rule) === kind);
}

function citedBy(move: Move): string[] {
  return move.kind === 'reach' ? [move.clause, ...Object.values(move.byLevel ?? {})] : [move.clause];
}
