import { expect, test } from 'vitest';
import { testToken } from '../../support/bot-api-server.ts';
import { refusal, useBotApi } from '../../support/bot-api-given.ts';

const given = useBotApi();

test('a message arrives on the phone with its marks and buttons, and rings unless silent', async () => {
  await given.api.sendMessage(given.anna.user.id, '  Жирное слово  ', {
    entities: [{ type: 'bold', offset: 2, length: 6 }],
    reply_markup: {
      inline_keyboard: [
        [{ text: 'Принял в работу', callback_data: 'a' }],
        [{ text: 'Сайт', url: 'https://example.ru' }],
      ],
    },
    disable_notification: true,
  });
  const [chat] = given.anna.chats();
  expect(chat).toMatchObject({ title: 'Регламент', unread: 1, unreadLoud: 0 });
  expect(chat?.messages.at(-1)).toMatchObject({
    text: 'Жирное слово',
    entities: [{ type: 'bold', offset: 0, length: 6 }],
    silent: true,
    buttons: [[{ text: 'Принял в работу', callback_data: 'a' }], [{ text: 'Сайт', url: 'https://example.ru' }]],
  });
});

test('a reply quotes, and refuses a message that is not there unless allowed', async () => {
  const first = await given.api.sendMessage(given.anna.user.id, 'карточка');
  const reply = await given.api.sendMessage(given.anna.user.id, 'напоминание', {
    reply_parameters: { message_id: first.message_id },
  });
  expect(reply.reply_to_message?.text).toBe('карточка');
  expect(await refusal(given.api.sendMessage(given.anna.user.id, 'x', { reply_parameters: { message_id: 999 } }))).toBe(
    'Bad Request: message to be replied not found',
  );
  const lax = { message_id: 999, allow_sending_without_reply: true };
  expect(
    (await given.api.sendMessage(given.anna.user.id, 'x', { reply_parameters: lax })).reply_to_message,
  ).toBeUndefined();
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
  const body = JSON.stringify({ chat_id: given.anna.user.id, text, ...extra });
  const response = await fetch(`${given.server.root}/bot${testToken}/sendMessage`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
  expect(await response.json()).toEqual({ ok: false, error_code: 400, description });
});

test('exactly 4096 units and 64 bytes pass', async () => {
  const keyboard = { inline_keyboard: [[{ text: 'b', callback_data: 'ж'.repeat(32) }]] };
  expect(
    (await given.api.sendMessage(given.anna.user.id, 'x'.repeat(4096), { reply_markup: keyboard })).text,
  ).toHaveLength(4096);
});

test('the bot cannot write first, to a stranger, or to who blocked it', async () => {
  const boris = given.server.api.phones.add({ firstName: 'Борис' });
  expect(await refusal(given.api.sendMessage(boris.user.id, 'x'))).toBe('Bad Request: chat not found');
  expect(await refusal(given.api.sendMessage(1, 'x'))).toBe('Bad Request: chat not found');
  const group = given.server.api.phones.groups.create('Штаб', given.anna, [boris]);
  given.server.api.phones.groups.addBot(group, given.anna);
  expect(await refusal(given.api.sendMessage(boris.user.id, 'x'))).toBe(
    "Forbidden: bot can't initiate conversation with a user",
  );
  given.anna.block();
  expect(await refusal(given.api.sendMessage(given.anna.user.id, 'x'))).toBe('Forbidden: bot was blocked by the user');
  given.anna.start();
  await given.api.sendMessage(given.anna.user.id, 'снова на связи');
  given.anna.deactivate();
  expect(await refusal(given.api.sendMessage(given.anna.user.id, 'x'))).toBe('Forbidden: user is deactivated');
});

test('an edit changes the message in place without a sound, and an equal edit is refused', async () => {
  const sent = await given.api.sendMessage(given.anna.user.id, 'до');
  await given.api.editMessageText(given.anna.user.id, sent.message_id, 'после');
  const [chat] = given.anna.chats();
  expect(chat?.unread).toBe(1);
  expect(chat?.messages.at(-1)).toMatchObject({ text: 'после', edited: true });
  expect(await refusal(given.api.editMessageText(given.anna.user.id, sent.message_id, 'после'))).toBe(
    'Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
  );
  expect(await refusal(given.api.editMessageText(given.anna.user.id, 77, 'x'))).toBe(
    'Bad Request: message to edit not found',
  );
  expect(await refusal(given.api.editMessageText(given.anna.user.id, 1, 'x'))).toBe(
    "Bad Request: message can't be edited",
  );
});

test('buttons can be taken away and a message deleted', async () => {
  const keyboard = { inline_keyboard: [[{ text: 'Да', callback_data: 'y' }]] };
  const sent = await given.api.sendMessage(given.anna.user.id, 'вопрос', { reply_markup: keyboard });
  await given.api.editMessageReplyMarkup(given.anna.user.id, sent.message_id);
  expect(given.anna.chats()[0]?.messages.at(-1)?.buttons).toEqual([]);
  expect(() => given.anna.press(given.anna.user.id, sent.message_id, 'y')).toThrow('такой кнопки уже нет');
  await given.api.deleteMessage(given.anna.user.id, sent.message_id);
  expect(await refusal(given.api.deleteMessage(given.anna.user.id, sent.message_id))).toBe(
    'Bad Request: message to delete not found',
  );
});
