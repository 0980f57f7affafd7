import { describe, expect, test } from 'vitest';
import { setAbsence } from '../../../../src/app/people/absence.ts';
import { cancelAbsence } from '../../../../src/app/people/cancel-absence.ts';
import { gapsOf } from '../../../../src/app/people/gaps.ts';
import { absencesOf, rosterAhead } from '../../../../src/app/people/roster.ts';
import { mayAct } from '../../../../src/app/acts/rights.ts';
import { chatsOf, seatedPosts } from '../../../../src/app/people/staff.ts';
import { outbox } from '../../../../src/store/schema/messages.ts';
import { forEachDatabase } from '../../../support/databases.ts';
import { createSeats, type Seats } from '../../../support/seats.ts';

const [ANNA, BORIS, VERA, STRANGER] = [21, 22, 23, 99];
const DAY = 24 * 60;
const [FROM, TO] = [DAY, 3 * DAY];

forEachDatabase((fixture) => {
  const { seated, away } = {
    /** Anna is the officer, Boris a deputy, Vera the head of the centre. */
    seated: async () => {
      const seats = await createSeats(fixture, 'khimki-energy');
      await seats.seat('officer khimki-energy', ANNA);
      await seats.seat('deputies khimki-energy', BORIS);
      await seats.seat('mcur-head khimki-energy', VERA);
      return seats;
    },
    away: (seats: Seats, told: Partial<Parameters<typeof setAbsence>[1]> = {}) =>
      setAbsence(seats.app, {
        key: 'a',
        by: ANNA,
        regulation: 'khimki-energy',
        personId: ANNA,
        post: 'officer',
        from: seats.at(FROM),
        to: seats.at(TO),
        substituteId: BORIS,
        ...told,
      }),
  };
  /** Whom the officer's post reaches at a minute, by private chat. */
  const reached = async (seats: Seats, minutes: number) => {
    const book = seats.book;
    return (await chatsOf(fixture.database.db, book, ['officer'], seats.at(minutes))).map(({ chatId }) => chatId);
  };
  const during = async (seats: Seats) =>
    Promise.all([FROM - 1, FROM, TO - 1, TO].map(async (minutes) => (await reached(seats, minutes))[0] ?? null));

  describe('5.2: an absence', () => {
    test('gives the post to the substitute from its first instant until its last, and then back', async () => {
      const seats = await seated();
      expect(await away(seats)).toEqual({
        kind: 'set',
        post: seats.book.posts['officer'],
        name: `Человек ${ANNA}`,
        from: seats.at(FROM),
        to: seats.at(TO),
        substitute: `Человек ${BORIS}`,
        again: false,
      });
      expect(await during(seats)).toEqual([ANNA, BORIS, BORIS, ANNA]);
    });

    test('takes the right to act from whoever is away, and gives it to the substitute', async () => {
      const seats = await seated();
      await away(seats);
      const may = async (personId: number) =>
        (
          await mayAct(fixture.database.db, seats.app, {
            personId,
            chatId: personId,
            regulation: 'khimki-energy',
            action: 'import',
          })
        ).ok;
      expect([await may(ANNA), await may(BORIS)]).toEqual([true, false]);
      seats.setClock(FROM);
      expect([await may(ANNA), await may(BORIS)]).toEqual([false, true]);
    });

    test('of the same update is set once, and its substitute is announced once', async () => {
      const seats = await seated();
      const first = await away(seats);
      const told = async () => (await fixture.database.db.select().from(outbox)).length;
      const before = await told();
      expect(await away(seats)).toEqual({ ...first, again: true });
      expect(await told()).toBe(before);
      expect(await absencesOf(fixture.database.db, seats.book, seats.at(0))).toEqual([
        {
          id: expect.any(Number) as number,
          key: 'a',
          post: 'officer',
          personId: ANNA,
          name: `Человек ${ANNA}`,
          from: seats.at(FROM),
          to: seats.at(TO),
          substitute: `Человек ${BORIS}`,
        },
      ]);
    });

    test('is given by the person, by whoever keeps the roster, by an admin, and by nobody else', async () => {
      const seats = await seated();
      expect(await away(seats, { by: BORIS })).toMatchObject({ kind: 'refused' });
      expect(await away(seats, { by: VERA, key: 'b', substituteId: null })).toMatchObject({ kind: 'set' });
      const other = { key: 'c', from: seats.at(10 * DAY), to: seats.at(11 * DAY) };
      expect(await away(seats, { ...other, by: seats.admin })).toMatchObject({ kind: 'set' });
    });

    test('is refused for a stranger as substitute, for the person as their own, outside the post, for no post', async () => {
      const seats = await seated();
      const refused = async (told: Parameters<typeof away>[1]) => (await away(seats, told)).kind;
      expect(await refused({ substituteId: STRANGER })).toBe('unknown-substitute');
      expect(await refused({ substituteId: ANNA })).toBe('substitute-holds-it');
      expect(await refused({ personId: BORIS, by: VERA })).toBe('not-in-post');
      expect(await refused({ post: 'oficer' })).toBe('unknown-post');
      expect(await refused({ post: 'officer/ук восход' })).toBe('unknown-post');
      expect(await during(seats)).toEqual([ANNA, ANNA, ANNA, ANNA]);
    });

    test('is refused where it ends before it begins, or is over, or begins within another', async () => {
      const seats = await seated();
      expect(await away(seats, { to: seats.at(FROM) })).toEqual({ kind: 'wrong-period' });
      expect(await away(seats, { from: seats.at(-DAY), to: seats.at(0) })).toEqual({ kind: 'wrong-period' });
      await away(seats);
      expect(await away(seats, { key: 'b', from: seats.at(FROM - 1) })).toMatchObject({ kind: 'away-already' });
      expect(await away(seats, { key: 'b', from: seats.at(FROM + 1), to: seats.at(TO + 1) })).toMatchObject({
        kind: 'away-already',
      });
    });

    test('one who stands in goes away only when the first absence is given anew', async () => {
      const seats = await seated();
      await away(seats);
      const own = { key: 'b', by: BORIS, personId: BORIS, substituteId: VERA, from: seats.at(FROM + 1) };
      expect(await away(seats, own)).toMatchObject({ kind: 'stands-in' });
    });

    test('whose substitute is from outside is refused for a post of the house', async () => {
      const seats = await seated();
      await seats.seat('ministry khimki-energy', STRANGER);
      expect(await away(seats, { substituteId: STRANGER })).toMatchObject({ kind: 'mixes-external' });
    });
  });

  test('5.1: a post of one takes nobody else while its holder is away, with a substitute or without', async () => {
    const seats = await seated();
    await away(seats, { substituteId: null });
    seats.setClock(FROM);
    expect(await seats.seat('officer khimki-energy', VERA)).toMatchObject({
      kind: 'introduced',
      heldBy: `Человек ${ANNA}`,
    });
    expect(await seats.seat('officer khimki-energy', ANNA)).toMatchObject({ kind: 'seated' });
    expect(await during(seats)).toEqual([ANNA, ANNA, ANNA, ANNA]);
  });

  describe('an absence taken back', () => {
    test('before it begins leaves the post as it was', async () => {
      const seats = await seated();
      await away(seats);
      expect(await cancelAbsence(seats.app, { by: BORIS, key: 'a' })).toMatchObject({ kind: 'refused' });
      expect(await cancelAbsence(seats.app, { by: ANNA, key: 'a' })).toMatchObject({ kind: 'cancelled' });
      expect(await during(seats)).toEqual([ANNA, ANNA, ANNA, ANNA]);
      expect(await cancelAbsence(seats.app, { by: ANNA, key: 'a' })).toEqual({ kind: 'no-such-absence' });
      expect(await absencesOf(fixture.database.db, seats.book, seats.at(0))).toEqual([]);
    });

    test('while it lasts brings the person back at once', async () => {
      const seats = await seated();
      await away(seats);
      seats.setClock(FROM + 10);
      expect(await cancelAbsence(seats.app, { by: ANNA, key: 'a' })).toMatchObject({ kind: 'cancelled' });
      expect(await reached(seats, FROM + 9)).toEqual([BORIS]);
      expect(await reached(seats, FROM + 10)).toEqual([ANNA]);
      expect(await reached(seats, TO)).toEqual([ANNA]);
    });

    test('when it is over changes nothing', async () => {
      const seats = await seated();
      await away(seats);
      seats.setClock(TO);
      expect(await cancelAbsence(seats.app, { by: ANNA, key: 'a' })).toEqual({ kind: 'no-such-absence' });
      expect(await during(seats)).toEqual([ANNA, BORIS, BORIS, ANNA]);
    });

    test('the first of two leaves the second', async () => {
      const seats = await seated();
      await away(seats);
      await away(seats, { key: 'b', from: seats.at(10 * DAY), to: seats.at(11 * DAY) });
      await cancelAbsence(seats.app, { by: ANNA, key: 'a' });
      expect(await during(seats)).toEqual([ANNA, ANNA, ANNA, ANNA]);
      expect(await reached(seats, 10 * DAY)).toEqual([BORIS]);
      expect(await reached(seats, 11 * DAY)).toEqual([ANNA]);
    });
  });

  describe('the roster ahead', () => {
    test('names who holds a post on each day, and who stands in', async () => {
      const seats = await seated();
      await away(seats);
      const book = seats.book;
      const { days } = await rosterAhead(fixture.database.db, book, { now: seats.at(0), days: 3 });
      const officers = days.map(({ day, holders }) => [
        day,
        holders.filter(({ post }) => post === 'officer').map(({ name, standsIn, from }) => [name, standsIn, from]),
      ]);
      expect(officers).toEqual([
        ['2026-05-21', [[`Человек ${ANNA}`, false, seats.at(0)]]],
        [
          '2026-05-22',
          [
            [`Человек ${ANNA}`, false, null],
            [`Человек ${BORIS}`, true, seats.at(FROM)],
          ],
        ],
        ['2026-05-23', [[`Человек ${BORIS}`, true, null]]],
      ]);
    });

    test('names the posts nobody is in, cannot be written to, or will be left', async () => {
      const seats = await seated();
      const book = seats.book;
      const gaps = async (from: number) => {
        const found = await gapsOf(fixture.database.db, book, { from: seats.at(from), to: seats.at(from + 2 * DAY) });
        return found.filter(({ post }) => ['officer', 'mcur-head', 'ministry', 'district-head'].includes(post));
      };
      const head = { post: 'district-head', why: 'empty', from: null };
      const ministry = { post: 'ministry', why: 'empty', from: null };
      expect(await gaps(0)).toEqual([head, ministry]);
      await seats.seat('ministry khimki-energy', seats.admin, -700);
      await away(seats, { substituteId: null });
      expect(await gaps(-DAY - 1)).toContainEqual({ post: 'mcur-head', why: 'empty', from: null });
      expect(await gaps(0)).toEqual([{ post: 'officer', why: 'leaves', from: seats.at(FROM) }, head]);
      expect(await gaps(FROM)).toEqual([{ post: 'officer', why: 'empty', from: null }, head]);
      await cancelAbsence(seats.app, { by: ANNA, key: 'a' });
      await away(seats, { key: 'b' });
      expect(await gaps(0)).toEqual([head]);
      const seat = (await seatedPosts(fixture.database.db, book, seats.at(0))).get('officer');
      expect(seat?.bindings.map(({ chatId }) => chatId)).toEqual([ANNA]);
    });

    test('is seen a day ahead and while it lasts: a group alone does for an outsider, not for the house; an organisation by itself', async () => {
      const seats = await createSeats(fixture, 'ruza-zhkh');
      await seats.seat('deputies ruza-zhkh', seats.admin, -701);
      await seats.seat('executors ruza-zhkh УК Восход', ANNA);
      await seats.seat('executors ruza-zhkh УК Закат', seats.admin, -702);
      await seats.seat('executors ruza-zhkh Водоканал', BORIS);
      const gaps = async (from: number) => {
        const period = { from: seats.at(from), to: seats.at(from + 2 * DAY) };
        return (await gapsOf(fixture.database.db, seats.book, period)).filter(({ post }) =>
          /^(deputies|executors)/.test(post),
        );
      };
      const deputies = { post: 'deputies', why: 'empty', from: null };
      expect(await gaps(0)).toEqual([deputies]);
      const post = [...(await seatedPosts(fixture.database.db, seats.book, seats.at(0))).values()].find(
        ({ title }) => title === 'УК Восход',
      )?.post;
      await away(seats, { regulation: 'ruza-zhkh', post: post ?? '', substituteId: null });
      expect(await gaps(0)).toEqual([deputies, { post, why: 'leaves', from: seats.at(FROM), title: 'УК Восход' }]);
      expect(await gaps(FROM)).toEqual([deputies, { post, why: 'empty', from: null, title: 'УК Восход' }]);
      expect(await gaps(TO)).toEqual([deputies]);
    });
  });
});
