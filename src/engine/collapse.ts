import type { Decision, Saying, Tell } from '../domain/decision.ts';
import { isOfMeasure } from '../domain/obligation.ts';
import type { PostId } from '../domain/post.ts';

/** `alsoClauses`: of what the posts would have been told beside this card, in the same instant: the card cites them too. */
export type SaidAt = Tell & { clause: string; reason: string; at: Date; alsoClauses: string[] };

type Told = Tell & { clause: string; reason: string; at: Date };

/** Rings of the past: whoever gets the card rings for it only. */
const PRESSURE: readonly Saying[] = ['ping', 'reminder'];
/** What asks something of the debtor: of no use once the debt has ended. */
const ASKING: readonly Saying[] = ['preview', 'demand'];
/** Not said beside the card of the same instant: one message per chat, and the card says what to do. */
const BESIDE_CARD: readonly Saying[] = [...PRESSURE, ...ASKING, 'report', 'draft'];

/**
 * What is really said of a catch-up: rings of the past collapse, the newest of a kind to a post stays, and whoever gets
 * the card gets it only, with every clause due to them in that instant. After a closing only the closing is said, and what
 * was decided at its very instant; what came before it is history.
 */
export function collapse(decisions: readonly Decision[]): SaidAt[] {
  const current = sinceClosing(decisions).filter((tell) => !isOver(tell, decisions));
  if (current.length === 0) return [];
  const cards = current.filter(({ say, loud }) => say === 'card' && loud);
  const newest = newestOf(current);
  return current.flatMap((tell, index) => {
    const to = tell.to.filter((post) => {
      const saidAgain = (newest.get(kindOf(tell, post)) ?? 0) > tell.at.getTime();
      const saidAlready = current.slice(0, index).some((before) => before.to.includes(post) && isSame(before, tell));
      return !saidAgain && !saidAlready && !isBesideCard(tell, post, cards, decisions);
    });
    return to.length === 0 ? [] : [{ ...tell, to, alsoClauses: clausesBeside({ ...tell, to }, current, decisions) }];
  });
}

function newestOf(tells: readonly Told[]): Map<string, number> {
  const newest = new Map<string, number>();
  for (const tell of tells) {
    for (const post of tell.to) {
      const kind = kindOf(tell, post);
      newest.set(kind, Math.max(tell.at.getTime(), newest.get(kind) ?? 0));
    }
  }
  return newest;
}

/** Reports and demands of different rules are different news, and those of the measures of a case one by one; a ring is a ring. */
function kindOf({ say, obligation }: Told, post: PostId): string {
  if (obligation !== null && isOfMeasure(obligation)) return `${say}|${post}|${obligation}`;
  const ofRule = say === 'draft' || say === 'report' || ASKING.includes(say);
  return `${say}|${post}|${ofRule ? (obligation?.split('|', 1)[0] ?? '') : ''}`;
}

function isBesideCard(tell: Told, post: PostId, cards: readonly Told[], decisions: readonly Decision[]): boolean {
  if (!BESIDE_CARD.includes(tell.say) || isAwaited(tell, decisions)) return false;
  return cards.some((card) => card.to.includes(post) && (PRESSURE.includes(tell.say) || isAt(card, tell)));
}

/** A report whose debt is met by arriving has to arrive. */
function isAwaited({ say, obligation }: Told, decisions: readonly Decision[]): boolean {
  return say === 'draft' && !decisions.some((one) => isEndOf(one, obligation));
}

function clausesBeside(card: Told, current: readonly Told[], decisions: readonly Decision[]): string[] {
  if (card.say !== 'card' || !card.loud) return [];
  const beside = current.filter(
    (tell) => isAt(tell, card) && tell.to.some((post) => isBesideCard(tell, post, [card], decisions)),
  );
  return [...new Set(beside.map(({ clause }) => clause))].filter((clause) => clause !== card.clause);
}

function isAt(one: Told, other: Told): boolean {
  return one.at.getTime() === other.at.getTime();
}

/** The same words of the same clause: two things of the book that lead to one report are one report. */
function isSame(one: Told, other: Told): boolean {
  const { say, clause, obligation, draft, loud } = one;
  const alike =
    say === other.say && clause === other.clause && obligation === other.obligation && draft === other.draft;
  return alike && loud === other.loud && isAt(one, other);
}

function isOver({ say, obligation }: Told, decisions: readonly Decision[]): boolean {
  return ASKING.includes(say) && decisions.some((one) => isEndOf(one, obligation) || hasLeft(one, obligation, say));
}

/**
 * A draft that has left is not shown any more. What a person still has to enter for it is asked for all the same: only the
 * bot's own (which is not said to be confirmed or not) asks for nothing then.
 */
function hasLeft(decision: Decision, obligation: string | null, say: Saying): boolean {
  if (decision.kind !== 'tell' || decision.say !== 'draft') return false;
  return decision.obligation === obligation && (say === 'preview' || decision.unconfirmed === undefined);
}

function isEndOf(decision: Decision, obligation: string | null): boolean {
  return decision.kind === 'end' && decision.obligation === obligation;
}

function sinceClosing(decisions: readonly Decision[]): Told[] {
  const said = decisions.filter((decision): decision is Decision & Told => decision.kind === 'tell');
  const closed = decisions.findLast(({ kind }) => kind === 'close' || kind === 'open' || kind === 'resume');
  if (closed?.kind !== 'close') return said;
  return said.filter((tell) => decisions.indexOf(tell) > decisions.indexOf(closed) || isOfClosing(tell, closed));
}

/** A case that closes because nobody decided says so first; a close at a due instant wins over the ping. */
function isOfClosing(tell: Told, closed: Decision): boolean {
  return tell.at.getTime() === closed.at.getTime() && !PRESSURE.includes(tell.say) && !ASKING.includes(tell.say);
}
