import { describe, expect, it } from 'vitest';
import { perform } from '../../src/app/perform.ts';
import { addDays } from '../../src/domain/calendar.ts';
import { bookOf, toyYaml } from '../support/books.ts';
import { exportOf } from '../support/appeals-csv.ts';
import { forEachDatabase, useDatabase } from '../support/databases.ts';
import { inlineParser } from '../support/inline-parser.ts';
import { createWatched, KHIMKI, USUAL } from '../support/municipality.ts';
import { createWorld } from '../support/world.ts';

const LAMPS = bookOf(toyYaml());
/** Another block of the same town. */
const TRAMS = bookOf(
  toyYaml()
    .replace('regulation: toy-lamps', 'regulation: toy-trams')
    .replace('name: Фонари', 'name: Трамваи')
    .replace('block: lamps', 'block: trams')
    .replace(
      'to: mayor\n    starts: {every: working-day, at: "06:33"}',
      'to: [mayor, lamplighter]\n    starts: {every: working-day, at: "06:33"}',
    )
    .replace('title: Фонари, level: direction, match: Фонари', 'title: Трамваи, level: direction, match: Трамваи'),
);

forEachDatabase((fixture) => {
  describe('the digest of a town with two blocks', () => {
    it('is one card for whoever hears both, and one of its own for whoever hears one; a late file of either edits it', async () => {
      const world = await createWorld({
        database: fixture.database,
        books: [LAMPS, TRAMS],
        start: '2026-05-19 20:00',
        parser: inlineParser,
      });
      const [mayor, lamplighter, driver] = ['Мэр', 'Фонарщик', 'Вожатый'].map((name) => world.phones.user(name));
      if (!mayor || !lamplighter || !driver) throw new Error('nobody lives there');
      await world.seatAll(LAMPS.id, [
        { post: 'mayor', who: mayor },
        { post: 'lamplighter', who: lamplighter },
      ]);
      await world.seatAll(TRAMS.id, [{ post: 'lamplighter', who: driver }]);
      const load = (day: string, lamps: number, trams: number) =>
        world.load(
          LAMPS.id,
          `выгрузка_${addDays(day, 1)}.csv`,
          exportOf('Игрушечный', { from: day, to: day }, [
            { direction: 'Фонари', category: 'Свет', subcategory: 'Темно', count: () => lamps },
            { direction: 'Трамваи', category: 'Ход', subcategory: 'Стоят', count: () => trams },
          ]),
        );
      await load('2026-05-17', 3, 3);
      await load('2026-05-18', 3, 3);
      await load('2026-05-19', 4, 30);
      await world.until('06:38');
      const digest = await mayor.card('ТОП по индексу роста');
      expect(digest.text).toMatchInlineSnapshot(`
        "ТОП по индексу роста
        Игрушечный город · 20.05.2026
        Внимание: данные за 19.05 — неполные, до 20:00.
        Данные на 19.05.2026 20:00; полные сутки по 18.05.2026

        Фонари (п. 3 регламента)
        Режим: штатный
        Период: 18.05 против 17.05
        Всего обращений — 3 против 3: без изменений
        Роста нет.
        За неполный день 19.05 (до 20:00) — 4 против 3 за те же часы 18.05: +33 %; уверенного роста нет.
        Открытых инцидентов нет.

        Трамваи (п. 3 регламента)
        Режим: штатный
        Период: 18.05 против 17.05
        Всего обращений — 3 против 3: без изменений
        Роста нет.
        За неполный день 19.05 (до 20:00) — 30 против 3 за те же часы 18.05: +900 %; уверенный рост не менее +257 %.
        Открытых инцидентов нет."
      `);
      expect(digest.photo).not.toBeNull();
      expect((await mayor.newMessages()).filter(({ text }) => text.includes('ТОП по'))).toEqual([]);
      expect((await driver.card('ТОП по')).text).toContain('Игрушечный город · Трамваи · 20.05.2026\n');
      await lamplighter.seesNothingOf('ТОП по');

      await world.forward(30);
      await load('2026-05-19', 9, 30);
      const edited = await mayor.card('обновлено');
      expect(edited).toMatchObject({ id: digest.id, edited: true });
      expect(edited.photo?.fileId).not.toBe(digest.photo?.fileId);
      expect(edited.text).toMatchInlineSnapshot(`
        "ТОП по индексу роста
        Игрушечный город · 20.05.2026 · обновлено 07:08
        Данные на 20.05.2026 00:00; полные сутки по 19.05.2026

        Фонари (п. 3 регламента)
        Режим: штатный
        Период: 19.05 против 18.05
        Всего обращений — 9 против 3: +200 %
        1. Фонари — 9 против 3: +200 %; уверенного роста нет · 9 обращений об одной проблеме
        Открытых инцидентов нет.

        Трамваи (п. 3 регламента)
        Режим: штатный
        Период: 19.05 против 18.05
        Всего обращений — 30 против 3: +900 %
        1. Трамваи — 30 против 3: +900 %; уверенный рост не менее +257 % · критический рост · 30 обращений об одной проблеме
        Открытых инцидентов нет."
      `);

      expect((await driver.card('обновлено 07:08')).text).toContain('Всего обращений — 30 против 3');

      // Only the second block has news: the card that leads with the first is brought up to date all the same.
      await world.forward(5);
      await perform(world.program().app, {
        key: 'only-trams',
        regulation: TRAMS.id,
        target: { kind: 'duty', subject: 'lamps-digest', title: '' },
        by: null,
        at: world.clock.read(),
        body: { kind: 'import', importId: 1, completeThrough: '2026-05-19' },
      });
      await world.idle();
      const again = await mayor.card('обновлено 07:13');
      expect(again).toMatchObject({ id: digest.id, silent: digest.silent });
      expect(again.text).toBe(edited.text.replace('07:08', '07:13'));

      // The next morning it is a new message, and the one before stays as it was.
      await world.until('06:38');
      const next = await mayor.card('· 21.05.2026');
      expect(next.id).not.toBe(digest.id);
      expect((await mayor.card('обновлено')).text).toBe(again.text);
      await world.close();
    });
  });
});

