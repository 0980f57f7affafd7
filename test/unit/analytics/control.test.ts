import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { controlDays, statesFrom, type OpenAppeal } from '../../../src/analytics/appeal-states.ts';
import { altogether, byResponsible } from '../../../src/analytics/by-responsible.ts';
import { closings } from '../../../src/analytics/closings.ts';
import { deadlines, notAccepted, statuses, stuck, type StatusCount } from '../../../src/analytics/control.ts';
import { worstFirst } from '../../../src/analytics/worst-first.ts';
import { addDays, daysBetween } from '../../../src/domain/calendar.ts';
import { mondayToFriday } from '../../../src/regulation/schedule.ts';

/** A Friday. */
const TODAY = '2026-05-22';

const day = (from: number, to: number) => fc.integer({ min: from, max: to }).map((days) => addDays(TODAY, days));
const appeal = fc.record({
  number: fc.nat({ max: 9 }).map(String),
  source: fc.constantFrom('Добродел', 'ЕЦУР'),
  executor: fc.constantFrom('', 'УК «Восход»', 'ук восход', 'Горсвет'),
  responsible: fc.constantFrom('', 'Начальник', 'начальник', 'Заместитель'),
  createdOn: day(-20, 0),
  deadlineOn: fc.option(day(-5, 10)),
  overdue: fc.boolean(),
  isNew: fc.boolean(),
  postponed: fc.boolean(),
  repeated: fc.boolean(),
  returned: fc.boolean(),
  count: fc.constant(1),
});
const appeals = fc.array(appeal, { maxLength: 40 });

const NONE_DUE = { overdue: 0, promisePassed: 0, today: 0, inOne: 0, inTwo: 0, inThree: 0 };

/** What each list says of these appeals. */
function listsOf(rows: readonly (OpenAppeal & StatusCount)[]) {
  const unaccepted = rows.filter(({ isNew }) => isNew);
  return {
    unaccepted: notAccepted(unaccepted, TODAY),
    stuck: stuck(unaccepted, TODAY, mondayToFriday),
    deadlines: deadlines(rows, TODAY, mondayToFriday),
    statuses: statuses(rows, TODAY),
  };
}

