import { Api, Bot, GrammyError, HttpError, InputFile, webhookCallback } from 'grammy';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Phone } from '../../../src/sandbox/phones/phone.ts';
import { startBotApi, testToken, type BotApiServer } from '../../support/bot-api-server.ts';

const now = new Date('2026-09-17T05:30:00Z');
let server: BotApiServer;
let api: Api;
let anna: Phone;

beforeEach(async () => {
  server = await startBotApi({ now: () => now });
  api = new Api(testToken, { apiRoot: server.root });
  anna = server.api.phones.add({ firstName: 'Анна', lastName: 'Образцова' });
  anna.start();
});
afterEach(() => server.close());

const refusal = async (call: Promise<unknown>): Promise<string> => {
  const error = await call.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof GrammyError) return error.description;
  throw new Error(`expected a refusal, got ${String(error)}`);
};

test('getMe names the bot by its token', async () => {
  expect(await api.getMe()).toMatchObject({
    id: 4242,
    is_bot: true,
    username: 'reglament_bot',
    can_read_all_group_messages: false,
  });
});

test('a wrong token is refused with 401, a malformed one with 404', async () => {
  const wrong = new Api('4242:other', { apiRoot: server.root });
  await expect(wrong.getMe()).rejects.toMatchObject({ error_code: 401, description: 'Unauthorized' });
  const response = await fetch(`${server.root}/botnonsense/getMe`);
  expect([response.status, await response.json()]).toEqual([
    404,
    { ok: false, error_code: 404, description: 'Not Found' },
  ]);
});

test('an unknown method is not found', async () => {
  const response = await fetch(`${server.root}/bot${testToken}/sendTelepathy`);
  expect(await response.json()).toEqual({ ok: false, error_code: 404, description: 'Not Found: method not found' });
});

test('a message arrives on the phone with its marks and buttons, and rings unless silent', async () => {
  await api.sendMessage(anna.user.id, '  Жирное слово  ', {
    entities: [{ type: 'bold', offset: 2, length: 6 }],
    reply_markup: {
      inline_keyboard: [
        [{ text: 'Принял в работу', callback_data: 'a' }],
        [{ text: 'Сайт', url: 'https://example.ru' }],
      ],
    },
    disable_notification: true,
  });
  const [chat] = anna.chats();
  expect(chat).toMatchObject({ title: 'Регламент', unread: 1, unreadLoud: 0 });
  expect(chat?.messages.at(-1)).toMatchObject({
    text: 'Жирное слово',
    entities: [{ type: 'bold', offset: 0, length: 6 }],
    silent: true,
    buttons: [[{ text: 'Принял в работу', callback_data: 'a' }], [{ text: 'Сайт', url: 'https://example.ru' }]],
  });
});

test('a reply quotes, and refuses a message that is not there unless allowed', async () => {
  const first = await api.sendMessage(anna.user.id, 'карточка');
  const reply = await api.sendMessage(anna.user.id, 'напоминание', {
    reply_parameters: { message_id: first.message_id },
  });
  expect(reply.reply_to_message?.text).toBe('карточка');
  expect(await refusal(api.sendMessage(anna.user.id, 'x', { reply_parameters: { message_id: 999 } }))).toBe(
    'Bad Request: message to be replied not found',
  );
  const lax = { message_id: 999, allow_sending_without_reply: true };
  expect((await api.sendMessage(anna.user.id, 'x', { reply_parameters: lax })).reply_to_message).toBeUndefined();
});

