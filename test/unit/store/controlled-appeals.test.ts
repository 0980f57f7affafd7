import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { StatusGroup } from '../../../src/domain/appeal.ts';
import { controlDays, statesFrom } from '../../../src/analytics/appeal-states.ts';
import { worstFirst } from '../../../src/analytics/worst-first.ts';
import { addDays } from '../../../src/domain/calendar.ts';
import { mondayToFriday } from '../../../src/regulation/schedule.ts';
import { countControlled, listControlled } from '../../../src/store/controlled-appeals.ts';
import { knowDays } from '../../support/appeal-rows.ts';
import { forEachDatabase } from '../../support/databases.ts';
import { KHIMKI } from '../../support/import-app.ts';

/** A Tuesday: what came by Wednesday the 22nd and is not accepted stands still. */
const TODAY = '2026-07-28';
const FEW = 7;

const day = (from: number, to: number) => fc.integer({ min: from, max: to }).map((days) => addDays(TODAY, days));
const open = fc.record({
  direction: fc.constantFrom('Энергетика', 'Энергетика', 'Дороги', null),
  subcategory: fc.constantFrom('Нет света', null),
  source: fc.constantFrom('Добродел', 'ЕДДС', 'Инцидент'),
  createdOn: day(-7, -4),
  deadlineOn: fc.option(day(-3, 9)),
  statusGroup: fc.constantFrom<StatusGroup>(
    'new',
    'new',
    'accepted',
    'in-work',
    'in-work',
    'postponed',
    'answered',
    'closed',
  ),
  overdue: fc.constantFrom(true, false, false, false, false),
  repeated: fc.constantFrom(true, false, false, false),
});

forEachDatabase((fixture) => {
  it('2.3–2.5: the database counts and orders the control lists as one by one they would be', async () => {
    const { db } = fixture.database;
    const rows = fc
      .sample(open, { numRuns: 300, seed: 5 })
      .map((one, at) => ({ ...one, number: `${one.createdOn}-${at}-0` }));
    await knowDays(
      db,
      KHIMKI,
      { from: addDays(TODAY, -9), to: TODAY },
      rows.map(({ deadlineOn, createdOn, number: _, ...row }) => ({
        ...row,
        deadlineAt: deadlineOn === null ? null : new Date(`${deadlineOn}T20:30:00Z`),
        on: (day) => Number(day === createdOn),
      })),
    );

    const statesOf = statesFrom(TODAY, mondayToFriday);
    const standing = worstFirst(
      rows
        .filter(({ statusGroup }) => !['answered', 'closed'].includes(statusGroup))
        .map((row) => ({
          ...row,
          states: statesOf({ ...row, isNew: row.statusGroup === 'new', postponed: row.statusGroup === 'postponed' }),
        }))
        .filter(({ states }) => Object.values(states).some((state) => state !== false && state !== null)),
    );
    const of = {
      district: KHIMKI.district.id,
      zone: KHIMKI.district.timezone,
      days: controlDays(TODAY, mondayToFriday),
    };
    const counts = await countControlled(db, of);
    expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(standing.length);

    const isOwn = ({ direction }: { direction: string | null }) => direction === 'Энергетика';
    const own = standing.filter(isOwn);
    const places = counts.filter(isOwn);
    expect(places.reduce((sum, { count }) => sum + count, 0)).toBe(own.length);
    const keys = places.map(({ key }) => key);
    for (const atMost of [FEW, rows.length]) {
      const listed = await listControlled(db, { ...of, places: keys, atMost });
      expect(listed.map(({ number }) => number)).toEqual(own.slice(0, atMost).map(({ number }) => number));
    }
    expect(await listControlled(db, { ...of, places: [], atMost: FEW })).toEqual([]);
  });
});
