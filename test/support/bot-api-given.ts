import { Api, GrammyError } from 'grammy';
import { afterEach, beforeEach } from 'vitest';
import type { Phone } from '../../src/sandbox/phones/phone.ts';
import { startBotApi, testToken, type BotApiServer } from './bot-api-server.ts';

/** A Bot API server, the bot's client of it, and Anna, who has started the bot. */
export interface GivenBotApi {
  server: BotApiServer;
  api: Api;
  anna: Phone;
}

/** One for each test, closed after it. */
export function useBotApi(): GivenBotApi {
  const given = {} as GivenBotApi;
  beforeEach(async () => {
    const now = new Date('2026-09-17T05:30:00Z');
    given.server = await startBotApi({ now: () => now });
    given.api = new Api(testToken, { apiRoot: given.server.root });
    given.anna = given.server.api.phones.add({ firstName: 'Анна', lastName: 'Образцова' });
    given.anna.start();
  });
  afterEach(() => given.server.close());
  return given;
}

/** In which words a call is refused; fails when it is not. */
export async function refusal(call: Promise<unknown>): Promise<string> {
  const error = await call.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof GrammyError) return error.description;
  throw new Error(`expected a refusal, got ${String(error)}`);
}
