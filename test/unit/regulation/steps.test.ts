import { describe, expect, it } from 'vitest';
import { addMinutes, localTime } from '../../../src/domain/calendar.ts';
import type { Rule } from '../../../src/regulation/rule.ts';
import { dueOf, nextOnGrid, startsAfter } from '../../../src/regulation/schedule.ts';
import { askedAt, nextStep } from '../../../src/regulation/steps.ts';
import { bookOf, shippedYaml, toyYaml } from '../../support/books.ts';
import { described, MINUTE_MS, ruleOf, stepsUntil } from '../../support/steps.ts';

const khimki = bookOf(shippedYaml('khimki-energy'));
const toy = bookOf(toyYaml());

describe('the steps of an obligation', () => {
  const announced = new Date('2026-11-21T21:13:00Z');

  it('3.1, 3.2, 4.1, 4.5: an unmet hour reminds, then reaches level by level, those already reached pinged first', () => {
    const steps = stepsUntil(khimki, ruleOf(khimki, 'acknowledge'), announced, addMinutes(announced, 300));
    expect(steps.map((step) => described(announced, step))).toEqual([
      '+30 remind',
      '+50 remind',
      '+60 overdue, ping reached (3.1), reach mcur-head (3.2)',
      '+120 ping reached (3.1), reach deputies (4.1)',
      '+180 ping reached (3.1), reach district-head (4.5)',
      '+240 ping reached (3.1)',
      '+300 ping reached (3.1)',
    ]);
  });

  it('2.8, 4.5: an hour without progress pings the owner and reaches the next level, again every hour', () => {
    const steps = stepsUntil(khimki, ruleOf(khimki, 'progress'), announced, addMinutes(announced, 120));
    expect(steps.map((step) => described(announced, step))).toEqual([
      '+60 overdue, ping owner (4.6), reach next (4.5)',
      '+120 ping owner (4.6), reach next (4.5)',
    ]);
  });

  it('2.1: yesterday is asked for three times before ten, then mcur-head is told and nothing is left', () => {
    const rule = ruleOf(khimki, 'yesterday-loaded');
    const { startsAt } = startsAfter(khimki, rule, announced);
    const steps = stepsUntil(khimki, rule, startsAt, addMinutes(startsAt, 10_000));
    expect(steps.map((step) => `${localTime(step.at, 'Europe/Moscow')} ${described(startsAt, step)}`)).toEqual([
      '09:00 +0 ping-debtor',
      '09:30 +30 ping-debtor',
      '09:50 +50 ping-debtor',
      '10:00 +60 overdue, tell mcur-head (2.1)',
    ]);
  });

  it('2.2: the digest is shown ahead, and sent two minutes before ten; ten is the due time', () => {
    const rule = ruleOf(khimki, 'top-digest');
    const { startsAt, dueAt } = startsAfter(khimki, rule, announced);
    const steps = stepsUntil(khimki, rule, startsAt, dueAt);
    expect(steps.map((step) => `${localTime(step.at, 'Europe/Moscow')} ${described(startsAt, step)}`)).toEqual([
      '09:40 +0 preview',
      '09:58 +18 send',
      '10:00 +20 overdue, tell mcur-head (2.2)',
    ]);
  });

  it('3.3: a question is asked at the start, inclusive, and strictly after it no more', () => {
    const rule = ruleOf(khimki, 'confirm-closing');
    const times = { startsAt: announced, dueAt: dueOf(khimki, rule, announced) };
    expect(nextStep(khimki, rule, times, null)).toEqual({ at: announced, actions: [{ kind: 'ask' }] });
    expect(nextStep(khimki, rule, times, announced)?.at).toEqual(addMinutes(announced, 30));
  });

  it('costs the same a century later', () => {
    const rule = ruleOf(khimki, 'acknowledge');
    const times = { startsAt: announced, dueAt: dueOf(khimki, rule, announced) };
    const late = new Date('2126-11-21T21:13:00Z');
    expect(nextStep(khimki, rule, times, late)?.at).toEqual(new Date('2126-11-21T22:13:00Z'));
  });

  it('a term is the one in force on the local day of the start', () => {
    const rule = ruleOf(toy, 'take');
    const lastOfYear = new Date('2026-12-31T22:59:00Z');
    const firstOfYear = new Date('2026-12-31T23:00:00Z');
    expect(dueOf(toy, rule, lastOfYear)).toEqual(addMinutes(lastOfYear, 7));
    expect(dueOf(toy, rule, firstOfYear)).toEqual(addMinutes(firstOfYear, 14));
  });
});

