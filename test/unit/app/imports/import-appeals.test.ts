import { asc } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import type { App } from '../../../../src/app/app.ts';
import { importAppeals, previewImport } from '../../../../src/app/imports/import-appeals.ts';
import { takeImportLease } from '../../../../src/app/imports/import-lease.ts';
import { readCoverage, readFreshness } from '../../../../src/store/appeals.ts';
import type { Database } from '../../../../src/store/database.ts';
import { appeal, imports } from '../../../../src/store/schema/appeals.ts';
import { forEachDatabase } from '../../../support/databases.ts';
import { importApp, imported, KHIMKI, requestOf, RUZA, seen, tableOf } from '../../../support/import-app.ts';
import { inlineParser } from '../../../support/inline-parser.ts';

const HEADER = 'Номер ЕЦУР;Источник;Дата;Статус;ОМСУ;Подтема\n';

async function versionsOf(database: Database) {
  return database.db.select().from(appeal).orderBy(asc(appeal.id));
}

forEachDatabase((fixture) => {
  let app: App;
  beforeEach(() => {
    app = importApp(fixture.database);
  });

  describe('an import', () => {
    it('says what it found, every row in one count', async () => {
      await imported(app, `${HEADER}1;Добродел;20.07.2026;32;Химки;\n2;Добродел;20.07.2026;32;Химки;\n`);
      const file =
        `${HEADER}1;Добродел;20.07.2026;32;Химки;\n2;Добродел;20.07.2026;35;Химки;\n3;ЕЦУР;21.07.2026;На исполнении;г.о. Химки;\n` +
        '4;ЕЦУР;22.07.2026;;Руза;\n3;ЕЦУР;21.07.2026;Закрыта;г.о. Химки;\n5;ЕЦУР;нет;;;\n';
      expect(await imported(app, file, { fileName: 'на 2026-07-28 09-30.csv' })).toEqual({
        kind: 'imported',
        importId: 2,
        alreadyLoaded: false,
        rows: 6,
        added: 1,
        changed: 1,
        unchanged: 1,
        foreign: 1,
        duplicates: 1,
        rejected: [{ row: 7, reason: 'дата обращения не читается' }],
        periodFrom: '2026-07-20',
        periodTo: '2026-07-21',
        coversFrom: '2026-07-20',
        asOf: new Date('2026-07-28T06:30:00Z'),
      });
    });

    it('of the same bytes is the same import, and nothing is written', async () => {
      const file = tableOf([
        { number: 1, date: '20.07.2026' },
        { number: 1, date: '20.07.2026' },
        { number: 2, date: 'нет' },
      ]);
      const first = await imported(app, file);
      const before = await versionsOf(fixture.database);
      expect(await imported(app, file, { fileName: 'другое имя 2026-07-28.csv' })).toEqual({
        ...first,
        alreadyLoaded: true,
      });
      expect(await versionsOf(fixture.database)).toEqual(before);
      expect(await fixture.database.db.select().from(imports)).toHaveLength(1);
    });

    it('knows its as-of from the header, and refuses one it can not read', async () => {
      const file = tableOf([{ number: 1, date: '20.07.2026' }]);
      expect(await importAppeals(app, requestOf(file, { asOfHeader: 'вчера' }))).toEqual({
        kind: 'refused',
        message: 'Время в заголовке X-As-Of не читается: нужен вид гггг-мм-ддTчч:мм.',
        httpStatus: 400,
      });
      const { asOf } = await imported(app, file, { asOfHeader: '2026-07-27T23:30' });
      expect(asOf).toEqual(new Date('2026-07-27T20:30:00Z'));
    });

    it.each([
      ['without rows', [], 'В файле нет строк: под заголовком пусто, загружать нечего.'],
      [
        'of which no row can be taken',
        [{ number: 1, date: 'нет' }],
        'Не принята ни одна строка: строка 2 — дата обращения не читается. Исправьте файл и пришлите его снова.',
      ],
    ])('of a table %s is refused: the data look no newer than they are', async (_, rows, message) => {
      const file = tableOf(rows);
      const refused = { kind: 'refused', message, httpStatus: 400 };
      expect(await previewImport(app, requestOf(file))).toEqual(refused);
      expect(await importAppeals(app, requestOf(file))).toEqual(refused);
      expect(await readCoverage(fixture.database.db, 'khimki', KHIMKI.district.timezone)).toEqual([]);
      expect((await readFreshness(fixture.database.db, 'khimki', KHIMKI.district.timezone)).asOf).toBeNull();
    });

    it('of what changed since yesterday makes no day complete that it only touches', async () => {
      const asOf = { fileName: 'на 28.07.2026 09-30.csv' };
      const coverage = () => readCoverage(fixture.database.db, 'khimki', KHIMKI.district.timezone);
      const changed = ['01.05.2026', '26.07.2026', '27.07.2026'];
      await imported(app, tableOf(changed.map((date, number) => ({ number, date }))), asOf);
      expect(await coverage()).toEqual([{ from: '2026-07-26', to: '2026-07-27' }]);
    });

    it('of everything makes quiet days complete too: other districts of the file tell that it was not cut', async () => {
      const ours = ['18.05.2026', '01.06.2026', '15.06.2026', '29.06.2026', '13.07.2026', '26.07.2026'];
      const theirs = ['25.05.2026', '08.06.2026', '22.06.2026', '06.07.2026', '20.07.2026'];
      const rows = [...ours.map((date) => [date, 'Химки']), ...theirs.map((date) => [date, 'Руза'])];
      const table = `${HEADER}${rows.map(([date, omsu], i) => `${i};ЕЦУР;${date};32;${omsu};\n`).join('')}`;
      await imported(app, table, { fileName: 'на 28.07.2026 09-30.csv' });
      expect(await readCoverage(fixture.database.db, 'khimki', KHIMKI.district.timezone)).toEqual([
        { from: '2026-05-18', to: '2026-07-27' },
      ]);
    });

    it('never mixes districts', async () => {
      const file = 'Номер ЕЦУР;Дата;Подтема\n1;20.07.2026;Вода\n';
      await imported(app, file);
      await imported(app, file, { book: RUZA });
      expect((await seen(fixture.database, 'khimki')).open).toBe(1);
      expect((await seen(fixture.database, RUZA.district.id)).open).toBe(1);
    });

    it('refuses a file with a Russian sentence and writes nothing', async () => {
      expect(await importAppeals(app, requestOf(''))).toEqual({
        kind: 'refused',
        message: 'Файл пуст (0 байт). Пришлите таблицу CSV или XLSX.',
        httpStatus: 400,
      });
      expect(await importAppeals(app, requestOf('a;b\n1;2\n'))).toMatchObject({ kind: 'refused', httpStatus: 400 });
      expect(await fixture.database.db.select().from(imports)).toEqual([]);
    });

    it('of a parser with no room left is refused for now', async () => {
      const busy = importApp(fixture.database, { parser: { ...inlineParser, parse: async () => ({ kind: 'busy' }) } });
      expect(await importAppeals(busy, requestOf('x'))).toEqual({
        kind: 'refused',
        message: 'Сейчас загружаются другие файлы. Повторите через минуту.',
        httpStatus: 503,
      });
    });

    it('is not begun while another one of the district is under way', async () => {
      const lease = await takeImportLease(fixture.database, 'khimki');
      const file = tableOf([{ number: 1, date: '20.07.2026' }]);
      expect(await importAppeals(app, requestOf(file))).toEqual({
        kind: 'refused',
        message: 'Сейчас загружается другой файл этого округа. Повторите через минуту.',
        httpStatus: 503,
      });
      expect(await imported(app, file, { book: RUZA })).toMatchObject({ added: 1 });
      await lease?.release(fixture.database.db);
      expect(await imported(app, file)).toMatchObject({ added: 1 });
    });

    it('is seen whole or not at all, and leaves nothing behind when it fails in the middle', async () => {
      await imported(app, tableOf([{ number: 1, date: '20.07.2026' }]));
      const before = await seen(fixture.database);
      const failing = importApp(fixture.database, {
        parser: {
          ...inlineParser,
          async parse(bytes, settings, take) {
            await inlineParser.parse(bytes, settings, take);
            expect(await seen(fixture.database)).toEqual(before);
            return { kind: 'refused', message: 'Файл повреждён.' };
          },
        },
      });
      const file = tableOf([
        { number: 1, date: '20.07.2026', status: '35' },
        { number: 2, date: '21.07.2026' },
      ]);
      expect(await importAppeals(failing, requestOf(file))).toMatchObject({
        kind: 'refused',
        message: 'Файл повреждён.',
      });
      expect(await seen(fixture.database)).toEqual(before);
      expect(await versionsOf(fixture.database)).toHaveLength(1);
      expect(await imported(app, file)).toMatchObject({ added: 1, changed: 1 });
    });

    it('that closes much waits for «Загрузить»', async () => {
      const numbers = Array.from({ length: 120 }, (_, i) => i);
      const closing = (count: number) =>
        tableOf(numbers.map((number) => ({ number, date: '20.07.2026', status: number < count ? '35' : '32' })));
      await imported(app, closing(0));
      expect(await imported(app, closing(36))).toMatchObject({ changed: 36 });
      const before = await seen(fixture.database);
      expect(before.open).toBe(84);
      const wanted = {
        kind: 'needs-confirmation',
        message:
          'Файл закрывает сразу 64 из 84 открытых обращений. Проверьте его, пришлите боту и нажмите «Загрузить».',
        closes: 64,
        open: 84,
      };
      expect(await importAppeals(app, requestOf(closing(100)))).toEqual(wanted);
      expect(await previewImport(app, requestOf(closing(100)))).toMatchObject({
        changed: 64,
        needsConfirmation: wanted,
      });
      expect(await seen(fixture.database)).toEqual(before);
      expect(await imported(app, closing(100), { confirmed: true })).toMatchObject({ changed: 64 });
      expect((await seen(fixture.database)).open).toBe(20);
    });

    it('stores versions, not changes: the old one is kept', async () => {
      await imported(app, tableOf([{ number: 1, date: '20.07.2026', status: '32' }]));
      await imported(app, tableOf([{ number: 1, date: '20.07.2026', status: '35' }]));
      expect(
        (await versionsOf(fixture.database)).map(({ statusGroup, importId, supersededBy }) => [
          statusGroup,
          importId,
          supersededBy,
        ]),
      ).toEqual([
        ['in-work', 1, 2],
        ['closed', 2, null],
      ]);
    });
  });

  describe('a preview', () => {
    it('says what the import will say, and writes nothing', async () => {
      await imported(app, tableOf([{ number: 1, date: '20.07.2026' }]));
      const file = tableOf([
        { number: 1, date: '20.07.2026', status: '35' },
        { number: 2, date: '21.07.2026' },
        { number: '', date: '' },
      ]);
      const preview = await previewImport(app, requestOf(file));
      expect(await fixture.database.db.select().from(imports)).toHaveLength(1);
      const { importId, kind: _, ...figures } = await imported(app, file);
      expect(preview).toEqual({ kind: 'preview', needsConfirmation: null, ...figures });
      expect(await previewImport(app, requestOf(file))).toMatchObject({
        kind: 'preview',
        alreadyLoaded: true,
        added: 1,
      });
      expect(importId).toBe(2);
    });

    it('refuses what the import would refuse', async () => {
      expect(await previewImport(app, requestOf('a;b\n'))).toMatchObject({ kind: 'refused', httpStatus: 400 });
    });
  });
});
