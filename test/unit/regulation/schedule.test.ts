import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMinutes, localTime, weekdayOf } from '../../../src/domain/calendar.ts';
import type { Book } from '../../../src/regulation/book.ts';
import type { Rule, Rung } from '../../../src/regulation/rule.ts';
import { dueOf, nextOnGrid, occurrenceOf, startsAfter } from '../../../src/regulation/schedule.ts';
import { askedAt, leavesAt, nextStep, type Step } from '../../../src/regulation/steps.ts';
import { bookOf, shippedYaml, toyYaml } from '../../support/books.ts';

const khimki = bookOf(shippedYaml('khimki-energy'));
const toy = bookOf(toyYaml());
const MINUTE_MS = 60_000;

function ruleOf(book: Book, id: string): Rule {
  const rule = book.rules[id];
  if (!rule) throw new Error(`no rule ${id}`);
  return rule;
}

/** Every step of an obligation until an instant. */
function stepsUntil(book: Book, rule: Rule, startsAt: Date, until: Date): Step[] {
  const times = { startsAt, dueAt: dueOf(book, rule, startsAt) };
  const steps: Step[] = [];
  for (let step = nextStep(book, rule, times, null); step && step.at <= until;) {
    steps.push(step);
    step = nextStep(book, rule, times, step.at);
  }
  return steps;
}

