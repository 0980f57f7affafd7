import fc from 'fast-check';
import type { Book } from '../../src/regulation/book.ts';
import type { Rule } from '../../src/regulation/rule.ts';
import { dueOf } from '../../src/regulation/schedule.ts';
import { nextStep, type Step } from '../../src/regulation/steps.ts';

export const MINUTE_MS = 60_000;

/** A rule that the book has. */
export function ruleOf(book: Book, id: string): Rule {
  const rule = book.rules[id];
  if (!rule) throw new Error(`no rule ${id}`);
  return rule;
}

/** Every step of an obligation until an instant. */
export function stepsUntil(book: Book, rule: Rule, startsAt: Date, until: Date): Step[] {
  const times = { startsAt, dueAt: dueOf(book, rule, startsAt) };
  const steps: Step[] = [];
  for (let step = nextStep(book, rule, times, null); step && step.at <= until;) {
    steps.push(step);
    step = nextStep(book, rule, times, step.at);
  }
  return steps;
}

/** `+60 overdue, ping, reach mcur-head (3.2)` */
export function described(startsAt: Date, step: Step): string {
  const words = step.actions.flatMap((action) => {
    if (action.kind !== 'moves') return [action.kind];
    return action.moves.map((move) => {
      if (move.kind === 'reach') return `reach ${move.post} (${move.clause})`;
      if (move.kind === 'close') return `close (${move.clause})`;
      return `${move.kind} ${move.to.join('+')} (${move.clause})`;
    });
  });
  return `+${(step.at.getTime() - startsAt.getTime()) / MINUTE_MS} ${words.join(', ')}`;
}

/** Any instant of three years around the books. */
export const anyInstant = fc.date({
  min: new Date('2025-01-01T00:00:00Z'),
  max: new Date('2028-01-01T00:00:00Z'),
  noInvalidDate: true,
});
