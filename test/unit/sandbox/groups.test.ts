import { Api, GrammyError } from 'grammy';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Phone } from '../../../src/sandbox/phones/phone.ts';
import { startBotApi, testToken, type BotApiServer } from '../../support/bot-api-server.ts';

let server: BotApiServer;
let api: Api;
let anna: Phone;
let boris: Phone;
let group: number;

beforeEach(async () => {
  server = await startBotApi({ now: () => new Date('2026-09-17T05:30:00Z') });
  api = new Api(testToken, { apiRoot: server.root });
  anna = server.api.phones.add({ firstName: 'Анна' });
  boris = server.api.phones.add({ firstName: 'Борис' });
  group = server.api.phones.groups.create('МЦУР Химки', anna, [boris]);
});
afterEach(() => server.close());

/** Takes what has happened since the last call. */
const drain = async (): Promise<Awaited<ReturnType<typeof api.getUpdates>>> => {
  const updates = await api.getUpdates();
  const last = updates.at(-1);
  if (last) await api.getUpdates({ offset: last.update_id + 1 });
  return updates;
};

test('a startgroup link brings the membership, the service message and the command of the one who added', async () => {
  anna.open('https://t.me/reglament_bot?startgroup=code42', group);
  const updates = await drain();
  expect(updates[0]?.my_chat_member).toMatchObject({
    chat: { id: group, type: 'group', title: 'МЦУР Химки' },
    from: { id: anna.user.id },
    old_chat_member: { status: 'left' },
    new_chat_member: { status: 'member' },
  });
  expect(updates[1]?.message?.new_chat_members?.[0]?.username).toBe('reglament_bot');
  expect(updates[2]?.message).toMatchObject({
    text: '/start@reglament_bot code42',
    entities: [{ type: 'bot_command', offset: 0, length: 20 }],
    from: { id: anna.user.id },
  });
  expect(updates).toHaveLength(3);
});

test('with privacy on, the bot hears commands, replies to it and presses, nothing else', async () => {
  server.api.phones.groups.addBot(group, anna);
  await drain();
  const keyboard = { inline_keyboard: [[{ text: 'Да', callback_data: 'y' }]] };
  const sent = await api.sendMessage(group, 'карточка', { reply_markup: keyboard });
  boris.send(group, 'болтовня');
  boris.send(group, 'ответ соседу', boris.send(group, 'ещё болтовня'));
  boris.send(group, '/status@other_bot');
  boris.send(group, '/status');
  boris.send(group, '/status@Reglament_Bot');
  boris.send(group, 'ответ боту', sent.message_id);
  boris.sendFile(group, { name: 'a.csv', bytes: new Uint8Array([1]) });
  boris.press(group, sent.message_id, 'y');
  const heard = await drain();
  expect(heard.map((update) => update.message?.text ?? update.callback_query?.data)).toEqual([
    '/status',
    '/status@Reglament_Bot',
    'ответ боту',
    'y',
  ]);
  server.api.phones.groups.promoteBot(group, anna);
  await drain();
  boris.send(group, 'болтовня');
  expect((await drain()).map((update) => update.message?.text)).toEqual(['болтовня']);
});

test('a kicked bot is told so and may not write; who leaves by itself may not either', async () => {
  server.api.phones.groups.addBot(group, anna);
  await drain();
  server.api.phones.groups.kickBot(group, boris);
  expect((await drain())[0]?.my_chat_member).toMatchObject({
    new_chat_member: { status: 'kicked' },
    from: { id: boris.user.id },
  });
  await expect(api.sendMessage(group, 'x')).rejects.toMatchObject({
    error_code: 403,
    description: 'Forbidden: bot was kicked from the group chat',
  });
  const other = server.api.phones.groups.create('Другая', anna);
  server.api.phones.groups.addBot(other, anna);
  await api.leaveChat(other);
  await expect(api.sendMessage(other, 'x')).rejects.toThrow('bot is not a member of the group chat');
});

