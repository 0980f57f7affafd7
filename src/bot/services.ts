import type { ApiClientOptions, Context } from 'grammy';
import type { InlineKeyboardMarkup, LinkPreviewOptions, MessageEntity } from 'grammy/types';
import type { App } from '../app/app.ts';
import type { RateLimiter } from '../app/rate-limit.ts';
import type { Place } from '../app/acts/viewer.ts';
import type { Stopwatch } from '../domain/clock.ts';
import type { Screen } from '../domain/message.ts';
import type { AlbumMemory } from './album-memory.ts';
import type { FileJobs } from './file-place.ts';

/** A regulation's book, as the use cases give it. */
export type Book = Place['book'];

/** A screen in the messenger's terms; the messenger's own `payloadOf` is given, so that there is one way to say it. */
export interface ScreenPayload {
  text: string;
  entities: MessageEntity[];
  link_preview_options: LinkPreviewOptions;
  reply_markup: InlineKeyboardMarkup;
}

export interface BotOptions {
  app: App;
  token: string;
  /** The paced client of the messenger: everything asked right now counts against the same limits as the pumps. */
  client: ApiClientOptions;
  /** Without a trailing slash; files are fetched from `<apiRoot>/file/bot<token>/…`. */
  apiRoot: string;
  /** For files only: they are no Bot API answers. */
  fetchFile: typeof fetch;
  payloadOf: (screen: Screen) => ScreenPayload;
  stopwatch: Stopwatch;
  /** Updates of one sender in a minute; further ones are dropped. */
  updatesPerMinute?: number;
}

/** Who did it and where, as the use cases ask. Behind the guard both are there. */
export function whoAndWhere(ctx: Context): { personId: number; chatId: number } {
  return { personId: ctx.from?.id ?? 0, chatId: ctx.chat?.id ?? 0 };
}

/** What is needed to say something. */
export interface Speaking {
  app: App;
  payloadOf: (screen: Screen) => ScreenPayload;
}

/** What the features of the bot are given. */
export interface Services extends Speaking {
  limits: {
    /** Anyone's updates. */
    updates: RateLimiter;
    /** Answers to strangers. */
    strangers: RateLimiter;
    /** Wrong invitation codes. */
    codes: RateLimiter;
  };
  /** Files being checked or loaded. */
  jobs: FileJobs;
  /** Albums whose first photo has come. */
  albums: AlbumMemory;
}
