import { beforeEach, describe, expect, test } from 'vitest';
import { cardPosted } from '../../../src/store/cards.ts';
import { readCase } from '../../../src/store/cases.ts';
import { announceRise } from '../../support/announce-rise.ts';
import { createHarness, privateChat, replyTo, said, type Call, type Harness } from '../../support/bot-harness.ts';
import { useDatabase } from '../../support/databases.ts';
import { HEAD, HEADS_GROUP, OFFICER, seatKhimkiWithGroup } from '../../support/khimki-staff.ts';

const CARD = 4_000;
const NO_BUTTONS = { inline_keyboard: [] };

describe('words', () => {
  const fixture = useDatabase('pglite');
  let world: Harness;
  let caseId: number;

  beforeEach(async () => {
    world = await createHarness(fixture.database);
    await seatKhimkiWithGroup(world, 'officer', 'mcur-head', 'deputies');
    caseId = await announceRise(world.app);
  });

  test('answer the newest question of a private chat, and only once', async () => {
    await world.press(OFFICER, `prog:${caseId}`);
    expect(said(await world.write(OFFICER, 'Бригада выехала'))).toEqual(['№1: ход работ записан']);
    expect(said(await world.write(OFFICER, 'Ещё слово'))).toEqual([
      'Не записано: бот сейчас ничего не спрашивал. К инциденту относится ответ на его карточку. Список — /incidents, помощь — /help',
    ]);
    expect(await entries()).toEqual([['progress', 'Орлова О. О.', 'Бригада выехала', null]]);
  });

  test.each([
    ['prog', 'как обстановка и что сделано, например «Бригада на месте, меняют кабель»'],
    ['inform', 'где и о чём проинформированы жители, например «Объявление на сайте и в домовых чатах»'],
    ['false', 'почему тревога ложная, например «Ошибка выгрузки, обращения задвоены»'],
    ['done', 'что сделано, например «Кабель заменён, подача восстановлена»'],
  ])('that tell nothing do not answer «%s»: it says what is wanted, and is asked still', async (verb, wanted) => {
    await world.press(OFFICER, `${verb}:${caseId}`);
    for (const empty of ['ок', '.', '+', '👍']) {
      expect(said(await world.write(OFFICER, empty))).toEqual([`№1: пока не записано. Напишите словами, ${wanted}`]);
    }
    expect(await read()).toMatchObject({ state: 'open', owner: null, facts: { entries: [] } });
    await world.write(OFFICER, '2 из 5 домов');
    expect((await entries()).map(([, , text]) => text)).toEqual(['2 из 5 домов']);
  });

  test('that tell nothing keep the trend that was tapped for those that do', async () => {
    const question = sent(await world.press(OFFICER, `prog:${caseId}`));
    await world.press(OFFICER, `trend:${caseId}:better`, { messageId: question });
    await world.write(OFFICER, 'ок');
    await world.write(OFFICER, 'Свет дали');
    expect(await entries()).toEqual([['progress', 'Орлова О. О.', 'Свет дали', 'better']]);
  });

  test('in reply to the card that /incident sent are its progress, whoever of the chat replies', async () => {
    const card = sent(await world.write(HEAD, '/incident 1', { chat: HEADS_GROUP }));
    const told = await world.write(HEAD, 'Бригада на месте', replyTo(card, HEADS_GROUP));
    expect(said(told)).toEqual(['№1: ход работ записан']);
    expect(await entries()).toEqual([['progress', 'Петров П. П.', 'Бригада на месте', null]]);
  });

  test('after the newest question was answered do not answer one that was left before it', async () => {
    await world.press(OFFICER, `false:${caseId}`);
    await world.press(OFFICER, `prog:${caseId}`);
    await world.write(OFFICER, 'Бригада выехала');
    await world.write(OFFICER, 'Еду на объект');
    expect(await entries()).toEqual([['progress', 'Орлова О. О.', 'Бригада выехала', null]]);
    expect(await read()).toMatchObject({ state: 'open' });
  });

  test('come with the trend that was tapped, which by itself records nothing', async () => {
    const question = sent(await world.press(OFFICER, `prog:${caseId}`));
    const tapped = await world.press(OFFICER, `trend:${caseId}:worse`, { messageId: question });
    expect(tapped.map((call) => call.method)).toEqual(['answerCallbackQuery', 'editMessageText']);
    expect(await entries()).toEqual([]);
    await world.write(OFFICER, 'Отключён второй квартал');
    expect(await entries()).toEqual([['progress', 'Орлова О. О.', 'Отключён второй квартал', 'worse']]);
  });

  test('in a group count as a reply to the question; by another person the question is not answered', async () => {
    const question = sent(await world.press(HEAD, `prog:${caseId}`, { chat: HEADS_GROUP }));
    expect(await world.write(HEAD, 'Просто слова', { chat: HEADS_GROUP })).toEqual([]);
    expect(said(await world.write(OFFICER, 'Не мне', replyTo(question, HEADS_GROUP)))).toEqual([
      'Вопрос уже закрыт. Нажмите кнопку на карточке ещё раз.',
    ]);
    expect(said(await world.write(HEAD, 'На месте', replyTo(question, HEADS_GROUP)))).toEqual([
      '№1: ход работ записан',
    ]);
    expect(await entries()).toEqual([['progress', 'Петров П. П.', 'На месте', null]]);
  });

  test('in reply to the card are its progress, a caption of a photo too', async () => {
    await cardPosted(world.app.database.db, {
      caseId,
      chatId: OFFICER,
      messageId: CARD,
      shown: { text: 'карточка', marks: [], buttons: [] },
    });
    const photo = {
      ...replyTo(CARD, privateChat(OFFICER)),
      caption: 'Опора восстановлена',
      photo: [],
      text: undefined,
    };
    await world.write(OFFICER, '', photo);
    expect(await entries()).toEqual([['progress', 'Орлова О. О.', 'Опора восстановлена', null]]);
    const wordless = { ...photo, caption: undefined };
    expect(said(await world.write(OFFICER, '', wordless as never))).toEqual([
      'Напишите одну строку текстом: без слов записать нечего.',
    ]);
  });

  test('handled again after a crash are recorded once', async () => {
    await world.press(OFFICER, `inform:${caseId}`);
    const message = { message_id: 7_777, date: 0 };
    await world.write(OFFICER, 'Сайт округа', message);
    await world.write(OFFICER, 'Сайт округа', message);
    expect(await entries()).toEqual([['informing', 'Орлова О. О.', 'Сайт округа', null]]);
  });

  test('of a person whose right ended between the question and the answer change nothing', async () => {
    await world.press(OFFICER, `prog:${caseId}`);
    const { bindingId } = await officersBinding();
    await world.press(HEAD, `unbind:${bindingId}`);
    const calls = await world.write(OFFICER, 'Я ещё здесь');
    expect(said(calls)).toEqual(['Это служебный бот. Войти можно по приглашению: попросите ссылку у администратора.']);
    expect(await entries()).toEqual([]);
  });

  test('that were edited change nothing', async () => {
    await world.press(OFFICER, `prog:${caseId}`);
    const from = { id: OFFICER, is_bot: false, first_name: 'О' };
    const edited = { message_id: 1, date: 0, edit_date: 1, chat: privateChat(OFFICER), from, text: 'Правка' };
    expect(await world.handle({ edited_message: edited })).toEqual([]);
    expect(await entries()).toEqual([]);
  });

  test('of an unknown command are no answer to a question', async () => {
    await world.press(OFFICER, `prog:${caseId}`);
    await world.write(OFFICER, '/stat');
    expect(await entries()).toEqual([]);
    await world.write(OFFICER, 'Слово');
    expect(await entries()).toHaveLength(1);
  });

  test('open an incident by hand, and the opener is its owner', async () => {
    await world.press(OFFICER, `false:${caseId}`);
    await world.write(OFFICER, 'Опечатка в выгрузке');
    expect(said(await world.write(OFFICER, '/open'))).toEqual([
      'Что произошло? Будет открыт повторно инцидент №1, его название останется прежним. Ответьте на это сообщение одной строкой: она станет пояснением на карточке.',
    ]);
    const calls = await world.write(OFFICER, 'Обрыв линии на Учебной');
    expect(said(calls)).toEqual([
      'Открыть повторно инцидент №1 с пояснением «Обрыв линии на Учебной»?\nГородской округ Химки · Энергетика. Участники будут оповещены в порядке регламента.',
    ]);
    expect(await read()).toMatchObject({ state: 'closed' });
    const pressed = await world.press(OFFICER, 'open:yes', { messageId: sent(calls) });
    expect(pressed.map(({ method, body }) => [method, body['text'], body['reply_markup']])).toEqual([
      ['answerCallbackQuery', '№1: инцидент открыт', undefined],
      ['editMessageText', '№1: инцидент открыт', NO_BUTTONS],
    ]);
    expect(await read()).toMatchObject({ state: 'open', owner: { personId: OFFICER } });
  });

  test('are not asked for by /open while the incident of the block is open', async () => {
    expect(said(await world.write(OFFICER, '/open'))[0]).toContain('№1: инцидент уже открыт');
    expect(said(await world.write(OFFICER, 'Обрыв'))[0]).toContain('Не записано');
  });

  async function read() {
    const found = await readCase(world.app.database.db, caseId);
    if (!found) throw new Error('no case');
    return found;
  }
  async function entries() {
    return (await read()).facts.entries.map(({ kind, by, text, trend }) => [kind, by, text, trend]);
  }
  async function officersBinding(): Promise<{ bindingId: number }> {
    const calls = await world.write(HEAD, '/who');
    const data = /"callback_data":"unbind:(\d+)"/.exec(JSON.stringify(calls))?.[1];
    return { bindingId: Number(data) };
  }
});

function sent(calls: readonly Call[]): number {
  const number = calls.findLast((call) => call.messageId !== null)?.messageId;
  if (!number) throw new Error('nothing was sent');
  return number;
}
