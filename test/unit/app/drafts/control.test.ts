import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import type { App } from '../../../../src/app/app.ts';
import { addDays, instantOf, type LocalDate } from '../../../../src/domain/calendar.ts';
import { productionCalendar } from '../../../../src/regulation/production-calendar.ts';
import { hideImport } from '../../../../src/store/imports.ts';
import { upsertPerson } from '../../../../src/store/people.ts';
import { insertRegisterRows } from '../../../../src/store/registers.ts';
import { imports } from '../../../../src/store/schema/appeals.ts';
import { appoint, ensureSeat } from '../../../../src/store/seats.ts';
import { due, standing } from '../../../support/control-groups.ts';
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

/** «27.07.2026» and back. */
const isoOf = (day: string): LocalDate => day.split('.').toReversed().join('-');
const ruOf = (day: LocalDate): string => day.split('-').toReversed().join('.');

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
        groups: [due('РСО', { overdue: 2, today: 1 }), due('УК', { inOne: 1, inThree: 1 })],
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
        since: '2026-07-27',
        closed: { inTime: 0, late: 0, undated: 0, withoutTerm: 1 },
        knowsClosing: true,
        inWork: 5,
        groups: [
          standing('РСО', { postponed: 3, promisePassed: 2, overdue: 3 }),
          standing('УК', { repeated: 1, closed: 1 }),
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
      expect(await dataNow(app, KHIMKI, 'status-control')).toMatchObject({
        closed: { inTime: 0, late: 0, undated: 1, withoutTerm: 0 },
        knowsClosing: false,
        groups: [standing('РСО', { closed: 1 })],
      });
    });

    it('2.5: what the export before had shown closed is not closed again, whatever else of it has changed', async () => {
      const row = { number: 'г-1', date: '01.07.2026', status: CLOSED };
      const day = (date: number, executor: string) =>
        imported(app, controlTable([{ ...row, executor }]), { fileName: `на ${date}.07.2026 09-30.csv` });
      await day(27, 'РСО');
      await day(28, 'УК');
      const closed = { inTime: 0, late: 0, undated: 0, withoutTerm: 0 };
      expect(await dataNow(app, KHIMKI, 'status-control')).toMatchObject({ closed, groups: [] });
    });

    it.each([
      ['Monday', '27.07.2026', '2026-07-24', '23.07.2026'],
      ['the Monday after a Friday off', '15.06.2026', '2026-06-11', '10.06.2026'],
      ['the Tuesday after a Monday off', '12.05.2026', '2026-05-08', '07.05.2026'],
    ])('2.5: on %s closed since is from the last working day on', async (_, today, since, before) => {
      const clock = () => instantOf(isoOf(today), '09:41', KHIMKI.district.timezone);
      const morning = importApp(fixture.database, { clock, isWorkingDay: productionCalendar().isWorkingDay });
      const closedOn = [before, ruOf(since), ruOf(addDays(since, 1)), ruOf(addDays(isoOf(today), -1))];
      await load(
        closedOn.map((closed) => ({ date: '01.05.2026', status: CLOSED, executor: 'УК', closed })),
        `на ${today} 09-30.csv`,
      );
      expect(await dataNow(morning, KHIMKI, 'status-control')).toMatchObject({
        since,
        groups: [standing('УК', { closed: 3 })],
      });
    });

    it('2.5: closed in time is counted by the term and the time of closing that the export gives', async () => {
      const done = { date: '01.07.2026', status: CLOSED, executor: 'УК', closed: '27.07.2026 18:30' };
      await load([
        { ...done, deadline: '27.07.2026' },
        { ...done, deadline: '26.07.2026' },
      ]);
      const closed = { inTime: 1, late: 1, undated: 0, withoutTerm: 0 };
      expect(await dataNow(app, KHIMKI, 'status-control')).toMatchObject({ closed });
    });

    it('2.7: what comes back after an answer is repeated, by executor; an import taken back is as if it had never been', async () => {
      const row = { number: 'б-1', date: '01.07.2026', executor: 'РСО' };
      const file = (day: number, status: string) =>
        imported(app, controlTable([{ ...row, status }]), { fileName: `на ${day}.07.2026 09-30.csv` });
      await file(25, ANSWERED);
      const { importId } = await file(26, IN_WORK);
      await load([{ date: '01.07.2026', status: AGAIN, executor: 'УК' }]);
      expect(await dataNow(app, KHIMKI, 'status-control')).toMatchObject({
        groups: [standing('РСО', { repeated: 1, returned: 1 }), standing('УК', { repeated: 1 })],
      });
      await hideImport(fixture.database.db, importId);
      expect(await dataNow(app, KHIMKI, 'status-control')).toMatchObject({ groups: [standing('УК', { repeated: 1 })] });
    });

    it('2.5: an appeal that only an import not seen yet supersedes is still in work', async () => {
      const row = { number: 'в-1', date: '01.07.2026', executor: 'РСО' };
      const { importId } = await imported(app, controlTable([{ ...row, status: POSTPONED }]), {
        fileName: 'на 26.07.2026 09-30.csv',
      });
      const { importId: next } = await imported(app, controlTable([{ ...row, status: CLOSED }]), {
        fileName: 'на 27.07.2026 09-30.csv',
      });
      expect(next).not.toBe(importId);
      await fixture.database.db.update(imports).set({ state: 'staging' }).where(eq(imports.id, next));
      expect(await dataNow(app, KHIMKI, 'status-control')).toMatchObject({
        groups: [standing('РСО', { postponed: 1 })],
      });
    });

    it('2.5: the post that answers is that of the register, the narrowest first; an executor with a seat answers for itself', async () => {
      const register = { regulation: RUZA.id, district: RUZA.district.id, register: 'responsible', by: '1' };
      await insertRegisterRows(fixture.database.db, {
        ...register,
        at: app.clock(),
        rows: [
          { direction: 'некачественная вода (ржавая)', post: 'Начальник отдела воды' },
          { direction: 'ЖКХ', post: 'Заместитель Главы' },
        ],
      });
      const water = { direction: 'ЖКХ', subcategory: 'Некачественная вода (ржавая)' };
      const waste = { direction: 'Отходы', subcategory: 'Жалоба на работу регионального оператора' };
      const old = { date: '20.07.2026', status: NEW };
      const unit = await ensureSeat(fixture.database.db, {
        district: RUZA.district.id,
        post: 'executors',
        scope: `${RUZA.block}/ук закат`,
        title: 'УК Закат',
      });
      await load(
        [
          { ...old, executor: 'РСО', ...water },
          { ...old, executor: 'УК', direction: 'ЖКХ', subcategory: 'Лифты' },
          { ...old, executor: 'УК Закат', ...waste },
        ],
        undefined,
        RUZA,
      );
      const named = async () => {
        const data = await dataNow(app, RUZA, 'acceptance-control');
        return ('groups' in data ? data.groups : []).map(({ executor, responsible }) => [executor, responsible]);
      };
      expect(await named()).toEqual([
        ['РСО', 'Начальник отдела воды'],
        ['УК', 'Заместитель Главы'],
        ['УК Закат', ''],
      ]);
      await upsertPerson(fixture.database.db, { id: 5, name: 'Лицо 5', username: null, at: app.clock() });
      await appoint(fixture.database.db, { seatId: unit.id, personId: 5, at: app.clock() });
      expect((await named()).at(-1)).toEqual(['УК Закат', 'исполнитель «УК Закат»']);
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
