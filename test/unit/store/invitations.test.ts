import { describe, expect, it } from 'vitest';
import type { Tx } from '../../../src/store/database.ts';
import {
  consumeInvitation,
  createInvitation,
  peekInvitation,
  type Invitation,
} from '../../../src/store/invitations.ts';
import { ensureSeat } from '../../../src/store/seats.ts';
import { forEachDatabase, useDatabase } from '../../support/databases.ts';
import { T0, minute } from '../../support/rows.ts';

async function givenInvitation(tx: Tx): Promise<Invitation> {
  const seat = await ensureSeat(tx, { district: 'khimki', post: 'officer', scope: 'energy' });
  const created = {
    hash: 'h',
    seatId: seat.id,
    label: '',
    createdBy: 5_000_000_001,
    createdAt: T0,
    expiresAt: minute(60),
  };
  await createInvitation(tx, created);
  return created;
}

forEachDatabase((fixture) => {
  it('an invitation can be looked at without being used, and used once', async () => {
    const { db } = fixture.database;
    const created = await givenInvitation(db);
    const now = minute(59);
    expect(await peekInvitation(db, { hash: 'h', now })).toEqual(created);
    expect(await consumeInvitation(db, { hash: 'h', now, usedBy: 7 })).toEqual(created);
    expect(await consumeInvitation(db, { hash: 'h', now, usedBy: 7 })).toBeNull();
    expect(await peekInvitation(db, { hash: 'h', now })).toBeNull();
  });

  it('an invitation that expired, or that nobody wrote, is none', async () => {
    const { db } = fixture.database;
    await givenInvitation(db);
    expect(await peekInvitation(db, { hash: 'h', now: minute(60) })).toBeNull();
    expect(await consumeInvitation(db, { hash: 'h', now: minute(60), usedBy: 7 })).toBeNull();
    expect(await consumeInvitation(db, { hash: 'x', now: T0, usedBy: 7 })).toBeNull();
  });
});

describe('two processes on PostgreSQL', () => {
  const fixture = useDatabase('postgres');

  it('use an invitation once between them', async () => {
    const other = await fixture.another();
    await givenInvitation(fixture.database.db);
    const used = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        (n % 2 ? other : fixture.database).transaction((tx) =>
          consumeInvitation(tx, { hash: 'h', now: T0, usedBy: n }),
        ),
      ),
    );
    expect(used.filter((invitation) => invitation !== null)).toHaveLength(1);
  });
});