describe('the control lists', () => {
  it('2.3–2.5: lose no appeal: their sums are what the appeals say one by one', () => {
    fc.assert(
      fc.property(appeals, (rows) => {
        const statesOf = statesFrom(TODAY, mondayToFriday);
        const states = rows.map((row) => statesOf(row satisfies OpenAppeal));
        const many = (isIn: (one: (typeof states)[number]) => boolean) => states.filter(isIn).length;
        const lists = listsOf(rows);
        expect(altogether(lists.unaccepted)?.count ?? 0).toBe(many(({ notAccepted: is }) => is));
        expect(altogether(lists.stuck)?.count ?? 0).toBe(many(({ stuck: is }) => is));
        expect(altogether(lists.deadlines) ?? NONE_DUE).toEqual({
          overdue: many(({ overdue }) => overdue),
          promisePassed: many(({ promisePassed }) => promisePassed),
          today: many(({ dueIn }) => dueIn === 0),
          inOne: many(({ dueIn }) => dueIn === 1),
          inTwo: many(({ dueIn }) => dueIn === 2),
          inThree: many(({ dueIn }) => dueIn === 3),
        });
        const left = altogether(lists.statuses);
        expect(left?.postponed ?? 0).toBe(many(({ postponed }) => postponed));
        // One word, one number, in whichever list it stands.
        expect(left?.overdue ?? 0).toBe(many(({ overdue }) => overdue));
        expect(left?.promisePassed ?? 0).toBe(many(({ promisePassed }) => promisePassed));
        expect(left?.repeated ?? 0).toBe(many(({ repeated }) => repeated));
        expect(left?.count ?? 0).toBe(many((one) => one.postponed || one.overdue || one.repeated));
      }),
    );
  });

  it('2.5: by responsible they have the same sums, each post once', () => {
    fc.assert(
      fc.property(appeals, (rows) => {
        for (const list of Object.values(listsOf(rows))) {
          const people = byResponsible(list as { executor: string; responsible: string }[]);
          const names = people.map(({ responsible }) => responsible.toLowerCase());
          expect(new Set(names).size).toBe(names.length);
          const sum = altogether(people.map((one) => ({ ...one, executor: '' })));
          expect(sum).toEqual(altogether(list as { executor: string; responsible: string }[]));
        }
      }),
    );
  });

  it('are in one order, whatever order the appeals came in', () => {
    fc.assert(
      fc.property(appeals, fc.infiniteStream(fc.nat()), (rows, keys) => {
        // One spelling each: of two, the first one read is shown.
        const spelt = rows.map((row) => ({
          ...row,
          executor: row.executor.toLowerCase().replace(/[«»]/g, ''),
          responsible: row.responsible.toLowerCase(),
        }));
        const shuffled = spelt
          .map((row) => ({ row, key: keys.next().value as number }))
          .toSorted((a, b) => a.key - b.key)
          .map(({ row }) => row);
        expect(listsOf(shuffled)).toEqual(listsOf(spelt));
      }),
    );
  });

  it('the table has every appeal once, overdue ones first', () => {
    fc.assert(
      fc.property(appeals, (rows) => {
        const statesOf = statesFrom(TODAY, mondayToFriday);
        const ranked = worstFirst(rows.map((row) => ({ ...row, states: statesOf(row) })));
        expect(ranked).toHaveLength(rows.length);
        const overdue = ranked.map(({ states }) => states.overdue);
        expect(overdue.lastIndexOf(true)).toBe(overdue.filter(Boolean).length - 1);
      }),
    );
  });

  it('2.4, 2.8: the days by which the database counts are those by which one appeal is told of, whatever days are off', () => {
    fc.assert(
      fc.property(
        fc.array(fc.boolean(), { minLength: 60, maxLength: 60 }),
        day(-20, 0),
        day(-5, 10),
        (off, createdOn, deadlineOn) => {
          const isWorkingDay = (on: string) => !(off[daysBetween(addDays(TODAY, -40), on)] ?? false);
          const { soonBy, stuckSince } = controlDays(TODAY, isWorkingDay);
          const one = { createdOn, deadlineOn, overdue: false, isNew: true, postponed: false, repeated: false };
          const { stuck: isStill, dueIn, overdue } = statesFrom(TODAY, isWorkingDay)(one);
          expect(isStill).toBe(createdOn <= stuckSince);
          expect(overdue || dueIn !== null).toBe(deadlineOn <= soonBy);
        },
      ),
    );
  });

  it('2.4: what is due on a day off is due by the working day after it; a holiday moves the days', () => {
    const dueIn = (deadlineOn: string, isWorkingDay = mondayToFriday) =>
      statesFrom(
        TODAY,
        isWorkingDay,
      )({
        createdOn: TODAY,
        deadlineOn,
        overdue: false,
        isNew: false,
        postponed: false,
        repeated: false,
      }).dueIn;
    expect(
      ['2026-05-21', '2026-05-22', '2026-05-23', '2026-05-25', '2026-05-27', '2026-05-28'].map((on) => dueIn(on)),
    ).toEqual([null, 0, 1, 1, 3, null]);
    const mondayOff = (on: string) => on !== '2026-05-25' && mondayToFriday(on);
    expect(['2026-05-25', '2026-05-26', '2026-05-28'].map((on) => dueIn(on, mondayOff))).toEqual([1, 1, 3]);
  });
});

it('2.5: closed in time, late, or nobody can say; the four make up all', () => {
  const row = (closedOn: string | null, deadlineOn: string | null, count: number) => ({ closedOn, deadlineOn, count });
  const counts = [
    row('2026-05-21', '2026-05-21', 1),
    row('2026-05-22', '2026-05-21', 2),
    row(null, '2026-05-21', 4),
    row(null, null, 8),
    row('2026-05-21', null, 16),
  ];
  expect(closings(counts)).toEqual({ inTime: 1, late: 2, undated: 12, withoutTerm: 16 });
});
