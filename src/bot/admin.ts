import { Composer, type CommandContext, type Context } from 'grammy';
import { invite } from '../app/people/invite.ts';
import { setRelay } from '../app/people/relay.ts';
import { whichSeat, type Named } from '../app/people/which-seat.ts';
import { mayAdminister } from '../app/acts/rights.ts';
import { rosterOf } from '../app/people/roster-of.ts';
import { viewerOf } from '../app/acts/viewer.ts';
import { setWatching, watchesOf } from '../app/imports/watch.ts';
import type { AdminAction } from '../domain/rights.ts';
import type { Screen } from '../domain/message.ts';
import {
  inviteUsage,
  renderInvitation,
  unknownRegulation,
  whichOrganisation,
  whichRegulation,
} from '../render/people/invite.ts';
import { rightText } from '../render/acts/right.ts';
import { ALREADY_WATCHING, INVITE_IN_PRIVATE, NOT_WATCHING, plain } from '../render/replies.ts';
import { renderRoster } from '../render/people/roster.ts';
import { relayNotExternal, relaySet, relayUsage } from '../render/people/set-relay.ts';
import { renderWatch, watchStarted, watchStopped } from '../render/figures/watch.ts';
import { readableBy, registerScreen } from './registry.ts';
import { say } from './reply.ts';
import { whoAndWhere, type Book, type Services } from './services.ts';

/** Also the command of a register of the book: who answers for which direction. */
const WHO = 'who';

/** `/invite`, `/watch`, `/relay`, `/who`: for admins; who sits where, for those who appoint as well. */
export function adminFeature(services: Services): Composer<Context> {
  const composer = new Composer<Context>();
  composer.command('invite', async (ctx) => void (await say(services, ctx, await invitation(services, ctx))));
  composer.command('watch', async (ctx) => void (await say(services, ctx, await watch(services, ctx))));
  composer.command('relay', async (ctx) => void (await say(services, ctx, await relay(services, ctx))));
  composer.command(WHO, (ctx) => who(services, ctx));
  return composer;
}

async function invitation({ app }: Services, ctx: CommandContext<Context>): Promise<Screen> {
  // Whoever sees a code may use it.
  if (ctx.chat.type !== 'private') return plain(INVITE_IN_PRIVATE);
  const words = ctx.match.trim().split(/\s+/);
  const done = await invite(app, { by: ctx.from?.id ?? 0, words });
  switch (done.kind) {
    case 'refused':
      return plain(rightText(done.reason));
    case 'invited': {
      const address = `https://t.me/${ctx.me.username}`;
      const { code, post } = done;
      const groupLink = post.group ? `${address}?startgroup=${code}` : null;
      return renderInvitation({ ...done, personLink: `${address}?start=${code}`, groupLink });
    }
    default:
      return notNamed(done);
  }
}

/** `/watch` shows; `/watch on [regulation]` and `/watch off [regulation]` change it, in every regulation unless one is named. */
async function watch(services: Services, ctx: CommandContext<Context>): Promise<Screen> {
  const { app } = services;
  const [turn = '', wanted = ''] = ctx.match.trim().toLowerCase().split(/\s+/);
  const books = await allowedBooks(services, ctx, 'watch');
  if (books.length === 0) return plain(rightText({ kind: 'admin-only' }));
  if (turn !== 'on' && turn !== 'off') return renderWatch(await watchesOf(app, books));
  const named = wanted === '' ? books : books.filter((book) => book.id === wanted);
  if (named.length === 0) return unknownRegulation(books.map((book) => book.id));
  const on = turn === 'on';
  const changed: Book[] = [];
  for (const { id } of named) {
    const done = await setWatching(app, { by: ctx.from?.id ?? 0, regulation: id, on });
    if (done.kind === 'refused') return plain(rightText(done.reason));
    if (done.kind === 'changed') changed.push(done.book);
  }
  const [only] = changed;
  if (!only) return plain(on ? ALREADY_WATCHING : NOT_WATCHING);
  if (changed.length > 1) return renderWatch(await watchesOf(app, books));
  return on ? watchStarted(only) : watchStopped(only);
}

/** `/relay <post> [regulation] on|off`: reports to an external post are passed on by hand, or by the bot again. */
async function relay(services: Services, ctx: CommandContext<Context>): Promise<Screen> {
  const { app } = services;
  const words = ctx.match.trim().split(/\s+/);
  const turn = words.pop()?.toLowerCase() ?? '';
  if ((await allowedBooks(services, ctx, 'set-relay')).length === 0) return plain(rightText({ kind: 'admin-only' }));
  if (words.length === 0 || (turn !== 'on' && turn !== 'off')) return relayUsage();
  const named = whichSeat(app.books, words);
  if (named.kind !== 'seat') return notNamed(named);
  const { book, post } = named;
  const on = turn === 'on';
  const done = await setRelay(app, { by: ctx.from?.id ?? 0, regulation: book.id, post: post.id, on });
  switch (done.kind) {
    case 'refused':
      return plain(rightText(done.reason));
    case 'unknown-post':
      return relayUsage();
    case 'not-external':
      return relayNotExternal(done.post);
    case 'set':
      return relaySet(book, done.post, on);
  }
}

/** What is missing in the words that were to name a seat. */
function notNamed(named: Exclude<Named, { kind: 'seat' }>): Screen {
  switch (named.kind) {
    case 'unknown-post':
      return inviteUsage(named.known);
    case 'unknown-regulation':
      return unknownRegulation(named.known);
    case 'which-regulation':
      return whichRegulation(named.post, named.regulations);
    case 'which-organisation':
      return whichOrganisation(named.post, named.book.id);
  }
}

/** Who sits where; below it the responsible persons per direction, for whoever may look them up (п. 1.4). */
async function who(services: Services, ctx: Context): Promise<void> {
  await say(services, ctx, await roster(services, ctx));
  for (const { book, register } of await readableBy(services, ctx)) {
    if (register.command !== WHO) continue;
    const screen = await registerScreen(services, ctx, { regulation: book.id, register: register.id, page: 0 });
    if (screen) await say(services, ctx, screen);
  }
}

async function roster(services: Services, ctx: Context): Promise<Screen> {
  const { db } = services.app.database;
  const books = await allowedBooks(services, ctx, 'see-roster');
  if (books.length === 0) return plain(rightText({ kind: 'admin-only' }));
  const untying = new Set((await allowedBooks(services, ctx, 'unbind')).map((book) => book.id));
  const rosters = [];
  for (const book of books) {
    // Buttons that untie a person belong on the phone of whoever asked, not in a group.
    const unbindable = untying.has(book.id) && ctx.chat?.type === 'private';
    rosters.push({ book, lines: await rosterOf(db, book, services.app.clock(), unbindable) });
  }
  return renderRoster(rosters);
}

/** The regulations in which the writer may do this, here. */
async function allowedBooks({ app }: Services, ctx: Context, action: AdminAction): Promise<Book[]> {
  const { db } = app.database;
  const who = whoAndWhere(ctx);
  const { places } = await viewerOf(db, app, who);
  const books: Book[] = [];
  for (const { book } of places) {
    if ((await mayAdminister(db, app, { personId: who.personId, regulation: book.id, action })) === null)
      books.push(book);
  }
  return books;
}
