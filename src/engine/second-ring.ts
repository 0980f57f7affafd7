import type { Move } from '../regulation/rule.ts';
import type { Event } from '../regulation/words.ts';
import type { Snapshot } from './snapshot.ts';

/**
 * The words that complete «превышение» are one matter with it: whomever the reading has rung for hears them silently, and
 * only whoever hears of it for the first time is rung. Every other move stays as the book has it.
 */
export function withoutSecondRing(snapshot: Snapshot, event: Event, step: Move): Move[] {
  if (step.kind !== 'tell' || !step.loud) return [step];
  const rung = rungByReading(snapshot, event);
  const parts = [
    { ...step, to: step.to.filter((post) => !rung.includes(post)) },
    { ...step, to: step.to.filter((post) => rung.includes(post)), loud: false },
  ];
  return parts.filter(({ to }) => to.length > 0);
}

/** Whom the newest reading of the rule has rung for; nobody, unless these are the words about it. */
function rungByReading({ book, case: { kind, facts } }: Snapshot, event: Event): string[] {
  const [name, rule = ''] = event.split(':', 2);
  if (name !== 'problem') return [];
  const read = facts.entries.findLast(({ obligation }) => obligation?.startsWith(`${rule}|`) === true);
  if (read?.reading !== 'over') return [];
  return book.reactions
    .filter((reaction) => reaction.of === kind && reaction.on === `over:${rule}`)
    .flatMap(({ moves }) => moves.flatMap((move) => (move.kind === 'tell' && move.loud ? move.to : [])));
}
