import type { Params } from './fields.ts';
import { tooManyRequests } from './refusal.ts';

const windowsMs = { second: 1000, minute: 60_000 };
/** Short bursts pass; sustained more than one message a second to a chat does not. */
const burstPerChat = 5;
const perMinuteToGroup = 20;
const perSecondAll = 30;

/** Counts what was sent and refuses as Telegram would. */
export interface Limits {
  /** Throws 429 with `retry_after`. Calls that are not sends or edits are free. */
  check(method: string, params: Params): void;
}

export const noLimits: Limits = { check: () => undefined };

/** Telegram's published limits. `stopwatch`: monotonic milliseconds. */
export function telegramLimits(stopwatch: () => number): Limits {
  let all: number[] = [];
  const chats = new Map<number, number[]>();
  return {
    check(method, params) {
      if (!/^(send|edit|delete)/.test(method) || method === 'sendChatAction') return;
      const at = stopwatch();
      const chatId = Number(params.values['chat_id']);
      const recent = (chats.get(chatId) ?? []).filter((time) => at - time < windowsMs.minute);
      all = all.filter((time) => at - time < windowsMs.second);
      refuseOver(all, perSecondAll, windowsMs.second, at);
      if (chatId < 0) refuseOver(recent, perMinuteToGroup, windowsMs.minute, at);
      const burst = recent.filter((time) => at - time < burstPerChat * windowsMs.second);
      refuseOver(burst, burstPerChat, burstPerChat * windowsMs.second, at);
      all.push(at);
      chats.set(chatId, [...recent, at]);
    },
  };
}

function refuseOver(times: number[], limit: number, windowMs: number, at: number): void {
  const oldest = times[times.length - limit];
  if (oldest === undefined) return;
  throw tooManyRequests(Math.max(1, Math.ceil((windowMs - (at - oldest)) / windowsMs.second)));
}
