import { beforeEach, describe, expect, test } from 'vitest';
import { assign } from '../../../src/app/acts/assign.ts';
import type { Screen } from '../../../src/domain/message.ts';
import { outbox } from '../../../src/store/schema/messages.ts';
import { readCase } from '../../../src/store/cases.ts';
import { createHarness, replyTo, said, privateChat, type Call, type Harness } from '../../support/bot-harness.ts';
import { useDatabase } from '../../support/databases.ts';
import { DEPUTY, HEAD, OFFICER, khimkiIncident } from '../../support/khimki-staff.ts';

const RUZA_OFFICER = 14;

describe('an album', () => {
  const fixture = useDatabase('pglite');
  let world: Harness;
  let caseId: number;

  beforeEach(async () => {
    ({ world, caseId } = await khimkiIncident(fixture.database));
  });

  test.each([
    ['prog', 'progress', '№1: ход работ записан'],
    ['inform', 'informing', '№1: информирование записано'],
    ['done', 'resolved', '№1: закрыто, работа в штатном режиме'],
    ['false', 'false-alarm', '№1: ложная тревога, закрыто'],
  ])('answers «%s» with all its photos and one answer, wherever its words are', async (press, kind, told) => {
    for (const [place, group] of [
      [0, 'first'],
      [1, 'middle'],
      [2, 'last'],
    ] as const) {
      if (press !== 'prog' && place > 0) break;
      await world.press(OFFICER, `${press}:${caseId}`);
      const calls = [];
      for (const index of [0, 1, 2]) {
        calls.push(...(await photo(group, index, index === place ? { caption: 'Опора стоит' } : {})));
      }
      expect(finallySaid(calls)).toEqual([told]);
      expect(await lastEntry()).toEqual([kind, 'Опора стоит', [`${group}-0`, `${group}-1`, `${group}-2`]]);
    }
  });

  test('waits with its first photos for the words, which may also come by themselves', async () => {
    await world.press(OFFICER, `done:${caseId}`);
    expect(said(await photo('a', 0))).toEqual(['Фото получено и ждёт слов: напишите к нему одну строку текстом.']);
    expect(said(await photo('a', 1))).toEqual([]);
    expect((await entries()).length).toBe(0);
    expect(finallySaid(await world.write(OFFICER, 'Опора стоит'))).toEqual(['№1: закрыто, работа в штатном режиме']);
    expect(said(await photo('a', 2))).toEqual([]);
    expect(await lastEntry()).toEqual(['resolved', 'Опора стоит', ['a-0', 'a-1', 'a-2']]);
  });

  test('handled again, photo by photo and by another process, doubles nothing and says nothing more', async () => {
    await world.press(OFFICER, `inform:${caseId}`);
    await photo('a', 0, { caption: 'Объявления' });
    await photo('a', 1);
    const restarted = await createHarness(fixture.database);
    for (const index of [0, 1, 2, 1]) {
      expect(said(await photo('a', index, index === 0 ? { caption: 'Объявления' } : {}, restarted))).toEqual([]);
    }
    expect(await entries()).toHaveLength(1);
    expect(await lastEntry()).toEqual(['informing', 'Объявления', ['a-0', 'a-1', 'a-2']]);
  });

  test('of which another photo has words of its own keeps both', async () => {
    await world.press(OFFICER, `inform:${caseId}`);
    await photo('a', 0, { caption: 'Объявления на домах' });
    await photo('a', 1, { caption: 'И на остановке' });
    expect(await lastEntry()).toEqual(['informing', 'Объявления на домах\nИ на остановке', ['a-0', 'a-1']]);
  });

  test.each(['inform', 'false'])(
    'whose words tell nothing waits for others, and loses no photo: «%s»',
    async (verb) => {
      await world.press(OFFICER, `${verb}:${caseId}`);
      expect(said(await photo('a', 0, { caption: '+' }))[0]).toContain('пока не записано');
      await photo('a', 1);
      await world.write(OFFICER, 'Датчик неисправен');
      expect((await lastEntry()).slice(1)).toEqual(['Датчик неисправен', ['a-0', 'a-1']]);
    },
  );

  test('proves a list that waits for evidence, without any words', async () => {
    await world.press(HEAD, `ack:${caseId}`);
    await world.press(HEAD, `checkall:${caseId}:residents-informed`);
    const calls = [...(await photo('a', 0, {}, world, HEAD)), ...(await photo('a', 1, {}, world, HEAD))];
    expect(finallySaid(calls)).toHaveLength(1);
    const [kind, , photos] = await lastEntry();
    expect([kind, photos]).toEqual(['informing', ['a-0', 'a-1']]);
  });

  test('of somebody else with the same number stays theirs; one that answers nothing is told so once', async () => {
    await world.press(OFFICER, `inform:${caseId}`);
    await photo('a', 0, { caption: 'Объявления' });
    const calls = [...(await photo('a', 1, {}, world, HEAD)), ...(await photo('a', 2, {}, world, HEAD))];
    expect(said(calls)).toHaveLength(1);
    expect(said(calls)[0]).toContain('Не записано');
    expect(await lastEntry()).toEqual(['informing', 'Объявления', ['a-0']]);
  });

  test('that was refused may be told again: its answer is brought up to date in place', async () => {
    const card = replyTo(9_999, privateChat(OFFICER));
    expect(said(await photo('a', 0, { ...card, caption: 'Мимо' }))[0]).toContain('На это сообщение отвечать не нужно');
    await world.press(OFFICER, `prog:${caseId}`);
    const calls = await photo('a', 1, { caption: 'Бригада на месте' });
    expect(calls.map(({ method }) => method)).toEqual(['editMessageText']);
    expect(await lastEntry()).toEqual(['progress', 'Бригада на месте', ['a-1']]);
  });

  test.each([
    ['with its words', 1],
    ['before its words, and one more after it', 2],
  ])('of one photo, %s, is kept where the words of the act have no place for it', async (_, photos) => {
    await world.press(OFFICER, `false:${caseId}`);
    const alone = { media_group_id: undefined };
    if (photos === 1) {
      expect(said(await photo('a', 0, { ...alone, caption: 'Датчик неисправен' }))).toHaveLength(1);
      expect(await lastEntry()).toEqual(['false-alarm', 'Датчик неисправен', ['a-0']]);
      return;
    }
    const waiting = 'Фото получено и ждёт слов: напишите к нему одну строку текстом.';
    expect(said(await photo('a', 0, alone))).toEqual([waiting]);
    await photo('a', 1, alone);
    expect(finallySaid(await world.write(OFFICER, 'Датчик неисправен'))).toEqual(['№1: ложная тревога, закрыто']);
    expect(await lastEntry()).toEqual(['false-alarm', 'Датчик неисправен', ['a-0', 'a-1']]);
  });

  test('of one photo beside a problem is told of with it', async () => {
    await world.press(RUZA_OFFICER, `problem:${await assignedCase()}:assignment-done`);
    await photo('a', 0, { media_group_id: undefined, caption: 'Люк заварен' }, world, RUZA_OFFICER);
    const told = await fixture.database.db.select({ body: outbox.body, chatId: outbox.chatId }).from(outbox);
    const toDeputy = told.filter(({ chatId }) => chatId === DEPUTY).map(({ body }) => (body as Screen).text);
    expect(toDeputy.find((text) => text.includes('Люк заварен'))).toContain('фото: 1');
  });

  test.each([
    ['by itself', null],
    ['in reply to the question', 'question'],
    ['in reply to the request for it', 'request'],
  ])('after its words, %s, completes them; what comes then answers nothing', async (_, answered) => {
    const caseOf = await assignedCase();
    const question = await world.press(RUZA_OFFICER, `done:${caseOf}`);
    const request = await world.write(RUZA_OFFICER, 'Люк закрыт');
    expect(said(request).join()).toContain('приложите ссылку или фото. Слова сохранены');
    const asked = { question, request }[answered ?? '']?.findLast(({ messageId }) => messageId !== null)?.messageId;
    const reply = asked ? replyTo(asked, privateChat(RUZA_OFFICER)) : {};
    const told = said(await photo('a', 0, { media_group_id: undefined, ...reply }, world, RUZA_OFFICER)).join();
    expect(told).toContain('записано, ждёт подтверждения');
    const [entry, ...others] = (await readCase(world.app.database.db, caseOf))?.facts.entries ?? [];
    expect(others).toEqual([]);
    expect(entry).toMatchObject({ kind: 'resolved', text: 'Люк закрыт', evidence: [{ kind: 'photo', fileId: 'a-0' }] });
    expect(said(await world.write(RUZA_OFFICER, 'И ещё')).join()).toContain('Не записано');
  });

  test('of one photo, handled again, doubles nothing', async () => {
    await world.press(OFFICER, `false:${caseId}`);
    const alone = { media_group_id: undefined, caption: 'Датчик неисправен' };
    await photo('a', 0, alone);
    expect(said(await photo('a', 0, alone, await createHarness(fixture.database)))).toEqual([]);
    expect(await entries()).toHaveLength(1);
    expect(await lastEntry()).toEqual(['false-alarm', 'Датчик неисправен', ['a-0']]);
  });

  test('of one photo has nothing to wait with while there is no case', async () => {
    await world.press(OFFICER, `false:${caseId}`);
    await world.write(OFFICER, 'Опечатка');
    await world.write(OFFICER, '/open');
    const told = said(await photo('a', 0, { media_group_id: undefined }));
    expect(told).toEqual(['Напишите одну строку текстом: без слов записать нечего.']);
  });

  /** An assignment of Ruza, given by the deputies to the officer. */
  async function assignedCase(): Promise<number> {
    const deputy = { personId: DEPUTY, name: 'Дымов Д. Д.', phone: null, posts: ['deputies'] };
    await world.seat(DEPUTY, deputy.name, 'deputies', 'ruza-zhkh');
    await world.seat(RUZA_OFFICER, 'Рузова Р. Р.', 'officer', 'ruza-zhkh');
    const book = world.app.books.get('ruza-zhkh');
    if (!book) throw new Error('no book');
    const dueAt = new Date('2026-05-22T15:00:00Z');
    const wish = { key: 'a', book, by: deputy, title: 'Проверить колодцы', assignee: 'officer', dueAt };
    return (await assign(world.app, wish)).caseId;
  }

  let updates = 0;
  /** The number of a message follows from its photo: the same photo is the same message. */
  function photo(group: string, index: number, more = {}, on: Harness = world, from = OFFICER): Promise<Call[]> {
    const id = `${group}-${index}`;
    const fields = {
      message_id: 10_000 + [...group].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7) * 10 + index,
      date: (updates += 1),
      text: undefined,
      media_group_id: group,
      photo: [{ file_id: id, file_unique_id: id, width: 1, height: 1 }],
      ...more,
    };
    return on.write(from, '', fields);
  }
  async function entries() {
    return (await readCase(world.app.database.db, caseId))?.facts.entries ?? [];
  }
  async function lastEntry() {
    const last = (await entries()).at(-1);
    return [last?.kind, last?.text, last?.evidence.map((one) => (one.kind === 'photo' ? one.fileId : one.url))];
  }
});

/** What stands in the chat in the end: an answer that was edited, with its newest words. */
function finallySaid(calls: readonly Call[]): string[] {
  const shown = new Map<number, string>();
  for (const { method, body, messageId } of calls) {
    const number = method === 'editMessageText' ? Number(body['message_id']) : messageId;
    if (number !== null) shown.set(number, String(body['text']));
  }
  return [...shown.values()];
}