describe('the digest on the phones', () => {
  const fixture = useDatabase('pglite');

  it('Khimki 2.2: where the picture is refused the same words arrive alone, in time, and are edited all the same', async () => {
    const municipality = await createWatched(fixture.database, KHIMKI, '2026-05-23 08:00');
    const { world, load, officer, mcurHead } = municipality;
    await load({ from: '2026-05-22', to: '2026-05-22' }, () => USUAL);
    const refused = {
      ok: false,
      error_code: 400,
      description: 'Bad Request: not enough rights to send photos to the chat',
    };
    world.botApi.api.faults.next('sendPhoto', { kind: 'reply', status: 400, body: refused }, { chatId: mcurHead.id });
    await world.until('09:58');
    const [alone, pictured] = [await mcurHead.card('ТОП по'), await officer.card('ТОП по')];
    expect(alone.photo).toBeNull();
    expect(pictured.photo).not.toBeNull();
    expect(alone.text).toBe(pictured.text);
    expect(alone.silent).toBe(false);
    await world.forward(20);
    await load({ from: '2026-05-22', to: '2026-05-22' }, () => USUAL + 1);
    for (const phone of [mcurHead, officer]) await phone.card('обновлено 10:18');
    await world.close();
  });

  it('Khimki 2.2: its buttons give the details, the workbook and the reasons of that very day', async () => {
    const municipality = await createWatched(fixture.database, KHIMKI, '2026-05-23 08:00');
    const { world, load, mcurHead } = municipality;
    // More each day: in the TOP of every day, hence systemic.
    await load({ from: '2026-05-03', to: '2026-05-22' }, (day) => Number(day.slice(-2)));
    await world.until('10:00');
    await mcurHead.newMessages();
    await mcurHead.press('Подробнее', 'ТОП по');
    await mcurHead.sees('ТОП подробно\nГородской округ Химки · Энергетика · 23.05.2026');
    await mcurHead.press('Почему эта цифра', 'ТОП по');
    await mcurHead.sees(/Откуда цифры\nГородской округ Химки · Энергетика · 23\.05\.2026\nЦифры — на 10:00 23\.05/u);
    await mcurHead.press('Таблица', 'ТОП по');
    const [table] = await mcurHead.newMessages();
    expect(table?.document?.name).toBe('ТОП_Энергетика_23.05.2026.xlsx');
    // The form knows its goal already: it asks for the first action.
    await mcurHead.press('Дорожная карта', 'ТОП подробно');
    await mcurHead.sees('Какое мероприятие?');
    await world.close();
  });
});
