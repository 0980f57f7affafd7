import { serve, type ServerType } from '@hono/node-server';
import { createBotApi, type BotApi, type BotApiOptions } from '../../src/sandbox/bot-api.ts';

export interface BotApiServer {
  api: BotApi;
  /** For `TELEGRAM_API_ROOT`. */
  root: string;
  close(): Promise<void>;
}

/**
 * A connection is never closed for being idle: on a busy machine that would meet a call on its way, which then is in doubt,
 * and a story's clock does not run while its chat waits because of that.
 */
const IDLE_MS = 600_000;

export const testToken = '4242:test-token';

/** A Bot API server on a free loopback port. */
export async function startBotApi(options: Omit<BotApiOptions, 'token'> & { token?: string }): Promise<BotApiServer> {
  const api = createBotApi({ token: testToken, ...options });
  const [server, port] = await listen(api);
  return {
    api,
    root: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}

function listen(api: BotApi): Promise<[ServerType, number]> {
  return new Promise((resolve) => {
    const options = {
      fetch: api.app.fetch,
      port: 0,
      hostname: '127.0.0.1',
      serverOptions: { keepAliveTimeout: IDLE_MS },
    };
    const server = serve(options, (info) => resolve([server, info.port]));
  });
}
