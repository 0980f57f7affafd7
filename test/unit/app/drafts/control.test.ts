import { beforeEach, describe, expect, it } from 'vitest';
import type { App } from '../../../../src/app/app.ts';
import { controlTable, contentNow, dataNow, type ControlRow } from '../../../support/control-table.ts';
import { forEachDatabase } from '../../../support/databases.ts';
import { importApp, imported, KHIMKI, RUZA } from '../../../support/import-app.ts';

const NEW = 'На модерации';
const ACCEPTED = '37';
const IN_WORK = '32';
const POSTPONED = '54';
const PROMISE_PASSED = '57';
const LATE = '50';
const AGAIN = '51';
const ANSWERED = '34';
const CLOSED = '53';

forEachDatabase((fixture) => {
  let app: App;
  let number = 0;
  beforeEach(() => {
    app = importApp(fixture.database);
  });
  const load = (rows: Omit<ControlRow, 'number'>[], fileName = 'на 28.07.2026 09-30.csv', book = KHIMKI) =>
    imported(app, controlTable(rows.map((row) => ({ number: (number += 1), ...row }))), { fileName, book });

  describe('the control lists of the morning of Tuesday, 28.07.2026', () => {
    it('2.3: not accepted by executor, whoever keeps the oldest first; spellings of one name are one executor', async () => {
      await load([
        { date: '27.07.2026', status: NEW, executor: 'УК «Восход»' },
        { date: '24.07.2026', status: NEW, executor: 'ук Восход' },
        { date: '20.07.2026', status: NEW, executor: 'РСО' },
        { date: '20.07.2026', status: ACCEPTED, executor: 'РСО' },
        { date: '20.07.2026', status: NEW },
        { date: '01.07.2026', status: NEW, executor: 'Дорсервис', direction: 'Дороги', subcategory: 'Ямы' },
      ]);
      expect(await dataNow(app, KHIMKI, 'acceptance-control')).toMatchObject({
        draft: 'not-accepted',
        asOf: new Date('2026-07-28T06:30:00Z'),
        groups: [
          { executor: '', count: 1, oldestDays: 8 },
          { executor: 'РСО', count: 1, oldestDays: 8 },
          { executor: 'ук Восход', count: 2, oldestDays: 4 },
        ],
      });
    });

    it('2.8: without dynamics are those that stood two whole working days after the day of acceptance', async () => {
      // Accepted by Thursday 23rd, then Friday and Monday: Wednesday's stand still, Thursday's do not yet.
      await load([
        { date: '22.07.2026', status: NEW, executor: 'РСО' },
        { date: '23.07.2026', status: NEW, executor: 'УК' },
      ]);
      expect(await dataNow(app, KHIMKI, 'no-dynamics')).toMatchObject({
        draft: 'stuck',
        groups: [{ executor: 'РСО', count: 1, oldestDays: 6 }],
      });
      // With Friday off it is one working day less.
      const quiet = importApp(fixture.database, {
        isWorkingDay: (day) => !['2026-07-24', '2026-07-25', '2026-07-26'].includes(day),
      });
      expect((await contentNow(quiet, KHIMKI, 'no-dynamics')).empty).toBe(true);
    });

    it('2.4: overdue, today, and within three working days, by executor; answered ones are with nobody', async () => {
      await load([
        { date: '01.07.2026', status: IN_WORK, executor: 'РСО', deadline: '27.07.2026' },
        { date: '01.07.2026', status: LATE, executor: 'РСО', deadline: '30.07.2026' },
        { date: '01.07.2026', status: IN_WORK, executor: 'РСО', deadline: '28.07.2026' },
        { date: '01.07.2026', status: NEW, executor: 'УК', deadline: '29.07.2026' },
        { date: '01.07.2026', status: IN_WORK, executor: 'УК', deadline: '31.07.2026' },
        { date: '01.07.2026', status: IN_WORK, executor: 'УК', deadline: '01.08.2026' },
        { date: '01.07.2026', status: ANSWERED, executor: 'УК', deadline: '20.07.2026' },
        { date: '01.07.2026', status: IN_WORK, executor: 'Без срока' },
      ]);
      expect(await dataNow(app, KHIMKI, 'deadline-control')).toMatchObject({
        groups: [
          { executor: 'РСО', overdue: 2, today: 1, soon: 0 },
          { executor: 'УК', overdue: 0, today: 0, soon: 2 },
        ],
      });
    });

    it('2.5: postponed, promised days that have passed, overdue, repeated, and what was closed since the last working day', async () => {
      await load([
        { date: '01.07.2026', status: POSTPONED, executor: 'РСО', deadline: '20.07.2026' },
        { date: '01.07.2026', status: PROMISE_PASSED, executor: 'РСО', deadline: '20.08.2026' },
        { date: '01.07.2026', status: POSTPONED, executor: 'РСО', deadline: '20.08.2026' },
        { date: '01.07.2026', status: LATE, executor: 'РСО' },
        { date: '01.07.2026', status: AGAIN, executor: 'УК' },
        { date: '01.07.2026', status: CLOSED, executor: 'УК', closed: '27.07.2026' },
        { date: '01.07.2026', status: CLOSED, executor: 'УК', closed: '24.07.2026' },
      ]);
      expect(await dataNow(app, KHIMKI, 'status-control')).toMatchObject({
        closedSinceYesterday: 1,
        groups: [
          { executor: 'РСО', postponed: 3, promisePassed: 2, overdue: 1, repeated: 0 },
          { executor: 'УК', postponed: 0, promisePassed: 0, overdue: 0, repeated: 1 },
        ],
      });
    });

    it('2.5: an export without a date of closing says so by showing closed what was open before', async () => {
      const row = { number: 'а-1', date: '01.07.2026', executor: 'РСО' };
      const table = (status: string) =>
        controlTable([
          { ...row, status },
          { ...row, number: 'а-2', status: CLOSED },
        ]);
      await imported(app, table(IN_WORK), { fileName: 'на 27.07.2026 09-30.csv' });
      await imported(app, table(CLOSED), { fileName: 'на 28.07.2026 09-30.csv' });
      expect(await dataNow(app, KHIMKI, 'status-control')).toMatchObject({ closedSinceYesterday: 1, groups: [] });
    });

    it('Ruza 2.7: the whole direction of a watched category is the block, other directions of the district are not', async () => {
      const water = { direction: 'ЖКХ', subcategory: 'Некачественная вода (ржавая)' };
      await load(
        [
          { date: '20.07.2026', status: CLOSED, executor: 'РСО', ...water },
          { date: '20.07.2026', status: NEW, executor: 'УК', direction: 'ЖКХ', subcategory: 'Лифты' },
          { date: '20.07.2026', status: NEW, executor: 'Дорсервис', direction: 'Дороги', subcategory: 'Ямы' },
        ],
        undefined,
        RUZA,
      );
      expect(await dataNow(app, RUZA, 'acceptance-control')).toMatchObject({ groups: [{ executor: 'УК', count: 1 }] });
      expect((await contentNow(app, KHIMKI, 'no-dynamics')).empty).toBe(true);
    });
  });
});
