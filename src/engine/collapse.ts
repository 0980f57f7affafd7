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
  const carded = new Set(current.filter(({ say, loud }) => say === 'card' && loud).flatMap(({ to }) => to));
  const newest = new Map<string, number>();
  const kept: SaidAt[] = [];
  for (const tell of current.toReversed()) {
    const at = tell.at.getTime();
    const saidAgain = (post: PostId) => (newest.get(`${tell.say}|${post}`) ?? at) > at;
    const to = tell.to.filter((post) => !saidAgain(post) && !(isPressure(tell) && carded.has(post)));
    for (const post of tell.to)
      newest.set(`${tell.say}|${post}`, Math.max(at, newest.get(`${tell.say}|${post}`) ?? at));
    if (to.length > 0) kept.push({ ...tell, to });
  }
  return kept.toReversed();
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

function isPressure({ say }: SaidAt): boolean {
  return say === 'ping' || say === 'reminder';
}
