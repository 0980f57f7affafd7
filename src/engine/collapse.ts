import type { Decision, Tell } from '../domain/decision.ts';
import type { PostId } from '../domain/post.ts';

export type SaidAt = Tell & { clause: string; reason: string; at: Date };

/**
 * What is really said of a catch-up: rings of the past collapse, the newest of a kind to a post stays, and whoever gets
 * the card rings for it only. After a closing only the closing is said, and what was decided at its very instant; what
 * came before it is history.
 */
export function collapse(decisions: readonly Decision[]): SaidAt[] {
  const current = sinceClosing(decisions);
  return current.flatMap((tell, index) => {
    const later = current.slice(index + 1).filter((next) => next.say === tell.say && next.at > tell.at);
    const to = tell.to.filter(
      (post) => !later.some((next) => next.to.includes(post)) && !ringsForCard(current, tell, post),
    );
    return to.length > 0 ? [{ ...tell, to }] : [];
  });
}

function sinceClosing(decisions: readonly Decision[]): SaidAt[] {
  const said = decisions.filter((decision): decision is Decision & SaidAt => decision.kind === 'tell');
  const closed = decisions.findLast(({ kind }) => kind === 'close' || kind === 'open' || kind === 'resume');
  if (closed?.kind !== 'close') return said;
  return said.filter((tell) => decisions.indexOf(tell) > decisions.indexOf(closed) || isOfClosing(tell, closed));
}

/** A case that closes because nobody decided says so first; a close at a due instant wins over the ping. */
function isOfClosing(tell: SaidAt, closed: Decision): boolean {
  return tell.at.getTime() === closed.at.getTime() && !isPressure(tell);
}

function ringsForCard(said: readonly SaidAt[], tell: SaidAt, post: PostId): boolean {
  return isPressure(tell) && said.some((other) => other.say === 'card' && other.loud && other.to.includes(post));
}

function isPressure({ say }: SaidAt): boolean {
  return say === 'ping' || say === 'reminder';
}
