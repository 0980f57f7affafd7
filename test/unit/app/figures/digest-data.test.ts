import { beforeEach, describe, expect, it } from 'vitest';
import type { App } from '../../../../src/app/app.ts';
import { digestData } from '../../../../src/app/figures/digest-data.ts';
import { statusOf } from '../../../../src/app/status.ts';
import { digestBody } from '../../../../src/render/figures/digest.ts';
import { renderDigestDetails } from '../../../../src/render/figures/digest-details.ts';
import { digestPicture } from '../../../../src/render/figures/digest-picture.ts';
import { digestSheets } from '../../../../src/render/figures/digest-table.ts';
import { renderWhy } from '../../../../src/render/figures/why.ts';
import type { Book } from '../../../../src/regulation/book.ts';
import { forEachDatabase } from '../../../support/databases.ts';
import { emptyDigest } from '../../../support/digest.ts';
import {
  appealsOn,
  fortnight,
  importApp,
  imported,
  KHIMKI,
  MONDAY,
  RUZA,
  tableOf,
  TUESDAY_MORNING,
  type TableRow,
} from '../../../support/import-app.ts';
import { givenCase } from '../../../support/rows.ts';

forEachDatabase((fixture) => {
  let app: App;
  beforeEach(() => {
    app = importApp(fixture.database);
  });
  const load = (rows: TableRow[], fileName = 'на 28.07.2026 09-30.csv', book = KHIMKI) =>
    imported(app, tableOf(rows), { fileName, book });

  const digest = (book: Book, now = TUESDAY_MORNING) =>
    digestData(fixture.database.db, { book, isWorkingDay: app.isWorkingDay }, now);

  describe('the data of the digest', () => {
    it('say that nothing was ever loaded', async () => {
      const nothing = emptyDigest(KHIMKI, { day: '2026-07-28', ranked: null, others: null });
      expect(await digest(KHIMKI)).toEqual(nothing);
    });

    it('say the mode of the block, which no drill changes: neither here nor in the state of affairs', async () => {
      const db = fixture.database.db;
      const modes = async () => [(await digest(KHIMKI)).mode, (await statusOf(db, app, KHIMKI)).mode];
      await givenCase(db, { regulation: KHIMKI.id, subject: KHIMKI.block, drill: true });
      expect([await modes(), (await digest(KHIMKI)).openCases]).toEqual([['regular', 'regular'], []]);
      await givenCase(db, { regulation: KHIMKI.id, subject: KHIMKI.block });
      expect(await modes()).toEqual(['emergency', 'emergency']);
      expect((await digest(KHIMKI)).openCases).toHaveLength(1);
    });

    it('rank subcategories of Добродел by the lower bound; other sources stand apart', async () => {
      await load([
        ...fortnight(3, 6, { subcategory: 'Нет света' }),
        ...appealsOn(MONDAY, 3, { subcategory: 'Мелочь' }),
        ...appealsOn('2026-07-15', 1, { subcategory: 'Мелочь' }),
        ...fortnight(2, 1, { subcategory: 'Спадает' }),
        ...fortnight(1, 2, { subcategory: 'Нет света', source: 'Инцидент' }),
        ...appealsOn('2026-07-16', 5, { subcategory: 'Нет света', source: 'ЕДДС' }),
        ...fortnight(9, 20, { direction: 'Дороги', subcategory: 'Ямы' }),
      ]);
      const found = await digest(KHIMKI);
      expect(found).toMatchObject({
        completeThrough: MONDAY,
        ranked: ['Добродел'],
        asOf: new Date('2026-07-28T06:30:00Z'),
        period: { from: '2026-07-21', to: MONDAY, previousFrom: '2026-07-14', previousTo: '2026-07-20' },
        total: { current: 42 + 3 + 7 + 14, previous: 21 + 1 + 14 + 7 + 5 },
        otherSources: [{ source: 'Инцидент', current: 14 }],
      });
      expect(found.top.map(({ title, current, previous, tier }) => [title, current, previous, tier])).toEqual([
        ['Нет света', 42, 21, 'attention'],
        ['Мелочь', 3, 1, 'formal'],
      ]);
    });

    it('say nothing of whose the appeals are where the exports name no executor', async () => {
      await load(fortnight(3, 6));
      const found = await digest(KHIMKI);
      expect([found.others, found.top.map(({ others }) => others)]).toEqual([null, [null]]);
      expect(renderDigestDetails(found, { may: [] }).text).not.toContain('ведени');
    });

    it('rank the sources that the book names, whatever their names', async () => {
      await load([...fortnight(3, 6, { source: 'Инцидент' }), ...fortnight(1, 2, { subcategory: 'Скачки' })]);
      const book = { ...KHIMKI, topSources: ['инцидент'] };
      const found = await digest(book);
      expect(found.top.map(({ current, previous }) => [current, previous])).toEqual([[42, 21]]);
      expect(found.otherSources).toEqual([{ source: 'Добродел', current: 14 }]);
    });

    it('rank what there is where the exports do not name Добродел', async () => {
      await load(fortnight(1, 3, { source: 'ЕЦУР' }));
      const found = await digest(KHIMKI);
      expect([found.top.map(({ title }) => title), found.otherSources, found.ranked]).toEqual([
        ['Нет света'],
        [],
        null,
      ]);
      for (const told of [renderWhy(found), renderDigestDetails(found, { may: [] }), digestBody(found)]) {
        expect(told.text).toMatch(/(?:«Добродел» в данных нет|такого источника нет)/u);
        expect(told.text).not.toMatch(/из «Добродел»;/u);
      }
      expect(digestSheets(found)[0]?.rows[2]).toContain('все источники');
    });

    it('rank the categories of Ruza', async () => {
      const water = { direction: 'ЖКХ', subcategory: 'Некачественная вода (ржавая)' };
      await load(
        [...fortnight(1, 4, water), ...fortnight(1, 9, { direction: 'ЖКХ', subcategory: 'Лифты' })],
        undefined,
        RUZA,
      );
      const found = await digest(RUZA);
      expect(found.top.map(({ title }) => title)).toEqual(['Некачественная вода (ржавая)']);
      expect(found.total).toEqual({ current: 28, previous: 7, growthPercent: 300 });
    });

    it('compare nothing while the data do not reach back far enough, and say how fresh they are', async () => {
      await load(fortnight(0, 3));
      const found = await digest(KHIMKI);
      expect(found).toMatchObject({ completeThrough: MONDAY, period: null, total: null, top: [] });
      expect(found.lacking).toEqual({
        from: '2026-07-14',
        to: MONDAY,
        needed: 14,
        missing: [{ from: '2026-07-14', to: '2026-07-20' }],
      });
      const said = 'Сравнивать пока не с чем: есть 7 полных суток, нужно 14 (14.07–27.07)';
      expect(digestBody(found).text).toContain(
        `${said}.\nЗа последние полные сутки (27.07) — 3 обращения, все источники.`,
      );
      expect(digestPicture(found)).toMatchObject({ lines: [], nothing: said });
    });

    it('say that yesterday is not loaded, and show the last complete days', async () => {
      await load(fortnight(1, 1), 'на 27.07.2026 18-00.csv');
      const found = await digest(KHIMKI);
      expect(found).toMatchObject({ completeThrough: '2026-07-26', period: null });
      expect(digestBody(found).text).toContain('Внимание: данные за 27.07 — неполные, до 18:00.');
    });
  });
});
