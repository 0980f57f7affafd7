import { describe, expect, it } from 'vitest';
import { exportOf } from '../support/appeals-csv.ts';
import { bookOf, toyYaml } from '../support/books.ts';
import { forEachDatabase, useDatabase, type DatabaseFixture } from '../support/databases.ts';
import { byClock, heardOn, sinceStart } from '../support/heard.ts';
import { inlineParser } from '../support/inline-parser.ts';
import type { StoryPhone } from '../support/phones.ts';
import { createWorld, type World } from '../support/world.ts';

const TOY = bookOf(toyYaml());

/** Lamplighter, mayor, observatory: no post, minute or clock time of a real regulation. */
interface Town {
  world: World;
  lamplighter: StoryPhone;
  mayor: StoryPhone;
  heard: () => Promise<string[]>;
  heardByClock: () => Promise<string[]>;
}

/** The lamps went out at 20:00: 5 appeals on a day against 3. */
async function darkTown(
  { database }: DatabaseFixture,
  days: [before: string, yesterday: string, today: string],
): Promise<Town> {
  const [before, yesterday, today] = days;
  const world = await createWorld({ database, books: [TOY], start: `${today} 20:00`, parser: inlineParser });
  const [lamplighter, mayor, observatory] = ['Фонарщик', 'Мэр', 'Звездочёт'].map((name) => world.phones.user(name)) as [
    StoryPhone,
    StoryPhone,
    StoryPhone,
  ];
  await world.seatAll(TOY.id, [
    { post: 'lamplighter', who: lamplighter },
    { post: 'mayor', who: mayor },
    { post: 'observatory', who: observatory },
  ]);
  await world.admin.type('/watch on');
  await world.admin.newMessages();
  await mayor.newMessages();
  const lamps = { direction: 'Фонари', category: 'Свет', subcategory: 'Темно' };
  for (const [from, to, asOf, count] of [
    [before, before, yesterday, 3],
    [yesterday, yesterday, today, 5],
  ] as const) {
    const file = exportOf('Игрушечный', { from, to }, [{ ...lamps, count: () => count }]);
    await world.load(TOY.id, `фонари_${asOf}.csv`, file);
  }
  const phones = { Ф: lamplighter, М: mayor, З: observatory };
  const start = world.clock.read();
  return {
    world,
    lamplighter,
    mayor,
    heard: () => heardOn(world, phones, sinceStart(start)),
    heardByClock: () => heardOn(world, phones, byClock(TOY.district.timezone)),
  };
}

