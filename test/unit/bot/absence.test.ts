import { beforeEach, describe, expect, test } from 'vitest';
import { ADMIN_ID, createHarness, groupChat, said, type Call, type Harness } from '../../support/bot-harness.ts';
import { useDatabase } from '../../support/databases.ts';
import { DEPUTY, HEAD, OFFICER, seatKhimki } from '../../support/khimki-staff.ts';
import { outbox } from '../../../src/store/schema/messages.ts';

const [OTHER, OUTSIDER] = [15, 99];
const NEW = 'post:absent:khimki-energy';

describe('/absent', () => {
  const fixture = useDatabase('pglite');
  let world: Harness;

  beforeEach(async () => {
    world = await createHarness(fixture.database);
    await seatKhimki(world, 'officer', 'mcur-head', 'deputies');
    await world.seat(OTHER, 'Зуев З. З.', 'deputies', 'khimki-energy');
    await world.seat(OUTSIDER, 'Чужов Ч. Ч.', 'ministry', 'khimki-energy');
    await fixture.database.db.delete(outbox);
  });

  /** Fills the form of one's own absence; gives the calls of the last answer. */
  async function away(person: number, days: [from: string, to: string], substitute: string): Promise<Call[]> {
    await world.press(person, NEW);
    for (const day of days) await world.write(person, day);
    const asked = world.calls.findLast(({ method }) => method === 'sendMessage');
    await world.press(person, dataOf(asked, substitute));
    return world.press(person, 'form:save');
  }

  const page = async (person: number) => (await world.write(person, '/absent'))[0];
  const told = async () =>
    (await fixture.database.db.select().from(outbox)).map(({ chatId, body }) => [chatId, firstLine(body)]);

  test('by its form: the page shows it, the substitute and the head are told', async () => {
    expect(said(await away(OFFICER, ['25.05', '27.05.2026'], 'Дымов Д. Д.')).at(-1)).toBe(
      'Записано: Орлова О. О., ответственный сотрудник блока энергетики, с 25.05.2026 по 27.05.2026; замещает Дымов Д. Д.',
    );
    expect(await page(HEAD)).toMatchObject({ body: { text: expect.stringContaining('замещает Дымов') as string } });
    expect(await told()).toEqual([
      [ADMIN_ID, 'Подключение: ответственный сотрудник блока энергетики'],
      [HEAD, 'Подключение: ответственный сотрудник блока энергетики'],
      [DEPUTY, 'Вы замещаете: ответственный сотрудник блока энергетики'],
    ]);
  });

  test('a day that is over, no day, and a last day before the first are asked for again', async () => {
    await world.press(OFFICER, NEW);
    expect(said(await world.write(OFFICER, '20.05.2026'))[0]).toContain('уже прошёл');
    expect(said(await world.write(OFFICER, '31.02.2026'))[0]).toContain('Не похоже на день');
    expect(said(await world.write(OFFICER, 'завтра'))[0]).toContain('По какой день');
    expect(said(await world.write(OFFICER, '21.05.26'))[0]).toContain('раньше первого');
    expect(said(await world.write(OFFICER, '22.05.26'))[0]).toContain('Кто замещает?');
  });

  test('whoever is absent then too is not offered, and is refused where they went away meanwhile', async () => {
    await away(DEPUTY, ['25.05', '26.05'], 'Замены нет');
    await world.press(OFFICER, NEW);
    await world.write(OFFICER, '26.05');
    const [asked] = await world.write(OFFICER, '28.05');
    expect(JSON.stringify(asked?.body)).toContain('Зуев');
    expect(JSON.stringify(asked?.body)).not.toContain('Дымов');
    await world.press(OFFICER, dataOf(asked, 'Зуев З. З.'));
    await away(OTHER, ['28.05', '28.05'], 'Замены нет');
    expect(said(await world.press(OFFICER, 'form:save')).at(-1)).toContain('Зуев З. З. в эти дни отсутствует');
  });

  test('«Сохранить» pressed once more stores nothing', async () => {
    await away(OFFICER, ['25.05', '27.05'], 'Дымов Д. Д.');
    const before = await told();
    await world.press(OFFICER, 'form:save');
    expect(await told()).toEqual(before);
  });

  test('one gives one’s own; whoever keeps the roster is asked whose; an outsider sees nothing', async () => {
    expect(said(await world.press(DEPUTY, NEW)).at(-1)).toContain('С какого дня?');
    const [, asked] = await world.press(HEAD, NEW);
    expect(JSON.stringify(asked?.body)).toMatch(/Кто отсутствует.*Орлова.*Зуев/s);
    expect(JSON.stringify(asked?.body)).not.toContain('Чужов');
    await away(OFFICER, ['25.05', '27.05'], 'Замены нет');
    expect(said(await world.write(OUTSIDER, '/absent')).join()).toMatch(/^Это действие не для вашей должности/);
    expect(said(await world.press(OUTSIDER, NEW)).at(-1)).toMatch(/^Это действие не для вашей должности/);
  });

  test('is taken back by oneself or the head, not by another; the second time there is none', async () => {
    await away(OFFICER, ['25.05', '27.05'], 'Дымов Д. Д.');
    expect(JSON.stringify((await page(DEPUTY))?.body)).not.toContain('post:back');
    const back = dataOf(await page(HEAD), 'Отменить');
    expect(said(await world.press(DEPUTY, back))[0]).toMatch(/^Это действие не для вашей должности/);
    await fixture.database.db.delete(outbox);
    const [answer, turned] = said(await world.press(OFFICER, back));
    expect([answer, turned]).toEqual(['Отсутствие отменено.', expect.stringContaining('Отсутствий нет.')]);
    expect(await told()).toEqual([[DEPUTY, 'Замещение отменено: ответственный сотрудник блока энергетики']]);
    expect(said(await world.press(OFFICER, back))[0]).toContain('Такого отсутствия нет');
  });

  test('while it lasts, one still finds one’s own and comes back; other commands are a stranger’s', async () => {
    await away(OFFICER, ['21.05', '27.05'], 'Замены нет');
    expect(said(await world.write(OFFICER, '/status')).join()).toContain('служебный бот');
    const shown = await page(OFFICER);
    expect(JSON.stringify(shown?.body)).not.toContain('post:absent');
    expect(said(await world.press(OFFICER, dataOf(shown, 'Отменить')))[0]).toBe('Отсутствие отменено.');
    expect(said(await world.write(OFFICER, '/status'))[0]).toContain('Режим');
  });

  test('in a group the page has no buttons, and hostile data are stale', async () => {
    const group = groupChat(-600);
    await world.seat(HEAD, 'Петров П. П.', 'deputies', 'khimki-energy', group);
    await away(OFFICER, ['25.05', '27.05'], 'Замены нет');
    const [shown] = await world.write(HEAD, '/absent', { chat: group });
    expect(JSON.stringify(shown?.body)).toContain('Орлова');
    expect(JSON.stringify(shown?.body)).not.toContain('post:');
    for (const data of [
      'post:back:khimki-energy:0',
      'post:back::1',
      'post:back:khimki-energy:1:1',
      'post:absent:x:1',
    ]) {
      expect(said(await world.press(HEAD, data))[0], data).toContain('Кнопка устарела');
    }
    expect(said(await world.press(HEAD, 'post:back:ruza-zhkh:1'))[0]).toContain('Такого отсутствия нет');
  });
});

/** Callback data of the button whose label begins so. */
function dataOf(call: Call | undefined, label: string): string {
  const rows = (
    call?.body['reply_markup'] as { inline_keyboard: { text: string; callback_data: string }[][] } | undefined
  )?.inline_keyboard;
  const found = rows?.flat().find(({ text }) => text.startsWith(label));
  if (!found) throw new Error(`no button «${label}» in ${JSON.stringify(call?.body)}`);
  return found.callback_data;
}

function firstLine(body: unknown): string {
  return (body as { text: string }).text.split('\n')[0] ?? '';
}
