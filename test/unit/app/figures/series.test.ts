import { beforeEach, describe, expect, it } from 'vitest';
import type { App } from '../../../../src/app/app.ts';
import { assessSeries, risesAfterImport } from '../../../../src/app/figures/series.ts';
import { addDays } from '../../../../src/domain/calendar.ts';
import type { Book } from '../../../../src/regulation/book.ts';
import { startWatching } from '../../../../src/store/regulation-state.ts';
import { forEachDatabase } from '../../../support/databases.ts';
import {
  appealsOn,
  fortnight,
  importApp,
  KHIMKI,
  loaded,
  MONDAY,
  RUZA,
  storeBooks,
  TUESDAY_MORNING,
  type TableRow,
} from '../../../support/import-app.ts';

function withPage(page: Book['emergency']['page']): Book {
  return { ...KHIMKI, emergency: { ...KHIMKI.emergency, page } };
}

forEachDatabase((fixture) => {
  let app: App;
  beforeEach(async () => {
    app = importApp(fixture.database);
    await storeBooks(fixture.database, KHIMKI, RUZA);
  });

  const load = (rows: TableRow[], parts: Parameters<typeof loaded>[2] = {}) => loaded(app, rows, parts);

  const assess = (book: Book) =>
    assessSeries(fixture.database.db, book, { day: MONDAY, isWorkingDay: app.isWorkingDay });

  describe('the watched series', () => {
    it('are compared for the period that ends with the last complete day', async () => {
      await load([...fortnight(3, 3), ...appealsOn('2026-07-25', 16, { subcategory: 'Скачки' })]);
      const judged = await assess(KHIMKI);
      expect(judged[0]).toMatchObject({
        rise: {
          series: 'energy',
          title: 'Энергетика',
          day: MONDAY,
          days: 7,
          current: 37,
          previous: 21,
          tier: 'formal',
        },
        announces: false,
        asks: true,
      });
      expect(judged.map(({ rise }) => [rise.series, rise.current, rise.previous])).toEqual([
        ['energy', 37, 21],
        ['energy-subcategories:нет света', 21, 21],
        ['energy-subcategories:скачки', 16, 0],
      ]);
    });

    it('announce by themselves from their tier on', async () => {
      await load([...fortnight(3, 3), ...appealsOn('2026-07-25', 16, { subcategory: 'Скачки' })]);
      const [direction, , surge] = await assess(KHIMKI);
      expect(direction).toMatchObject({ announces: false, asks: true });
      expect(surge).toMatchObject({ rise: { tier: 'critical', growthPercent: null }, announces: true, asks: true });
    });

    it('under page: formal every formal rise of the direction announces, a subcategory keeps its tiers', async () => {
      await load(fortnight(10, 12));
      const qualified = await assess(withPage('qualified'));
      expect(qualified.map(({ rise, announces, asks }) => [rise.tier, announces, asks])).toEqual([
        ['formal', false, true],
        ['formal', false, false],
      ]);
      const formal = await assess(withPage('formal'));
      expect(formal.map(({ announces, asks }) => [announces, asks])).toEqual([
        [true, true],
        [false, false],
      ]);
    });

    it('are found whatever the spelling', async () => {
      const spelt = ['ЭНЕРГЕТИКА', '«Энергетика»', 'энергетика '].flatMap((direction) =>
        fortnight(1, 1, { direction }),
      );
      await load([...spelt, ...fortnight(5, 5, { direction: 'Дороги' })]);
      const [direction] = await assess(KHIMKI);
      expect(direction?.rise).toMatchObject({ current: 21, previous: 21, tier: 'none' });
    });

    it('of Ruza are each its own category', async () => {
      const rows = fortnight(1, 4, { direction: 'ЖКХ', subcategory: 'Некачественная вода (ржавая)' });
      await load(rows, { book: RUZA });
      const judged = await assess(RUZA);
      expect(judged).toHaveLength(7);
      expect(judged.filter(({ rise }) => rise.tier !== 'none')).toMatchObject([
        {
          rise: { series: 'rusty-water', title: 'Некачественная вода (ржавая)', current: 28, previous: 7 },
          announces: true,
        },
      ]);
    });

    it('are not compared when a day of either period is missing', async () => {
      await load(fortnight(0, 5));
      expect(await assess(KHIMKI)).toEqual([]);
      await load(appealsOn('2026-07-14', 1, { subcategory: 'Старое' }), { fileName: 'на 21.07.2026.csv' });
      expect(await assess(KHIMKI)).toMatchObject([{ rise: { current: 35, previous: 1 } }, {}, {}]);
    });
  });

  describe('what an import brings', () => {
    const surge = () => [...fortnight(2, 2), ...appealsOn(MONDAY, 30, { subcategory: 'Нет света' })];

    it('is nothing before «Начать наблюдение»', async () => {
      const { importId } = await load(surge());
      expect(await risesAfterImport(app, KHIMKI, importId, TUESDAY_MORNING)).toEqual([]);
    });

    it('is every rise that announces or asks, each with a key of its own', async () => {
      await startWatching(fixture.database.db, KHIMKI.id, TUESDAY_MORNING);
      const { importId } = await load(surge());
      const rises = await risesAfterImport(app, KHIMKI, importId, TUESDAY_MORNING);
      expect(rises.map(({ key, announces, rise }) => [key, announces, rise.tier])).toEqual([
        [`import:${importId}:energy`, true, 'critical'],
        [`import:${importId}:energy-subcategories:нет света`, true, 'critical'],
      ]);
    });

    it('is nothing when nothing rose', async () => {
      await startWatching(fixture.database.db, KHIMKI.id, TUESDAY_MORNING);
      const { importId } = await load(fortnight(5, 5));
      expect(await risesAfterImport(app, KHIMKI, importId, TUESDAY_MORNING)).toEqual([]);
    });

    it('is nothing when the last complete day is older than the book allows: history never pages', async () => {
      await startWatching(fixture.database.db, KHIMKI.id, TUESDAY_MORNING);
      const { importId } = await load(surge());
      const hoursAfterMonday = (hours: number) => new Date(Date.parse('2026-07-27T21:00:00Z') + hours * 3_600_000);
      expect(await risesAfterImport(app, KHIMKI, importId, hoursAfterMonday(48))).toHaveLength(2);
      expect(await risesAfterImport(app, KHIMKI, importId, new Date(+hoursAfterMonday(48) + 1))).toEqual([]);
    });

    describe('where the book counts by weeks', () => {
      const WEEKLY: Book = { ...KHIMKI, emergency: { ...KHIMKI.emergency, period: 'week' } };
      /** 30.07.2026, a Thursday, 09:41 in Moscow: the last whole week ended with Sunday, four days ago. */
      const THURSDAY_MORNING = new Date('2026-07-30T06:41:00Z');
      const thursday = { fileName: 'на 30.07.2026 09-30.csv', receivedAt: THURSDAY_MORNING };
      /** Two a day in the eight weeks up to Wednesday. */
      const usual = () => Array.from({ length: 60 }, (_, i) => appealsOn(addDays('2026-07-29', -i), 2)).flat();
      const brought = async (rows: TableRow[], book = WEEKLY) => {
        await startWatching(fixture.database.db, KHIMKI.id, TUESDAY_MORNING);
        const { importId } = await load(rows, thursday);
        return risesAfterImport(app, book, importId, THURSDAY_MORNING);
      };

      it('a surge of Wednesday announces on Thursday, beside the growth of the week that ended', async () => {
        const rises = await brought([...usual(), ...appealsOn('2026-07-29', 30, { subcategory: 'Скачки' })]);
        expect(rises[0]).toMatchObject({
          rise: { day: '2026-07-29', current: 14, previous: 14, growthPercent: 0, tier: 'critical', window: 1 },
          announces: true,
        });
      });

      it('a week that ended four days ago announces nothing by the letter, but asks', async () => {
        const week = ['2026-07-20', '2026-07-22', '2026-07-24'].flatMap((day) =>
          appealsOn(day, 1, { subcategory: 'Скачки' }),
        );
        const letter: Book = { ...WEEKLY, emergency: { ...WEEKLY.emergency, page: 'formal' } };
        const rises = await brought([...usual(), ...week], letter);
        expect(rises).toMatchObject([
          { rise: { current: 17, previous: 14, tier: 'formal' }, announces: false, asks: true },
        ]);
        const before = new Date('2026-07-28T20:59:00Z');
        expect(await risesAfterImport(app, letter, 1, before)).toMatchObject([{ announces: true }]);
      });
    });

    it('leaves the day that is not over alone', async () => {
      await startWatching(fixture.database.db, KHIMKI.id, TUESDAY_MORNING);
      const { importId } = await load([...fortnight(2, 2), ...appealsOn('2026-07-28', 40)]);
      expect(await risesAfterImport(app, KHIMKI, importId, TUESDAY_MORNING)).toEqual([]);
    });
  });
});
