import { expect, it } from 'vitest';
import { listAdmins, readPerson, upsertPerson, type PersonDraft } from '../../../src/store/people.ts';
import { appointmentsDuring, insertAppointment } from '../../../src/store/appointments.ts';
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
    const officer = await ensureSeat(db, { district: 'khimki', post: 'officer', scope: 'energy', title: 'Первая' });
    await ensureSeat(db, { district: 'ruza', post: 'mcur-head', scope: '' });
    expect(await ensureSeat(db, { district: 'khimki', post: 'mcur-head', scope: '' })).toEqual(head);
    const again = await ensureSeat(db, { district: 'khimki', post: 'officer', scope: 'energy', title: 'Вторая' });
    expect(again).toEqual({ ...officer, title: 'Первая', relay: false });
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
    expect(await holdersOf(db, [seat.id], minute(1))).toEqual([
      { seatId: seat.id, person: first },
      { seatId: seat.id, person: second },
    ]);
    expect(await seatsOfPerson(db, 1, minute(1))).toEqual([seat]);
    expect(await endAppointment(db, { ...seated, at: minute(2) })).toBe(true);
    expect(await endAppointment(db, { ...seated, at: minute(3) })).toBe(false);
    expect(await seatsOfPerson(db, 1, minute(3))).toEqual([]);
    expect(await holdersOf(db, [seat.id], minute(3))).toEqual([{ seatId: seat.id, person: second }]);
    expect(await appoint(db, { ...seated, at: minute(4) })).toBe(true);
    expect(await holdersOf(db, [], minute(4))).toEqual([]);
  });

  it('a period holds from its first instant until just before its last, and may lie ahead', async () => {
    const { db } = fixture.database;
    const { id: seatId } = await ensureSeat(db, { district: 'khimki', post: 'officer', scope: 'energy' });
    await upsertPerson(db, person(1));
    await insertAppointment(db, { seatId, personId: 1, from: minute(10), to: minute(20), absence: 'a' });
    const held = async (at: number) => (await holdersOf(db, [seatId], minute(at))).length;
    expect([await held(9), await held(10), await held(19), await held(20)]).toEqual([0, 1, 1, 0]);
    const during = async (from: number, to: number | null) =>
      (await appointmentsDuring(db, [seatId], { from: minute(from), to: to === null ? null : minute(to) })).length;
    expect([await during(0, 10), await during(0, 11), await during(19, null), await during(20, null)]).toEqual([
      0, 1, 1, 0,
    ]);
  });

  it('whoever is appointed before a period of their own serves until it begins; an end takes both', async () => {
    const { db } = fixture.database;
    const { id: seatId } = await ensureSeat(db, { district: 'khimki', post: 'officer', scope: 'energy' });
    await upsertPerson(db, person(1));
    await insertAppointment(db, { seatId, personId: 1, from: minute(10), to: null, absence: 'a' });
    expect(await appoint(db, { seatId, personId: 1, at: T0 })).toBe(true);
    const periods = await appointmentsDuring(db, [seatId], { from: T0, to: null });
    expect(periods.map(({ from, to }) => [from, to])).toEqual([
      [T0, minute(10)],
      [minute(10), null],
    ]);
    expect(await endAppointment(db, { seatId, personId: 1, at: minute(5) })).toBe(true);
    expect(await holdersOf(db, [seatId], minute(15))).toEqual([]);
    expect(await holdersOf(db, [seatId], minute(5))).toEqual([]);
    expect(await holdersOf(db, [seatId], minute(4))).toHaveLength(1);
  });
});
