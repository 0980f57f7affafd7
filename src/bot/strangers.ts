import { Composer, type Context } from 'grammy';
import { viewerOf, type Viewer } from '../app/acts/viewer.ts';
import { basePost } from '../domain/post.ts';
import type { Screen } from '../domain/message.ts';
import { renderHelp } from '../render/help.ts';
import { stranger } from '../render/people/start.ts';
import { isCommand, isForBot } from './guard.ts';
import { helpFor } from './help-for.ts';
import { say } from './reply.ts';
import type { Services } from './services.ts';

/**
 * Stands before every feature but `/start`: whoever is not in the roster gets one answer an hour and no data. Their presses
 * go on: each is refused with its reason over the button, which is their own phone only.
 */
export function strangersFeature(services: Services): Composer<Context> {
  const composer = new Composer<Context>();
  composer.on('message', async (ctx, next) => {
    if (!isForBot(ctx)) return;
    const { app, limits } = services;
    const viewer = await viewerOf(app.database.db, app, { personId: ctx.from.id, chatId: ctx.chat.id });
    if (!viewer.stranger || asksHere(ctx, viewer)) return next();
    if (limits.strangers.admit(`user:${ctx.from.id}`).kind === 'let-through')
      await say(services, ctx, await answerTo(services, viewer));
  });
  return composer;
}

/** Whoever writes in the ministry's chat asks in its name: by `/request`, or in reply to the bot. */
function asksHere(ctx: Context, { bound }: Viewer): boolean {
  if (isCommand(ctx) && !/^\/request(@|\s|$)/.test(ctx.message?.text ?? '')) return false;
  return bound.some(({ book, posts }) => posts.some((post) => book.posts[basePost(post)]?.may.includes('request')));
}

/** In the group of an external post nobody is in the roster: they are told what the group is for. */
async function answerTo(services: Services, { bound }: Viewer): Promise<Screen> {
  const reader = await helpFor(services, bound, { admin: false, private: false });
  return reader.external ? renderHelp(reader) : stranger();
}
