import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMinutes } from '../../../src/domain/calendar.ts';
import type { Rule, Rung } from '../../../src/regulation/rule.ts';
import { dueOf } from '../../../src/regulation/schedule.ts';
import { nextStep } from '../../../src/regulation/steps.ts';
import { bookOf, shippedYaml } from '../../support/books.ts';
import { anyInstant, MINUTE_MS, ruleOf, stepsUntil } from '../../support/steps.ts';

const khimki = bookOf(shippedYaml('khimki-energy'));

const minutes = fc.integer({ min: 0, max: 600 });
const rung: fc.Arbitrary<Rung> = fc
  .record({ after: minutes, every: fc.option(fc.integer({ min: 1, max: 200 })) })
  .map(({ after, every }) => ({
    after: { ms: after * MINUTE_MS },
    every: every === null ? null : { ms: every * MINUTE_MS },
    inARow: 1,
    moves: [{ kind: 'ping', to: ['reached'], clause: `${after}/${every}` }],
  }));
const anyRule: fc.Arbitrary<Rule> = fc
  .record({ due: fc.integer({ min: 1, max: 300 }), remind: fc.array(minutes), rungs: fc.array(rung, { maxLength: 6 }) })
  .map(({ due, remind, rungs }) => ({
    ...ruleOf(khimki, 'acknowledge'),
    due: { kind: 'within', duration: { ms: due * MINUTE_MS } },
    remind: remind.map((wait) => ({ ms: wait * MINUTE_MS })),
    ifMissed: rungs,
  }));

describe('the laws of a schedule', () => {
  it('steps strictly increase and none is empty', () => {
    fc.assert(
      fc.property(anyRule, anyInstant, (rule, startsAt) => {
        const steps = stepsUntil(khimki, rule, startsAt, addMinutes(startsAt, 1200));
        for (const [index, step] of steps.entries()) {
          expect(step.actions.length).toBeGreaterThan(0);
          expect(step.at.getTime()).toBeGreaterThan(steps[index - 1]?.at.getTime() ?? startsAt.getTime() - 1);
        }
      }),
    );
  });

  it('the step after any instant is the first later one of the whole list', () => {
    fc.assert(
      fc.property(anyRule, anyInstant, fc.integer({ min: -10, max: 1100 }), (rule, startsAt, wait) => {
        const times = { startsAt, dueAt: dueOf(khimki, rule, startsAt) };
        const after = addMinutes(startsAt, wait);
        const horizon = addMinutes(startsAt, 1400);
        const listed = stepsUntil(khimki, rule, startsAt, horizon).find((step) => step.at > after) ?? null;
        const next = nextStep(khimki, rule, times, after);
        expect(next && next.at <= horizon ? next : null).toEqual(listed);
      }),
    );
  });

  it('each rung and reminder happens exactly when the book says, by counting it out', () => {
    fc.assert(
      fc.property(anyRule, anyInstant, (rule, startsAt) => {
        const due = dueOf(khimki, rule, startsAt).getTime();
        const end = due + 900 * MINUTE_MS;
        const counted = new Set([due]);
        for (const wait of rule.remind) {
          const at = startsAt.getTime() + ('ms' in wait ? wait.ms : 0);
          if (at < due) counted.add(at);
        }
        for (const { after, every } of rule.ifMissed) {
          const first = due + (after && 'ms' in after ? after.ms : 0);
          const round = every && 'ms' in every ? every.ms : Infinity;
          for (let at = first; at <= end; at += round) counted.add(at);
        }
        const steps = stepsUntil(khimki, rule, startsAt, new Date(end)).map((step) => step.at.getTime());
        expect(steps).toEqual([...counted].toSorted((one, other) => one - other));
      }),
    );
  });

  it('the overdue mark stands first in its step, the moves last', () => {
    fc.assert(
      fc.property(anyRule, anyInstant, (rule, startsAt) => {
        for (const { actions } of stepsUntil(khimki, rule, startsAt, addMinutes(startsAt, 1200))) {
          const kinds = actions.map((action) => action.kind);
          expect(Math.max(kinds.lastIndexOf('overdue'), kinds.lastIndexOf('auto-send'))).toBeLessThanOrEqual(0);
          expect(kinds.filter((kind) => kind === 'moves').length).toBeLessThanOrEqual(1);
          if (kinds.includes('moves')) expect(kinds.at(-1)).toBe('moves');
        }
      }),
    );
  });
});
