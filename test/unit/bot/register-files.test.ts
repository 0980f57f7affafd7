import { and, eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { obligation } from '../../../src/store/schema/cases.ts';
import { registerRow } from '../../../src/store/schema/registers.ts';
import { createHarness, said, type Call, type Harness } from '../../support/bot-harness.ts';
import { useDatabase } from '../../support/databases.ts';
import { workbookOf } from '../../support/workbooks.ts';

const OFFICER = 11;
const ENGINEER = 12;
const DEPUTY = 13;
const HEAD = 14;
const SENT_AS = 900;
const DOCUMENT = { file_id: 'file-1', file_unique_id: 'u', file_name: 'орг.xlsx', file_size: 1_000 };
const ORG = [
  ['Подразделение', 'Вопросы в ведении', 'Служебный телефон'],
  ['Управление ЖКХ', 'вода', '8 496'],
  ['', 'тепло', ''],
];

describe('a register by file', () => {
  const fixture = useDatabase('pglite');
  let world: Harness;

  beforeEach(async () => {
    world = await createHarness(fixture.database);
    await world.seat(OFFICER, 'Орлова О. О.', 'officer', 'ruza-zhkh');
    await world.seat(ENGINEER, 'Инженер И. И.', 'engineering-head', 'ruza-zhkh');
    await world.seat(DEPUTY, 'Дымов Д. Д.', 'deputies', 'ruza-zhkh');
    await world.seat(HEAD, 'Головин Г. Г.', 'mcur-head', 'ruza-zhkh');
    world.file.bytes = workbookOf({ Лист1: ORG });
  });

  test('1.4: «Внести файлом», a workbook in reply, «Загрузить»: its rows stand, and the open duty is met', async () => {
    await world.at('2026-05-21T08:00:00Z');
    expect(await duty()).toMatchObject([{ state: 'open' }]);
    const shown = await world.write(OFFICER, '/registry org');
    expect(labels(shown)).toEqual(['Внести', 'Сведения актуальны', 'Внести файлом']);
    const checked = await reply(OFFICER, await askedBy(OFFICER, 'org'));
    expect(said(checked)[0]).toBe(
      'Проверка файла: орг.xlsx\nСтруктура ОМСУ и вопросы подразделений (п. 1.4 регламента) · Рузский городской округ\n\nПринято: 1 строка\nОтклонено: 1\n\nстрока 3: Подразделение: не заполнено\n\nРеестр пуст: «Загрузить» внесёт принятые строки.',
    );
    expect(checked.at(-1)?.upload?.toString()).toContain('3;Подразделение: не заполнено');
    expect(await rows()).toEqual([]);

    const loaded = await world.settled(() => world.press(OFFICER, `load:${SENT_AS}`));
    expect(loaded.map(({ method }) => method)).toEqual([
      'answerCallbackQuery',
      'editMessageText',
      'getFile',
      'sendMessage',
      'deleteMessage',
    ]);
    expect(said(loaded)[2]).toContain('В реестре 1 строка.\nОбязанность исполнена.');
    expect(await rows()).toEqual([{ unit: 'Управление ЖКХ', subject: 'вода', phone: '8 496' }]);
    expect(await duty()).toMatchObject([{ state: 'met', endedBy: 'Орлова О. О.' }]);
    expect(said(await world.press(OFFICER, `load:${SENT_AS}`))[0]).toContain('Вопрос уже закрыт');
  });

  test('2.3.1.1: places that lack something, freshness, and «Сведения актуальны» where the duty is open', async () => {
    world.file.bytes = Buffer.from(
      'Населённый пункт;Вид;Есть и исправно\nНестерово;ВЗУ;нет\nТучково;ВЗУ;да\nБеляная Гора;сеть водоснабжения;нет\n',
    );
    await caption(ENGINEER, '/registry settlements-water');
    await world.settled(() => world.press(ENGINEER, `load:${SENT_AS}`));
    const lacking = said(await world.press(ENGINEER, 'see:lacking:ruza-zhkh:settlements-water')).at(-1);
    expect(lacking).toContain('• Беляная Гора\n• Нестерово');
    expect(lacking).not.toContain('Тучково');
    expect(said(await world.write(ENGINEER, '/registry'))[0]).toContain('✅ Населённые пункты и водоснабжение');
    const old = new Date('2026-03-01T07:00:00Z');
    await world.app.database.db.update(registerRow).set({ updatedAt: old });
    expect(said(await world.write(ENGINEER, '/registry'))[0]).toContain('🔴 Населённые пункты и водоснабжение');

    await world.at('2026-05-21T08:00:00Z');
    const [open] = await duty();
    const fresh = `fresh:${open?.caseId}:knowledge-fresh`;
    // Whoever does not keep the register cannot say that it is up to date; nobody can of an empty one.
    expect(said(await world.press(ENGINEER, fresh))[0]).toMatch(/^Это действие не для вашей должности/);
    expect(said(await world.press(OFFICER, fresh))).toEqual(['В реестре нет строк: внесите хотя бы одну.']);
    expect(await duty()).toMatchObject([{ state: 'open' }]);
    const values = { unit: 'Управление ЖКХ', subject: 'вода', phone: '' };
    const org = { regulation: 'ruza-zhkh', register: 'org', district: 'ruza', createdBy: '1', createdAt: old };
    await world.app.database.db.insert(registerRow).values({ ...org, values, updatedAt: old });
    expect(said(await world.press(OFFICER, fresh))).toEqual(['Записано: сведения актуальны.']);
    expect(await duty()).toMatchObject([{ state: 'met' }]);
    expect(labels(await world.write(OFFICER, '/registry org'))).toEqual([
      'Внести строку',
      'Внести файлом',
      'Исправить или удалить строку',
      'Скачать',
    ]);
  });

  test('a file taken up again after a crash loads once; a restart between the steps loses nothing', async () => {
    await caption(OFFICER, 'Реестр org');
    await world.press(OFFICER, `load:${SENT_AS}`);
    const again = await createHarness(fixture.database);
    again.file.bytes = world.file.bytes;
    await again.bot.jobs.resume();
    await Promise.all([world.bot.jobs.idle(), again.bot.jobs.idle()]);
    expect(await rows()).toHaveLength(1);
  });

  test('by a caption with the id or the title; «Отмена» leaves the register alone', async () => {
    for (const words of ['/registry org', 'реестр Структура ОМСУ и вопросы подразделений', '/registry ruza-zhkh org']) {
      expect(said(await caption(OFFICER, words))[0], words).toContain('Принято: 1 строка');
      expect(said(await world.press(OFFICER, `cancel:${SENT_AS}`))[1]).toContain('Отменено');
    }
    expect(said(await caption(OFFICER, 'реестр'))[0]).toContain('/registry org — Структура ОМСУ');
    expect(await rows()).toEqual([]);
  });

  test('whoever may not gets the reason, and nothing is fetched', async () => {
    for (const [who, words, reason] of [
      [DEPUTY, '/registry org', 'не для вашей должности (Заместитель Главы округа)'],
      [HEAD, '/registry flushings', 'не для вашей должности (Руководитель МЦУР)'],
      [ENGINEER, '/registry container-sites', '/registry flushings — Реестр промывок'],
      [ENGINEER, '', 'пришлите файл ответом на сообщение «Внести файлом»'],
      [99, '/registry org', 'Войти можно по приглашению'],
    ] as const) {
      const calls = await caption(who, words);
      expect(calls.map(({ method }) => method)).toEqual(['sendMessage']);
      expect(said(calls)[0]).toContain(reason);
    }
  });

  test('a person who has left the post since loads nothing', async () => {
    await caption(OFFICER, '/registry org');
    await world.seat(DEPUTY, 'Дымов Д. Д.', 'coordinator', 'ruza-zhkh');
    expect(said(await world.press(DEPUTY, `load:${SENT_AS}`, { messageId: 50 }))[0]).toContain('Вопрос уже закрыт');
    expect(await rows()).toEqual([]);
  });

  test('a file without a row that can be taken leaves the register as it was', async () => {
    world.file.bytes = Buffer.from('Подразделение;Телефон\n');
    expect(said(await caption(OFFICER, '/registry org'))[0]).toContain('реестр остался прежним');
    world.file.bytes = Buffer.from('ФИО\nИванов\n');
    expect(said(await caption(OFFICER, '/registry org'))[0]).toContain('не найден столбец «Подразделение»');
  });

  test('words in reply to «Внести файлом» are told what is waited for; other words go where they were meant', async () => {
    const helpId = await askedBy(OFFICER, 'org');
    expect(said(await world.write(OFFICER, 'вот', replied(OFFICER, helpId)))).toEqual([
      'Ответьте на это сообщение файлом CSV или XLSX.',
    ]);
    expect(said(await world.write(OFFICER, 'вот'))[0]).toContain('бот сейчас ничего не спрашивал');
  });

  test('«Скачать» gives what can be brought back: a workbook and a CSV', async () => {
    await caption(OFFICER, '/registry org');
    await world.settled(() => world.press(OFFICER, `load:${SENT_AS}`));
    expect(labels(await world.write(OFFICER, '/registry org'))).toContain('Скачать');
    for (const calls of [
      await world.write(OFFICER, '/registry org файл'),
      await world.press(OFFICER, 'see:file:ruza-zhkh:org'),
    ]) {
      const [xlsx, csv] = calls
        .filter(({ method }) => method === 'sendDocument')
        .map(({ upload }) => upload?.toString());
      expect(xlsx).toContain('Структура_ОМСУ_и_вопросы_подразделений_21_05_2026.xlsx');
      expect(csv).toContain('Управление ЖКХ;вода;8 496');
    }
    expect(said(await world.press(DEPUTY, 'see:file:ruza-zhkh:org')).at(-1)).toContain('Кнопка устарела');
  });

  const labels = (calls: Call[]) =>
    calls
      .flatMap(({ body }) => (body['reply_markup'] as { inline_keyboard: { text: string }[][] })?.inline_keyboard ?? [])
      .flat()
      .map(({ text }) => text);
  const replied = (chat: number, messageId: number) => ({
    reply_to_message: {
      message_id: messageId,
      date: 0,
      chat: { id: chat, type: 'private' as const, first_name: '' },
      from: { id: 777, is_bot: true, first_name: 'Регламент' },
      text: 'Файл',
      reply_to_message: undefined,
    },
  });
  const caption = (from: number, words: string) =>
    world.settled(() =>
      world.write(from, '', { text: undefined, message_id: SENT_AS, document: DOCUMENT, caption: words }),
    );
  const reply = (from: number, messageId: number) => {
    const message = { text: undefined, message_id: SENT_AS, document: DOCUMENT, ...replied(from, messageId) };
    return world.settled(() => world.write(from, '', message));
  };
  async function askedBy(from: number, register: string): Promise<number> {
    const calls = await world.press(from, `see:columns:ruza-zhkh:${register}`);
    return calls.find(({ messageId }) => messageId !== null)?.messageId ?? 0;
  }
  const rows = async () =>
    (await world.app.database.db.select().from(registerRow))
      .filter(({ endedAt }) => endedAt === null)
      .map(({ values }) => values);
  const duty = () =>
    world.app.database.db
      .select()
      .from(obligation)
      .where(and(eq(obligation.rule, 'knowledge-fresh'), eq(obligation.occurrence, '2026-05-21')));
});
