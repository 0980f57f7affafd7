import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import type { Server } from 'node:http';
import type { Logger } from 'pino';
import { StartupError } from '../domain/startup-error.ts';

/** A listening server. */
export interface WebServer {
  /** The port it really listens on: asked for 0, the system chose one. */
  port: number;
  /** Takes no new connection, lets the requests under way end for `graceMs`, then cuts them. */
  stop: (graceMs: number) => Promise<void>;
}

/** All routes as one application. An error is logged, never shown: it may carry what the caller must not see. */
export function webApp(log: Logger, routes: readonly Hono[]): Hono {
  const app = new Hono();
  for (const part of routes) app.route('/', part);
  app.notFound((c) => c.json({ error: 'not found' }, 404));
  app.onError((error, c) => {
    log.error({ err: error, path: c.req.path }, 'request failed');
    return c.json({ error: 'internal error' }, 500);
  });
  return app;
}

/**
 * Starts serving.
 * @throws {StartupError} with one line when the address can't be listened on.
 */
export async function startServer(app: Hono, at: { host: string; port: number }): Promise<WebServer> {
  // Without an option for HTTP/2 the adaptor makes a plain HTTP server.
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explain(error, at)));
    server.listen(at.port, at.host, resolve);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : at.port,
    stop: (graceMs) => stopServer(server, graceMs),
  };
}

async function stopServer(server: Server, graceMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const cut = AbortSignal.timeout(graceMs);
  cut.addEventListener('abort', () => server.closeAllConnections(), { once: true });
  await closed;
}

function explain(error: NodeJS.ErrnoException, { host, port }: { host: string; port: number }): StartupError {
  switch (error.code) {
    case 'EADDRINUSE':
      return new StartupError(`port ${port} is taken: set HTTP_PORT`);
    case 'EACCES':
      return new StartupError(`port ${port} is not allowed for this user: set HTTP_PORT above 1023`);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new StartupError(`address ${host} is not of this machine: set HTTP_HOST`);
    default:
      return new StartupError(
        `can't listen on ${host}:${port} (${error.code ?? error.name}): set HTTP_HOST and HTTP_PORT`,
      );
  }
}
