import { Bot } from 'grammy';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startBotApi, testToken, type BotApiServer } from '../../support/bot-api-server.ts';
import { storyPhones, type StoryPhones } from '../../support/phones.ts';

let server: BotApiServer;
let bot: Bot;
let running: Promise<void>;
let phones: StoryPhones;

beforeEach(async () => {
  let now = Date.parse('2026-09-17T05:30:00Z');
  server = await startBotApi({ now: () => new Date((now += 1000)) });
  bot = new Bot(testToken, { client: { apiRoot: server.root } });
  bot.command('start', (ctx) => ctx.reply(`Здравствуйте, код ${ctx.match}`));
  bot.command('card', (ctx) =>
    ctx.reply('Карточка №1', {
      reply_markup: { inline_keyboard: [[{ text: 'Принял в работу', callback_data: 'ack' }]] },
    }),
  );
  bot.callbackQuery('ack', async (ctx) => {
    await ctx.answerCallbackQuery('принято');
    await ctx.editMessageText('Карточка №1\nВ работе');
  });
  bot.on('message:document', (ctx) =>
    ctx.reply(`файл ${ctx.message.document.file_name ?? ''}`, { disable_notification: true }),
  );
  bot.on('message:text', (ctx) =>
    ctx.reply(`ответ на «${ctx.message.reply_to_message?.text ?? '—'}»: ${ctx.message.text}`),
  );
  running = bot.start({ timeout: 5 });
  phones = storyPhones(server.api, { idle: () => server.api.whenSettled() });
});
afterEach(async () => {
  await bot.stop();
  await running;
  await server.close();
});

test('a story: start by a link, press, reply, send a file, and nothing unexpected', async () => {
  const officer = phones.user('Ответственный');
  await officer.start('https://t.me/reglament_bot?start=abc');
  await officer.sees('Здравствуйте, код abc');
  await officer.type('/card');
  await officer.sees('№1');
  expect(await officer.press('Принял')).toBe('принято');
  expect((await officer.card('№1')).text).toBe('Карточка №1\nВ работе');
  await officer.reply('бригада на месте', '№1');
  await officer.hears('ответ на «Карточка №1', 'loud');
  await officer.sendFile({ name: 'выгрузка.csv', bytes: new Uint8Array([1]) });
  await officer.hears('файл выгрузка.csv', 'silent');
  await phones.expectQuiet();
});

test('an unexpected message fails the story and is shown', async () => {
  const officer = phones.user('Ответственный');
  await officer.start();
  await expect(phones.expectQuiet()).rejects.toThrow('unexpected messages:\n\nОтветственный: Здравствуйте, код');
  expect(await officer.newMessages()).toHaveLength(1);
  await phones.expectQuiet();
  await expect(officer.sees('№7')).rejects.toThrow('Ответственный sees no new message with №7; new are:\n\n(none)');
});

test('in a group both members see the same message, once each', async () => {
  const head = phones.user('Руководитель');
  const clerk = phones.user('Сотрудник');
  const group = phones.group('МЦУР', head, clerk);
  await head.start(`https://t.me/reglament_bot?startgroup=g1`, group);
  await head.sees('код g1');
  await phones.expectQuiet();
  await clerk.sees('код g1');
  await clerk.type('просто слова', group);
  await clerk.type('/card@other_bot', group);
  await clerk.seesNothingOf('ответ');
  await clerk.reply('слова боту', 'код g1');
  await head.sees('слова боту');
  await phones.expectQuiet();
});
