import { beforeEach, describe, expect, test } from 'vitest';
import { createHarness, groupChat, said, type Harness } from '../../support/bot-harness.ts';
import { controlTable } from '../../support/control-table.ts';
import { useDatabase } from '../../support/databases.ts';
import { imported, KHIMKI } from '../../support/import-app.ts';

const OFFICER = 11;
const HEAD = 12;
const DEPUTY = 13;
const MINISTRY = groupChat(-500, 'ЦУР министерства');

describe('what is computed of the appeals', () => {
  const fixture = useDatabase('pglite');
  let world: Harness;

  beforeEach(async () => {
    world = await createHarness(fixture.database);
    await world.seat(OFFICER, 'Орлова О. О.', 'officer', 'khimki-energy');
    await world.seat(HEAD, 'Головин Г. Г.', 'mcur-head', 'khimki-energy');
    await world.seat(DEPUTY, 'Дымов Д. Д.', 'deputies', 'khimki-energy');
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
