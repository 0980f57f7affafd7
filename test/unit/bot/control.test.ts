import { read, utils } from '@e965/xlsx';
import { beforeEach, describe, expect, test } from 'vitest';
import { averagesOf } from '../../../src/app/figures/averages.ts';
import { TABLE_ROWS } from '../../../src/render/figures/control-table.ts';
import type { LocalDate } from '../../../src/domain/calendar.ts';
import { mondayToFriday } from '../../../src/regulation/schedule.ts';
import { knowDays } from '../../support/appeal-rows.ts';
import { createHarness, groupChat, said, type Harness } from '../../support/bot-harness.ts';
import { controlTable } from '../../support/control-table.ts';
import { useDatabase } from '../../support/databases.ts';
import { imported, KHIMKI } from '../../support/import-app.ts';
import { DEPUTY, HEAD, OFFICER, seatKhimki } from '../../support/khimki-staff.ts';

const MINISTRY = groupChat(-500, 'ЦУР министерства');

/** The sheets of the workbook in an upload, as words; the form of the request around it is left out. */
function sheetsIn(upload: Buffer): string[][][] {
  const bytes = upload.subarray(upload.indexOf('PK\u0003\u0004', 'latin1'));
  const book = read(bytes.subarray(0, bytes.lastIndexOf('PK\u0005\u0006', 'latin1') + END_OF_ZIP), { type: 'buffer' });
  return Object.values(book.Sheets).map((sheet) => utils.sheet_to_json(sheet, { header: 1, raw: false }));
}

/** Bytes of the record that ends a zip file. */
const END_OF_ZIP = 22;

