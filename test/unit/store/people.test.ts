import { expect, it } from 'vitest';
import { listAdmins, readPerson, upsertPerson, type PersonDraft } from '../../../src/store/people.ts';
import { appoint, endAppointment, ensureSeat, holdersOf, listSeats, seatsOfPerson } from '../../../src/store/seats.ts';
import { forEachDatabase } from '../../support/databases.ts';
import { T0, minute } from '../../support/rows.ts';

function person(id: number, told: Partial<PersonDraft> = {}): PersonDraft {
  return { id, name: `Person ${id}`, username: null, at: T0, ...told };
}

forEachDatabase((fixture) => {
  it('a person is known by what was last told; a phone and being admin are not lost', async () => {
    const { db } = fixture.database;
    const id = 5_000_000_001;
    await upsertPerson(db, person(id, { username: 'ivanov', phone: '+7 900', admin: true }));
    const known = await upsertPerson(db, person(id, { name: 'Иванов И. И.', at: minute(5) }));
    expect(known).toEqual({ id, name: 'Иванов И. И.', username: null, phone: '+7 900', admin: true });
    expect(await readPerson(db, id)).toEqual(known);
    expect(await readPerson(db, 1)).toBeNull();
  });

  it('a name with an impossible character is stored', async () => {
    expect(await upsertPerson(fixture.database.db, person(1, { name: 'a\0b' }))).toMatchObject({ name: 'a\uFFFDb' });
  });

  it('admins are listed, the longest-serving first', async () => {
    const { db } = fixture.database;
    await upsertPerson(db, person(3, { admin: true, at: minute(1) }));
    await upsertPerson(db, person(2));
    await upsertPerson(db, person(1, { admin: true, at: minute(2) }));
    expect((await listAdmins(db)).map((admin) => admin.id)).toEqual([3, 1]);
  });

  it('a seat is made once', async () => {
    const { db } = fixture.database;
    const head = await ensureSeat(db, { district: 'khimki', post: 'mcur-head', scope: '' });
    const officer = await ensureSeat(db, { district: 'khimki', post: 'officer', scope: 'energy' });
    await ensureSeat(db, { district: 'ruza', post: 'mcur-head', scope: '' });
    expect(await ensureSeat(db, { district: 'khimki', post: 'mcur-head', scope: '' })).toEqual(head);
    expect(await listSeats(db, 'khimki')).toEqual([head, officer]);
  });

  it('a person is appointed once at a time, may leave and come back', async () => {
    const { db } = fixture.database;
    const seat = await ensureSeat(db, { district: 'khimki', post: 'officer', scope: 'energy' });
    await upsertPerson(db, person(1));
    await upsertPerson(db, person(2));
    const seated = { seatId: seat.id, personId: 1 };
    expect(await appoint(db, { ...seated, at: T0 })).toBe(true);
    expect(await appoint(db, { ...seated, at: minute(1) })).toBe(false);
    expect(await appoint(db, { seatId: seat.id, personId: 2, at: minute(1) })).toBe(true);
    const first = { id: 1, name: 'Person 1', phone: null, admin: false };
    const second = { id: 2, name: 'Person 2', phone: null, admin: false };
    expect(await holdersOf(db, [seat.id])).toEqual([
      { seatId: seat.id, person: first },
      { seatId: seat.id, person: second },
    ]);
    expect(await seatsOfPerson(db, 1)).toEqual([seat]);
    expect(await endAppointment(db, { ...seated, at: minute(2) })).toBe(true);
    expect(await endAppointment(db, { ...seated, at: minute(3) })).toBe(false);
    expect(await seatsOfPerson(db, 1)).toEqual([]);
    expect(await holdersOf(db, [seat.id])).toEqual([{ seatId: seat.id, person: second }]);
    expect(await appoint(db, { ...seated, at: minute(4) })).toBe(true);
    expect(await holdersOf(db, [])).toEqual([]);
  });
});
