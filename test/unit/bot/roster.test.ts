import { beforeEach, describe, expect, test } from 'vitest';
import { outbox } from '../../../src/store/schema/messages.ts';
import { ADMIN_ID, createHarness, said, type Call, type Harness } from '../../support/bot-harness.ts';
import { useDatabase } from '../../support/databases.ts';

const [OFFICER, HEAD, DEPUTY, OUTSIDER] = [11, 12, 13, 99];

describe('/roster', () => {
  const fixture = useDatabase('pglite');
  let world: Harness;

  beforeEach(async () => {
    world = await createHarness(fixture.database);
    await world.seat(OFFICER, 'Орлова О. О.', 'officer', 'ruza-zhkh');
    await world.seat(HEAD, 'Петров П. П.', 'mcur-head', 'ruza-zhkh');
    await world.seat(DEPUTY, 'Дымов Д. Д.', 'deputies', 'ruza-zhkh');
    await world.seat(OUTSIDER, 'Чужов Ч. Ч.', 'regional-operator', 'ruza-zhkh');
    await fixture.database.db.delete(outbox);
  });

  /** Fills «Внести смену» at the officer's post; gives what is said at the review and at the end. */
  async function shift(person: number, name: string, from: string, to: string): Promise<string[]> {
    const [, post] = await world.press(person, 'post:shift:ruza-zhkh');
    await pressOn(person, post, 'Ответственный по блоку ЖКХ');
    await pressOn(person, lastSent(), name);
    await world.write(person, from);
    const review = said(await world.write(person, to));
    return [...review, ...said(await world.press(person, 'form:save')).slice(-1)];
  }

  const lastSent = () => world.calls.findLast(({ method }) => method === 'sendMessage');
  const pressOn = (person: number, call: Call | undefined, label: string) => world.press(person, dataOf(call, label));
  const page = async (person: number) => (await world.write(person, '/roster'))[0];
  const textOf = (call: Call | undefined) => String(call?.body['text']);

  test('names who is in which post now, who will be, and where there is nobody', async () => {
    await shift(HEAD, 'Орлова', '21.05.2026 11:00', '21.05.2026 20:00');
    await shift(HEAD, 'Дымов', '21.05.2026 20:00', '22.05.2026 8:00');
    const text = textOf(await page(DEPUTY));
    expect(text).toMatchInlineSnapshot(`
      "Кто на должности
      Рузский городской округ · ЖКХ

      Ответственный по блоку ЖКХ: Орлова О. О.
      Руководитель МЦУР: Петров П. П.
      Заместитель Главы округа: Дымов Д. Д.
      ⚠️ Глава округа: никто
      ⚠️ Координатор исполнения регламента: никто
      ⚠️ Руководитель МЦУР по блоку «Инженерная инфраструктура»: никто
      ⚠️ Руководитель МЦУР по блоку «Твёрдые коммунальные отходы»: никто
      ⚠️ Руководитель МЦУР по блоку «ЕИРЦ»: никто

      Изменения по 28.05.2026
      чт 21.05.2026
      Ответственный по блоку ЖКХ: Орлова О. О. до 20:00, Дымов Д. Д. с 20:00
      пт 22.05.2026
      Ответственный по блоку ЖКХ: Дымов Д. Д. до 08:00, далее никто

      ⚠️ Ответственный по блоку ЖКХ: уходит с 22.05.2026 08:00, замены нет
      ⚠️ ЦУР МинЖКХ: никто
      ⚠️ Исполнитель: никто
      ⚠️ Начальник ТУ: никто
      ⚠️ Заместитель Директора ТОК МОС АВС: никто
      ⚠️ РСО: никто
      ⚠️ Руководитель УК: никто
      ⚠️ Руководитель Территориального управления ЕИРЦ: никто"
    `);
    expect(JSON.stringify((await page(DEPUTY))?.body)).not.toContain('post:');
    expect(JSON.stringify((await page(HEAD))?.body)).toContain('post:shift:ruza-zhkh');
  });

  test('an open appointment ends with the first shift, and the review says so; each is told their shift', async () => {
    const [review, stored] = await shift(HEAD, 'Орлова', '21.05.2026 12:00', '21.05.2026 20:00');
    expect(review).toContain('оно закончится вместе с этой сменой');
    expect(stored).toBe('Записано: Орлова О. О., ответственный по блоку ЖКХ, с 21.05.2026 12:00 до 21.05.2026 20:00');
    const rows = await fixture.database.db.select().from(outbox);
    expect(rows.map(({ chatId, body }) => [chatId, firstLine(body)])).toEqual([
      [OFFICER, 'Ваша смена: ответственный по блоку ЖКХ'],
    ]);
  });

  test('a shift over another holder of the post of one is refused, with the name', async () => {
    const [, refused] = await shift(HEAD, 'Дымов', '21.05.2026 20:00', '22.05.2026 08:00');
    expect(refused).toContain('уже занимает Орлова О. О.');
  });

  test('times that are over, no times, and an end before the beginning are asked for again', async () => {
    const [, post] = await world.press(HEAD, 'post:shift:ruza-zhkh');
    await pressOn(HEAD, post, 'Ответственный');
    await pressOn(HEAD, lastSent(), 'Орлова');
    expect(said(await world.write(HEAD, '21.05.2026 09:59'))[0]).toContain('уже прошло');
    expect(said(await world.write(HEAD, '21.05.2026'))[0]).toContain('Не похоже на день и время');
    expect(said(await world.write(HEAD, '21.05.2026 24:00'))[0]).toContain('Не похоже на день и время');
    expect(said(await world.write(HEAD, '22.05 8.00'))[0]).toContain('До какого времени?');
    expect(said(await world.write(HEAD, '21.05.2026 20:00'))[0]).toContain('раньше начала');
  });

  test('shifts are for whoever keeps the roster; the page for whoever may look inside the house', async () => {
    expect(said(await world.press(DEPUTY, 'post:shift:ruza-zhkh')).at(-1)).toMatch(/^Это действие не для вашей/);
    expect(said(await world.write(OUTSIDER, '/roster')).join()).toMatch(/^Это действие не для вашей должности/);
    expect(textOf(await page(ADMIN_ID))).toContain('Кто на должности');
  });

  test('a shift is taken back once, by whoever keeps the roster, and its person is told', async () => {
    await shift(HEAD, 'Орлова', '22.05.2026 08:00', '22.05.2026 20:00');
    const drop = dataOf(await page(HEAD), 'Убрать смену · 22.05.2026 Орлова');
    expect(said(await world.press(DEPUTY, drop))[0]).toMatch(/^Это действие не для вашей должности/);
    await fixture.database.db.delete(outbox);
    const [answer, turned] = said(await world.press(HEAD, drop));
    expect(answer).toBe('Смена убрана, человеку сообщено.');
    expect(turned).toContain('никто');
    expect(said(await world.press(HEAD, drop))[0]).toContain('Такой смены нет');
    const rows = await fixture.database.db.select().from(outbox);
    expect(rows.map(({ chatId, body }) => [chatId, firstLine(body)])).toEqual([
      [OFFICER, 'Смена отменена: ответственный по блоку ЖКХ'],
    ]);
  });
});

/** Callback data of the button whose label begins so. */
function dataOf(call: Call | undefined, label: string): string {
  const markup = call?.body['reply_markup'] as
    { inline_keyboard: { text: string; callback_data: string }[][] } | undefined;
  const found = markup?.inline_keyboard.flat().find(({ text }) => text.startsWith(label));
  if (!found) throw new Error(`no button «${label}» in ${JSON.stringify(call?.body)}`);
  return found.callback_data;
}

function firstLine(body: unknown): string {
  return (body as { text: string }).text.split('\n')[0] ?? '';
}
