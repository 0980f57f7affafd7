import { beforeEach, describe, expect, it } from 'vitest';
import { digestData } from '../../../../src/app/figures/digest-data.ts';
import { blockTest } from '../../../../src/app/figures/block-scope.ts';
import { assessSeries } from '../../../../src/app/figures/series.ts';
import { nameSeries } from '../../../../src/app/figures/name-series.ts';
import { readSeriesNames, withSeriesNames } from '../../../../src/app/figures/series-names.ts';
import { nameKey } from '../../../../src/app/name-key.ts';
import type { App } from '../../../../src/app/app.ts';
import { addDays } from '../../../../src/domain/calendar.ts';
import { insertRegisterRows } from '../../../../src/store/registers.ts';
import { clockedApp } from '../../../support/clocked-app.ts';
import { contentNow, dataNow } from '../../../support/control-table.ts';
import { forEachDatabase } from '../../../support/databases.ts';
import {
  appealsOn,
  importApp,
  KHIMKI,
  loaded,
  MONDAY,
  RUZA,
  TUESDAY_MORNING,
  type TableRow,
} from '../../../support/import-app.ts';

const FIRST = addDays(MONDAY, -29);
const OFFICER = 22;
const WATER = 'Некачественная вода (ржавая)';

forEachDatabase((fixture) => {
  let app: App;
  beforeEach(() => {
    app = importApp(fixture.database);
  });
  const tx = () => fixture.database.db;

  /** `weekly`: appeals in each of the five weeks that end with Monday, by subcategory. */
  async function load(weekly: Record<string, number>, from = FIRST): Promise<void> {
    const days = [from, ...[28, 21, 14, 7, 0].map((back) => addDays(MONDAY, -back))].filter((day) => day >= from);
    const rows = Object.entries(weekly).flatMap(([subcategory, count]): TableRow[] =>
      days.flatMap((day) => appealsOn(day, count, { direction: 'ЖКХ', subcategory })),
    );
    await loaded(app, rows, { book: RUZA });
  }
  const note = (series: string, name: string) =>
    insertRegisterRows(tx(), {
      regulation: RUZA.id,
      register: 'series-names',
      district: RUZA.district.id,
      by: '1',
      at: TUESDAY_MORNING,
      rows: [{ series, name }],
    });
  const unmatched = async () => {
    const data = await dataNow(app, RUZA, 'categories-matched');
    return data.draft === 'unmatched' ? data.series.map(({ id, names }) => [id, names.map(({ name }) => name)]) : [];
  };

  describe('categories that no appeal came under', () => {
    it('1.3.1: are asked about with names of the data that belong to no series, the likeliest first', async () => {
      await load({ [WATER]: 1, 'Вывоз мусора': 2, Ямы: 5, 'Жалоба на работу регионального оператора': 1 });
      const asked = new Map((await unmatched()) as [string, string[]][]);
      expect([...asked.keys()]).toEqual([
        'waste-schedule',
        'waste-fee',
        'waste-separation',
        'bill-errors',
        'bill-order',
      ]);
      expect(asked.get('waste-schedule')).toEqual(['Вывоз мусора', 'Ямы']);
      // The direction as a whole is no name of a category.
      expect(asked.get('bill-errors')).toEqual(['Ямы', 'Вывоз мусора']);
    });

    it('1.3.1: without thirty complete days, or without data, nothing is guessed', async () => {
      expect((await contentNow(app, RUZA, 'categories-matched')).empty).toBe(true);
      await load({ Ямы: 1 }, addDays(FIRST, 1));
      expect((await contentNow(app, RUZA, 'categories-matched')).empty).toBe(true);
      await load({ Ямы: 1 });
      expect((await contentNow(app, RUZA, 'categories-matched')).empty).toBe(false);
    });

    it('1.3.1: a name noted for one of them is asked about no more, and offered to no other', async () => {
      await load({ 'Вывоз мусора': 2, Ямы: 5 });
      await note('Нарушение графика вывоза бытовых отходов', '«вывоз  мусора»');
      const asked = (await unmatched()) as [string, string[]][];
      expect(asked.map(([id]) => id)).not.toContain('waste-schedule');
      expect(new Set(asked.flatMap(([, names]) => names))).toEqual(new Set(['Ямы']));
    });
  });

  describe('a name that was noted', () => {
    it('1.3.1: counts in the series, in the TOP and in the block, for the days before as well', async () => {
      await load({ 'Плохая вода': 9, Ямы: 3 });
      const more = appealsOn(MONDAY, 30, { direction: 'ЖКХ', subcategory: 'Плохая вода' });
      await loaded(app, more, { fileName: 'на 28.07.2026 09-40.csv', book: RUZA });
      const water = async () => {
        const { rise } = (await assessSeries(tx(), RUZA, { day: MONDAY, isWorkingDay: app.isWorkingDay })).find(
          (one) => one.rise.series === 'rusty-water',
        )!;
        return [rise.current, rise.previous, rise.tier];
      };
      const top = async () =>
        (await digestData(tx(), { book: RUZA, isWorkingDay: app.isWorkingDay }, TUESDAY_MORNING)).top.map(
          ({ title, current }) => [title, current],
        );
      const isOwn = async () =>
        (await blockTest(tx(), RUZA, FIRST))({ direction: 'ЖКХ', category: null, subcategory: 'Ямы', fact: null });
      expect([await water(), await top(), await isOwn()]).toEqual([[0, 0, 'none'], [], false]);
      await note(WATER, 'плохая вода');
      const [current, previous] = await water();
      expect(Number(current)).toBeGreaterThan(Number(previous));
      expect(previous).toBe(9);
      expect(await top()).toEqual([[WATER, current]]);
      expect(await isOwn()).toBe(true);
    });

    it('1.3.1: is asked for on Monday at 11:00; of presses at one moment one is stored, also for two categories', async () => {
      await load({ 'Вывоз мусора': 2 });
      const day = await clockedApp(fixture.database, {
        start: TUESDAY_MORNING.toISOString(),
        books: [RUZA],
        duties: ['categories-matched'],
      });
      await day.seat('officer ruza-zhkh', OFFICER);
      await day.at('2026-08-03T07:59:00Z');
      expect(await day.owed()).toEqual([]);
      await day.at('2026-08-03T08:00:00Z');
      const [asked, ...more] = await day.owed();
      expect(more).toEqual([]);
      expect(asked).toMatchObject({ chatId: OFFICER, text: expect.stringContaining('Категория «Нарушение графика') });
      const press = (series: string) =>
        nameSeries(day.app, {
          personId: OFFICER,
          chatId: OFFICER,
          regulation: RUZA.id,
          series,
          key: nameKey('Вывоз мусора'),
        });
      const kinds = await Promise.all(['waste-fee', 'waste-fee', 'waste-fee', 'waste-schedule'].map(press));
      expect(kinds.map(({ kind }) => kind).toSorted()).not.toContain('gone');
      expect(await readSeriesNames(tx(), RUZA)).toHaveLength(1);
    });

    it('stands in no other district’s book, and not where the title is no series any more', async () => {
      await note('Забытая категория', 'Ямы');
      expect(await withSeriesNames(tx(), RUZA)).toBe(RUZA);
      await note(WATER, 'Плохая вода');
      expect(await withSeriesNames(tx(), KHIMKI)).toBe(KHIMKI);
      const matches = (await withSeriesNames(tx(), RUZA)).emergency.watch.filter(({ match }) =>
        match.includes('Плохая вода'),
      );
      expect(matches.map(({ id }) => id)).toEqual(['rusty-water']);
    });
  });
});
