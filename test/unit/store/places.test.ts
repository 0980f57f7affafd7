import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays, daysBetween, type LocalDate } from '../../../src/domain/calendar.ts';
import { countByDay } from '../../../src/store/appeals.ts';
import type { Place } from '../../../src/store/appeal-place.ts';
import type { Db } from '../../../src/store/database.ts';
import { readDaySeries } from '../../../src/store/day-series.ts';
import { listPlacesOf, listPlacesSince } from '../../../src/store/places.ts';
import { appeal, imports } from '../../../src/store/schema/appeals.ts';
import { forEachDatabase } from '../../support/databases.ts';

const DISTRICT = 'ruza';
const FIRST = '2026-05-01';
const LAST = addDays(FIRST, 19);
const STATES = ['visible', 'visible', 'staging', 'rolled-back'] as const;
const AT = new Date('2026-06-01T07:00:00Z');

/** One name may be at several levels, and two rows of names join to the same letters. */
const name = fc.constantFrom(null, 'Вода', 'вода', 'Во', 'да');
const version = fc.record({
  district: fc.constantFrom(DISTRICT, DISTRICT, DISTRICT, 'khimki'),
  source: fc.constantFrom('Добродел', 'ЕДДС'),
  day: fc.nat(19).map((days) => addDays(FIRST, days)),
  place: fc.record({ direction: name, category: name, subcategory: name, fact: name }),
  by: fc.nat(3),
  superseded: fc.option(fc.nat(3), { nil: null, freq: 3 }),
});
type Version = typeof version extends fc.Arbitrary<infer T> ? T : never;

/** Four imports, of which two are seen, and these versions of appeals. */
async function known(db: Db, versions: readonly Version[]): Promise<void> {
  await db.delete(appeal);
  await db.delete(imports);
  const counts = { rows: 0, added: 0, changed: 0, unchanged: 0, foreign: 0, rejected: [] };
  const file = { regulation: 'ruza-zhkh', district: DISTRICT, fileName: 'a.csv', asOf: AT, receivedAt: AT, ...counts };
  const made = await db
    .insert(imports)
    .values(STATES.map((state, at) => ({ ...file, state, hash: String(at), receivedBy: 'test' })))
    .returning({ id: imports.id });
  const idOf = (at: number) => made[at]?.id ?? 0;
  if (versions.length === 0) return;
  await db.insert(appeal).values(
    versions.map(({ district, source, day, place, by, superseded }, at) => ({
      district,
      source,
      ...place,
      externalId: String(at),
      rowHash: '',
      createdAt: AT,
      createdOn: day,
      status: '',
      statusGroup: 'new',
      overdue: false,
      repeated: false,
      importId: idOf(by),
      supersededBy: superseded === null ? null : idOf(superseded),
    })),
  );
}

const named = ({ direction, category, subcategory, fact }: Place) =>
  JSON.stringify([direction, category, subcategory, fact]);
const distinct = (places: readonly Place[]) => [...new Set(places.map(named))].toSorted();

forEachDatabase((fixture) => {
  it('the places of a district, and their daily counts, are those that counting every appeal gives', async () => {
    const { db } = fixture.database;
    const day = fc.nat(19).map((days) => addDays(FIRST, days));
    await fc.assert(
      fc.asyncProperty(fc.array(version, { maxLength: 40 }), day, day, async (versions, one, other) => {
        await known(db, versions);
        const [from, to]: [LocalDate, LocalDate] = one < other ? [one, other] : [other, one];
        const own = versions.filter(({ district }) => district === DISTRICT);
        const seenSince = await countByDay(db, { district: DISTRICT, from, to: LAST });
        expect((await listPlacesSince(db, { district: DISTRICT, since: from })).map(named).toSorted()).toEqual(
          distinct(seenSince),
        );

        const days = { district: DISTRICT, from, to };
        const places = await listPlacesOf(db, days);
        const within = own.filter((row) => from <= row.day && row.day <= to);
        expect(places.map(named).toSorted()).toEqual(distinct(within.map(({ place }) => place)));

        const some = places.filter((_, at) => at % 3 > 0);
        const wanted = new Set(some.map(named));
        const series = await readDaySeries(db, days, { places: some });
        const found = series.flatMap(({ counts, ...place }) =>
          [...counts].flatMap((count, at) => (count > 0 ? [[place.source, named(place), at, count]] : [])),
        );
        const counted = (await countByDay(db, days)).filter((place) => wanted.has(named(place)));
        const expected = counted.map((row) => [row.source, named(row), daysBetween(from, row.day), row.count]);
        expect(found.map(String).toSorted()).toEqual(expected.map(String).toSorted());
      }),
      { numRuns: 40 },
    );
  });
});
