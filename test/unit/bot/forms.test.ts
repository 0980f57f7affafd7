import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { awaitWords } from '../../../src/app/acts/prompts.ts';
import { cases } from '../../../src/store/schema/cases.ts';
import { prompt } from '../../../src/store/schema/messages.ts';
import { registerRow } from '../../../src/store/schema/registers.ts';
import { createHarness, privateChat, replyTo, said, type Call, type Harness } from '../../support/bot-harness.ts';
import { useDatabase } from '../../support/databases.ts';

const OFFICER = 11;
const WASTE = 12;
const EXECUTOR = 13;

describe('forms', () => {
  const fixture = useDatabase('pglite');
  let world: Harness;

  beforeEach(async () => {
    world = await createHarness(fixture.database);
    await world.seat(OFFICER, 'Орлова О. О.', 'officer', 'ruza-zhkh');
    await world.seat(WASTE, 'Мусин М. М.', 'waste-head', 'ruza-zhkh');
  });

  test('2.3.2.1: a row is entered field by field, over a restart in the middle, and stored once', async () => {
    await world.press(WASTE, 'see:enter:ruza-zhkh:container-sites', { id: 'e' });
    await world.write(WASTE, 'п. Тучково, ул. Мира, 4');
    expect(said(await world.write(WASTE, 'много'))[0]).toContain('Не принято. Объём образования отходов');
    const again = await createHarness(fixture.database);
    expect(said(await again.write(WASTE, '1 250,5'))[0]).toContain('Образователи отходов');
    await again.write(WASTE, 'ЖК «Заря»');
    const review = await again.press(WASTE, 'form:row:3:1', { id: 'no' });
    expect(said(review).join('\n')).toContain('Соответствует стандарту Московской области: нет\n\nВсё верно?');
    expect(await rows()).toEqual([]);
    const stored = await again.press(WASTE, 'form:save', { id: 'save' });
    expect(said(stored)).toContain('Строка внесена: Контейнерные площадки.');
    expect(await rows()).toEqual([
      { address: 'п. Тучково, ул. Мира, 4', volume: 1250.5, producers: 'ЖК «Заря»', compliant: false },
    ]);
    // The same update handled again, and a second tap.
    await again.press(WASTE, 'form:save', { id: 'save' });
    await again.press(WASTE, 'form:save', { id: 'other' });
    expect(await rows()).toHaveLength(1);
    expect(await world.app.database.db.select().from(prompt)).toMatchObject([{ expects: 'form:' }]);
  });

  test('a form that was handled up to the storing, and not to its end, stores once', async () => {
    await world.press(WASTE, 'see:enter:ruza-zhkh:planned-sites', { id: 'e' });
    await world.write(WASTE, 'д. Нестерово');
    await world.write(WASTE, '01.09.2026');
    const kept = await world.app.database.db.select().from(prompt);
    await world.press(WASTE, 'form:save', { id: 'save' });
    await world.app.database.db.delete(prompt);
    await world.app.database.db.insert(prompt).values(kept);
    const again = await createHarness(fixture.database);
    await again.press(WASTE, 'form:save', { id: 'save' });
    expect(await rows()).toEqual([{ address: 'д. Нестерово', date: '2026-09-01' }]);
  });

  test('a form of another’s register is not begun; a command gives a form up', async () => {
    expect(said(await world.press(OFFICER, 'see:enter:ruza-zhkh:container-sites')).at(-1)).toContain(
      'не для вашей должности',
    );
    await world.press(WASTE, 'see:enter:ruza-zhkh:container-sites');
    expect(said(await world.write(WASTE, '/duty'))[0]).toBe('Форма закрыта, ничего не записано.');
    expect(await rows()).toEqual([]);
  });

  test('6.1: an assignment is given by its form and stands in both lists, its card one tap away', async () => {
    await world.seat(EXECUTOR, 'УК', 'executors', 'ruza-zhkh УК «Восход»');
    expect(said(await world.write(OFFICER, '/assignments'))[0]).toContain('Открытых поручений нет.');
    await world.write(OFFICER, '/assign');
    const receivers = await world.write(OFFICER, 'Вывезти мусор с ул. Мира');
    const place = choices(receivers).findIndex((label) => label.includes('Восход'));
    await world.press(OFFICER, `form:assign:1:${place}`, { id: 'to' });
    const review = await world.write(OFFICER, '22.05.2026 12:00');
    expect(said(review)[0]).toContain('Срок: до 22.05.2026 12:00');
    await world.press(OFFICER, 'form:save', { id: 'save' });
    const again = await world.press(OFFICER, 'form:save', { id: 'save' });
    expect(said(again).join()).not.toContain('отправлено');
    const [given, ...others] = await world.app.database.db.select().from(cases).where(isAssignment);
    expect(others).toEqual([]);
    const number = given?.number ?? 0;
    const lists = [await world.write(OFFICER, '/assignments'), await world.write(EXECUTOR, '/assignments')];
    expect(lists.map((calls) => said(calls)[0])).toEqual([
      `Поручения · Рузский городской округ · ЖКХ\n\nПоручили вы\n\n🔴 №${number} Вывезти мусор с ул. Мира\nИсполняет: исполнитель УК «Восход»\nСрок — 22.05.2026 12:00\nЖдёт принятия`,
      `Поручения · Рузский городской округ · ЖКХ\n\nПоручено вам\n\n🔴 №${number} Вывезти мусор с ул. Мира\nПоручил: ответственный по блоку ЖКХ\nСрок — 22.05.2026 12:00\nЖдёт принятия`,
    ]);
    for (const [reader, label] of [
      [OFFICER, 'История'],
      [EXECUTOR, 'Принять'],
    ] as const) {
      expect(choices(await world.press(reader, `see:card:ruza-zhkh:${number}`))).toContain(label);
    }
    const stranger = await world.press(WASTE, `see:card:khimki-energy:${number}`);
    expect(said(stranger).at(-1)).toContain(`№${number}`);
    expect(choices(stranger)).toEqual([]);
  });

  test('2.9: /roadmap lists the roadmaps and begins a new one', async () => {
    expect(said(await world.write(WASTE, '/roadmap'))[0]).toContain('Дорожных карт в работе нет.');
    expect(choices(await world.write(WASTE, '/roadmap'))).toEqual([]);
    const listed = await world.write(OFFICER, '/roadmap');
    expect(choices(listed)).toEqual(['Новая дорожная карта']);
    expect(said(await world.press(OFFICER, 'see:roadmap:ruza-zhkh')).at(-1)).toContain('Какую проблему решает');
    await world.write(OFFICER, '/roadmap новая Чистая вода');
    await world.write(OFFICER, 'Промыть сети');
    await world.press(OFFICER, 'form:roadmap:1:0', { id: 'to' });
    await world.write(OFFICER, '30.05.2026');
    await world.press(OFFICER, 'form:roadmap:3:1', { id: 'more' });
    await world.press(OFFICER, 'form:save', { id: 'save' });
    const lists = await world.write(OFFICER, '/roadmap');
    expect(said(lists)[0]).toContain('Чистая вода\nВыполнено 0 из 1\nДальше: Промыть сети');
    expect(choices(lists)).toEqual([expect.stringMatching(/^№\d+$/), 'Новая дорожная карта']);
  });

  test('the second of two quick taps answers no later question, hostile data none', async () => {
    await world.write(OFFICER, '/roadmap новая Чистая вода');
    await world.write(OFFICER, 'Промыть сети');
    const first = await world.press(OFFICER, 'form:roadmap:1:0', { id: 'a' });
    expect(said(first).at(-1)).toContain('К какому сроку?');
    for (const data of ['form:roadmap:1:0', 'form:0', 'form:assign:2:0', 'form:roadmap:2:99', 'form:save', 'form:']) {
      expect(said(await world.press(OFFICER, data, { id: data })), data).toEqual([
        'На этот вопрос уже отвечено: ответьте на последний.',
      ]);
    }
    expect(said(await world.press(OFFICER, 'form:roadmap:2:0', { id: 'b' })).at(-1)).toContain('Добавить ещё');
  });

  test('a press that is too old to be answered goes on with the form and stores', async () => {
    await world.press(WASTE, 'see:enter:ruza-zhkh:planned-sites', { id: 'e' });
    await world.write(WASTE, 'д. Нестерово');
    world.refusals.set('answerCallbackQuery', 'Bad Request: query is too old');
    await world.press(WASTE, 'form:save', { id: 'early' });
    await world.write(WASTE, '01.09.2026');
    expect(said(await world.press(WASTE, 'form:save', { id: 'save' }))).toContain(
      'Строка внесена: Планируемые контейнерные площадки.',
    );
    expect(await rows()).toHaveLength(1);
    await world.write(OFFICER, '/assign');
    expect(said(await world.press(OFFICER, 'form:cancel', { id: 'c' }))).toContain('Отменено, ничего не записано.');
  });

  test('words answer what was asked last: a question beside the form, then the form again', async () => {
    await world.write(OFFICER, '/open ruza-zhkh Порыв на ул. Мира');
    const [incident] = await world.app.database.db.select().from(cases).where(eq(cases.kind, 'emergency'));
    await world.write(OFFICER, '/assign');
    await world.at('2026-05-21T07:05:00Z');
    await world.press(OFFICER, `prog:${incident?.id}`);
    // What the bot is told beside the form does not make the form the newer question.
    await world.press(OFFICER, `hist:${incident?.id}`);
    expect(said(await world.write(OFFICER, 'Бригада выехала'))[0]).toContain('ход работ записан');
    expect(said(await world.write(OFFICER, 'Вывезти мусор'))[0]).toContain('Кому поручить?');
  });

  test('the newest question wins, within one instant too: words at a choice are its label, or told so, and open nothing', async () => {
    const asked = await world.write(OFFICER, '/open');
    expect(said(asked)[0]).toContain('Что произошло?');
    await world.write(OFFICER, '/assign');
    await world.seat(EXECUTOR, 'УК', 'executors', 'ruza-zhkh УК «Восход»');
    const [label = ''] = choices(await world.write(OFFICER, 'Вывезти мусор'));
    expect(said(await world.write(OFFICER, 'погода'))).toEqual(['Нажмите одну из кнопок под вопросом.']);
    expect(said(await world.write(OFFICER, label.toUpperCase()))[0]).toContain('К какому сроку?');
    await world.write(OFFICER, '25.05.2026');
    expect(said(await world.write(OFFICER, 'да'))).toEqual(['Нажмите одну из кнопок под вопросом.']);
    expect(said(await world.press(OFFICER, 'form:save', { id: 'save' })).join()).toMatch(/Поручение №\d+ отправлено/);
    expect(await world.app.database.db.select().from(cases).where(eq(cases.kind, 'emergency'))).toEqual([]);
  });

  test('a question left for a form is not asked again when the form is over: a reply still answers it', async () => {
    await world.seat(EXECUTOR, 'УК', 'executors', 'ruza-zhkh УК «Восход»');
    await world.write(OFFICER, '/open Порыв на ул. Мира');
    const [incident] = await world.app.database.db.select().from(cases).where(eq(cases.kind, 'emergency'));
    const beside = sentId(await world.press(OFFICER, `false:${incident?.id}`));
    await world.write(OFFICER, '/assign');
    await world.press(OFFICER, 'form:cancel', { id: 'c' });
    expect(said(await world.write(OFFICER, 'Спасибо, понял'))[0]).toContain(
      'Не записано: бот сейчас ничего не спрашивал',
    );
    expect(said(await world.write(OFFICER, 'Опечатка', replyTo(beside, privateChat(OFFICER))))[0]).toContain('ложная');
  });

  test('a question asked beside the form is the newer one within the same instant too', async () => {
    await world.write(OFFICER, '/assign');
    await awaitWords(world.app, {
      chatId: OFFICER,
      personId: OFFICER,
      messageId: 9_000,
      caseId: 0,
      expected: { kind: 'open-by-hand', regulation: 'ruza-zhkh' },
    });
    expect(said(await world.write(OFFICER, 'Порыв на ул. Мира'))[0]).toContain('Открыть инцидент «Порыв на ул. Мира»?');
  });

  test('a reply to the question of the form answers it; one to anything else does not', async () => {
    const question = sentId(await world.write(OFFICER, '/assign'));
    const beside = said(await world.write(OFFICER, 'Не сюда', replyTo(question + 500, privateChat(OFFICER))));
    expect(beside.join()).not.toContain('Кому поручить?');
    const next = await world.write(OFFICER, 'Вывезти мусор', replyTo(question, privateChat(OFFICER)));
    expect(said(next)[0]).toContain('Кому поручить?');
  });

  test('a reply to the question of the form answers it although another question is newer', async () => {
    await world.write(OFFICER, '/open ruza-zhkh Порыв на ул. Мира');
    const [incident] = await world.app.database.db.select().from(cases).where(eq(cases.kind, 'emergency'));
    const question = sentId(await world.write(OFFICER, '/assign'));
    await world.at('2026-05-21T07:05:00Z');
    const beside = sentId(await world.press(OFFICER, `prog:${incident?.id}`));
    const next = await world.write(OFFICER, 'Вывезти мусор', replyTo(question, privateChat(OFFICER)));
    expect(said(next)[0]).toContain('Кому поручить?');
    // The form has asked again since: its next question is the newest.
    const answer = await world.write(OFFICER, 'Бригада выехала', replyTo(beside, privateChat(OFFICER)));
    expect(said(answer)[0]).toContain('ход работ записан');
  });

  const isAssignment = eq(cases.kind, 'assignment');
  const sentId = (calls: Call[]) => calls.find(({ messageId }) => messageId !== null)?.messageId ?? 0;
  const rows = async () => (await world.app.database.db.select().from(registerRow)).map(({ values }) => values);
  const choices = (calls: Call[]) =>
    calls
      .flatMap(({ body }) => (body['reply_markup'] as { inline_keyboard: { text: string }[][] })?.inline_keyboard ?? [])
      .flat()
      .map(({ text }) => text);
});
