import { expect, test } from 'vitest';
import { calendarWatch, warnOfCalendar } from '../../../../src/app/duties/calendar-warning.ts';
import { ensureAdmins } from '../../../../src/app/people/admins.ts';
import { productionCalendar } from '../../../../src/regulation/production-calendar.ts';
import { outbox } from '../../../../src/store/schema/messages.ts';
import { useDatabase } from '../../../support/databases.ts';
import { importApp } from '../../../support/import-app.ts';

const [ANNA, BORIS] = [21, 22];
const fixture = useDatabase('pglite');

test('from 1 December the admins hear once a week that the next year has no calendar, however often it is looked at', async () => {
  let now = new Date('2026-11-30T20:59:00Z');
  const { missingFrom } = productionCalendar();
  const app = importApp(fixture.database, { clock: () => now, missingCalendarYear: missingFrom });
  await ensureAdmins(app, [ANNA, BORIS]);
  const told = async () => (await fixture.database.db.select().from(outbox)).map(({ chatId }) => chatId);
  await warnOfCalendar(app);
  expect(await told()).toEqual([]);
  now = new Date('2026-11-30T21:00:00Z');
  await warnOfCalendar(app);
  await warnOfCalendar(app);
  expect(await told()).toEqual([ANNA, BORIS]);
  // Sunday still belongs to the week; Monday begins another.
  now = new Date('2026-12-06T09:00:00Z');
  await warnOfCalendar(app);
  expect(await told()).toHaveLength(2);
  const beat = calendarWatch(app);
  now = new Date('2026-12-07T09:00:00Z');
  await beat();
  await beat();
  expect(await told()).toHaveLength(4);
  now = new Date('2026-12-14T09:00:00Z');
  await beat();
  expect(await told()).toHaveLength(6);
});
