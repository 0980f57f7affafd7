import { expect, it } from 'vitest';
import type { Case } from '../../../src/domain/case.ts';
import { casesBehind, takeOffList, leaveCardsBehind } from '../../../src/store/cards-behind.ts';
import type { Tx } from '../../../src/store/database.ts';
import { forEachDatabase, useDatabase } from '../../support/databases.ts';
import { givenCase } from '../../support/rows.ts';

const SEARCH = { regulations: ['khimki-energy'], limit: 10, except: [] };

forEachDatabase((fixture) => {
  it('a case decided on is behind until it is caught up with; deciding again changes nothing but its version', async () => {
    const { db } = fixture.database;
    const [one, other] = await two(db);
    await leaveCardsBehind(db, [other, one]);
    await leaveCardsBehind(db, [later(other)]);
    expect(await casesBehind(db, SEARCH)).toEqual([one.id, other.id]);
    expect(await takeOffList(db, [one])).toEqual([one.id]);
    expect(await casesBehind(db, SEARCH)).toEqual([other.id]);
    expect(await takeOffList(db, [one])).toEqual([]);
  });

  it('a case decided on since it was read stays behind; one read later than it was decided on does not', async () => {
    const { db } = fixture.database;
    const [one, other] = await two(db);
    await leaveCardsBehind(db, [later(one), other]);
    expect(await takeOffList(db, [one, later(other)])).toEqual([other.id]);
    expect(await casesBehind(db, SEARCH)).toEqual([one.id]);
  });

  it('as many as are asked for, of the regulations that are here, but for those left alone', async () => {
    const { db } = fixture.database;
    const [one, other] = await two(db);
    const foreign = await givenCase(db, { subject: 'foreign', regulation: 'ruza-zhkh' });
    await leaveCardsBehind(db, [one, other, foreign]);
    expect(await casesBehind(db, { ...SEARCH, limit: 1 })).toEqual([one.id]);
    expect(await casesBehind(db, { ...SEARCH, except: [one.id] })).toEqual([other.id]);
    expect(await casesBehind(db, { ...SEARCH, regulations: ['ruza-zhkh'] })).toEqual([foreign.id]);
  });

  it('nothing asked is nothing done', async () => {
    const { db } = fixture.database;
    await leaveCardsBehind(db, []);
    expect([await takeOffList(db, []), await casesBehind(db, SEARCH)]).toEqual([[], []]);
  });
});

const postgres = useDatabase('postgres');

it('whoever words cards does not wait for whoever is deciding on one of the cases', async () => {
  const { db } = postgres.database;
  const [one, other] = await two(db);
  await leaveCardsBehind(db, [one, other]);
  const replica = await postgres.another(1);
  await replica.transaction(async (tx) => {
    await leaveCardsBehind(tx, [later(one)]);
    expect(await takeOffList(db, [one, other])).toEqual([other.id]);
  });
  expect(await casesBehind(db, SEARCH)).toEqual([one.id]);
});

async function two(db: Tx): Promise<[Case, Case]> {
  return [await givenCase(db, { subject: 'one' }), await givenCase(db, { subject: 'other' })];
}

function later(decided: Case): Case {
  return { ...decided, version: decided.version + 1 };
}
