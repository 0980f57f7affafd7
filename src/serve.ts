import { join } from 'node:path';
import type { Hono } from 'hono';
import type { Auditor } from './app/audit.ts';
import { takeImport } from './app/imports/take-import.ts';
import type { SteppedClock } from './clocks.ts';
import { clockRoutes } from './clock-control.ts';
import type { Config } from './config.ts';
import { figuresOf, readinessOf } from './figures.ts';
import { createTelegramLook } from './messenger/telegram-look.ts';
import type { Program } from './program.ts';
import { createSandbox, type Sandbox } from './sandbox/start-sandbox.ts';
import type { Surroundings } from './surroundings.ts';
import { healthRoutes, type Readiness } from './web/health.ts';
import { ingestRoutes } from './web/ingest.ts';
import { metricsRoutes } from './web/metrics.ts';
import { startServer, webApp } from './web/server.ts';
import { createTickTimes } from './web/tick-times.ts';
import { webhookRoutes } from './web/webhook.ts';

export interface Served {
  port: number;
  sandbox: Sandbox | null;
  /** For the heartbeat: the same as `/readyz` and `/healthz` say. */
  readiness: () => Promise<Readiness>;
  tickAgeMs: () => number;
  /** The sandbox is set up: its clock may be stepped from now on. */
  furnished: () => void;
  /** `/readyz` says no from now on. */
  drain: () => void;
  stop: (graceMs: number) => Promise<void>;
}

/** Opens the port: health, figures, files in, the webhook, and in the sandbox the messenger and its page. */
export async function serve(parts: {
  config: Config;
  program: Program;
  stepped: SteppedClock | null;
  sandboxToken: string;
  around: Surroundings;
  auditor: Auditor;
}): Promise<Served> {
  const { config, program, stepped, around, auditor } = parts;
  let draining = false;
  let isFurnished = false;
  const { app } = program;
  const sandbox = config.mode === 'sandbox' ? openSandbox(config, parts.sandboxToken, app.clock) : null;
  const tickAgeMs = () => around.stopwatch() - program.counters.tickedAt;
  const lookAtTelegram = createTelegramLook(program.telegram, around.stopwatch);
  const isReady = async () => readinessOf(program, await lookAtTelegram(), draining, auditor.found());
  const tickTimes = createTickTimes();
  program.counters.observe = tickTimes.observe;
  const routes: Hono[] = [
    healthRoutes({
      tickAgeMs,
      readiness: isReady,
    }),
    metricsRoutes(() => figuresOf(program, auditor.found()), tickTimes),
    ingestRoutes({
      app,
      token: config.ingestToken,
      onImported: (importId, regulation) => takeImport(app, importId, regulation),
    }),
  ];
  if (config.webhook) {
    const { url, secret } = config.webhook;
    routes.push(webhookRoutes({ path: new URL(url).pathname, secret, store: program.store }));
  }
  if (stepped) routes.push(clockRoutes(program, stepped, config.openSandbox, () => isFurnished));
  // The sandbox guards every path under it: it stands last, so that it guards its own only.
  if (sandbox) routes.push(sandbox.app);
  const server = await startServer(webApp(around.log, routes), config.http);
  return {
    port: server.port,
    sandbox,
    readiness: isReady,
    tickAgeMs,
    furnished() {
      isFurnished = true;
    },
    drain() {
      draining = true;
    },
    async stop(graceMs) {
      await server.stop(graceMs);
      await sandbox?.close();
    },
  };
}

/** The local messenger keeps its chats beside the sandbox's database, so that a restart goes on where it was. */
function openSandbox({ database, openSandbox: open }: Config, token: string, now: () => Date): Sandbox {
  const memory = database.kind === 'embedded' ? { memoryFile: join(database.dir, 'messenger.json') } : {};
  return createSandbox({ token, now, open, ...memory });
}