test.each([
  ['x'.repeat(4097), {}, 'Bad Request: message is too long'],
  ['   ', {}, 'Bad Request: message text is empty'],
  [
    'abc',
    { entities: [{ type: 'bold', offset: 0, length: 9 }] },
    'Bad Request: entity beginning at UTF-16 offset 0 ends after the end of the text at UTF-16 offset 9',
  ],
  [
    'abc',
    { entities: [{ type: 'bold', offset: 3, length: 1 }] },
    'Bad Request: entity begins after the end of the text at UTF-16 offset 3',
  ],
  [
    '🚰 вода',
    { entities: [{ type: 'bold', offset: 1, length: 3 }] },
    'Bad Request: entity begins in a middle of a UTF-16 symbol at byte offset 1',
  ],
  [
    'abc',
    { entities: [{ type: 'sparkle', offset: 0, length: 1 }] },
    "Bad Request: can't parse MessageEntity: Unsupported type specified",
  ],
  [
    'abc',
    { reply_markup: { inline_keyboard: [[{ text: 'b', callback_data: 'ж'.repeat(33) }]] } },
    'Bad Request: BUTTON_DATA_INVALID',
  ],
  [
    'abc',
    { reply_markup: { inline_keyboard: [[{ text: 'b', callback_data: '' }]] } },
    'Bad Request: BUTTON_DATA_INVALID',
  ],
  [
    'abc',
    { reply_markup: { inline_keyboard: [[{ text: ' ', callback_data: 'a' }]] } },
    'Bad Request: inline keyboard button text must be non-empty',
  ],
  [
    'abc',
    { reply_markup: { inline_keyboard: [[{ text: 'b', url: 'nowhere' }]] } },
    "Bad Request: inline keyboard button URL 'nowhere' is invalid: Wrong HTTP URL",
  ],
  [
    'abc',
    { reply_markup: { inline_keyboard: [Array.from({ length: 101 }, () => ({ text: 'b', callback_data: 'a' }))] } },
    'Bad Request: reply markup is too long',
  ],
])('text %#: refused in Telegram’s words', async (text, extra, description) => {
  // The bodies are wrong on purpose, so they go past the client's types.
  const body = JSON.stringify({ chat_id: anna.user.id, text, ...extra });
  const response = await fetch(`${server.root}/bot${testToken}/sendMessage`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
  expect(await response.json()).toEqual({ ok: false, error_code: 400, description });
});

test('exactly 4096 units and 64 bytes pass', async () => {
  const keyboard = { inline_keyboard: [[{ text: 'b', callback_data: 'ж'.repeat(32) }]] };
  expect((await api.sendMessage(anna.user.id, 'x'.repeat(4096), { reply_markup: keyboard })).text).toHaveLength(4096);
});

test('the bot cannot write first, to a stranger, or to who blocked it', async () => {
  const boris = server.api.phones.add({ firstName: 'Борис' });
  expect(await refusal(api.sendMessage(boris.user.id, 'x'))).toBe('Bad Request: chat not found');
  expect(await refusal(api.sendMessage(1, 'x'))).toBe('Bad Request: chat not found');
  const group = server.api.phones.groups.create('Штаб', anna, [boris]);
  server.api.phones.groups.addBot(group, anna);
  expect(await refusal(api.sendMessage(boris.user.id, 'x'))).toBe(
    "Forbidden: bot can't initiate conversation with a user",
  );
  anna.block();
  expect(await refusal(api.sendMessage(anna.user.id, 'x'))).toBe('Forbidden: bot was blocked by the user');
  anna.start();
  await api.sendMessage(anna.user.id, 'снова на связи');
  anna.deactivate();
  expect(await refusal(api.sendMessage(anna.user.id, 'x'))).toBe('Forbidden: user is deactivated');
});

test('an edit changes the message in place without a sound, and an equal edit is refused', async () => {
  const sent = await api.sendMessage(anna.user.id, 'до');
  await api.editMessageText(anna.user.id, sent.message_id, 'после');
  const [chat] = anna.chats();
  expect(chat?.unread).toBe(1);
  expect(chat?.messages.at(-1)).toMatchObject({ text: 'после', edited: true });
  expect(await refusal(api.editMessageText(anna.user.id, sent.message_id, 'после'))).toBe(
    'Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
  );
  expect(await refusal(api.editMessageText(anna.user.id, 77, 'x'))).toBe('Bad Request: message to edit not found');
  expect(await refusal(api.editMessageText(anna.user.id, 1, 'x'))).toBe("Bad Request: message can't be edited");
});

test('buttons can be taken away and a message deleted', async () => {
  const keyboard = { inline_keyboard: [[{ text: 'Да', callback_data: 'y' }]] };
  const sent = await api.sendMessage(anna.user.id, 'вопрос', { reply_markup: keyboard });
  await api.editMessageReplyMarkup(anna.user.id, sent.message_id);
  expect(anna.chats()[0]?.messages.at(-1)?.buttons).toEqual([]);
  expect(() => anna.press(anna.user.id, sent.message_id, 'y')).toThrow('такой кнопки уже нет');
  await api.deleteMessage(anna.user.id, sent.message_id);
  expect(await refusal(api.deleteMessage(anna.user.id, sent.message_id))).toBe(
    'Bad Request: message to delete not found',
  );
});

test('a press comes back as a callback query and its answer is a toast', async () => {
  const bot = new Bot(testToken, { client: { apiRoot: server.root } });
  bot.on('callback_query:data', (ctx) =>
    ctx.answerCallbackQuery({ text: `нажато ${ctx.callbackQuery.data}`, show_alert: true }),
  );
  const running = bot.start({ timeout: 5 });
  const keyboard = { inline_keyboard: [[{ text: 'Принял в работу', callback_data: 'ack' }]] };
  const sent = await api.sendMessage(anna.user.id, 'карточка', { reply_markup: keyboard });
  const press = anna.press(anna.user.id, sent.message_id, 'ack');
  await expect.poll(() => press.answer, { timeout: 3000 }).toEqual({ text: 'нажато ack', alert: true });
  await bot.stop();
  await running;
  expect(await refusal(api.answerCallbackQuery(press.id))).toBe(
    'Bad Request: query is too old and response timeout expired or query ID is invalid',
  );
});

test('a long poll waits for what happens, and an offset confirms what came before it', async () => {
  const first = await api.getUpdates();
  expect(first.map((update) => update.message?.text)).toEqual(['/start']);
  const waiting = api.getUpdates({ offset: (first[0]?.update_id ?? 0) + 1, timeout: 20 });
  await expect.poll(() => server.api.pending().updates).toBe(0);
  anna.send(anna.user.id, 'привет');
  expect((await waiting).map((update) => update.message?.text)).toEqual(['привет']);
  expect(await api.getUpdates()).toHaveLength(1);
});

test('a second poll ends the first with a conflict', async () => {
  await api.getUpdates({ offset: 2 });
  const older = refusal(api.getUpdates({ offset: 2, timeout: 20 }));
  await new Promise((resolve) => setImmediate(resolve));
  await fetch(`${server.root}/bot${testToken}/getMe`);
  const younger = api.getUpdates({ offset: 2, timeout: 20 });
  expect(await older).toBe(
    'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
  );
  anna.send(anna.user.id, 'дальше');
  expect(await younger).toHaveLength(1);
});

test('a document goes up and comes down byte for byte, by upload and by id', async () => {
  const bytes = new TextEncoder().encode('номер;дата\r\n1;01.09.2026');
  const sent = await api.sendDocument(anna.user.id, new InputFile(bytes, 'отказы.csv'), { caption: 'не принято: 1' });
  expect(sent.document).toMatchObject({ file_name: 'отказы.csv', file_size: bytes.length });
  const file = await api.getFile(sent.document.file_id);
  const response = await fetch(`${server.root}/file/bot${testToken}/${file.file_path}`);
  expect(new Uint8Array(await response.arrayBuffer())).toEqual(bytes);
  expect((await fetch(`${server.root}/file/bot4242:other/${file.file_path}`)).status).toBe(401);
  expect((await api.sendDocument(anna.user.id, sent.document.file_id)).document.file_id).toBe(sent.document.file_id);
});

test('a picture must be one', async () => {
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAIAAAADCAYAAAC56t6BAAAAC0lEQVR4nGNgwAcAAB4AAW6FRzIAAAAASUVORK5CYII=',
    'base64',
  );
  const sent = await api.sendPhoto(anna.user.id, new InputFile(png, 'график.png'), { caption: 'до' });
  expect(sent.photo.at(-1)).toMatchObject({ width: 2, height: 3 });
  await api.editMessageCaption(anna.user.id, sent.message_id, { caption: 'после' });
  expect(anna.chats()[0]?.messages.at(-1)).toMatchObject({ text: 'после', edited: true });
  const media = { type: 'photo' as const, media: new InputFile(png, 'другой.png'), caption: 'другое' };
  const edited = await api.editMessageMedia(anna.user.id, sent.message_id, media);
  expect(edited).toMatchObject({ caption: 'другое', photo: [{ width: 2 }] });
  expect(edited).not.toMatchObject({ photo: [{ file_id: sent.photo[0]?.file_id }] });
  const text = await api.sendMessage(anna.user.id, 'слова');
  expect(await refusal(api.editMessageMedia(anna.user.id, text.message_id, media))).toBe(
    'Bad Request: there is no media in the message to edit',
  );
  expect(await refusal(api.sendPhoto(anna.user.id, new InputFile(Buffer.from('text'), 'a.png')))).toBe(
    'Bad Request: IMAGE_PROCESS_FAILED',
  );
});

