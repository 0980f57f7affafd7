import { expect, test } from 'vitest';
import { setAbsence } from '../../../../src/app/people/absence.ts';
import { chatsOf } from '../../../../src/app/people/staff.ts';
import type { DraftData } from '../../../../src/render/duties/draft-data.ts';
import { contentNow } from '../../../support/control-table.ts';
import { useDatabase } from '../../../support/databases.ts';
import { importApp } from '../../../support/import-app.ts';
import { createSeats, type Seats } from '../../../support/seats.ts';

const [ANNA, BORIS, VERA] = [21, 22, 23];
const DAY = 24 * 60;
/** Friday 18:00 and Monday 09:00: a night, a weekend, a night. */
const [EVENING, MONDAY] = [DAY + 8 * 60, 4 * DAY - 60];

// The same statements on both databases are proven by absence.test.ts and accept.test.ts.
const fixture = useDatabase('pglite');

/** What the bot would report under a rule at a minute, of the two posts of 5.1 and the coordinator. */
async function gaps(seats: Seats, rule: string, minutes: number): Promise<string[]> {
  const app = importApp(fixture.database, { books: seats.app.books, clock: () => seats.at(minutes) });
  const told: (DraftData | null)[] = (await contentNow(app, seats.book, rule)).for([]);
  const wanted = ['officer', 'mcur-head', 'coordinator'];
  return told
    .flatMap((data) => (data?.draft === 'gaps' ? data.gaps : []))
    .filter(({ post }) => wanted.includes(post))
    .map(({ post, why }) => `${post} ${why}`);
}

test('5.1: one head of the centre and one officer: each post is reported until it is filled, and takes no second person', async () => {
  const seats = await createSeats(fixture, 'ruza-zhkh');
  expect(await gaps(seats, 'posts-filled', 0)).toEqual(['officer empty', 'mcur-head empty', 'coordinator empty']);
  await seats.seat('officer ruza-zhkh', ANNA);
  expect(await gaps(seats, 'posts-filled', DAY)).toEqual(['mcur-head empty', 'coordinator empty']);
  await seats.seat('mcur-head ruza-zhkh', BORIS);
  expect(await gaps(seats, 'posts-filled', 2 * DAY)).toEqual(['coordinator empty']);
  const taken = { kind: 'introduced', post: { id: 'mcur-head', holders: 'one' }, heldBy: `Человек ${BORIS}` };
  expect(await seats.seat('mcur-head ruza-zhkh', VERA)).toMatchObject(taken);
  expect(await seats.seat('officer ruza-zhkh', VERA)).toMatchObject({ kind: 'introduced', heldBy: `Человек ${ANNA}` });
});

test('5.2: a night and a weekend without anybody are reported the day before; with a substitute they are covered', async () => {
  const seats = await createSeats(fixture, 'ruza-zhkh');
  await seats.seat('officer ruza-zhkh', ANNA);
  await seats.seat('mcur-head ruza-zhkh', BORIS);
  await seats.seat('coordinator ruza-zhkh', VERA);
  const away = (key: string, substituteId: number | null) =>
    setAbsence(seats.app, {
      key,
      by: ANNA,
      regulation: 'ruza-zhkh',
      personId: ANNA,
      post: 'officer',
      from: seats.at(EVENING + (substituteId === null ? 0 : 7 * DAY)),
      to: seats.at(MONDAY + (substituteId === null ? 0 : 7 * DAY)),
      substituteId,
    });
  expect(await away('alone', null)).toMatchObject({ kind: 'set', substitute: null });
  expect(await away('covered', BORIS)).toMatchObject({ kind: 'set', substitute: `Человек ${BORIS}` });
  const thursday = 7 * 60;
  expect(await gaps(seats, 'shifts-covered', thursday - DAY + 1)).not.toContain('officer leaves');
  expect(await gaps(seats, 'shifts-covered', thursday)).toEqual(['officer leaves']);
  expect(await gaps(seats, 'shifts-covered', EVENING)).toEqual(['officer empty']);
  expect(await gaps(seats, 'shifts-covered', thursday + 7 * DAY)).toEqual([]);
});

test('7.1, decree 3: whoever answers for the regulation and whoever coordinates it are people of the roster, and the report finds them', async () => {
  const seats = await createSeats(fixture, 'ruza-zhkh');
  const reached = async () => {
    const chats = await chatsOf(fixture.database.db, seats.book, ['mcur-head', 'coordinator'], seats.at(0));
    return chats.map(({ chatId, posts }) => [chatId, posts]);
  };
  expect(await reached()).toEqual([]);
  await seats.seat('mcur-head ruza-zhkh', BORIS);
  expect(await seats.seat('coordinator ruza-zhkh Орлова О. О.', VERA)).toMatchObject({ name: 'Орлова О. О.' });
  expect(await reached()).toEqual([
    [BORIS, ['mcur-head']],
    [VERA, ['coordinator']],
  ]);
});