test('an upgrade moves the group: service messages in both, the old id names the new one', async () => {
  server.api.phones.groups.addBot(group, anna);
  const before = await api.sendMessage(group, 'до обновления', {
    reply_markup: { inline_keyboard: [[{ text: 'Да', callback_data: 'y' }]] },
  });
  await drain();
  const next = server.api.phones.groups.upgrade(group, anna);
  expect(
    (await drain()).map((update) => [
      update.message?.chat.id,
      update.message?.migrate_to_chat_id,
      update.message?.migrate_from_chat_id,
    ]),
  ).toEqual([
    [group, next, undefined],
    [next, undefined, group],
  ]);
  const refused = await api.sendMessage(group, 'x').catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(GrammyError);
  expect(refused).toMatchObject({
    description: 'Bad Request: group chat was upgraded to a supergroup chat',
    parameters: { migrate_to_chat_id: next },
  });
  expect((await api.sendMessage(next, 'после')).chat.type).toBe('supergroup');
  const [chat] = boris.chats();
  expect(chat?.messages.filter((message) => message.service === null).map((message) => message.text)).toEqual([
    'до обновления',
    'после',
  ]);
  boris.press(group, before.message_id, 'y');
  expect((await drain())[0]?.callback_query?.message?.chat.id).toBe(group);
});

test('members and administrators are told as they are', async () => {
  server.api.phones.groups.addBot(group, anna);
  expect((await api.getChatMember(group, boris.user.id)).status).toBe('member');
  server.api.phones.groups.removeMember(group, boris);
  expect((await api.getChatMember(group, boris.user.id)).status).toBe('left');
  expect((await api.getChatAdministrators(group)).map((member) => [member.status, member.user.id])).toEqual([
    ['creator', anna.user.id],
  ]);
  await expect(api.getChatMember(group, 5)).rejects.toThrow('Bad Request: user not found');
  expect(await api.getChat(group)).toMatchObject({ id: group, title: 'МЦУР Химки' });
});

test('pinning in a group needs rights; a reaction must be one of Telegram’s', async () => {
  server.api.phones.groups.addBot(group, anna);
  const sent = await api.sendMessage(group, 'закрепить');
  await expect(api.pinChatMessage(group, sent.message_id)).rejects.toThrow(
    'not enough rights to manage pinned messages in the chat',
  );
  server.api.phones.groups.promoteBot(group, anna);
  await api.pinChatMessage(group, sent.message_id);
  await api.setMessageReaction(group, sent.message_id, [{ type: 'emoji', emoji: '👍' }]);
  expect(boris.chats()[0]?.messages.find((message) => message.id === sent.message_id)).toMatchObject({
    pinned: true,
    reactions: ['👍'],
  });
});

test('blocking and coming back are told to the bot; an edited message too', async () => {
  anna.start();
  const said = anna.send(anna.user.id, 'одно');
  anna.edit(anna.user.id, said, 'другое');
  anna.block();
  anna.start('снова');
  const updates = await drain();
  expect(
    updates.map(
      (update) => update.message?.text ?? update.edited_message?.text ?? update.my_chat_member?.new_chat_member.status,
    ),
  ).toEqual(['/start', 'одно', 'другое', 'kicked', 'member', '/start снова']);
});

test('with Telegram’s limits a sixth message in five seconds to one chat waits, and a twenty-first in a minute to a group', async () => {
  let at = 0;
  const limited = await startBotApi({ now: () => new Date(0), limits: { like: 'telegram', stopwatch: () => at } });
  const phone = limited.api.phones.add({ firstName: 'Вера' });
  phone.start();
  const chat = limited.api.phones.groups.create('Группа', phone);
  limited.api.phones.groups.addBot(chat, phone);
  const client = new Api(testToken, { apiRoot: limited.root });
  for (let n = 0; n < 5; n += 1) await client.sendMessage(phone.user.id, `${n}`);
  await expect(client.sendMessage(phone.user.id, 'x')).rejects.toMatchObject({
    error_code: 429,
    parameters: { retry_after: 5 },
  });
  for (let n = 0; n < 20; n += 1) {
    at += 1500;
    await client.sendMessage(chat, `${n}`);
  }
  at += 1500;
  await expect(client.sendMessage(chat, 'x')).rejects.toMatchObject({
    description: 'Too Many Requests: retry after 30',
    parameters: { retry_after: 30 },
  });
  await limited.close();
});