test('form bodies are read like JSON ones', async () => {
  const form = new URLSearchParams({
    chat_id: String(anna.user.id),
    text: 'форма',
    reply_markup: JSON.stringify({ inline_keyboard: [[{ text: 'a', callback_data: 'b' }]] }),
  });
  const response = await fetch(`${server.root}/bot${testToken}/sendMessage`, { method: 'POST', body: form });
  expect(await response.json()).toMatchObject({
    ok: true,
    result: { text: 'форма', reply_markup: { inline_keyboard: [[{ text: 'a' }]] } },
  });
});

test('a webhook gets updates in order with its secret, and is retried until it answers', async () => {
  const seen: (string | undefined)[] = [];
  const bot = new Bot(testToken, { client: { apiRoot: server.root } });
  bot.on('message:text', (ctx) => void seen.push(ctx.message.text));
  const receive = webhookCallback(bot, 'std/http', { secretToken: 'secret' });
  const hook = await listenOnce(receive);
  await api.setWebhook(hook.url, { secret_token: 'secret' });
  expect(await refusal(api.getUpdates())).toBe(
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
  );
  anna.send(anna.user.id, 'по вебхуку');
  await expect.poll(() => seen, { timeout: 5000 }).toEqual(['/start', 'по вебхуку']);
  expect(await api.getWebhookInfo()).toMatchObject({ url: hook.url, pending_update_count: 0 });
  await api.deleteWebhook();
  expect((await api.getWebhookInfo()).url).toBe('');
  await hook.close();
});

