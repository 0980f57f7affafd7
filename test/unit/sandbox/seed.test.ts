import { serve } from '@hono/node-server';
import { Bot, type Context } from 'grammy';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CAST, SANDBOX_ADMIN_ID } from '../../../src/sandbox/cast.ts';
import type { Alarm } from '../../../src/sandbox/api/alarm.ts';
import { RUZA } from '../../../src/sandbox/samples/municipality.ts';
import { seedSandbox, SANDBOX_START } from '../../../src/sandbox/seed.ts';
import { createSandbox, type Sandbox } from '../../../src/sandbox/start-sandbox.ts';

const token = '1:sandbox';
/** A hundred times faster than the machine's own, so that nothing really waits. */
const quickAlarm: Alarm = (ms, ring) => {
  const timer = setTimeout(ring, ms / 100);
  return () => clearTimeout(timer);
};

let sandbox: Sandbox;
let root: string;
let close: () => Promise<void>;
let bot: Bot;
let running: Promise<void>;
let heard: string[];

beforeEach(async () => {
  heard = [];
  sandbox = createSandbox({ token, now: () => SANDBOX_START });
  root = await new Promise((resolve) => {
    const server = serve({ fetch: sandbox.app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
      resolve(`http://127.0.0.1:${port}`),
    );
    close = () =>
      new Promise((done) => {
        server.close(() => done());
        if ('closeAllConnections' in server) server.closeAllConnections();
      });
  });
  bot = pretendBot();
});
afterEach(async () => {
  await bot.stop();
  await running;
  await close();
});

/** A bot that keeps to the fixed points of the design, and to nothing else. */
function pretendBot(): Bot {
  const pretend = new Bot(token, { client: { apiRoot: root } });
  const note = (ctx: Context): void => void heard.push(`${ctx.from?.first_name}: ${ctx.message?.text ?? ''}`);
  pretend.command('invite', async (ctx) => {
    note(ctx);
    const link = 'https://t.me/reglament_bot';
    await ctx.reply(`Для человека:\n${link}?start=p-${ctx.match.split(' ')[0]}\nДля группы:\n${link}?startgroup=g-1`);
  });
  pretend.command(['start', 'watch'], async (ctx) => {
    note(ctx);
    await ctx.reply('Готово');
  });
  pretend.on('message:document', async (ctx) => {
    heard.push(`${ctx.from.first_name}: ${ctx.message.document.file_name ?? ''}`);
    await ctx.reply('Проверено', {
      reply_markup: { inline_keyboard: [[{ text: 'Загрузить', callback_data: 'load' }]] },
    });
  });
  pretend.callbackQuery('load', async (ctx) => {
    heard.push(`${ctx.from.first_name}: Загрузить`);
    await ctx.answerCallbackQuery();
    await ctx.editMessageText('Загружено');
  });
  return pretend;
}

test('everybody of a district is seated in order, history is loaded, the watch begins, nothing is left unread', async () => {
  running = bot.start({ timeout: 5 });
  const seeding = seedSandbox({ root, regulations: ['khimki-energy'], alarm: quickAlarm });
  expect(await seeding).toBe('seeded');
  expect(heard).toEqual([
    'Администратор: /start',
    'Администратор: /invite officer khimki-energy Игорь Примеров',
    'Игорь: /start p-officer',
    'Администратор: /invite mcur-head khimki-energy Мария Образцова',
    'Мария: /start p-mcur-head',
    'Администратор: /invite mcur-head khimki-energy Мария Образцова',
    'Мария: /start@reglament_bot g-1',
    'Администратор: /invite deputies khimki-energy Пётр Учебный',
    'Пётр: /start p-deputies',
    'Администратор: /invite district-head khimki-energy Анна Условная',
    'Анна: /start p-district-head',
    'Администратор: /invite ministry khimki-energy Дежурный Минэнерго',
    'Администратор: /start@reglament_bot g-1',
    'Игорь: ЕЦУР_Химки_история_17.09.2026.csv',
    'Игорь: Загрузить',
    'Администратор: /watch on khimki-energy',
  ]);
  const phones = sandbox.api.phones.all();
  expect(phones.flatMap((phone) => phone.chats()).every((chat) => chat.unread === 0)).toBe(true);
  expect(sandbox.api.phones.get(SANDBOX_ADMIN_ID).chats()).toHaveLength(1);
  expect(await seedSandbox({ root, regulations: ['khimki-energy'], alarm: quickAlarm })).toBe('was-seeded');
});

test('an organisation is invited by the name the sample appeals give their executor, with its dispatcher and group', async () => {
  running = bot.start({ timeout: 5 });
  expect(await seedSandbox({ root, regulations: ['ruza-zhkh'], alarm: quickAlarm })).toBe('seeded');
  const [first] = CAST.filter((actor) => actor.post === 'executors');
  const command = `Администратор: /invite executors ruza-zhkh ${first?.organisation}`;
  const at = heard.indexOf(command);
  expect(heard.slice(at, at + 4)).toEqual([
    command,
    `${first?.firstName}: /start p-executors`,
    command,
    `${first?.firstName}: /start@reglament_bot g-1`,
  ]);
  const executors = new Set(RUZA.topics.map((topic) => topic.executor));
  const named = CAST.filter(({ post }) => post === 'executors').map(({ organisation }) => organisation ?? '');
  expect(named.filter((organisation) => !executors.has(organisation))).toEqual([]);
});

test('a bot that does not answer fails the seeding with the step', async () => {
  running = Promise.resolve();
  await expect(seedSandbox({ root, regulations: [], alarm: quickAlarm, answerWithinMs: 200 })).rejects.toThrow(
    'песочница: бот не ответил на шаг «первое приветствие»',
  );
});

test('the sandbox begins on a Thursday at 08:30 in Moscow, and nobody of the cast is there twice', () => {
  const shown = new Intl.DateTimeFormat('ru-RU', {
    timeZone: 'Europe/Moscow',
    weekday: 'long',
    hour: '2-digit',
    minute: '2-digit',
  });
  expect(shown.format(SANDBOX_START)).toBe('четверг 08:30');
  expect(new Set(CAST.map((actor) => actor.id)).size).toBe(CAST.length);
  expect(new Set(CAST.map((actor) => `${actor.firstName} ${actor.lastName}`)).size).toBe(CAST.length);
});