describe('what is computed of the appeals', () => {
  const fixture = useDatabase('pglite');
  let world: Harness;

  beforeEach(async () => {
    world = await createHarness(fixture.database);
    await seatKhimki(world, 'officer', 'mcur-head', 'deputies');
  });

  test('2.3, 2.4, 2.5, 2.8: /control shows the lists as they are now, inside the house', async () => {
    expect(said(await world.write(OFFICER, '/control'))[0]).toContain('Данные ещё не загружались');
    await load([
      { number: 1, date: '12.05.2026', status: 'На модерации', executor: 'РСО', deadline: '20.05.2026' },
      { number: 2, date: '20.05.2026', status: '32', executor: 'УК «Восход»', deadline: '21.05.2026' },
      { number: 3, date: '20.05.2026', status: '54', executor: 'УК «Восход»', deadline: '25.05.2026' },
    ]);
    for (const who of [OFFICER, HEAD, DEPUTY]) {
      const [text = ''] = said(await world.write(who, '/control'));
      expect(text).toContain(
        'Принятие в работу (п. 2.3 регламента)\nНе приняты в работу: 1 обращение\n• РСО — 1, старейшее — 9 дней',
      );
      expect(text).toContain('Сроки (п. 2.4 регламента)\nПросрочено 1, сегодня 1');
      expect(text).toContain('• УК «Восход» — отложено 1');
      expect(text).toContain('Без движения: 1 обращение');
    }
    await world.seat(OFFICER, 'Орлова О. О.', 'ministry', 'khimki-energy', MINISTRY);
    for (const command of ['/control', '/averages', '/roadmap']) {
      expect(said(await world.write(OFFICER, command, { chat: MINISTRY })).join()).not.toContain('РСО');
    }
  });

  test('2.3–2.5, 2.12: the whole list as a workbook and where its figures come from, a tap away inside the house', async () => {
    await world.seat(OFFICER, 'Орлова О. О.', 'ministry', 'khimki-energy', MINISTRY);
    const table = 'see:control-table:khimki-energy';
    expect(said(await world.press(OFFICER, table)).at(-1)).toContain('таблица была бы пустой');
    await load([
      { number: 1, date: '12.05.2026', status: 'На модерации', executor: 'РСО', deadline: '20.05.2026' },
      { number: 2, date: '20.05.2026', status: '53', executor: 'РСО', deadline: '21.05.2026' },
    ]);
    const [sent] = (await world.press(DEPUTY, table)).filter(({ method }) => method === 'sendDocument');
    const upload = sent?.upload ?? Buffer.alloc(0);
    expect(upload.toString()).toContain('Контроль_обращений_Энергетика_21_05_2026.xlsx');
    expect(upload.toString()).toContain('Под контролем — 1 обращение.');
    const [rows] = sheetsIn(upload);
    expect(rows?.slice(1)).toEqual([
      ['1', 'Добродел', 'Нет света', 'РСО', 'не указан', '20.05.2026', 'без движения; просрочено', '-1', '9'],
    ]);
    expect(said(await world.press(HEAD, 'see:control-why:khimki-energy')).at(-1)).toContain(
      'Срок закрытия в выгрузке не указан: исполнение в срок не считается.',
    );
    for (const look of [table, 'see:control-why:khimki-energy']) {
      for (const [who, on] of [[99, {}] as const, [OFFICER, { chat: MINISTRY }] as const]) {
        const calls = await world.press(who, look, on);
        expect(calls.map(({ method }) => method)).not.toContain('sendDocument');
        expect(said(calls).join()).not.toContain('Откуда цифры');
      }
    }
  });

  test('what is written after /control or /averages is not passed over in silence', async () => {
    expect(said(await world.write(OFFICER, '/control РСО'))).toEqual([
      'После /control ничего писать не нужно: команда показывает все списки, отдельный исполнитель — в таблице под ними. Отправьте /control',
    ]);
    expect(said(await world.write(HEAD, '/averages шмак'))).toEqual([
      'После /averages ничего писать не нужно: команда показывает средние по всем категориям. Отправьте /averages',
    ]);
    expect(said(await world.write(DEPUTY, '/averages шмак')).join()).toContain('не для вашей должности');
  });

  test('2.3–2.5: above the rows of one workbook the database still counts them all', async () => {
    const on = (count: number) => (day: LocalDate) => (day === '2026-05-20' ? count : 0);
    await knowDays(fixture.database.db, KHIMKI, { from: '2026-05-20', to: '2026-05-21' }, [
      { statusGroup: 'postponed', on: on(TABLE_ROWS + 1) },
      { statusGroup: 'postponed', direction: 'Дороги', on: on(1) },
      { statusGroup: 'in-work', overdue: true, executor: 'УК', on: (day) => Number(day === '2026-05-21') },
    ]);
    const calls = await world.press(OFFICER, 'see:control-table:khimki-energy');
    const upload = calls.find(({ method }) => method === 'sendDocument')?.upload ?? Buffer.alloc(0);
    expect(upload.toString()).toContain('Показаны первые 2000 из 2002: самые срочные.');
    const [rows] = sheetsIn(upload);
    expect([rows?.length, rows?.[1]?.[3]]).toEqual([TABLE_ROWS + 1, 'УК']);
  });

  test('1.4: residents of the book give the share of a thousand', async () => {
    const days = Array.from({ length: 7 }, (_, at) => `${String(at + 14).padStart(2, '0')}.05.2026`);
    await load(days.map((date, at) => ({ number: at, date, status: '32' })));
    const book = { ...KHIMKI, district: { ...KHIMKI.district, population: 14_000 } };
    const { rows, weeks } = await averagesOf(fixture.database.db, book, mondayToFriday);
    expect([weeks, rows.map(({ perThousand }) => perThousand)]).toEqual([1, [0.5]]);
    expect((await averagesOf(fixture.database.db, KHIMKI, mondayToFriday)).rows[0]?.perThousand).toBeNull();
  });

  test('1.4: /averages is the mean by weekday over whole weeks; without data it is unknown', async () => {
    expect(said(await world.write(HEAD, '/averages'))[0]).toContain('Данные ещё не загружались');
    const days = Array.from({ length: 14 }, (_, at) => `${String(at + 7).padStart(2, '0')}.05.2026`);
    await load(
      days.flatMap((date, at) => (at < 7 ? [0] : [0, 1, 2]).map((n) => ({ number: `${at}-${n}`, date, status: '32' }))),
    );
    const [text = ''] = said(await world.write(HEAD, '/averages'));
    expect(text).toContain('Средние значения обращений (п. 1.4 регламента)');
    expect(text).toContain('Нет света: 2\nпн 2 · вт 2');
    expect(text).toContain('за 2 недели');
    expect(said(await world.write(DEPUTY, '/averages'))[0]).toContain('не для вашей должности');
    expect(said(await world.write(99, '/control')).join()).toContain('Войти можно по приглашению');
  });

  function load(rows: Parameters<typeof controlTable>[0]) {
    const receivedAt = new Date('2026-05-21T06:30:00Z');
    return imported(world.app, controlTable(rows), { fileName: 'на 21.05.2026 09-30.csv', book: KHIMKI, receivedAt });
  }
});
