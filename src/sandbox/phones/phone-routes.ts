import { Hono, type Context } from 'hono';
import { z } from 'zod';
import { pause, type Alarm } from '../api/alarm.ts';
import type { Press } from '../api/messenger-state.ts';
import type { BotApi } from '../bot-api.ts';
import { CAST, DISTRICTS } from '../cast.ts';
import { historyExport, todayExport } from '../sample-data.ts';
import { nameOf } from './chat-view.ts';
import { PhoneError, type Phone } from './phone.ts';

/** How long a press waits for the bot's answer before the page says that there was none. */
const answerWithinMs = 10_000;
const answerCheckMs = 20;

const startBody = z.object({ link: z.string().optional(), groupId: z.number().optional() });
const textBody = z.object({ chatId: z.number(), text: z.string().min(1).max(4096), replyTo: z.number().optional() });
const pressBody = z.object({ chatId: z.number(), messageId: z.number(), data: z.string() });
const sampleBody = z.object({ chatId: z.number(), sample: z.enum(['today', 'history']) });
const readBody = z.object({ chatId: z.number() });
const groupBody = z.object({ title: z.string().min(1), members: z.array(z.number()) });

/** `/phones`: what the page and the seeding do with phones. A refusal is 409 with `{error}` in Russian. */
export function phoneRoutes(api: BotApi, now: () => Date, alarm: Alarm): Hono {
  const app = new Hono();
  const phone = (c: Context): Phone => api.phones.get(Number(c.req.param('id')));
  app.onError((error, c) => {
    if (error instanceof PhoneError) return c.json({ error: error.message }, 409);
    if (error instanceof z.ZodError || error instanceof SyntaxError) return c.json({ error: 'Неверный запрос' }, 400);
    throw error;
  });

  app.get('/', (c) => c.json({ districts: DISTRICTS, phones: api.phones.all().map((one) => headOf(one)) }));
  app.get('/files/:file', (c) => {
    const file = api.messenger.files.get(c.req.param('file'));
    if (!file) return c.json({ error: 'Файла нет' }, 404);
    const name = encodeURIComponent(file.name);
    return new Response(new Uint8Array(file.bytes), {
      headers: { 'content-type': fileType(file.bytes), 'content-disposition': `inline; filename*=UTF-8''${name}` },
    });
  });
  app.get('/:id{\\d+}', (c) => c.json({ ...headOf(phone(c)), chats: phone(c).chats() }));
  app.post('/:id{\\d+}/start', async (c) => {
    const { link, groupId } = startBody.parse(await c.req.json());
    if (link === undefined) phone(c).start();
    else phone(c).open(link, groupId);
    return c.json({});
  });
  app.post('/:id{\\d+}/text', async (c) => {
    const { chatId, text, replyTo } = textBody.parse(await c.req.json());
    return c.json({ messageId: phone(c).send(chatId, text, replyTo) });
  });
  app.post('/:id{\\d+}/press', async (c) => {
    const { chatId, messageId, data } = pressBody.parse(await c.req.json());
    return c.json(await answerOf(phone(c).press(chatId, messageId, data), alarm));
  });
  app.post('/:id{\\d+}/file', async (c) => {
    const name = c.req.query('name') ?? 'файл';
    const bytes = new Uint8Array(await c.req.arrayBuffer());
    const caption = c.req.query('caption') ?? '';
    const replyTo = c.req.query('replyTo');
    const to = replyTo === undefined ? undefined : Number(replyTo);
    return c.json({ messageId: phone(c).sendFile(Number(c.req.query('chatId')), { name, bytes, caption }, to) });
  });
  app.post('/:id{\\d+}/sample', async (c) => {
    const { chatId, sample } = sampleBody.parse(await c.req.json());
    const district = CAST.find((actor) => actor.id === phone(c).user.id)?.district === 'ruza' ? 'ruza' : 'khimki';
    const file = sample === 'today' ? todayExport(district, now()) : historyExport(district, now());
    return c.json({ messageId: phone(c).sendFile(chatId, file) });
  });
  app.post('/:id{\\d+}/read', async (c) => {
    phone(c).read(readBody.parse(await c.req.json()).chatId);
    return c.json({});
  });
  app.post('/:id{\\d+}/leave', async (c) => {
    api.phones.groups.removeMember(readBody.parse(await c.req.json()).chatId, phone(c));
    return c.json({});
  });
  app.post('/:id{\\d+}/block', (c) => {
    phone(c).block();
    return c.json({});
  });
  app.post('/:id{\\d+}/groups', async (c) => {
    const { title, members } = groupBody.parse(await c.req.json());
    const others = members.map((id) => api.phones.get(id));
    return c.json({ groupId: api.phones.groups.create(title, phone(c), others) });
  });
  return app;
}

/** Who holds the phone, in the words of the page. */
function headOf(phone: Phone): Record<string, unknown> {
  const actor = CAST.find((one) => one.id === phone.user.id);
  return {
    id: phone.user.id,
    name: nameOf(phone.user),
    post: actor?.post ?? '',
    title: actor?.title ?? nameOf(phone.user),
    district: actor?.district ?? 'office',
    group: actor?.group ?? null,
    aside: actor?.aside ?? false,
  };
}

async function answerOf(press: Press, alarm: Alarm): Promise<{ answered: boolean; text: string; alert: boolean }> {
  for (let waitedMs = 0; waitedMs < answerWithinMs && !press.answer; waitedMs += answerCheckMs)
    await pause(alarm, answerCheckMs);
  return { answered: press.answer !== null, text: press.answer?.text ?? '', alert: press.answer?.alert ?? false };
}

/** Pictures are shown, everything else is only offered as a download: a file must never run as a page. */
function fileType(bytes: Uint8Array): string {
  if (bytes[0] === 0x89 && bytes[1] === 0x50) return 'image/png';
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return 'image/jpeg';
  return 'application/octet-stream';
}
