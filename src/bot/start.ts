import { Composer, type CommandContext, type Context } from 'grammy';
import { acceptInvitation } from '../app/people/accept.ts';
import type { Accepted, Newcomer } from '../app/people/accepted.ts';
import { looksLikeCode } from '../app/people/code.ts';
import { postCalled } from '../app/people/seat-posts.ts';
import { seatedPosts } from '../app/people/staff.ts';
import { viewerOf } from '../app/acts/viewer.ts';
import type { Screen } from '../domain/message.ts';
import type { PostId } from '../domain/post.ts';
import { plain } from '../render/replies.ts';
import {
  alreadyIn,
  becameAdmin,
  boundToSeat,
  groupWaits,
  introducedForShifts,
  mayLead,
  mixesExternal,
  seatTaken,
  stranger,
  tooManyAttempts,
  wrongChatKind,
  wrongInvitation,
} from '../render/people/start.ts';
import { setCommands } from './command-menu.ts';
import { sayAskingPhone } from './phone.ts';
import { say } from './reply.ts';
import type { Services } from './services.ts';

/** `/start <code>` takes an invitation, in a private chat or (`/start@bot <code>`) in a group; without a code it greets. */
export function startFeature(services: Services): Composer<Context> {
  const composer = new Composer<Context>();
  composer.command('start', async (ctx) => {
    const code = ctx.match.trim();
    if (!ctx.from) return;
    if (code === '') return greet(services, ctx, ctx.from.id);
    const { codes } = services.limits;
    const key = `user:${ctx.from.id}`;
    if (codes.exhausted(key)) return;
    const accepted = looksLikeCode(code)
      ? await acceptInvitation(services.app, { code, by: newcomer(ctx.from), chat: chatOf(ctx) })
      : ({ kind: 'wrong-code' } as const);
    if (accepted.kind === 'wrong-code') codes.admit(key);
    const screen = codes.exhausted(key) ? tooManyAttempts() : screenOf(accepted);
    const leads = accepted.kind === 'seated' && accepted.group === null && mayLead(accepted.post);
    await (leads ? sayAskingPhone(services, ctx, screen) : say(services, ctx, screen));
    if (accepted.kind === 'introduced') services.app.wake();
    if (accepted.kind === 'seated' || accepted.kind === 'admin') {
      services.app.wake();
      await setCommands(services, ctx);
    }
  });
  return composer;
}

async function greet(services: Services, ctx: Context, personId: number): Promise<void> {
  const { app, limits } = services;
  const chatId = ctx.chat?.id ?? 0;
  const viewer = await viewerOf(app.database.db, app, { personId, chatId });
  if (viewer.stranger) {
    if (limits.strangers.admit(`user:${personId}`).kind === 'let-through') await say(services, ctx, stranger());
    return;
  }
  const held = new Map<PostId, ReturnType<typeof postCalled>>();
  for (const { book, own } of viewer.places) {
    const seated = await seatedPosts(app.database.db, book, app.clock());
    for (const post of own) held.set(post, postCalled(book, post, seated.get(post)?.title ?? null));
  }
  await say(services, ctx, held.size === 0 ? becameAdmin() : alreadyIn([...held.values()]));
  await setCommands(services, ctx);
}

function newcomer(from: NonNullable<Context['from']>): Newcomer {
  const name = [from.first_name, from.last_name].filter(Boolean).join(' ').trim();
  return { id: from.id, name: name || `id ${from.id}`, username: from.username ?? null };
}

function chatOf(ctx: CommandContext<Context>) {
  const kind = ctx.chat.type === 'private' ? ('private' as const) : ('group' as const);
  return { id: ctx.chat.id, kind, title: ctx.chat.title ?? '' };
}

function screenOf(accepted: Accepted): Screen {
  switch (accepted.kind) {
    case 'seated': {
      const [book] = accepted.books;
      return book
        ? boundToSeat(book, accepted.post, accepted.group === null ? 'private' : 'group')
        : plain(accepted.post.title);
    }
    case 'admin':
      return becameAdmin();
    case 'introduced':
      return introducedForShifts(accepted.post, accepted.heldBy);
    case 'wrong-code':
      return wrongInvitation();
    case 'seat-taken':
      return seatTaken(accepted.post);
    case 'not-for-groups':
      return wrongChatKind('private');
    case 'group-needs-staff':
      return groupWaits();
    case 'mixes-external':
      return mixesExternal(accepted.post);
  }
}
