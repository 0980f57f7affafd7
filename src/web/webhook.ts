import type { Update } from 'grammy/types';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { sameSecret } from './same-secret.ts';

export interface WebhookOptions {
  /** Path of WEBHOOK_URL. */
  path: string;
  secret: string;
  /** Keeps raw updates for good: 200 is answered only when it has returned. */
  store: (updates: Update[]) => Promise<void>;
}

const SECRET_HEADER = 'x-telegram-bot-api-secret-token';
/** Telegram's updates are far smaller. */
const MAX_BODY_BYTES = 1024 * 1024;

/**
 * Takes updates from Telegram. The secret is compared before the body is read. An update that could not be stored is
 * answered with 500, so that Telegram brings it again.
 */
export function webhookRoutes({ path, secret, store }: WebhookOptions): Hono {
  const routes = new Hono();
  routes.use(path, async (c, next) => {
    if (!sameSecret(c.req.header(SECRET_HEADER) ?? '', secret)) return c.json({ error: 'wrong secret' }, 401);
    return next();
  });
  routes.post(
    path,
    bodyLimit({ maxSize: MAX_BODY_BYTES, onError: (c) => c.json({ error: 'too large' }, 413) }),
    async (c) => {
      const update = parseUpdate(await c.req.text());
      if (update === null) return c.json({ error: 'not an update' }, 400);
      await store([update]);
      return c.json({ ok: true });
    },
  );
  return routes;
}

/** The rest of the update is looked at when it is handled; stored it must be in any case. */
function parseUpdate(text: string): Update | null {
  try {
    const value: unknown = JSON.parse(text);
    const isUpdate =
      typeof value === 'object' && value !== null && 'update_id' in value && Number.isSafeInteger(value.update_id);
    return isUpdate ? (value as Update) : null;
  } catch {
    return null;
  }
}
