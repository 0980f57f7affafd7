import { expect, test } from 'vitest';
import { emptyFacts } from '../../../src/domain/case.ts';
import { rungElsewhere } from '../../../src/app/rung-elsewhere.ts';
import { bookOf, shippedYaml } from '../../support/books.ts';
import { useDatabase } from '../../support/databases.ts';
import { givenCase } from '../../support/rows.ts';

const fixture = useDatabase('pglite');
const ruza = bookOf(shippedYaml('ruza-zhkh'));
/** Another block of the same district, and a block of another one. */
const neighbour = { ...ruza, id: 'ruza-roads', block: 'roads' };
const stranger = bookOf(shippedYaml('khimki-energy'));
const books = new Map([ruza, neighbour, stranger].map((book) => [book.id, book]));
/** 23:15 in Moscow. */
const NOW = new Date('2026-03-02T20:15:00Z');
const HEAD_TONIGHT = 'district-head 2026-03-02';

test('night: one ring of the Head is enough for every case of the district; not for another district, by day, or by a drill', async () => {
  const { db } = fixture.database;
  const given = (subject: string, regulation: string, rung: string[], drill = false) =>
    givenCase(db, { subject, regulation, drill, lastAt: NOW, facts: { ...emptyFacts(subject), rung } });
  const heard = async (subject: Awaited<ReturnType<typeof given>>, now = NOW) =>
    rungElsewhere(db, { books }, { book: books.get(subject.regulation) ?? ruza, subject, now });
  const own = await given('own', 'ruza-zhkh', [HEAD_TONIGHT]);
  const before = await given('before', 'ruza-zhkh', ['district-head 2026-03-01']);
  await given('drill', 'ruza-zhkh', [HEAD_TONIGHT], true);
  // Its own ring is in its own facts; those of an earlier night and of a drill are none.
  expect(await heard(own)).toEqual([]);
  expect(await heard(before)).toEqual([HEAD_TONIGHT]);
  expect(await heard(await given('roads', 'ruza-roads', []))).toEqual([HEAD_TONIGHT]);
  expect(await heard(await given('lights', 'khimki-energy', []))).toEqual([]);
  expect(await heard(before, new Date('2026-03-02T12:00:00Z'))).toEqual([]);
});
