import { Bot, BotError } from 'grammy';
import { RateLimiter } from '../app/rate-limit.ts';
import type { Stopwatch } from '../domain/clock.ts';
import { absenceFeature, absentFeature } from './absence.ts';
import { adminFeature } from './admin.ts';
import { chatsFeature } from './chats.ts';
import { controlFeature } from './control.ts';
import { documentsFeature } from './documents.ts';
import { dutiesFeature } from './duties.ts';
import { formsFeature } from './forms/feature.ts';
import { AlbumMemory } from './album-memory.ts';
import { formsOf } from './forms/forms.ts';
import { guardFeature } from './guard.ts';
import { ImportJobs } from './import-jobs.ts';
import { openFeature } from './open.ts';
import { looksFeature } from './presses/looks.ts';
import { overviewFeature } from './overview.ts';
import { pressFeature } from './presses/press.ts';
import { registryFeature } from './registry.ts';
import { rosterFeature } from './roster.ts';
import { regulationFeature } from './regulation.ts';
import { requestFeature } from './request.ts';
import type { BotOptions, Services } from './services.ts';
import { startFeature } from './start.ts';
import { phoneFeature } from './phone.ts';
import { strangersFeature } from './strangers.ts';
import { tasksFeature } from './tasks.ts';
import { wordsFeature } from './words.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const UPDATES_PER_MINUTE = 30;
const WRONG_CODES_PER_HOUR = 5;
/** Senders remembered by a limit. */
const MAX_SENDERS = 10_000;

/** The bot, and the files it is taking in beside the updates. */
export type ReglamentBot = Bot & { jobs: ImportJobs };

/**
 * The bot over its features: each turns an update into an act and says what became of it. Used through `handleUpdate` only
 * (the inbox calls it, after `init()`); it polls nothing by itself. An update that throws may be handled again: acts have
 * keys, so that nothing is done twice.
 */
export function createBot(options: BotOptions): ReglamentBot {
  const { app, token, client, apiRoot, fetchFile, payloadOf } = options;
  const bot = new Bot(token, { client });
  const jobs = new ImportJobs({ app, payloadOf }, bot.api, { apiRoot, token, fetchFile });
  const limits = limitsOf(options.stopwatch, options.updatesPerMinute);
  const services: Services = { app, payloadOf, limits, jobs, albums: new AlbumMemory() };
  bot.use(chatsFeature(services));
  bot.use(guardFeature(services));
  bot.use(startFeature(services));
  bot.use(absentFeature(services));
  bot.use(strangersFeature(services));
  bot.use(phoneFeature(services));
  bot.use(formsFeature(services, formsOf(services)));
  bot.use(looksFeature(services));
  bot.use(absenceFeature(services));
  bot.use(rosterFeature(services));
  bot.use(requestFeature(services));
  bot.use(openFeature(services));
  bot.use(pressFeature(services));
  bot.use(overviewFeature(services));
  bot.use(tasksFeature(services));
  bot.use(dutiesFeature(services));
  bot.use(regulationFeature(services));
  bot.use(registryFeature(services));
  bot.use(controlFeature(services));
  bot.use(adminFeature(services));
  bot.use(documentsFeature(services));
  bot.use(wordsFeature(services));
  const handleUpdate = bot.handleUpdate.bind(bot);
  bot.handleUpdate = (update, envelope) => handleUpdate(update, envelope).catch(rethrowCause);
  return Object.assign(bot, { jobs });
}

/** grammY wraps what a feature threw together with the whole context, token included: nobody may log that. */
function rethrowCause(error: unknown): never {
  throw error instanceof BotError ? error.error : error;
}

function limitsOf(stopwatch: Stopwatch, updatesPerMinute = UPDATES_PER_MINUTE): Services['limits'] {
  const limiter = (limit: number, windowMs: number) =>
    new RateLimiter({ limit, windowMs, maxKeys: MAX_SENDERS }, stopwatch);
  return {
    updates: limiter(updatesPerMinute, MINUTE_MS),
    strangers: limiter(1, HOUR_MS),
    codes: limiter(WRONG_CODES_PER_HOUR, HOUR_MS),
  };
}
