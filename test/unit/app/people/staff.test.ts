import { describe, expect, test } from 'vitest';
import { setRelay } from '../../../../src/app/people/relay.ts';
import { unbind } from '../../../../src/app/people/unbind.ts';
import { mayAct } from '../../../../src/app/acts/rights.ts';
import { rosterOf } from '../../../../src/app/people/roster-of.ts';
import {
  audienceOf,
  chatsOf,
  postsOfChat,
  relayedPosts,
  seatedPosts,
  staffOf,
} from '../../../../src/app/people/staff.ts';
import { forEachDatabase } from '../../../support/databases.ts';
import { createSeats, type Seats } from '../../../support/seats.ts';

const [ANNA, BORIS, VERA] = [21, 22, 23];
const [EAST, WEST, MINISTRY] = [-701, -702, -703];
const UNITS = ['executors/ук восход', 'executors/ук закат'];

forEachDatabase((fixture) => {
  const chats = async (seats: Seats, ...posts: string[]) =>
    (await chatsOf(fixture.database.db, seats.book, posts, seats.app.clock())).map(({ chatId, posts: named }) => [
      chatId,
      named,
    ]);
  const staff = async (seats: Seats, post: string) =>
    (await staffOf(fixture.database.db, seats.book, seats.app.clock()))[post];
  const twoUnits = async () => {
    const seats = await createSeats(fixture, 'ruza-zhkh');
    await seats.seat('executors ruza-zhkh УК Восход', seats.admin, EAST);
    await seats.seat('executors ruza-zhkh УК «ЗАКАТ»', BORIS);
    return seats;
  };

  describe('a post with a seat for each organisation', () => {
    test('is reached in all of its units, each chat under the unit it serves; one unit in its own', async () => {
      const seats = await twoUnits();
      expect(await chats(seats, 'executors')).toEqual([
        [EAST, [UNITS[0]]],
        [BORIS, [UNITS[1]]],
      ]);
      expect(await chats(seats, 'executors/ук закат')).toEqual([[BORIS, [UNITS[1]]]]);
    });

    test('keeps the first spelling of a name, and takes any other for the same organisation', async () => {
      const seats = await twoUnits();
      await seats.seat('executors ruza-zhkh ук «восход»', VERA);
      const seated = await seatedPosts(fixture.database.db, seats.book, seats.app.clock());
      const units = [...seated.values()].filter(({ post }) => post.startsWith('executors'));
      expect(units.map(({ post, title }) => [post, title])).toEqual([
        [UNITS[0], 'УК Восход'],
        [UNITS[1], 'УК «ЗАКАТ»'],
      ]);
      expect(units[0]?.persons.map(({ id }) => id)).toEqual([VERA]);
    });

    test('stands as a whole as well as its best unit does, and each unit for itself', async () => {
      const seats = await createSeats(fixture, 'ruza-zhkh');
      expect(await staff(seats, 'executors')).toEqual({ state: 'empty', persons: [] });
      await seats.seat('executors ruza-zhkh УК «ЗАКАТ»', BORIS);
      const person = { id: BORIS, name: `Человек ${BORIS}` };
      expect(await staff(seats, 'executors')).toEqual({ state: 'reachable', persons: [person] });
      expect(await staff(seats, 'executors/ук закат')).toEqual({
        state: 'reachable',
        persons: [person],
        title: 'УК «ЗАКАТ»',
      });
      expect(await staff(seats, 'executors/ук восход')).toBeUndefined();
    });

    test('gives a person the right in the unit they sit for, and its chat the look of the post', async () => {
      const seats = await twoUnits();
      const wish = { personId: BORIS, chatId: BORIS, regulation: 'ruza-zhkh' };
      expect(await mayAct(fixture.database.db, seats.app, { ...wish, action: 'duties' })).toMatchObject({
        ok: true,
        posts: [UNITS[1]],
        actor: { posts: [UNITS[1]] },
      });
      expect(await mayAct(fixture.database.db, seats.app, { ...wish, action: 'appoint' })).toEqual({
        ok: false,
        reason: { kind: 'not-for-post', titles: ['Исполнитель УК «ЗАКАТ»'] },
      });
      expect(audienceOf(seats.book, [UNITS[1] ?? ''], true)).toMatchObject({
        posts: [UNITS[1]],
        external: true,
        may: ['duties', 'assignments'],
      });
      expect(await postsOfChat(fixture.database.db, seats.app, EAST)).toEqual(new Map([['ruza-zhkh', [UNITS[0]]]]));
    });

    test('loses a unit with its last person and chat; the roster shows who is left', async () => {
      const seats = await twoUnits();
      const book = seats.book;
      const [east] = await chatsOf(fixture.database.db, book, ['executors'], seats.app.clock());
      await unbind(seats.app, { by: seats.admin, bindingId: east?.bindingIds[0] ?? 0 });
      expect(await staff(seats, UNITS[0] ?? '')).toBeUndefined();
      const roster = await rosterOf(fixture.database.db, book, seats.app.clock(), false);
      expect(
        roster.filter(({ post }) => post.id.startsWith('executors')).map(({ post, names }) => [post.title, names]),
      ).toEqual([['Исполнитель УК «ЗАКАТ»', [`Человек ${BORIS}`]]]);
    });
  });

  describe('a post that another stands in for', () => {
    test('is reached there while it is empty, under its own name, and in its own chat from then on', async () => {
      const seats = await createSeats(fixture, 'ruza-zhkh');
      expect(await staff(seats, 'ministry-waste')).toEqual({ state: 'empty', persons: [] });
      await seats.seat('ministry ruza-zhkh', seats.admin, MINISTRY);
      expect(await staff(seats, 'ministry-waste')).toEqual({ state: 'reachable', persons: [] });
      expect(await chats(seats, 'ministry', 'ministry-waste')).toEqual([[MINISTRY, ['ministry', 'ministry-waste']]]);
      await seats.seat('ministry-waste ruza-zhkh', seats.admin, WEST);
      expect(await chats(seats, 'ministry-waste')).toEqual([[WEST, ['ministry-waste']]]);
    });
  });

  describe('where bots are forbidden', () => {
    test('nothing is sent to the post, nor to what it stands in for, and nobody misses it', async () => {
      const seats = await createSeats(fixture, 'ruza-zhkh');
      const book = seats.book;
      await seats.seat('ministry ruza-zhkh', seats.admin, MINISTRY);
      const wish = { by: seats.admin, regulation: 'ruza-zhkh', post: 'ministry', on: true };
      expect(await setRelay(seats.app, wish)).toMatchObject({ kind: 'set', changed: true });
      expect(await setRelay(seats.app, wish)).toMatchObject({ kind: 'set', changed: false });
      expect(await chats(seats, 'ministry', 'ministry-block')).toEqual([]);
      expect(await relayedPosts(fixture.database.db, book, seats.app.clock())).toEqual([
        'ministry',
        'ministry-block',
        'ministry-waste',
      ]);
      expect((await staff(seats, 'ministry'))?.state).toBe('reachable');
      expect(await setRelay(seats.app, { ...wish, on: false })).toMatchObject({ kind: 'set', changed: true });
      expect(await chats(seats, 'ministry')).toEqual([[MINISTRY, ['ministry']]]);
    });

    test('only an external post, by an admin', async () => {
      const seats = await createSeats(fixture, 'ruza-zhkh');
      await seats.seat('mcur-head ruza-zhkh', ANNA);
      const wish = { by: seats.admin, regulation: 'ruza-zhkh', post: 'ministry', on: true };
      expect(await setRelay(seats.app, { ...wish, by: ANNA })).toEqual({
        kind: 'refused',
        reason: { kind: 'admin-only' },
      });
      expect(await setRelay(seats.app, { ...wish, post: 'mcur-head' })).toMatchObject({ kind: 'not-external' });
      expect(await setRelay(seats.app, { ...wish, post: 'executors/ук восход' })).toEqual({ kind: 'unknown-post' });
    });
  });

  test('those who run the bot are reached in their private chats, as nobody from outside', async () => {
    const seats = await createSeats(fixture, 'ruza-zhkh');
    expect(await chats(seats, 'admin')).toEqual([[seats.admin, ['admin']]]);
    expect(audienceOf(seats.book, ['admin'], true).external).toBe(false);
  });
});