test('commands are kept by scope and shown in the chat they fit', async () => {
  await api.setMyCommands([{ command: 'help', description: 'Помощь' }]);
  await api.setMyCommands([{ command: 'status', description: 'Состояние' }], {
    scope: { type: 'chat', chat_id: anna.user.id },
  });
  expect(anna.chats()[0]?.commands).toEqual([{ command: 'status', description: 'Состояние' }]);
  await api.deleteMyCommands({ scope: { type: 'chat', chat_id: anna.user.id } });
  expect(anna.chats()[0]?.commands).toEqual([{ command: 'help', description: 'Помощь' }]);
});

test('faults: 429, 500, reset before and after acceptance', async () => {
  const { faults, calls } = server.api;
  faults.next('sendMessage', { kind: '429', retryAfter: 7 });
  await expect(api.sendMessage(anna.user.id, 'x')).rejects.toMatchObject({
    error_code: 429,
    parameters: { retry_after: 7 },
  });
  faults.next('sendMessage', { kind: '500' }, { chatId: anna.user.id });
  await expect(api.sendMessage(anna.user.id, 'x')).rejects.toMatchObject({ error_code: 500 });
  faults.next('sendMessage', { kind: 'reset-before' }, { where: (params) => params.values['text'] === 'x' });
  await expect(api.sendMessage(anna.user.id, 'x')).rejects.toBeInstanceOf(HttpError);
  expect(calls.of('sendMessage')).toHaveLength(0);
  faults.next('*', { kind: 'reset-after' });
  await expect(api.sendMessage(anna.user.id, 'дошло')).rejects.toBeInstanceOf(HttpError);
  expect(calls.of('sendMessage').map((call) => call.values['text'])).toEqual(['дошло']);
  expect(faults.left()).toBe(0);
});

test('a dropped answer leaves the message accepted and the caller waiting until it gives up', async () => {
  server.api.faults.next('sendMessage', { kind: 'drop' });
  const leaving = new AbortController();
  const call = api.sendMessage(anna.user.id, 'дошло', {}, leaving.signal as Parameters<Api['sendMessage']>[3]);
  await expect.poll(() => server.api.calls.of('sendMessage').length).toBe(1);
  leaving.abort();
  await expect(call).rejects.toBeInstanceOf(Error);
});

test('a hook sees each call before and after acceptance and can cut it there', async () => {
  const seen: string[] = [];
  const remove = server.api.calls.onRequest(({ method, phase }) => {
    seen.push(`${method} ${phase}`);
    return phase === 'after' ? 'reset' : undefined;
  });
  await expect(api.sendMessage(anna.user.id, 'x')).rejects.toBeInstanceOf(HttpError);
  remove();
  await api.sendMessage(anna.user.id, 'y');
  expect(seen).toEqual(['sendMessage before', 'sendMessage after']);
  expect(server.api.calls.of('sendMessage')).toHaveLength(2);
});

async function listenOnce(
  receive: (request: Request) => Promise<Response>,
): Promise<{ url: string; close: () => Promise<void> }> {
  const { serve } = await import('@hono/node-server');
  return new Promise((resolve) => {
    const listening = serve({ fetch: receive, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
      resolve({
        url: `http://127.0.0.1:${port}/hook`,
        close: () => new Promise((done) => void listening.close(() => done())),
      }),
    );
  });
}
