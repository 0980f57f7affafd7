import { Bot, InputFile } from 'grammy';
import type { UserFromGetMe } from 'grammy/types';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Screen } from '../../../src/domain/message.ts';
import { NO_LIMITS, TELEGRAM_LIMITS } from '../../../src/messenger/pacer.ts';
import { createTelegram } from '../../../src/messenger/telegram.ts';
import type { Telegram } from '../../../src/messenger/telegram.ts';
import { fakeTelegram, ok, refuse } from '../../support/fake-telegram.ts';
import type { FakeTelegram } from '../../support/fake-telegram.ts';

const plain: Screen = { text: 'Принято', marks: [], buttons: [] };

describe('Telegram', () => {
  let server: FakeTelegram;
  let telegram: Telegram;
  /** Monotonic time of the test: sleeping moves it. */
  let now = 0;
  let slept: number[] = [];

  function connect(limits = NO_LIMITS): Telegram {
    return createTelegram({
      token: '42:TEST',
      apiRoot: server.root,
      stopwatch: () => now,
      sleep: (ms) => {
        slept.push(ms);
        now += ms;
        return Promise.resolve();
      },
      limits,
      log: pino({ level: 'silent' }),
      requestTimeoutMs: 5_000,
    });
  }

  beforeAll(async () => {
    server = await fakeTelegram();
  });
  afterAll(() => server.stop());
  beforeEach(() => {
    now = 0;
    slept = [];
    server.calls.length = 0;
    server.behave((_, response) => ok(response, { message_id: 1 }));
    telegram = connect();
  });

  test('a screen leaves with marks beside the text, its buttons and no link preview', async () => {
    const screen: Screen = {
      text: '№7 <b>&amp; *x* ссылка',
      marks: [
        { type: 'bold', offset: 0, length: 2 },
        { type: 'strike', offset: 3, length: 3 },
        { type: 'quote', offset: 0, length: 22 },
        { type: 'link', offset: 16, length: 6, url: 'https://example.org/1' },
      ],
      buttons: [
        [
          { label: 'Принял в работу', data: 'ack:7' },
          { label: 'Открыть', url: 'https://example.org/2' },
        ],
      ],
    };
    await telegram.messenger.send({ chatId: -100, screen, silent: true, replyTo: 55 });
    expect(server.calls[0]?.path).toBe('/bot42:TEST/sendMessage');
    expect(server.calls[0]?.body).toEqual({
      chat_id: -100,
      text: '№7 <b>&amp; *x* ссылка',
      entities: [
        { type: 'bold', offset: 0, length: 2 },
        { type: 'strikethrough', offset: 3, length: 3 },
        { type: 'blockquote', offset: 0, length: 22 },
        { type: 'text_link', offset: 16, length: 6, url: 'https://example.org/1' },
      ],
      link_preview_options: { is_disabled: true },
      reply_markup: {
        inline_keyboard: [
          [
            { text: 'Принял в работу', callback_data: 'ack:7' },
            { text: 'Открыть', url: 'https://example.org/2' },
          ],
        ],
      },
      disable_notification: true,
      reply_parameters: { message_id: 55, allow_sending_without_reply: true },
    });
  });

  test('without a reply and loud', async () => {
    await telegram.messenger.send({ chatId: 1, screen: plain, silent: false, replyTo: null });
    expect(server.calls[0]?.body['disable_notification']).toBe(false);
    expect(server.calls[0]?.body).not.toHaveProperty('reply_parameters');
  });

  test('an edit keeps the message and takes the buttons away when there are none', async () => {
    expect(await telegram.messenger.edit(1, 9, plain)).toEqual({ kind: 'sent', messageId: 9 });
    expect(server.calls[0]?.body).toMatchObject({ message_id: 9, reply_markup: { inline_keyboard: [] } });
  });

  describe('a screen with a picture', () => {
    const photo = { bytes: Buffer.from('picture') };
    const answer = { message_id: 3, photo: [{ file_id: 'small' }, { file_id: 'large' }] };

    test('leaves as a picture with a caption, and tells the id the messenger keeps it under', async () => {
      server.behave((_, response) => ok(response, answer));
      const sent = await telegram.messenger.send({ chatId: 1, screen: plain, photo, silent: true, replyTo: null });
      expect(sent).toEqual({ kind: 'sent', messageId: 3, photoId: 'large' });
      expect(server.calls[0]?.method).toBe('sendPhoto');
      expect(server.calls[0]?.raw).toContain('picture');
      expect(server.calls[0]?.raw).toContain('Принято');
    });

    test('known by its id it is not uploaded again', async () => {
      server.behave((_, response) => ok(response, answer));
      await telegram.messenger.send({ chatId: 1, screen: plain, photo: { id: 'large' }, silent: true, replyTo: null });
      expect(server.calls[0]?.body).toMatchObject({ chat_id: 1, photo: 'large', caption: 'Принято' });
    });

    test('is edited together with its caption', async () => {
      server.behave((_, response) => ok(response, answer));
      const edited = await telegram.messenger.edit(1, 9, plain, { id: 'large' });
      expect(edited).toEqual({ kind: 'sent', messageId: 9, photoId: 'large' });
      expect(server.calls[0]?.body).toMatchObject({
        message_id: 9,
        media: { type: 'photo', media: 'large', caption: 'Принято' },
        reply_markup: { inline_keyboard: [] },
      });
    });

    test('has its turn in the chat like a text', async () => {
      telegram = connect(TELEGRAM_LIMITS);
      await telegram.messenger.send({ chatId: 5, screen: plain, photo, silent: false, replyTo: null });
      await telegram.messenger.send({ chatId: 5, screen: plain, silent: false, replyTo: null });
      expect(slept).toEqual([1030]);
    });
  });

  test('disarming never throws', async () => {
    server.behave((_, response) => refuse(response, 400, 'Bad Request: message to edit not found'));
    await telegram.messenger.disarm(1, 9);
    expect(server.calls[0]?.method).toBe('editMessageReplyMarkup');
    expect(server.calls[0]?.body).toEqual({ chat_id: 1, message_id: 9 });
  });

  test('pinning never throws and rings nobody, where the bot may not pin too', async () => {
    server.behave((_, response) => refuse(response, 400, 'Bad Request: not enough rights to manage pinned messages'));
    await telegram.messenger.pin(-1, 9, true);
    await telegram.messenger.pin(-1, 9, false);
    expect(server.calls.map(({ method, body }) => [method, body])).toEqual([
      ['pinChatMessage', { chat_id: -1, message_id: 9, disable_notification: true }],
      ['unpinChatMessage', { chat_id: -1, message_id: 9 }],
    ]);
  });

  test('messages of the pump, answers and files to one chat share one pacer', async () => {
    telegram = connect(TELEGRAM_LIMITS);
    await telegram.messenger.send({ chatId: 5, screen: plain, silent: false, replyTo: null });
    await telegram.api.sendMessage(5, 'ответ');
    await telegram.api.sendDocument(5, new InputFile(Buffer.from('a;b'), 'rows.csv'));
    expect(slept).toEqual([1030, 1030]);
    expect(server.calls[2]?.raw).toContain('a;b');
  });

  test('what the bot answers right now, and what it changes, counts like what is owed', async () => {
    telegram = connect(TELEGRAM_LIMITS);
    const botInfo = { id: 42, is_bot: true, first_name: 'Бот', username: 'a_bot' } as UserFromGetMe;
    const bot = new Bot('42:TEST', { client: telegram.client, botInfo });
    bot.on('message', async (ctx) => {
      await ctx.reply('ответ');
      await ctx.api.editMessageText(ctx.chat.id, 1, 'исправлено');
    });
    const chat = { id: 5, type: 'private' as const, first_name: 'Человек' };
    await bot.handleUpdate({ update_id: 1, message: { message_id: 9, date: 0, chat, text: 'вопрос' } as never });
    expect(slept).toEqual([1030]);
    await telegram.messenger.edit(5, 1, plain);
    await telegram.messenger.send({ chatId: 5, screen: plain, silent: false, replyTo: null });
    expect(slept).toEqual([1030, 1030, 1030]);
  });

  test('what is no message waits for no turn', async () => {
    telegram = connect(TELEGRAM_LIMITS);
    server.behave((_, response) => ok(response, true));
    for (let press = 0; press < 40; press += 1) await telegram.api.answerCallbackQuery(`${press}`);
    await telegram.api.sendChatAction(5, 'typing');
    await telegram.api.sendChatAction(5, 'typing');
    expect(slept).toEqual([]);
  });

  test('whether a chat can be written to is asked by a chat action, which is no message; a refusal means what it means there', async () => {
    telegram = connect(TELEGRAM_LIMITS);
    server.behave((_, response) => ok(response, true));
    expect(await telegram.reach(5)).toMatchObject({ kind: 'sent' });
    expect(server.calls.map(({ method, body }) => [method, body])).toEqual([
      ['sendChatAction', { chat_id: 5, action: 'typing' }],
    ]);
    server.behave((_, response) => refuse(response, 403, 'Forbidden: bot was blocked by the user'));
    expect(await telegram.reach(5)).toMatchObject({ kind: 'chat-gone' });
    expect(slept).toEqual([]);
  });

  test('after a 429 the chat waits as long as was asked, another does not', async () => {
    server.behave((_, response) => refuse(response, 429, 'Too Many Requests: retry after 5', { retry_after: 5 }));
    await telegram.messenger.send({ chatId: 5, screen: plain, silent: false, replyTo: null });
    server.behave((_, response) => ok(response, { message_id: 2 }));
    await telegram.messenger.send({ chatId: 6, screen: plain, silent: false, replyTo: null });
    expect(slept).toEqual([]);
    await telegram.messenger.send({ chatId: 5, screen: plain, silent: false, replyTo: null });
    expect(slept).toEqual([5000]);
  });

  test('429 in two chats is said to hold for all', async () => {
    server.behave((_, response) => refuse(response, 429, 'Too Many Requests: retry after 5', { retry_after: 5 }));
    const first = await telegram.messenger.send({ chatId: 5, screen: plain, silent: false, replyTo: null });
    const second = await telegram.messenger.send({ chatId: 6, screen: plain, silent: false, replyTo: null });
    expect(first).toEqual({ kind: 'retry-later', afterMs: 5000, scope: 'chat' });
    expect(second).toEqual({ kind: 'retry-later', afterMs: 5000, scope: 'all' });
  });

  test('calls are counted by method and status, and the last answer is remembered', async () => {
    expect(telegram.answeredAt()).toBeNull();
    now = 77;
    await telegram.messenger.send({ chatId: 5, screen: plain, silent: false, replyTo: null });
    expect(telegram.answeredAt()).toBe(77);
    server.behave((_, response) => refuse(response, 403, 'Forbidden: bot was blocked by the user'));
    now = 78;
    await telegram.messenger.send({ chatId: 5, screen: plain, silent: false, replyTo: null });
    server.behave((_c, _r, request) => request.socket.destroy());
    now = 79;
    await telegram.messenger.send({ chatId: 5, screen: plain, silent: false, replyTo: null });
    expect(telegram.answeredAt()).toBe(78);
    expect(telegram.calls()).toEqual([
      { method: 'sendMessage', status: 200, count: 1 },
      { method: 'sendMessage', status: 403, count: 1 },
      { method: 'sendMessage', status: 0, count: 1 },
    ]);
  });
});
