import { describe, expect, test } from 'vitest';
import { setAbsence } from '../../../../src/app/people/absence.ts';
import { dropShift } from '../../../../src/app/people/drop-shift.ts';
import { introducedTo } from '../../../../src/app/people/introduce.ts';
import { mayAct } from '../../../../src/app/acts/rights.ts';
import { absencesOf, rosterAhead } from '../../../../src/app/people/roster.ts';
import { setShift } from '../../../../src/app/people/shift.ts';
import { chatsOf } from '../../../../src/app/people/staff.ts';
import { outbox } from '../../../../src/store/schema/messages.ts';
import { forEachDatabase } from '../../../support/databases.ts';
import { createSeats, type Seats } from '../../../support/seats.ts';

const [ANNA, BORIS, VERA, DUTY, STRANGER] = [21, 22, 23, 24, 99];
const HOUR = 60;
const SHIFT = 12 * HOUR;

forEachDatabase((fixture) => {
  /** Anna is the officer, Boris a deputy, Vera the head of the centre. */
  const seated = async () => {
    const seats = await createSeats(fixture, 'ruza-zhkh');
    await seats.seat('officer ruza-zhkh', ANNA);
    await seats.seat('deputies ruza-zhkh', BORIS);
    await seats.seat('mcur-head ruza-zhkh', VERA);
    return seats;
  };
  const shift = (
    seats: Seats,
    [personId, from, to]: readonly [personId: number, from: number, to: number],
    told: { key?: string; by?: number; post?: string } = {},
  ) =>
    setShift(seats.app, {
      key: `${personId}-${from}`,
      by: VERA,
      regulation: 'ruza-zhkh',
      post: 'officer',
      personId,
      from: seats.at(from),
      to: seats.at(to),
      ...told,
    });
  const reached = async (seats: Seats, ...minutes: number[]) =>
    Promise.all(
      minutes.map(async (minute) => {
        const chats = await chatsOf(fixture.database.db, seats.book, ['officer'], seats.at(minute));
        return chats.map(({ chatId }) => chatId);
      }),
    );

  describe('5.2: a shift', () => {
    test('gives the post from its first instant until its last; an appointment without end lasts until the first', async () => {
      const seats = await seated();
      expect(await shift(seats, [ANNA, HOUR, SHIFT])).toMatchObject({ kind: 'set', endsOpen: true, again: false });
      expect(await shift(seats, [BORIS, SHIFT, 2 * SHIFT])).toMatchObject({ kind: 'set', endsOpen: false });
      const at = [0, HOUR, SHIFT - 1, SHIFT, 2 * SHIFT - 1, 2 * SHIFT];
      expect(await reached(seats, ...at)).toEqual([[ANNA], [ANNA], [ANNA], [BORIS], [BORIS], []]);
    });

    test('is given to whoever introduced themselves by an invitation while another is in the post, and not before', async () => {
      const seats = await seated();
      const known = () => introducedTo(fixture.database.db, seats.book, seats.at(0));
      expect(await known()).toEqual([]);
      expect(await seats.seat('officer ruza-zhkh', DUTY)).toMatchObject({
        kind: 'introduced',
        heldBy: `Человек ${ANNA}`,
      });
      expect(await known()).toEqual([{ post: 'officer', personId: DUTY, name: `Человек ${DUTY}` }]);
      expect(await reached(seats, 0)).toEqual([[ANNA]]);
      const wish = { regulation: 'ruza-zhkh', personId: DUTY, chatId: DUTY, action: 'acknowledge' } as const;
      expect(await mayAct(fixture.database.db, seats.app, wish)).toMatchObject({ ok: false });
      await shift(seats, [ANNA, 0, SHIFT]);
      expect(await shift(seats, [DUTY, SHIFT, 2 * SHIFT])).toMatchObject({ kind: 'set', endsOpen: false });
      expect(await known()).toEqual([]);
      expect(await reached(seats, SHIFT - 1, SHIFT, 2 * SHIFT)).toEqual([[ANNA], [DUTY], []]);
      seats.setClock(SHIFT);
      expect(await mayAct(fixture.database.db, seats.app, wish)).toMatchObject({ ok: true });
      expect(await introducedTo(fixture.database.db, seats.book, seats.at(2 * SHIFT))).toContainEqual(
        expect.objectContaining({ personId: DUTY }),
      );
    });

    test('of the same update is set once, and announced once', async () => {
      const seats = await seated();
      await shift(seats, [ANNA, 0, SHIFT]);
      await shift(seats, [BORIS, SHIFT, 2 * SHIFT]);
      const rows = async () => (await fixture.database.db.select().from(outbox)).length;
      const before = await rows();
      expect(await shift(seats, [BORIS, SHIFT, 2 * SHIFT])).toMatchObject({ kind: 'set', again: true });
      expect(await rows()).toBe(before);
      const { days } = await rosterAhead(fixture.database.db, seats.book, { now: seats.at(0), days: 1 });
      expect(days[0]?.holders.filter(({ post, shift: id }) => post === 'officer' && id !== null)).toHaveLength(2);
    });

    test('is refused over another in the post of one, twice for one person, to a stranger, in the past', async () => {
      const seats = await seated();
      expect(await shift(seats, [BORIS, SHIFT, 2 * SHIFT])).toMatchObject({
        kind: 'seat-taken',
        heldBy: `Человек ${ANNA}`,
      });
      await shift(seats, [ANNA, 0, SHIFT]);
      expect(await shift(seats, [ANNA, SHIFT - 1, SHIFT + 1])).toMatchObject({ kind: 'substitute-holds-it' });
      expect(await shift(seats, [BORIS, SHIFT - 1, SHIFT + 1])).toMatchObject({ kind: 'seat-taken' });
      expect(await shift(seats, [STRANGER, SHIFT, 2 * SHIFT])).toMatchObject({ kind: 'unknown-substitute' });
      expect(await shift(seats, [ANNA, -2 * HOUR, -HOUR])).toMatchObject({ kind: 'wrong-period' });
      expect(await shift(seats, [ANNA, SHIFT, 2 * SHIFT], { post: 'oficer' })).toMatchObject({ kind: 'unknown-post' });
      expect(await reached(seats, SHIFT)).toEqual([[]]);
    });

    test('is for whoever keeps the roster, one’s own too', async () => {
      const seats = await seated();
      expect(await shift(seats, [ANNA, HOUR, SHIFT], { by: ANNA })).toMatchObject({ kind: 'refused' });
      expect(await shift(seats, [ANNA, HOUR, SHIFT], { by: seats.admin })).toMatchObject({ kind: 'set' });
    });

    test('is not for whoever is absent then, and is no absence', async () => {
      const seats = await seated();
      const away = { key: 'a', by: ANNA, regulation: 'ruza-zhkh', personId: ANNA, post: 'officer', substituteId: null };
      await setAbsence(seats.app, { ...away, from: seats.at(SHIFT), to: seats.at(2 * SHIFT) });
      expect(await shift(seats, [ANNA, HOUR, SHIFT + 1])).toMatchObject({ kind: 'person-away' });
      expect(await shift(seats, [ANNA, HOUR, SHIFT])).toMatchObject({ kind: 'substitute-holds-it' });
      expect(await shift(seats, [ANNA, 3 * SHIFT, 4 * SHIFT])).toMatchObject({ kind: 'set', endsOpen: true });
      const absences = await absencesOf(fixture.database.db, seats.book, seats.at(0));
      expect(absences.map(({ key }) => key)).toEqual(['a']);
    });

    test('taken back leaves nobody in its time, and ends now where it has begun', async () => {
      const seats = await seated();
      await shift(seats, [ANNA, HOUR, SHIFT]);
      await shift(seats, [BORIS, SHIFT, 2 * SHIFT]);
      const { days } = await rosterAhead(fixture.database.db, seats.book, { now: seats.at(0), days: 2 });
      const shifts = days.flatMap(({ holders }) => holders.filter(({ shift: id }) => id !== null));
      const ids = new Map(shifts.map((one) => [one.personId, one.shift ?? 0]));
      const drop = (id: number | undefined, by = VERA) => dropShift(seats.app, { by, id: id ?? 0 });
      expect(await drop(ids.get(BORIS), ANNA)).toMatchObject({ kind: 'refused' });
      expect(await drop(ids.get(BORIS))).toMatchObject({ kind: 'dropped' });
      expect(await drop(ids.get(BORIS))).toEqual({ kind: 'no-such-shift' });
      seats.setClock(2 * HOUR);
      expect(await drop(ids.get(ANNA))).toMatchObject({ kind: 'dropped' });
      expect(await reached(seats, 2 * HOUR - 1, 2 * HOUR, SHIFT)).toEqual([[ANNA], [], []]);
    });
  });
});
