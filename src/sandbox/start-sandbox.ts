import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Hono } from 'hono';
import { machineAlarm, type Alarm } from './api/alarm.ts';
import { createBotApi, type BotApi } from './bot-api.ts';
import { CAST } from './cast.ts';
import { contentPolicy, loopbackGuard } from './loopback-guard.ts';
import { keepMemory, readMemory } from './memory.ts';
import { eventRoutes } from './phones/event-routes.ts';
import { phoneRoutes } from './phones/phone-routes.ts';

export interface SandboxOptions {
  token: string;
  /** Business time, the bot's own clock. */
  now: () => Date;
  /** Origin of the bot's `/clock`; empty when the bot serves it beside the page. */
  clockBase?: string;
  /** Lets others than this machine in. */
  open?: boolean;
  alarm?: Alarm;
  /** Where the page's files are; beside this file unless said. */
  pageDir?: string;
  /** The file that keeps the chats beyond a restart; nothing is kept unless named. */
  memoryFile?: string;
}

export interface Sandbox {
  /** The page, `/phones`, `/events`, and the Bot API under `/bot<token>/`. */
  app: Hono;
  api: BotApi;
  /** Writes down what is not yet written. */
  close(): Promise<void>;
}

const PAGE_FILES: ReadonlyMap<string, string> = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.svg', 'image/svg+xml'],
]);

/** The local messenger and its page, with a phone for everybody of the cast. Nobody is seated yet: see `seed.ts`. */
export function createSandbox(options: SandboxOptions): Sandbox {
  const { token, now, clockBase = '', open = false, alarm = machineAlarm } = options;
  const pageDir = options.pageDir ?? fileURLToPath(new URL('./page/', import.meta.url));
  const memory = options.memoryFile === undefined ? null : readMemory(options.memoryFile);
  const api = createBotApi({ token, now, alarm, ...(memory && { memory }) });
  for (const { id, firstName, lastName } of CAST) {
    if (!api.messenger.accounts.has(id)) api.phones.add({ id, firstName, lastName });
  }
  const close = options.memoryFile === undefined ? () => Promise.resolve() : keepMemory(api, options.memoryFile, alarm);

  const app = new Hono();
  app.use('*', loopbackGuard(open));
  app.use('*', async (c, next) => {
    await next();
    c.header('content-security-policy', contentPolicy(clockBase));
    c.header('x-content-type-options', 'nosniff');
    c.header('referrer-policy', 'no-referrer');
  });
  app.route('/phones', phoneRoutes(api, now, alarm));
  app.route('/events', eventRoutes(api, alarm));
  app.get('/', () => pageFile(pageDir, 'page.html'));
  app.get('/page/:name{[a-z-]+\\.(?:css|js|svg)}', (c) => pageFile(pageDir, c.req.param('name')));
  app.get('/clock-base', (c) => c.json({ clockBase }));
  app.route('/', api.app);
  return { app, api, close };
}

async function pageFile(pageDir: string, name: string): Promise<Response> {
  const type = PAGE_FILES.get(extname(name)) ?? 'application/octet-stream';
  try {
    return new Response(await readFile(`${pageDir}/${name}`), {
      headers: { 'content-type': type, 'cache-control': 'no-cache' },
    });
  } catch {
    return new Response('Нет такого файла страницы', {
      status: 404,
      headers: { 'content-type': 'text/plain; charset=utf-8' },
    });
  }
}
