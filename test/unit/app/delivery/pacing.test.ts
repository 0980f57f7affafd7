import { Bot } from 'grammy';
import type { UserFromGetMe } from 'grammy/types';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { TELEGRAM_LIMITS } from '../../../../src/messenger/pacer.ts';
import { cardPosted, wantCard } from '../../../../src/store/cards.ts';
import { enqueue } from '../../../../src/store/outbox.ts';
import { useDatabase } from '../../../support/databases.ts';
import { fakeTelegram, ok, type FakeTelegram } from '../../../support/fake-telegram.ts';
import { givenCase, message, screen } from '../../../support/rows.ts';
import { telegramBench, type TelegramBench } from '../../../support/telegram-bench.ts';

const GROUP = -500;
const SECOND_MS = 1_030;
const MINUTE_MS = 60_030;

describe('messages, edits and answers under the messenger’s limits', () => {
  const fixture = useDatabase('pglite');
  let server: FakeTelegram;
  let bench: TelegramBench;
  /** Calls in their order, as `chat method`. */
  let calls: string[];

  beforeAll(async () => {
    server = await fakeTelegram();
  });
  afterAll(() => server.stop());
  beforeEach(() => {
    calls = [];
    bench = telegramBench(fixture.database, { root: server.root, limits: TELEGRAM_LIMITS });
    server.behave(({ body, method }, response) => {
      calls.push(`${Number(body['chat_id'])} ${method}`);
      ok(response, { message_id: calls.length });
    });
  });

  const owe = (chatId: number, lane: 'alarm' | 'digest' = 'alarm') =>
    enqueue(fixture.database.db, [message(`${lane} ${chatId}`, { chatId, lane })]);

  /** A card in each of these chats that has to change. */
  async function changedCards(...chatIds: number[]): Promise<() => Promise<void>> {
    const { db } = fixture.database;
    const { id: caseId } = await givenCase(db);
    let changes = 0;
    for (const chatId of chatIds) await cardPosted(db, { caseId, chatId, messageId: 5, shown: screen('0') });
    const change = async () => {
      changes += 1;
      for (const chatId of chatIds) await wantCard(db, { caseId, chatId, wanted: screen(`${changes}`) });
    };
    await change();
    return change;
  }

  async function edit(): Promise<void> {
    await bench.sending.edit();
    await bench.sending.editors.idle();
  }

  test('an answer given right now takes the chat’s turn: what is owed waits in the outbox', async () => {
    const botInfo = { id: 42, is_bot: true, first_name: 'Бот', username: 'a_bot' } as UserFromGetMe;
    const bot = new Bot('42:TEST', { client: bench.telegram.client, botInfo });
    bot.on('message', (ctx) => ctx.reply('ответ'));
    const chat = { id: 5, type: 'private' as const, first_name: 'Человек' };
    await bot.handleUpdate({ update_id: 1, message: { message_id: 9, date: 0, chat, text: 'вопрос' } as never });
    await owe(5);
    await bench.after(SECOND_MS - 1);
    expect(calls).toEqual(['5 sendMessage']);
    await bench.after(1);
    expect(calls).toEqual(['5 sendMessage', '5 sendMessage']);
  });

  test('a card waits for the turn of its chat, and takes it', async () => {
    await changedCards(5);
    await owe(5);
    await bench.after(0);
    await edit();
    expect(calls).toEqual(['5 sendMessage']);
    await bench.after(SECOND_MS);
    await edit();
    expect(calls).toEqual(['5 sendMessage', '5 editMessageText']);
    await owe(5, 'digest');
    await bench.after(SECOND_MS - 1);
    expect(calls).toHaveLength(2);
    await bench.after(1);
    expect(calls[2]).toBe('5 sendMessage');
  });

  test('a card that changes all the time leaves its group room: an alarm goes out at once', async () => {
    const change = await changedCards(GROUP);
    for (let round = 0; round < 20; round += 1) {
      await change();
      await bench.after(SECOND_MS);
      await edit();
    }
    expect(calls).toEqual(Array(15).fill(`${GROUP} editMessageText`));
    await owe(GROUP);
    await bench.after(0);
    expect(calls[15]).toBe(`${GROUP} sendMessage`);
    await bench.after(MINUTE_MS);
    await edit();
    expect(calls[16]).toBe(`${GROUP} editMessageText`);
  });

  test('cards of many chats leave room for messages to others', async () => {
    await changedCards(...Array.from({ length: 40 }, (_, index) => index + 1));
    await bench.after(0);
    for (let round = 0; round < 4; round += 1) await edit();
    expect(calls).toHaveLength(25);
    for (let chatId = 101; chatId <= 110; chatId += 1) await owe(chatId);
    await bench.after(0);
    await bench.after(0);
    expect(calls.slice(25).map((call) => call.split(' ')[1])).toEqual(Array(5).fill('sendMessage'));
  });

  test('no card is edited while a message waits for its turn', async () => {
    await changedCards(1);
    for (let chatId = 101; chatId <= 135; chatId += 1) await owe(chatId, 'digest');
    for (let round = 0; round < 5; round += 1) {
      await bench.after(0);
      await edit();
    }
    expect(calls).toHaveLength(30);
    await bench.after(SECOND_MS);
    await edit();
    expect(calls.slice(30)).toEqual([...Array(5).fill(expect.stringMatching('sendMessage')), '1 editMessageText']);
  });
});
