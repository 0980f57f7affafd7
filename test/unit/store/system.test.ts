import { describe, expect, it } from 'vitest';
import { readRegulationState, startWatching, upsertRegulation } from '../../../src/store/regulation-state.ts';
import {
  claimClockMapping,
  consumeAdminCode,
  readSystem,
  stampSystem,
  storeAdminCode,
  touchTick,
} from '../../../src/store/system.ts';
import { forEachDatabase, useDatabase } from '../../support/databases.ts';
import { T0, minute } from '../../support/rows.ts';

forEachDatabase((fixture) => {
  it('a new database is stamped, and the same stamp again is welcome', async () => {
    const { db } = fixture.database;
    expect(await readSystem(db)).toBeNull();
    await stampSystem(db, { stamp: 'real', botId: null });
    await stampSystem(db, { stamp: 'real', botId: 5_000_000_001 });
    await stampSystem(db, { stamp: 'real', botId: 5_000_000_001 });
    await stampSystem(db, { stamp: 'real', botId: null });
    expect(await readSystem(db)).toMatchObject({ stamp: 'real', botId: 5_000_000_001, lastTickAt: null });
  });

  it('a database stamped otherwise is refused in one line', async () => {
    const { db } = fixture.database;
    await stampSystem(db, { stamp: 'simulated', botId: null });
    await expect(stampSystem(db, { stamp: 'real', botId: 7 })).rejects.toThrow(
      /^this database is stamped simulated and can't be used as real: set DATABASE_URL or DATA_DIR to another one$/,
    );
    expect(await readSystem(db)).toMatchObject({ stamp: 'simulated', botId: null });
  });

  it('a database of another bot is refused in one line', async () => {
    const { db } = fixture.database;
    await stampSystem(db, { stamp: 'real', botId: 6 });
    await expect(stampSystem(db, { stamp: 'real', botId: 7 })).rejects.toThrow(
      /^this database belongs to bot 6, and BOT_TOKEN is of bot 7: set DATABASE_URL or DATA_DIR to another one$/,
    );
  });

  it('the first clock mapping stays', async () => {
    const { db } = fixture.database;
    const first = { realAt: T0, startAt: minute(1000), speed: 600 };
    await expect(claimClockMapping(db, first)).rejects.toThrow('the clock was claimed before the database was stamped');
    await stampSystem(db, { stamp: 'simulated', botId: null });
    expect(await claimClockMapping(db, first)).toEqual(first);
    expect(await claimClockMapping(db, { realAt: minute(1), startAt: T0, speed: 1 })).toEqual(first);
  });

  it('the last tick never goes back', async () => {
    const { db } = fixture.database;
    await stampSystem(db, { stamp: 'real', botId: null });
    await touchTick(db, minute(5));
    await touchTick(db, minute(4));
    expect((await readSystem(db))?.lastTickAt).toEqual(minute(5));
    await touchTick(db, minute(6));
    expect((await readSystem(db))?.lastTickAt).toEqual(minute(6));
  });

  it('the first admin code is used once, in time', async () => {
    const { db } = fixture.database;
    await stampSystem(db, { stamp: 'real', botId: null });
    expect(await consumeAdminCode(db, { hash: 'h', now: T0 })).toBe(false);
    await storeAdminCode(db, { hash: 'h', expiresAt: minute(30) });
    expect(await consumeAdminCode(db, { hash: 'h', now: minute(30) })).toBe(false);
    expect(await consumeAdminCode(db, { hash: 'x', now: T0 })).toBe(false);
    expect(await consumeAdminCode(db, { hash: 'h', now: minute(29) })).toBe(true);
    expect(await consumeAdminCode(db, { hash: 'h', now: minute(29) })).toBe(false);
  });

  it('a regulation is watched from the first time on, whatever book it runs on', async () => {
    const { db } = fixture.database;
    const khimki = { regulation: 'khimki-energy', district: 'khimki', bookHash: 'one' };
    expect(await startWatching(db, 'khimki-energy', T0)).toBe(false);
    await upsertRegulation(db, khimki);
    expect(await readRegulationState(db, 'khimki-energy')).toEqual({ ...khimki, watchingSince: null });
    expect(await startWatching(db, 'khimki-energy', T0)).toBe(true);
    expect(await startWatching(db, 'khimki-energy', minute(1))).toBe(false);
    await upsertRegulation(db, { ...khimki, bookHash: 'two' });
    expect(await readRegulationState(db, 'khimki-energy')).toEqual({ ...khimki, bookHash: 'two', watchingSince: T0 });
    expect(await readRegulationState(db, 'ruza-zhkh')).toBeNull();
  });
});

describe('two processes on PostgreSQL', () => {
  const fixture = useDatabase('postgres');

  it('that start together use one clock mapping', async () => {
    const other = await fixture.another();
    await stampSystem(fixture.database.db, { stamp: 'simulated', botId: null });
    const mappings = await Promise.all(
      Array.from({ length: 8 }, (_, n) =>
        (n % 2 ? other : fixture.database).transaction((tx) =>
          claimClockMapping(tx, { realAt: minute(n), startAt: T0, speed: 600 }),
        ),
      ),
    );
    expect(new Set(mappings.map((mapping) => mapping.realAt.getTime())).size).toBe(1);
  });
});
