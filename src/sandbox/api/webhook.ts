import type { Alarm } from './alarm.ts';
import { pause } from './alarm.ts';
import { isObject, flagField, intField, jsonField, stringField, type Params } from './fields.ts';
import { badRequest } from './refusal.ts';
import type { UpdateQueue } from './updates.ts';

const firstRetryMs = 500;
const longestRetryMs = 30_000;

export interface Webhook {
  /** Empty: none is set. */
  url(): string;
  set(params: Params): true;
  remove(params: Params): true;
  info(): Record<string, unknown>;
}

interface Target {
  url: string;
  secret: string;
}

/**
 * Delivers updates to the bot's address, one at a time and in order, again and again until it answers 2xx.
 * Telegram demands https; here loopback may be plain http, since nothing leaves the machine.
 */
export function createWebhook(updates: UpdateQueue, alarm: Alarm, nowSeconds: () => number): Webhook {
  let target: Target | null = null;
  let delivering = false;
  let lastError: { at: number; text: string } | null = null;

  const deliver = async (): Promise<void> => {
    if (delivering) return;
    delivering = true;
    let retryMs = firstRetryMs;
    for (let to = target; to; to = target) {
      const update = updates.waiting()[0];
      if (!update) break;
      const failure = await attempt(to, update);
      if (failure === null) {
        updates.confirmThrough(update.update_id);
        retryMs = firstRetryMs;
      } else {
        lastError = { at: nowSeconds(), text: failure };
        await pause(alarm, retryMs);
        retryMs = Math.min(retryMs * 2, longestRetryMs);
      }
    }
    delivering = false;
  };
  updates.onPush(() => void deliver());

  return {
    url: () => target?.url ?? '',
    set(params) {
      const url = stringField(params, 'url');
      if (url === '') {
        target = null;
        return true;
      }
      if (!isAllowedTarget(url)) throw badRequest('bad webhook: An HTTPS URL must be provided for webhook');
      target = { url, secret: stringField(params, 'secret_token') };
      const kinds = jsonField(params, 'allowed_updates');
      if (Array.isArray(kinds)) updates.allow(kinds.map(String));
      if (flagField(params, 'drop_pending_updates')) updates.drop();
      void deliver();
      return true;
    },
    remove(params) {
      target = null;
      if (flagField(params, 'drop_pending_updates')) updates.drop();
      return true;
    },
    info: () => ({
      url: target?.url ?? '',
      has_custom_certificate: false,
      pending_update_count: updates.waiting().length,
      ...(lastError && { last_error_date: lastError.at, last_error_message: lastError.text }),
    }),
  };
}

/** null: delivered. */
async function attempt(target: Target, update: unknown): Promise<string | null> {
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  if (target.secret !== '') headers['x-telegram-bot-api-secret-token'] = target.secret;
  try {
    const response = await fetch(target.url, { method: 'POST', headers, body: JSON.stringify(update) });
    await response.arrayBuffer();
    return response.ok ? null : `Wrong response from the webhook: ${response.status} ${response.statusText}`;
  } catch (error) {
    return isObject(error) && typeof error['message'] === 'string' ? error['message'] : 'Connection failed';
  }
}

function isAllowedTarget(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  return url.protocol === 'https:' || ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
}

/** `getUpdates` as its fields came. */
export function readPoll(params: Params, gone: AbortSignal): Parameters<UpdateQueue['poll']>[0] {
  const kinds = jsonField(params, 'allowed_updates');
  return {
    offset: intField(params, 'offset'),
    limit: intField(params, 'limit') ?? 100,
    timeoutSeconds: intField(params, 'timeout') ?? 0,
    allowed: Array.isArray(kinds) ? kinds.map(String) : null,
    gone,
  };
}
