import { expect, it } from 'vitest';
import type { RegisterValues } from '../../../src/domain/register.ts';
import {
  confirmRegisterRows,
  countRegisterRows,
  endRegisterRow,
  insertRegisterRows,
  lastRegisterUpdate,
  listRegisterRows,
  replaceRegisterRows,
} from '../../../src/store/registers.ts';
import { registerRow } from '../../../src/store/schema/registers.ts';
import { forEachDatabase } from '../../support/databases.ts';
import { T0, minute } from '../../support/rows.ts';

const place = { regulation: 'ruza-zhkh', register: 'flushings' };
const entered = (rows: RegisterValues[], at = T0) => ({ ...place, district: 'ruza', by: '41', at, rows });
const street = (address: string): RegisterValues => ({
  date: '2026-03-01',
  informed: null,
  address,
  sound: true,
  volume: 2.5,
});

forEachDatabase((fixture) => {
  const listed = async (more: { after?: number; limit?: number } = {}) =>
    (await listRegisterRows(fixture.database.db, { ...place, after: 0, limit: 100, ...more })).map((row) => row.values);

  it('rows come back as they were entered, oldest first, a page at a time', async () => {
    const { db } = fixture.database;
    const rows = ['а', 'б', 'в'].map(street);
    await insertRegisterRows(db, entered(rows));
    await insertRegisterRows(db, entered([]));
    await insertRegisterRows(db, { ...entered([street('чужая')]), register: 'org' });
    await insertRegisterRows(db, { ...entered([street('чужая')]), regulation: 'other' });
    const [first, second] = await listRegisterRows(db, { ...place, after: 0, limit: 2 });
    expect(first).toEqual({ id: first?.id, values: rows[0], createdAt: T0, createdBy: '41', updatedAt: T0 });
    expect(await listed({ after: second?.id ?? 0 })).toEqual([rows[2]]);
    expect(await countRegisterRows(db, place)).toBe(3);
  });

  it('text that PostgreSQL can not store is stored', async () => {
    await insertRegisterRows(fixture.database.db, entered([{ address: 'a\0b' }]));
    expect(await listed()).toEqual([{ address: 'a\uFFFDb' }]);
  });

  it('an ended row is kept and not shown; the register is as fresh as its last change or confirmation', async () => {
    const { db } = fixture.database;
    expect(await lastRegisterUpdate(db, place)).toBeNull();
    await insertRegisterRows(db, entered(['а', 'б'].map(street)));
    const id = (await listRegisterRows(db, { ...place, after: 0, limit: 1 }))[0]?.id ?? 0;
    expect(await endRegisterRow(db, { ...place, register: 'org', id, at: minute(1) })).toBe(false);
    expect(await endRegisterRow(db, { ...place, id, at: minute(1) })).toBe(true);
    expect(await endRegisterRow(db, { ...place, id, at: minute(2) })).toBe(false);
    expect(await listed()).toEqual([street('б')]);
    expect(await lastRegisterUpdate(db, place)).toEqual(minute(1));
    await confirmRegisterRows(db, { ...place, at: minute(3) });
    expect(await lastRegisterUpdate(db, place)).toEqual(minute(3));
    expect((await db.select().from(registerRow)).map((row) => row.updatedAt)).toEqual([minute(1), minute(3)]);
  });

  it('a file takes the place of all rows of its register, and of no other', async () => {
    const { db } = fixture.database;
    await insertRegisterRows(db, entered(['а', 'б'].map(street)));
    await insertRegisterRows(db, { ...entered([street('другая')]), register: 'org' });
    await replaceRegisterRows(db, { ...entered(['в'].map(street), minute(5)), by: 'xlsx' });
    expect(await listed()).toEqual([street('в')]);
    expect(await countRegisterRows(db, { ...place, register: 'org' })).toBe(1);
    expect(await lastRegisterUpdate(db, place)).toEqual(minute(5));
    await replaceRegisterRows(db, entered([], minute(6)));
    expect(await countRegisterRows(db, place)).toBe(0);
    expect(await lastRegisterUpdate(db, place)).toEqual(minute(6));
  });

  // PGlite has one connection: nothing can race there.
  it.runIf(fixture.kind === 'postgres')('of two files at once one stands, whole', async () => {
    const other = await fixture.another();
    const file = (letter: string) => entered([`${letter}1`, `${letter}2`].map(street), minute(1));
    await Promise.all([
      fixture.database.transaction((tx) => replaceRegisterRows(tx, file('а'))),
      other.transaction((tx) => replaceRegisterRows(tx, file('б'))),
    ]);
    const addresses = (await listed()).map((values) => String(values['address'])[0]);
    expect(addresses).toHaveLength(2);
    expect(new Set(addresses).size).toBe(1);
  });
});
