import { Api } from 'grammy';
import { expect, test } from 'vitest';
import { testToken } from '../../support/bot-api-server.ts';
import { useBotApi } from '../../support/bot-api-given.ts';

const given = useBotApi();

test('getMe names the bot by its token', async () => {
  expect(await given.api.getMe()).toMatchObject({
    id: 4242,
    is_bot: true,
    username: 'reglament_bot',
    can_read_all_group_messages: false,
  });
});

test('a wrong token is refused with 401, a malformed one with 404', async () => {
  const wrong = new Api('4242:other', { apiRoot: given.server.root });
  await expect(wrong.getMe()).rejects.toMatchObject({ error_code: 401, description: 'Unauthorized' });
  const response = await fetch(`${given.server.root}/botnonsense/getMe`);
  expect([response.status, await response.json()]).toEqual([
    404,
    { ok: false, error_code: 404, description: 'Not Found' },
  ]);
});

test('an unknown method is not found', async () => {
  const response = await fetch(`${given.server.root}/bot${testToken}/sendTelepathy`);
  expect(await response.json()).toEqual({ ok: false, error_code: 404, description: 'Not Found: method not found' });
});

test('form bodies are read like JSON ones', async () => {
  const form = new URLSearchParams({
    chat_id: String(given.anna.user.id),
    text: 'форма',
    reply_markup: JSON.stringify({ inline_keyboard: [[{ text: 'a', callback_data: 'b' }]] }),
  });
  const response = await fetch(`${given.server.root}/bot${testToken}/sendMessage`, { method: 'POST', body: form });
  expect(await response.json()).toMatchObject({
    ok: true,
    result: { text: 'форма', reply_markup: { inline_keyboard: [[{ text: 'a' }]] } },
  });
});

test('commands are kept by scope and shown in the chat they fit', async () => {
  await given.api.setMyCommands([{ command: 'help', description: 'Помощь' }]);
  await given.api.setMyCommands([{ command: 'status', description: 'Состояние' }], {
    scope: { type: 'chat', chat_id: given.anna.user.id },
  });
  expect(given.anna.chats()[0]?.commands).toEqual([{ command: 'status', description: 'Состояние' }]);
  await given.api.deleteMyCommands({ scope: { type: 'chat', chat_id: given.anna.user.id } });
  expect(given.anna.chats()[0]?.commands).toEqual([{ command: 'help', description: 'Помощь' }]);
});