/** `+60 overdue, ping, reach mcur-head (3.2)` */
function described(startsAt: Date, step: Step): string {
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
const anyInstant = fc.date({
  min: new Date('2025-01-01T00:00:00Z'),
  max: new Date('2028-01-01T00:00:00Z'),
  noInvalidDate: true,
});

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

describe('the turns of a calendar rule', () => {
  const daily = (zone: string, every: 'day' | 'working-day' = 'day'): { book: Book; rule: Rule } => ({
    book: { ...khimki, district: { ...khimki.district, timezone: zone } },
    rule: {
      ...ruleOf(khimki, 'top-digest'),
      starts: { kind: 'calendar', every, on: null, at: ['09:40'], dayOff: 'none' },
    },
  });

  it('keep their local times in Moscow and across the changes of the clocks in Berlin', () => {
    fc.assert(
      fc.property(fc.constantFrom('Europe/Moscow', 'Europe/Berlin'), anyInstant, (zone, after) => {
        const { book, rule } = daily(zone);
        const turn = startsAfter(book, rule, after);
        expect(turn.startsAt.getTime()).toBeGreaterThan(after.getTime());
        expect(turn.startsAt.getTime() - after.getTime()).toBeLessThanOrEqual(25 * 60 * MINUTE_MS);
        expect([localTime(turn.startsAt, zone), localTime(turn.dueAt, zone)]).toEqual(['09:40', '10:00']);
        const sent = nextStep(book, rule, turn, turn.startsAt);
        expect(sent && localTime(sent.at, zone)).toBe('09:58');
        expect(leavesAt(book, rule, turn.startsAt)).toEqual(sent?.at);
        expect(occurrenceOf(book, rule, turn.startsAt)).toBe(turn.occurrence);
      }),
    );
  });

  it('one turn follows another by a day, each day once, over the spring and the autumn change', () => {
    const { book, rule } = daily('Europe/Berlin');
    const turns: string[] = [];
    let after = new Date('2026-03-27T12:00:00Z');
    for (let count = 0; count < 4; count += 1) {
      const turn = startsAfter(book, rule, after);
      turns.push(`${turn.occurrence} ${turn.startsAt.toISOString()}`);
      after = turn.startsAt;
    }
    expect(turns).toEqual([
      '2026-03-28 2026-03-28T08:40:00.000Z',
      '2026-03-29 2026-03-29T07:40:00.000Z',
      '2026-03-30 2026-03-30T07:40:00.000Z',
      '2026-03-31 2026-03-31T07:40:00.000Z',
    ]);
    expect(startsAfter(book, rule, new Date('2026-10-24T12:00:00Z')).startsAt).toEqual(
      new Date('2026-10-25T08:40:00Z'),
    );
  });

  it('a working-day duty asks the calendar it is given', () => {
    const { book, rule } = daily('Europe/Moscow', 'working-day');
    const friday = new Date('2026-11-20T12:00:00Z');
    expect(startsAfter(book, rule, friday).occurrence).toBe('2026-11-23');
    expect(startsAfter(book, rule, friday, (day) => day === '2026-11-21').occurrence).toBe('2026-11-21');
    expect(() => startsAfter(book, rule, friday, () => false)).toThrow(
      'khimki-energy: top-digest finds no working day within 31 days of 2026-11-20T12:00:00.000Z',
    );
  });

  it.each([
    { dayOff: 'previous', turns: ['2026-12-31', '2027-01-15'] },
    { dayOff: 'next', turns: ['2027-01-11', '2027-01-15'] },
    { dayOff: 'none', turns: ['2027-01-01', '2027-01-08'] },
  ] as const)('a weekly duty on a day off goes to the $dayOff day', ({ dayOff, turns }) => {
    const rule: Rule = {
      ...ruleOf(khimki, 'yesterday-loaded'),
      starts: { kind: 'calendar', every: 'week', on: 'friday', at: ['09:00'], dayOff },
    };
    const holidays = (day: string) =>
      (day < '2027-01-01' || day > '2027-01-10') && !['saturday', 'sunday'].includes(weekdayOf(day));
    const first = startsAfter(khimki, rule, new Date('2026-12-30T12:00:00Z'), holidays);
    const second = startsAfter(khimki, rule, first.startsAt, holidays);
    expect([first.occurrence, second.occurrence]).toEqual(turns);
  });

  it('a due time earlier than the start is of the next day', () => {
    const rule: Rule = {
      ...ruleOf(khimki, 'yesterday-loaded'),
      starts: { kind: 'calendar', every: 'day', on: null, at: ['22:00'], dayOff: 'none' },
      due: { kind: 'at', time: '06:00' },
      pingAt: ['23:00', '05:00'],
    };
    const turn = startsAfter(khimki, rule, new Date('2026-11-20T12:00:00Z'));
    expect(turn).toEqual({
      startsAt: new Date('2026-11-20T19:00:00Z'),
      dueAt: new Date('2026-11-21T03:00:00Z'),
      occurrence: '2026-11-20',
    });
    const steps = stepsUntil(khimki, rule, turn.startsAt, turn.dueAt);
    expect(steps.map((step) => localTime(step.at, 'Europe/Moscow'))).toEqual(['23:00', '05:00', '06:00']);
  });

  it('a rule that starts on an event has no calendar', () => {
    expect(() => startsAfter(khimki, ruleOf(khimki, 'acknowledge'), new Date(0))).toThrow(
      'khimki-energy: acknowledge starts on an event',
    );
  });
});

describe('several turns a day', () => {
  const ruza = bookOf(shippedYaml('ruza-zhkh'));
  const zone = 'Europe/Moscow';

  it('2.3.2: the queue is read every hour of the working day, each hour a turn of its own', () => {
    const rule = ruleOf(ruza, 'queue-read');
    const named: string[] = [];
    let after = new Date('2026-11-20T00:00:00Z');
    for (let count = 0; count < 10; count += 1) {
      const turn = startsAfter(ruza, rule, after);
      expect(occurrenceOf(ruza, rule, turn.startsAt)).toBe(turn.occurrence);
      expect(turn.dueAt).toEqual(addMinutes(turn.startsAt, 30));
      named.push(turn.occurrence);
      after = turn.startsAt;
    }
    // A Friday, then Monday.
    expect([named[0], named[8], named[9]]).toEqual(['2026-11-20T09:00', '2026-11-20T17:00', '2026-11-23T09:00']);
  });

  it('2.6: twice a working day; a time of day is one of the turn it follows', () => {
    const rule: Rule = { ...ruleOf(ruza, 'dispatch'), due: { kind: 'at', time: '16:00' } };
    const morning = startsAfter(ruza, rule, new Date('2026-11-20T00:00:00Z'));
    const afternoon = startsAfter(ruza, rule, morning.startsAt);
    expect([morning, afternoon].map((turn) => localTime(turn.startsAt, zone))).toEqual(['10:30', '15:00']);
    expect([morning, afternoon].map((turn) => localTime(turn.dueAt, zone))).toEqual(['16:00', '16:00']);
    expect(startsAfter(ruza, rule, afternoon.startsAt).occurrence).toBe('2026-11-23T10:30');
  });
});

describe('names of turns', () => {
  it('an event turn is named by the instant of its start, a calendar turn by its local day', () => {
    const late = new Date('2026-11-20T21:30:00Z');
    expect(occurrenceOf(khimki, ruleOf(khimki, 'acknowledge'), late)).toBe('2026-11-20T21:30:00.000Z');
    expect(occurrenceOf(khimki, ruleOf(khimki, 'top-digest'), late)).toBe('2026-11-21');
  });
});