describe('what a debtor is asked, and what leaves in their name', () => {
  const announced = new Date('2026-11-21T21:13:00Z');
  const plan = (rule: Rule, minutes: number) =>
    stepsUntil(khimki, rule, announced, addMinutes(announced, minutes)).map((step) => described(announced, step));

  it('4.6: a report is shown before its due time, and leaves by itself at it', () => {
    expect(plan(ruleOf(khimki, 'situation'), 300)).toEqual(['+45 preview', '+60 auto-send']);
  });

  it('4.1: what is due sooner than the preview is shown at once', () => {
    expect(plan(ruleOf(khimki, 'notify-deputies'), 300)).toEqual(['+0 preview', '+10 auto-send']);
    const short: Rule = { ...ruleOf(khimki, 'situation'), due: { kind: 'within', duration: { ms: 5 * MINUTE_MS } } };
    expect(plan(short, 300)).toEqual(['+0 preview', '+5 auto-send']);
  });

  it('a checklist is asked for, and a question that rests on a list is asked with it', () => {
    expect(plan(ruleOf(khimki, 'channels-checked'), 300)).toEqual(['+45 ask', '+60 overdue']);
    const control = ruleOf(khimki, 'acceptance-control');
    const { startsAt } = startsAfter(khimki, control, announced);
    const steps = stepsUntil(khimki, control, startsAt, addMinutes(startsAt, 1000));
    expect(steps.map((step) => described(startsAt, step))).toEqual(['+0 ask', '+150 overdue, tell mcur-head (2.3)']);
  });

  it('a report that rests on words of its own is asked for, not shown empty', () => {
    const rule = ruleOf(bookOf(shippedYaml('ruza-zhkh')), 'waste-report');
    const { startsAt } = startsAfter(khimki, rule, announced);
    const steps = stepsUntil(khimki, rule, startsAt, addMinutes(startsAt, 1000));
    expect(steps.map((step) => described(startsAt, step))).toEqual([
      '+0 ask',
      '+88 auto-send',
      '+90 overdue, tell officer+mcur-head (2.3.2.2)',
    ]);
  });

  it('2.7: a measure is reminded of before its own due time; a word that would come before its start is not said', () => {
    const rule = ruleOf(khimki, 'roadmap-action');
    const times = { startsAt: announced, dueAt: addMinutes(announced, 2 * 1440) };
    expect(dueOf(khimki, rule, announced, times.dueAt)).toEqual(times.dueAt);
    const step = nextStep(khimki, rule, times, null);
    expect(step && described(announced, step)).toBe('+1440 remind');
    const overdue = nextStep(khimki, rule, times, addMinutes(announced, 1440));
    expect(overdue?.actions.map(({ kind }) => kind)).toEqual(['overdue', 'moves']);
  });

  it('what the bot owes leaves at its time, or with its start', () => {
    const ruza = bookOf(shippedYaml('ruza-zhkh'));
    const rule = ruleOf(ruza, 'dispatch');
    const { startsAt } = startsAfter(ruza, rule, announced);
    expect(nextStep(ruza, rule, startsAfter(ruza, rule, announced), null)).toEqual({
      at: startsAt,
      actions: [{ kind: 'send' }],
    });
  });

  it('rungs that ask for a row of missed turns stand apart', () => {
    const ruza = bookOf(shippedYaml('ruza-zhkh'));
    const rule = ruleOf(ruza, 'queue-read');
    const turn = startsAfter(ruza, rule, announced);
    expect(nextStep(ruza, rule, turn, turn.startsAt)?.actions).toMatchObject([
      { kind: 'overdue' },
      { kind: 'moves', inARow: 2 },
    ]);
  });

  it('the turns of a grid follow each other by the term of the day on which each starts', () => {
    const rule = ruleOf(khimki, 'measures-report');
    expect(nextOnGrid(khimki, rule, announced)).toEqual(addMinutes(announced, 120));
    expect(nextOnGrid(khimki, ruleOf(khimki, 'acknowledge'), announced)).toBeNull();
    const held = { startsAt: announced, dueAt: addMinutes(announced, 150) };
    expect(askedAt(khimki, rule, held)).toEqual(addMinutes(announced, 135));
  });
});
