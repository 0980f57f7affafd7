import { beforeEach, describe, expect, test } from 'vitest';
import { actorOf } from '../../../../src/app/acts/rights.ts';
import { readCase } from '../../../../src/store/cases.ts';
import { perform } from '../../../../src/app/perform.ts';
import { announceRise } from '../../../support/announce-rise.ts';
import { createHarness, groupChat, said, type Harness } from '../../../support/bot-harness.ts';
import { useDatabase } from '../../../support/databases.ts';
import { DEPUTY, HEAD, HEADS_GROUP, OFFICER, seatKhimkiWithGroup } from '../../../support/khimki-staff.ts';

const STRANGER = 99;

describe('a press', () => {
  const fixture = useDatabase('pglite');
  let world: Harness;
  let caseId: number;

  beforeEach(async () => {
    world = await createHarness(fixture.database);
    await seatKhimkiWithGroup(world, 'officer', 'mcur-head');
    caseId = await announceRise(world.app);
  });

  test('is answered once, by what became of the act', async () => {
    const calls = await world.press(OFFICER, `ack:${caseId}`);
    expect(calls.map((call) => call.method)).toEqual(['answerCallbackQuery']);
    expect(said(calls)).toEqual(['№1: принято в работу']);
    expect((await theCase()).owner?.name).toBe('Орлова О. О.');
  });

  test('handled again after a crash gives the same answer and acts once', async () => {
    const first = await world.press(OFFICER, `ack:${caseId}`, { id: 'same' });
    const version = (await theCase()).version;
    const again = await world.press(OFFICER, `ack:${caseId}`, { id: 'same' });
    expect(said(again)).toEqual(said(first));
    expect((await theCase()).version).toBe(version);
  });

  test('of the second is refused in a window that names the first', async () => {
    await world.press(OFFICER, `ack:${caseId}`);
    const [answer] = await world.press(HEAD, `ack:${caseId}`, { chat: HEADS_GROUP });
    expect(answer?.body).toMatchObject({ text: '№1: уже принял(а) Орлова О. О., 10:00', show_alert: true });
  });

  test('of a group member without a seat is refused, and nothing happens', async () => {
    const calls = await world.press(STRANGER, `ack:${caseId}`, { chat: HEADS_GROUP });
    expect(calls).toHaveLength(1);
    expect(calls[0]?.body['show_alert']).toBe(true);
    expect((await theCase()).owner).toBeNull();
  });

  test('in a chat that is bound to nothing is refused even for whoever may act', async () => {
    const calls = await world.press(OFFICER, `ack:${caseId}`, { chat: groupChat(-1, 'Чужая') });
    expect(said(calls)).toEqual(['Этот чат не подключён к регламенту.']);
    expect((await theCase()).owner).toBeNull();
  });

  test('of what the program never wrote is explained', async () => {
    for (const data of ['ack', 'ack:0', 'drop:1', `ack:${caseId}:1`, 'ack:999999']) {
      const calls = await world.press(OFFICER, data);
      expect(said(calls), data).toEqual(['Кнопка устарела. Что сейчас нужно от вас — /duty']);
    }
  });

  test('too old to be answered is refused in the chat instead, and still acts once', async () => {
    world.refusals.set('answerCallbackQuery', 'Bad Request: query is too old and response timeout expired');
    await world.press(OFFICER, `ack:${caseId}`);
    const calls = await world.press(HEAD, `ack:${caseId}`);
    expect(calls.map((call) => call.method)).toEqual(['answerCallbackQuery', 'sendMessage']);
    expect(said(calls)[1]).toBe('№1: уже принял(а) Орлова О. О., 10:00');
  });

  test('«Не могу решить» asks one thing, and the answer reaches the next level', async () => {
    const asked = await world.press(OFFICER, `cant:${caseId}`);
    expect(asked.map((call) => call.method)).toEqual(['answerCallbackQuery', 'sendMessage']);
    const told = await world.press(OFFICER, `cantwhy:${caseId}:not-by-us`);
    expect(said(told)).toEqual(['№1: записано; кто оповещён — на карточке']);
    expect((await theCase()).reached).toEqual(['officer', 'mcur-head']);
  });

  test('«Поручить» offers whoever does the work, and takes nobody who has left', async () => {
    const asked = await world.press(HEAD, `appoint:${caseId}`);
    expect(JSON.stringify(asked)).toContain(`appointto:${caseId}:officer:${OFFICER}`);
    expect(said(await world.press(HEAD, `appointto:${caseId}:officer:${STRANGER}`))).toEqual([
      'Этот человек больше не занимает должность. Нажмите «Поручить» ещё раз.',
    ]);
    await world.press(HEAD, `appointto:${caseId}:officer:${OFFICER}`);
    expect((await theCase()).owner).toMatchObject({ personId: OFFICER, post: 'officer' });
  });

  describe('«Принял в работу» from above', () => {
    const TOP = 14;
    const buttonsOf = (asked: unknown) =>
      [...JSON.stringify(asked).matchAll(/"text":"([^"]*)","callback_data":"([^"]*)"/g)].map(([, label, data]) => [
        label,
        data,
      ]);

    test('asks next who executes, «Сам(а)» first; until then the head of the centre does', async () => {
      await world.seat(DEPUTY, 'Дёмин Д. Д.', 'deputies', 'khimki-energy');
      const [answer, asked, ...more] = await world.press(DEPUTY, `ack:${caseId}`);
      expect([answer?.body['text'], more]).toEqual(['№1: принято в работу', []]);
      expect(asked?.body['text']).toContain('Кому поручить? Сейчас исполняет: Петров П. П., руководитель МЦУР.');
      expect(buttonsOf(asked?.body['reply_markup'])).toEqual([
        ['Сам(а)', `appointto:${caseId}:deputies:${DEPUTY}`],
        ['Орлова О. О., ответственный сотрудник блока энергетики', `appointto:${caseId}:officer:${OFFICER}`],
      ]);
      expect((await theCase()).owner).toMatchObject({ personId: HEAD, post: 'mcur-head' });
      await world.press(DEPUTY, `appointto:${caseId}:deputies:${DEPUTY}`);
      expect((await theCase()).owner).toMatchObject({ personId: DEPUTY, post: 'deputies' });
    });

    test('of the Head, who executes nothing himself, offers the others', async () => {
      await world.seat(TOP, 'Глава Г. Г.', 'district-head', 'khimki-energy');
      const [, asked] = await world.press(TOP, `ack:${caseId}`);
      expect(buttonsOf(asked?.body['reply_markup']).map(([, data]) => data)).toEqual([
        `appointto:${caseId}:officer:${OFFICER}`,
      ]);
    });

    test('in a group the presser stands first, by name: another may press there', async () => {
      const group = groupChat(-600, 'Заместители');
      await world.seat(DEPUTY, 'Дёмин Д. Д.', 'deputies', 'khimki-energy');
      await world.seat(DEPUTY, 'Дёмин Д. Д.', 'deputies', 'khimki-energy', group);
      const [, asked] = await world.press(DEPUTY, `ack:${caseId}`, { chat: group });
      expect(buttonsOf(asked?.body['reply_markup'])[0]?.[0]).toBe('Дёмин Д. Д., заместитель Главы округа');
    });

    test('second to somebody else asks nothing', async () => {
      await world.seat(TOP, 'Глава Г. Г.', 'district-head', 'khimki-energy');
      await world.press(OFFICER, `ack:${caseId}`);
      expect(await world.press(TOP, `ack:${caseId}`)).toHaveLength(1);
    });
  });

  test('«Поручить» offers the people of an organisation that does the work, and gives the case to their unit', async () => {
    const UNIT = 31;
    const book = world.app.books.get('khimki-energy');
    const executors = world.app.books.get('ruza-zhkh')?.posts['executors'];
    if (!book || !executors) throw new Error('no executors');
    const working = { ...executors, may: [...executors.may, 'progress' as const] };
    (world.app.books as Map<string, typeof book>).set(book.id, {
      ...book,
      posts: { ...book.posts, executors: working },
    });
    await world.seat(UNIT, 'Умнов У. У.', 'executors', 'khimki-energy УК «Восход»');
    const asked = await world.press(HEAD, `appoint:${caseId}`);
    expect(JSON.stringify(asked)).toContain(`appointto:${caseId}:executors:${UNIT}`);
    await world.press(HEAD, `appointto:${caseId}:executors:${UNIT}`);
    expect((await theCase()).owner).toMatchObject({ personId: UNIT, post: 'executors/ук восход' });
  });

  test('«Передать» asks whom to pass it to, and does not offer the presser', async () => {
    await world.press(OFFICER, `ack:${caseId}`);
    const [, asked] = await world.press(OFFICER, `give:${caseId}`);
    expect(asked?.body['text']).toContain('Кому передать?');
    const choices = JSON.stringify(asked?.body['reply_markup']);
    expect(choices).toContain(`appointto:${caseId}:mcur-head:${HEAD}`);
    expect(choices).not.toContain(`:${OFFICER}"`);
  });

  test('about words is not asked for a case that is over', async () => {
    await world.press(OFFICER, `ack:${caseId}`);
    await perform(world.app, {
      key: 'close',
      regulation: 'khimki-energy',
      target: { caseId },
      by: actorOf({ id: OFFICER, name: 'Орлова О. О.', phone: null, admin: false }, ['officer']),
      at: world.app.clock(),
      body: { kind: 'false-alarm', text: 'опечатка' },
    });
    const calls = await world.press(OFFICER, `prog:${caseId}`);
    expect(said(calls)).toEqual(['№1: уже закрыто, 10:00']);
  });

  test('that asks what is asked already points to the question, and asks nothing twice', async () => {
    await world.press(OFFICER, `prog:${caseId}`);
    const again = await world.press(OFFICER, `prog:${caseId}`);
    expect(again.map((call) => call.method)).toEqual(['answerCallbackQuery']);
    expect(said(again)).toEqual(['Вопрос уже задан: просто напишите ответ одной строкой.']);
    const other = await world.press(OFFICER, `inform:${caseId}`);
    expect(other.map((call) => call.method)).toEqual(['answerCallbackQuery', 'sendMessage']);
  });

  test('«История» shows the case to whoever may see it', async () => {
    const calls = await world.press(OFFICER, `hist:${caseId}`);
    expect(said(calls)[1]).toContain('№1');
  });

  async function theCase() {
    const found = await readCase(world.app.database.db, caseId);
    if (!found) throw new Error('no case');
    return found;
  }
});
