import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMinutes, localTime, weekdayOf } from '../../../src/domain/calendar.ts';
import type { Book } from '../../../src/regulation/book.ts';
import type { Rule } from '../../../src/regulation/rule.ts';
import { occurrenceOf, startsAfter } from '../../../src/regulation/schedule.ts';
import { leavesAt, nextStep } from '../../../src/regulation/steps.ts';
import { bookOf, shippedYaml } from '../../support/books.ts';
import { anyInstant, MINUTE_MS, ruleOf, stepsUntil } from '../../support/steps.ts';

const khimki = bookOf(shippedYaml('khimki-energy'));

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
