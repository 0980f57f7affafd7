import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { nameKey } from '../../../../src/app/name-key.ts';
import { addDays } from '../../../../src/domain/calendar.ts';
import { unmatchedButtons } from '../../../../src/render/figures/series-names.ts';
import { appeal } from '../../../../src/store/schema/appeals.ts';
import { registerRow } from '../../../../src/store/schema/registers.ts';
import { createHarness, groupChat, said, type Harness } from '../../../support/bot-harness.ts';
import { dataNow } from '../../../support/control-table.ts';
import { useDatabase } from '../../../support/databases.ts';
import { appealsOn, imported, RUZA, tableOf } from '../../../support/import-app.ts';
import { holderOf } from '../../../support/sample-duties.ts';

const OFFICER = 11;
const HEAD = 14;
const WASTE = 15;
/** The harness begins on Thursday, 21.05.2026, 10:00 in Moscow. */
const THURSDAY = '2026-05-21';
const SCHEDULE = 'Нарушение графика вывоза бытовых отходов';
const OPERATOR = 'Жалоба на работу регионального оператора';

describe('a category that the exports call otherwise', () => {
  const fixture = useDatabase('pglite');
  let world: Harness;

  beforeEach(async () => {
    world = await createHarness(fixture.database);
    await world.seat(OFFICER, 'Орлова О. О.', 'officer', 'ruza-zhkh');
    await world.seat(HEAD, 'Головин Г. Г.', 'mcur-head', 'ruza-zhkh');
    await world.seat(WASTE, 'Мусин М. М.', 'waste-head', 'ruza-zhkh');
    const days = [30, 24, 18, 12, 6, 1].map((back) => addDays(THURSDAY, -back));
    const rows = ['Вывоз мусора', 'Ямы'].flatMap((subcategory) =>
      days.flatMap((date) => appealsOn(date, 1, { direction: 'ЖКХ', subcategory })),
    );
    const received = { receivedAt: world.app.clock(), fileName: 'на 21.05.2026 09-40.csv' };
    await imported(world.app, tableOf(rows), { book: RUZA, ...received });
  });

  test('1.3.1: a press on a name notes it, a second one adds nothing', async () => {
    const data = await dataNow(world.app, RUZA, 'categories-matched');
    const buttons = data.draft === 'unmatched' ? unmatchedButtons(data, RUZA, holderOf(RUZA, 'officer')).flat() : [];
    expect(buttons.filter(({ label }) => label.startsWith('1. '))).toEqual([
      { label: '1. Вывоз мусора', data: named('waste-schedule', 'Вывоз мусора') },
      { label: '1. Ямы', data: named('waste-schedule', 'Ямы') },
      { label: '1. Такой категории сейчас нет', data: 'see:absent:ruza-zhkh:waste-schedule' },
    ]);
    const pressed = await world.press(OFFICER, named('waste-schedule', 'Вывоз мусора'));
    expect(said(pressed).at(-1)).toBe(
      `Записано: в выгрузке «Вывоз мусора» — это категория «${SCHEDULE}». Её обращения считаются, и за прошлые дни тоже.`,
    );
    expect(await answer(OFFICER, named('waste-schedule', 'Вывоз мусора'))).toContain('Уже записано: ');
    expect(await rows()).toEqual([{ series: SCHEDULE, name: 'Вывоз мусора' }]);
  });

  test('a name that belongs to a category by now, or has left the data, is explained and not stored', async () => {
    await world.press(OFFICER, named('waste-operator', 'Вывоз мусора'));
    expect(await answer(OFFICER, named('waste-schedule', 'Вывоз мусора'))).toBe(
      `Не записано: «Вывоз мусора» уже относится к категории «${OPERATOR}».`,
    );
    await world.app.database.db.delete(appeal).where(eq(appeal.subcategory, 'Ямы'));
    expect(await answer(OFFICER, named('waste-schedule', 'Ямы'))).toContain('в последних выгрузках больше нет');
    expect(await rows()).toHaveLength(1);
  });

  test('whoever keeps the register or loads the data may answer, nobody else, and not from a foreign chat', async () => {
    const none = 'see:absent:ruza-zhkh:waste-schedule';
    for (const data of [named('waste-schedule', 'Ямы'), none]) {
      expect(await answer(WASTE, data)).toContain('не для вашей должности');
      expect(said(await world.press(OFFICER, data, { chat: groupChat(-5) })).join()).not.toMatch(/[Зз]аписано/);
      expect(said(await world.press(99, data)).join()).not.toMatch(/[Зз]аписано/);
    }
    expect(await answer(OFFICER, none)).toContain('ничего не записано');
    expect(await rows()).toEqual([]);
    expect(await answer(HEAD, named('waste-schedule', 'Ямы'))).toContain('Записано: ');
  });

  test('data that no button bears store nothing', async () => {
    for (const data of [
      'see:named:ruza-zhkh:waste-schedule:вывоз',
      'see:named:ruza-zhkh:nothing:0123456789ab',
      'see:named:khimki-energy:energy:0123456789ab',
      'see:named:nowhere:energy:0123456789ab',
      'see:absent:khimki-energy:energy',
    ]) {
      expect(said(await world.press(OFFICER, data)).join('\n'), data).toContain('Кнопка устарела');
    }
    // A whole direction was never offered.
    expect(await answer(OFFICER, named('waste-schedule', 'ЖКХ'))).toContain('Не записано');
    expect(await rows()).toEqual([]);
  });

  const named = (series: string, name: string) => `see:named:ruza-zhkh:${series}:${nameKey(name)}`;
  const answer = async (from: number, data: string) => said(await world.press(from, data)).at(-1);
  const rows = async () => (await world.app.database.db.select().from(registerRow)).map(({ values }) => values);
});