forEachDatabase((fixture) => {
  describe('the toy book plays its own table on the same code', () => {
    it('nobody takes it: a reminder after 3 minutes, the mayor after 7, then both every 7', async () => {
      const { world, lamplighter, mayor, heard } = await darkTown(fixture, ['2026-05-19', '2026-05-20', '2026-05-21']);
      expect((await lamplighter.hears('№1', 'loud')).text).toBe(
        [
          '🔴 №1 · Фонари · формальный рост обращений',
          'Игрушечный город · с 21.05.2026 20:00',
          'Требуется принять в работу до 20:07 (п. 2 регламента)',
          '',
          '5 против 3: +67 % за сутки; уверенного роста нет',
          '20.05 против 19.05, все источники',
          'Порог 25 % (п. 1 регламента)',
          '',
          'Оповещены: фонарщик (в 20:00, п. 2 регламента)',
        ].join('\n'),
      );
      await world.forward(21);
      expect(await heard()).toEqual([
        '+3 Ф громко Скоро срок ↩ №1 до 20:07 п. 2',
        '+7 Ф громко Напоминание ↩ №1 до 20:07 п. 2',
        '+7 М громко 🔴 №1 до 20:07 п. 1 2',
        '+14 Ф громко Напоминание ↩ №1 до 20:07 п. 2',
        '+14 М громко Напоминание ↩ №1 до 20:07 п. 2',
        '+21 Ф громко Напоминание ↩ №1 до 20:07 п. 2',
        '+21 М громко Напоминание ↩ №1 до 20:07 п. 2',
      ]);
      // The mayor's tap makes the lamplighter, to whom he delegates, the owner: it rings there.
      expect(await mayor.press('Принял в работу', '🔴')).toBe('№1: принято в работу');
      await mayor.hears('Кому поручить? Сейчас исполняет:', 'loud');
      expect(await heard()).toEqual(['+21 Ф громко 🟡 №1 до 20:28 п. 1 2']);
      await world.close();
    });

    it('taken and then dark: the owner, the mayor and the observatory hear after 7 minutes; the mayor confirms the end within 4', async () => {
      const { world, lamplighter, mayor, heard } = await darkTown(fixture, ['2026-05-19', '2026-05-20', '2026-05-21']);
      await lamplighter.hears('№1', 'loud');
      await world.forward(2);
      await lamplighter.press('Принял в работу');
      await world.forward(14);
      expect(await heard()).toEqual([
        '+9 Ф громко Напоминание ↩ №1 до 20:09 п. 2',
        '+9 М громко 🔴 №1 до 20:09 п. 1 2',
        '+9 З тихо Доклад №1 п. 1 2',
        '+16 Ф громко Напоминание ↩ №1 до 20:09 п. 2',
        '+16 З тихо Доклад №1 п. 1 2',
      ]);
      await lamplighter.press('Устранено');
      await lamplighter.type('Заменил фитиль');
      await lamplighter.newMessages();
      expect(await heard()).toEqual(['+16 М громко 🟡 ↩ №1 до 20:20 п. 1 2']);
      await mayor.press('Подтверждаю');
      expect(await heard()).toEqual([
        '+16 Ф тихо 🟢 ↩ №1 п. 1 2',
        '+16 М тихо 🟢 ↩ №1 п. 1 2',
        '+16 З тихо 🟢 №1 п. 1 2',
      ]);
      await world.close();
    });
  });
});

describe('the toy book keeps its own calendar', () => {
  const fixture = useDatabase('postgres');

  it('a term that has changed counts from its day: from 2027 it is 14 minutes', async () => {
    const { world, heard } = await darkTown(fixture, ['2027-01-03', '2027-01-04', '2027-01-05']);
    await heard();
    await world.forward(28);
    expect(await heard()).toEqual([
      '+3 Ф громко Скоро срок ↩ №1 до 20:14 п. 2',
      '+14 Ф громко Напоминание ↩ №1 до 20:14 п. 2',
      '+14 М громко 🔴 №1 до 20:14 п. 1 2',
      '+28 Ф громко Напоминание ↩ №1 до 20:14 п. 2',
      '+28 М громко Напоминание ↩ №1 до 20:14 п. 2',
    ]);
    await world.close();
  });

  it('its duties keep the hours of its own town, and no weekend', async () => {
    const { world, lamplighter, heardByClock } = await darkTown(fixture, ['2026-05-19', '2026-05-20', '2026-05-21']);
    await lamplighter.press('Принял в работу');
    await lamplighter.press('Устранено');
    await lamplighter.type('Зажёг');
    await heardByClock();
    await world.until('07:00');
    expect(await heardByClock()).toEqual([
      '06:10 Ф громко Фонари: данные за вчера не загружены до 06:40 п. 3',
      '06:31 Ф громко Напоминание. Фонари: данные за вчера не загружены до 06:40 п. 3',
      '06:37 М громко ТОП по индексу роста п. 3',
      '06:43 М тихо Фонари: данные за вчера не загружены до 06:40 п. 3',
    ]);
    // Friday was the 22nd: nothing is owed before Monday.
    await world.forward(3 * 24 * 60 - 60);
    expect(await heardByClock()).toEqual([]);
    await world.until('06:10');
    expect(await heardByClock()).toEqual(['06:10 Ф громко Фонари: данные за вчера не загружены до 06:40 п. 3']);
    await world.close();
  });
});
