import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Tx } from '../../../src/store/database.ts';
import { releaseLease, takeLease } from '../../../src/store/leases.ts';
import { lease } from '../../../src/store/schema/system.ts';
import { forEachDatabase, useDatabase } from '../../support/databases.ts';

const ask = (holder: string) => ({ name: 'sender', holder, seconds: 30 });
const runOut = (tx: Tx) => tx.update(lease).set({ until: sql`now() - interval '1 second'` });

forEachDatabase((fixture) => {
  it('the first holder has it; renewing keeps the epoch; others are refused', async () => {
    const { db } = fixture.database;
    expect(await takeLease(db, ask('a'))).toEqual({ epoch: 1, mine: true });
    expect(await takeLease(db, ask('a'))).toEqual({ epoch: 1, mine: true });
    expect(await takeLease(db, ask('b'))).toEqual({ epoch: 1, mine: false });
    expect(await takeLease(db, { ...ask('b'), name: 'other' })).toEqual({ epoch: 1, mine: true });
  });

  it('a lease that ran out passes on with the next epoch', async () => {
    const { db } = fixture.database;
    await takeLease(db, ask('a'));
    await runOut(db);
    expect(await takeLease(db, ask('b'))).toEqual({ epoch: 2, mine: true });
    expect(await takeLease(db, ask('a'))).toEqual({ epoch: 2, mine: false });
  });

  it('a holder that nobody replaced goes on in its epoch', async () => {
    const { db } = fixture.database;
    await takeLease(db, ask('a'));
    await runOut(db);
    expect(await takeLease(db, ask('a'))).toEqual({ epoch: 1, mine: true });
  });

  it('a released lease is free at once; only its holder can release it', async () => {
    const { db } = fixture.database;
    await takeLease(db, ask('a'));
    await releaseLease(db, { name: 'sender', holder: 'b' });
    expect(await takeLease(db, ask('b'))).toMatchObject({ mine: false });
    await releaseLease(db, { name: 'sender', holder: 'a' });
    expect(await takeLease(db, ask('b'))).toEqual({ epoch: 2, mine: true });
  });
});

describe('two processes on PostgreSQL', () => {
  const fixture = useDatabase('postgres');

  it('racing for a lease have one holder and one epoch', async () => {
    const other = await fixture.another();
    for (const epoch of [1, 2, 3]) {
      const asked = await Promise.all(
        Array.from({ length: 10 }, (_, n) => takeLease((n % 2 ? other : fixture.database).db, ask(`${epoch}/${n}`))),
      );
      expect(asked.filter((held) => held.mine)).toEqual([{ epoch, mine: true }]);
      await runOut(fixture.database.db);
    }
  });
});
