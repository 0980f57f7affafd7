import { Bot, webhookCallback } from 'grammy';
import { expect, test } from 'vitest';
import { testToken } from '../../support/bot-api-server.ts';
import { refusal, useBotApi } from '../../support/bot-api-given.ts';

const given = useBotApi();

test('a press comes back as a callback query and its answer is a toast', async () => {
  const bot = new Bot(testToken, { client: { apiRoot: given.server.root } });
  bot.on('callback_query:data', (ctx) =>
    ctx.answerCallbackQuery({ text: `нажато ${ctx.callbackQuery.data}`, show_alert: true }),
  );
  const running = bot.start({ timeout: 5 });
  const keyboard = { inline_keyboard: [[{ text: 'Принял в работу', callback_data: 'ack' }]] };
  const sent = await given.api.sendMessage(given.anna.user.id, 'карточка', { reply_markup: keyboard });
  const press = given.anna.press(given.anna.user.id, sent.message_id, 'ack');
  await expect.poll(() => press.answer, { timeout: 3000 }).toEqual({ text: 'нажато ack', alert: true });
  await bot.stop();
  await running;
  expect(await refusal(given.api.answerCallbackQuery(press.id))).toBe(
    'Bad Request: query is too old and response timeout expired or query ID is invalid',
  );
});

test('a long poll waits for what happens, and an offset confirms what came before it', async () => {
  const first = await given.api.getUpdates();
  expect(first.map((update) => update.message?.text)).toEqual(['/start']);
  const waiting = given.api.getUpdates({ offset: (first[0]?.update_id ?? 0) + 1, timeout: 20 });
  await expect.poll(() => given.server.api.pending().updates).toBe(0);
  given.anna.send(given.anna.user.id, 'привет');
  expect((await waiting).map((update) => update.message?.text)).toEqual(['привет']);
  expect(await given.api.getUpdates()).toHaveLength(1);
});

test('a second poll ends the first with a conflict', async () => {
  await given.api.getUpdates({ offset: 2 });
  const older = refusal(given.api.getUpdates({ offset: 2, timeout: 20 }));
  await new Promise((resolve) => setImmediate(resolve));
  await fetch(`${given.server.root}/bot${testToken}/getMe`);
  const younger = given.api.getUpdates({ offset: 2, timeout: 20 });
  expect(await older).toBe(
    'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
  );
  given.anna.send(given.anna.user.id, 'дальше');
  expect(await younger).toHaveLength(1);
});

test('a webhook gets updates in order with its secret, and is retried until it answers', async () => {
  const seen: (string | undefined)[] = [];
  const bot = new Bot(testToken, { client: { apiRoot: given.server.root } });
  bot.on('message:text', (ctx) => void seen.push(ctx.message.text));
  const receive = webhookCallback(bot, 'std/http', { secretToken: 'secret' });
  const hook = await listenOnce(receive);
  await given.api.setWebhook(hook.url, { secret_token: 'secret' });
  expect(await refusal(given.api.getUpdates())).toBe(
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
  );
  given.anna.send(given.anna.user.id, 'по вебхуку');
  await expect.poll(() => seen, { timeout: 5000 }).toEqual(['/start', 'по вебхуку']);
  expect(await given.api.getWebhookInfo()).toMatchObject({ url: hook.url, pending_update_count: 0 });
  await given.api.deleteWebhook();
  expect((await given.api.getWebhookInfo()).url).toBe('');
  await hook.close();
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
