import { beforeEach, describe, expect, test } from 'vitest';
import { eq } from 'drizzle-orm';
import { readRegisterFile } from '../../../src/app/registers/from-file.ts';
import { act } from '../../../src/store/schema/cases.ts';
import { registerRow } from '../../../src/store/schema/registers.ts';
import { createHarness, said, type Call, type Harness } from '../../support/bot-harness.ts';
import { useDatabase } from '../../support/databases.ts';

const OFFICER = 11;
const DEPUTY = 12;
const PLACE = 'khimki-energy:events';
const WATCHED = 'Энергетика';

describe('1.4: the register of what makes people appeal', () => {
  const fixture = useDatabase('pglite');
  let world: Harness;
  let presses = 0;

  beforeEach(async () => {
    world = await createHarness(fixture.database);
    await world.seat(OFFICER, 'Орлова О. О.', 'officer', 'khimki-energy');
    await world.seat(DEPUTY, 'Дорин Д. Д.', 'deputies', 'khimki-energy');
  });

  /** The form up to the question about the topic, and the answer to that. */
  async function uptoTopic(topic: string): Promise<Call[]> {
    await world.press(OFFICER, `see:enter:${PLACE}`, { id: 'enter' });
    await world.press(OFFICER, 'form:row:0:1', { id: 'kind' });
    await world.write(OFFICER, 'Ремонт подстанции');
    return world.write(OFFICER, topic);
  }

  /** The days, whether it explains, and «Сохранить»: with the place of the question about the first day. */
  async function finish(place: number, first = '20.05.2026', last = '22.05.2026'): Promise<Call[]> {
    await world.write(OFFICER, first);
    await world.write(OFFICER, last);
    await world.press(OFFICER, `form:row:${place + 2}:0`, { id: `explains${(presses += 1)}` });
    return world.press(OFFICER, 'form:save', { id: `save${(presses += 1)}` });
  }

  test('a topic that no data name is asked about with the nearest; it is kept by saying so, or left to the whole block', async () => {
    const asked = await uptoTopic('Энергитика');
    expect(said(asked).at(-1)).toContain('Темы «Энергитика» в выгрузках нет, похоже: Энергетика.');
    expect(choices(asked)).toEqual([WATCHED, 'Весь блок', 'Оставить «Энергитика»', 'Отмена']);
    expect(said(await world.write(OFFICER, 'Гномы')).at(-1)).toContain('Такой темы тоже нет.');
    await world.write(OFFICER, 'энергетика');
    await finish(4);
    expect(await problems()).toEqual([WATCHED]);

    for (const [choice, kept] of [
      [0, WATCHED],
      [1, null],
      [2, 'Энергитика'],
    ] as const) {
      await world.app.database.db.delete(registerRow);
      // What one person sends in a minute is limited.
      world.stopwatch.ms += 60_000;
      await uptoTopic('Энергитика');
      await world.press(OFFICER, `form:row:3:${choice}`, { id: `topic${choice}` });
      await finish(4);
      expect(await problems()).toEqual([kept]);
    }
  });

  test('a known topic, and an empty one, are not asked about', async () => {
    for (const topic of [WATCHED, 'министерство энергетики', '-'])
      expect(said(await uptoTopic(topic)).at(-1)).toContain('Первый день');
  });

  test('a day that the calendar does not have, and a last day before the first, are not taken, in a file neither', async () => {
    await uptoTopic('-');
    expect(said(await world.write(OFFICER, '31.02.2026')).at(-1)).toBe(
      'Не принято. Первый день: такой даты нет. Напишите дату так: 25.09.2026',
    );
    await world.write(OFFICER, '20.05.2026');
    expect(said(await world.write(OFFICER, '19.05.2026')).at(-1)).toBe('Не принято. Последний день раньше первого.');
    expect(said(await world.write(OFFICER, '20.05.2026')).at(-1)).toContain('Объясняет рост');

    const book = world.app.books.get('khimki-energy');
    const register = book?.registers['events'];
    if (!book || !register) throw new Error('no such register');
    const rows = ['погода;Ветер;;20.05.2026;19.05.2026;нет', 'погода;Ветер;;20.05.2026;20.05.2026;нет'];
    const bytes = Buffer.from([register.fields.map(({ title }) => title).join(';'), ...rows, ''].join('\n'));
    const file = await readRegisterFile(world.app, { book, register, bytes });
    expect(file).toMatchObject({
      rows: [{ kind: 'погода' }],
      rejected: [{ row: 2, reason: 'Последний день раньше первого' }],
    });
  });

  test('the list is short, words after the command are a search and say so, and a row is corrected or removed on record', async () => {
    await uptoTopic(WATCHED);
    await finish(3);
    const listed = await world.write(OFFICER, '/event');
    expect(said(listed)[0]).toContain(
      '\n1. отключение 20.05–22.05.2026: Ремонт подстанции · Энергетика · объясняет рост\n',
    );
    expect(choices(listed)).toContain('Исправить или удалить строку');
    expect(said(await world.write(OFFICER, '/event Отключение на ул. Мира'))[0]).toContain(
      'Это поиск. Чтобы внести сведения, нажмите «Внести строку».',
    );

    const rows = await world.press(OFFICER, `see:rows:${PLACE}:0`);
    expect(choices(rows)).toEqual(['Исправить 1', 'Удалить 1']);
    const [stored] = await world.app.database.db.select().from(registerRow);
    const mended = `${PLACE}:${stored?.id}`;
    expect(choices(await world.press(OFFICER, `see:mend:${mended}`, { id: 'mend' }))[0]).toBe('Оставить: отключение');
    for (const step of [0, 1, 2]) await world.press(OFFICER, `form:row:${step}:0`, { id: `keep${step}` });
    // The first day is moved behind the last one: that is not offered any more.
    expect(choices(await world.write(OFFICER, '23.05.2026'))).toEqual(['Отмена']);
    await world.write(OFFICER, '24.05.2026');
    const review = await world.press(OFFICER, 'form:row:5:0', { id: 'explains' });
    expect(said(review).join('\n')).toContain('Исправленная строка');
    expect(said(await world.press(OFFICER, 'form:save', { id: 'corrected' })).join()).toContain('Строка исправлена:');
    expect(await standing()).toMatchObject([{ about: 'Ремонт подстанции', from: '2026-05-23', to: '2026-05-24' }]);
    expect(said(await world.press(OFFICER, `see:remove:${mended}`)).at(-1)).toContain('Этой строки уже нет');

    const [corrected] = (await world.app.database.db.select().from(registerRow)).filter(
      ({ endedAt }) => endedAt === null,
    );
    const removed = `${PLACE}:${corrected?.id}`;
    expect(said(await world.press(DEPUTY, `see:removed:${removed}`, { id: 'no' })).join()).not.toContain('удалена');
    expect(choices(await world.press(OFFICER, `see:remove:${removed}`))).toEqual(['Удалить строку']);
    await world.press(OFFICER, `see:removed:${removed}`, { id: 'removed' });
    await world.press(OFFICER, `see:removed:${removed}`, { id: 'again' });
    expect(await standing()).toEqual([]);
    const acts = await world.app.database.db.select().from(act).where(eq(act.kind, 'register-updated'));
    expect(acts.map(({ personId, body }) => [personId, (body as { row?: object }).row])).toEqual([
      [OFFICER, undefined],
      [OFFICER, { id: stored?.id, how: 'corrected' }],
      [OFFICER, { id: corrected?.id, how: 'removed' }],
    ]);
  });

  async function standing() {
    const rows = await world.app.database.db.select().from(registerRow);
    return rows.filter(({ endedAt }) => endedAt === null).map(({ values }) => values);
  }

  async function problems() {
    return (await standing()).map((values) => (values as { problem: string | null }).problem);
  }
});

/** Labels of the buttons of the last message. */
function choices(calls: readonly Call[]): string[] {
  const markup = calls.findLast(({ method }) => method !== 'answerCallbackQuery')?.body['reply_markup'];
  const parsed = (typeof markup === 'string' ? JSON.parse(markup) : markup) as
    { inline_keyboard?: { text: string }[][] } | undefined;
  return parsed?.inline_keyboard?.flat().map(({ text }) => text) ?? [];
}
