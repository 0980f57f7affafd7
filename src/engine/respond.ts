import { basePost, type PostId } from '../domain/post.ts';
import type { Move, Rule } from '../regulation/rule.ts';
import type { Event } from '../regulation/words.ts';
import { move } from './moves.ts';
import { owe } from './owe.ts';
import type { Run } from './run.ts';
import { withoutSecondRing } from './second-ring.ts';
import { openObligations, ruleOf } from './snapshot.ts';

/**
 * What the book makes of an event in a case of this kind: new turns of a repeated rule, rules that start on it, then its
 * reactions. `concerned`: whoever got what was delivered owes what that starts; of a post with organisations, the one that
 * is concerned is told and no other.
 */
export function respond(run: Run, event: Event, concerned?: PostId): void {
  const { book, case: subject } = run.snapshot;
  const [name, ruleId] = event.split(':', 2);
  if (name === 'met' && ruleId && subject.state === 'open') repeatAfterMet(run, ruleOf(run.snapshot, ruleId));
  for (const rule of Object.values(book.rules)) {
    if (rule.of === subject.kind && startsNow(run, rule, event)) owe(run, rule, concerned);
  }
  for (const reaction of book.reactions) {
    if (reaction.of !== subject.kind || reaction.on !== event) continue;
    for (const each of reaction.moves.flatMap((step) => withoutSecondRing(run.snapshot, event, step))) {
      move(run, concerned === undefined ? each : toldTo(each, concerned), null);
    }
  }
}

/** The step as it concerns one organisation of a post instead of all. */
function toldTo(step: Move, concerned: PostId): Move {
  if (step.kind !== 'tell' && step.kind !== 'ping') return step;
  return { ...step, to: step.to.map((post) => (post === basePost(concerned) ? concerned : post)) };
}

/**
 * A rule that names several events starts on the first of them since the case was opened, and one that repeats runs on by
 * itself: neither begins again in the same opening.
 */
function startsNow({ snapshot }: Run, { id, starts }: Rule, event: Event): boolean {
  if (starts.kind !== 'event' || !starts.events.includes(event)) return false;
  const turns = snapshot.obligations.filter(({ rule }) => rule === id);
  if (starts.repeat && turns.some(({ state }) => state === 'open')) return false;
  const { openedAt } = snapshot.case;
  return starts.events.length === 1 || !turns.some(({ startsAt }) => openedAt === null || startsAt >= openedAt);
}

function repeatAfterMet(run: Run, rule: Rule): void {
  if (rule.starts.kind !== 'event' || rule.starts.repeat?.kind !== 'after-met') return;
  if (openObligations(run.snapshot).some((obligation) => obligation.rule === rule.id)) return;
  owe(run, rule);
}
