import type { Book } from '../../regulation/book.ts';
import type { Move, Rule } from '../../regulation/rule.ts';
import { clauseText } from '../text/cite.ts';
import { dative, datives } from '../text/datives.ts';

/** Where a move stands: its clause is not repeated, its kind of case names the parties. */
export type Above = Pick<Rule, 'clause' | 'of'>;

/** What happens at one instant, to whom. */
export function movesText(book: Book, moves: readonly Move[], above: Above): string {
  return moves.map((move) => moveText(book, move, above)).join(', ');
}

/** A clause of its own is said; the rule's own is not repeated. */
function moveText(book: Book, move: Move, { clause, of }: Above): string {
  const cites = [
    move.clause === clause ? '' : clauseText(book, move.clause),
    ...(move.kind === 'reach'
      ? Object.entries(move.byLevel ?? {}).map(([post, own]) => `${dative(book, post)} — ${clauseText(book, own)}`)
      : []),
  ].filter((text) => text !== '');
  const cite = cites.length === 0 ? '' : ` (${cites.join(', ')})`;
  switch (move.kind) {
    case 'reach':
      return `карточка ${dative(book, move.post, of)}${cite}`;
    case 'tell':
      return `${move.loud ? 'сообщение со звуком' : 'сообщение'} ${datives(book, move.to, of)}${cite}`;
    case 'ping':
      return `напоминание ${datives(book, move.to, of)}${cite}`;
    case 'close':
      return `закрывается без подтверждения${cite}`;
  }
}
