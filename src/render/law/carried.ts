import type { Book } from '../../regulation/book.ts';
import type { Move, Rule } from '../../regulation/rule.ts';
import type { Clause } from '../../regulation/clause.ts';

/**
 * The rules under a clause: its own, then those of other clauses that carry it out too; where there is neither, those
 * whose ladder does.
 */
export function rulesUnder(book: Book, clause: Clause): Rule[] {
  const all = Object.values(book.rules);
  const under = [
    ...all.filter((rule) => rule.clause === clause.id),
    ...clause.carried.flatMap((one) => ('rule' in one ? (book.rules[one.rule] ?? []) : [])),
  ];
  return under.length > 0 ? under : all.filter((rule) => isInLadder(rule, clause.id));
}

/** Whether what follows a missed due time of the rule stands under this clause. */
export function isInLadder({ ifMissed }: Rule, clause: string): boolean {
  return ifMissed.some(({ moves }) => moves.some((move) => citedBy(move).includes(clause)));
}

/** The clauses under which a move stands: a level may have one of its own. */
export function citedBy(move: Move): string[] {
  return move.kind === 'reach' ? [move.clause, ...Object.values(move.byLevel ?? {})] : [move.clause];
}

/** What the program does of a clause by itself: «Тот же список в любое время: /control». */
export function meansUnder({ carried }: Clause): string[] {
  return carried.flatMap((one) => {
    if ('rule' in one) return [];
    return [one.command === null ? `${one.says}.` : `${one.says}: /${one.command}`];
  });
}
