import { Api } from 'grammy';
import type { ApiClientOptions } from 'grammy';
import type { Logger } from 'pino';
import type { Sleep, Stopwatch } from '../domain/clock.ts';
import { BadAnswer } from './bad-answer.ts';
import { outcomeOf } from './outcomes.ts';
import { createPacedFetch } from './paced-fetch.ts';
import type { Call } from './paced-fetch.ts';
import { createPacer } from './pacer.ts';
import type { Limits, Pacer } from './pacer.ts';
import type { Messenger, Reach, SendOutcome } from './port.ts';
import { editScreen, largestOf, photosOf, sendScreen, type Arrived } from './screen-calls.ts';

export interface TelegramOptions {
  token: string;
  /** Without a trailing slash, e.g. `https://api.telegram.org`. */
  apiRoot: string;
  stopwatch: Stopwatch;
  sleep: Sleep;
  limits: Limits;
  log: Logger;
  /** How long a call may take once it has left the pacer. */
  requestTimeoutMs?: number;
}

export interface Telegram {
  /** For whatever is not the port's: getMe, updates, commands. Paced like the rest. */
  api: Api;
  messenger: Messenger;
  /** By a chat action: it is refused where a message would be, is not a message, and rings nobody. */
  reach: Reach;
  /** For `new Bot(token, { client })`, so that answers in `ctx` and in conversations share pacer and counters. */
  client: ApiClientOptions;
  /** The paced fetch itself. */
  fetch: typeof fetch;
  pacer: Pacer;
  /** Calls so far, by method and status. */
  calls(): readonly CountedCall[];
  /** Stopwatch reading of the last answer Telegram gave, whatever it said; null before the first. */
  answeredAt(): number | null;
}

export interface CountedCall extends Call {
  count: number;
}

const REQUEST_TIMEOUT_MS = 15_000;
/** grammY's own time begins before the pacer's wait: it must never be the first to give up. */
const GRAMMY_TIMEOUT_S = 86_400;

/** Telegram over grammY's client: one pacer, one counter, one table of outcomes for all that leaves. */
export function createTelegram(options: TelegramOptions): Telegram {
  const pacer = createPacer(options.limits);
  const counts = new Map<string, CountedCall>();
  let answered: number | null = null;

  const pacedFetch = createPacedFetch({
    pacer,
    stopwatch: options.stopwatch,
    sleep: options.sleep,
    requestTimeoutMs: options.requestTimeoutMs ?? REQUEST_TIMEOUT_MS,
    onCall({ method, status }) {
      const key = `${method} ${status}`;
      counts.set(key, { method, status, count: (counts.get(key)?.count ?? 0) + 1 });
      if (status !== 0) answered = options.stopwatch();
    },
  });
  const client: ApiClientOptions = {
    apiRoot: options.apiRoot,
    timeoutSeconds: GRAMMY_TIMEOUT_S,
    fetch: pacedFetch,
  };
  const api = new Api(options.token, client);
  const attempt = attempting(pacer, options);
  return {
    api,
    client,
    fetch: pacedFetch,
    pacer,
    messenger: messengerOver(api, attempt),
    reach: (chatId) =>
      attempt('sendChatAction', async () => {
        await api.sendChatAction(chatId, 'typing');
        return { message_id: 0 };
      }),
    calls: () => [...counts.values()],
    answeredAt: () => answered,
  };
}

function messengerOver(api: Api, attempt: Attempt): Messenger {
  return {
    send: (message) =>
      attempt(message.photo ? 'sendPhoto' : 'sendMessage', async () => {
        const sent = await sendScreen(api, message);
        // It arrived, under a number nobody knows: as good as an answer that was lost.
        if (!Number.isSafeInteger(sent?.message_id)) throw new BadAnswer(200, 'unexpected JSON');
        return sent;
      }),
    edit: (chatId, messageId, screen, photo) =>
      attempt(photo ? 'editMessageMedia' : 'editMessageText', async () => ({
        message_id: messageId,
        ...photosOf(await editScreen(api, { chatId, messageId, screen, photo })),
      })),
    async answers() {
      return (await attempt('getMe', async () => ({ message_id: (await api.getMe()).id }))).kind === 'sent';
    },
    async disarm(chatId, messageId) {
      await attempt('editMessageReplyMarkup', async () => {
        await api.raw.editMessageReplyMarkup({ chat_id: chatId, message_id: messageId });
        return { message_id: messageId };
      });
    },
    async pin(chatId, messageId, pinned) {
      const method = pinned ? 'pinChatMessage' : 'unpinChatMessage';
      await attempt(method, async () => {
        const message = { chat_id: chatId, message_id: messageId };
        await (pinned
          ? api.raw.pinChatMessage({ ...message, disable_notification: true })
          : api.raw.unpinChatMessage(message));
        return { message_id: messageId };
      });
    },
  };
}

type Attempt = (method: string, call: () => Promise<Arrived>) => Promise<SendOutcome>;

function attempting(pacer: Pacer, { log, stopwatch }: TelegramOptions): Attempt {
  return async (method, call) => {
    try {
      const arrived = await call();
      const photoId = largestOf(arrived);
      return { kind: 'sent', messageId: arrived.message_id, ...(photoId === null ? {} : { photoId }) };
    } catch (error) {
      const outcome = outcomeOf(error);
      log.debug({ method, outcome }, 'telegram refused');
      return outcome.kind === 'retry-later' ? { ...outcome, scope: pacer.scope(stopwatch()) } : outcome;
    }
  };
}
