import { Composer, type Context } from 'grammy';
import { dutiesOf } from '../app/duties/duties-of.ts';
import { viewerOf } from '../app/acts/viewer.ts';
import type { Screen } from '../domain/message.ts';
import { renderDuties } from '../render/duties/duty-list.ts';
import { CHAT_HAS_NO_REGULATION, plain } from '../render/replies.ts';
import { say } from './reply.ts';
import { whoAndWhere, type Services } from './services.ts';

/** `/duty`: what the reader's posts owe today; in a group what the group's posts owe. */
export function dutiesFeature(services: Services): Composer<Context> {
  const composer = new Composer<Context>();
  composer.command('duty', async (ctx) => {
    const { app } = services;
    const screens = await app.database.transaction(async (tx) => {
      const { places } = await viewerOf(tx, app, whoAndWhere(ctx));
      const shown: Screen[] = [];
      for (const { book, own, audience } of places) {
        const posts = audience.private ? own : audience.posts;
        const duties = await dutiesOf(tx, app, book, posts);
        shown.push(renderDuties({ book, now: app.clock() }, duties, audience));
      }
      return shown;
    });
    if (screens.length === 0) return void (await say(services, ctx, plain(CHAT_HAS_NO_REGULATION)));
    for (const screen of screens) await say(services, ctx, screen);
  });
  return composer;
}
