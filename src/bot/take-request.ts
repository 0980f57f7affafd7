import type { Context } from 'grammy';
import { askRequest } from '../app/acts/ask-request.ts';
import type { Outcome, RequestWay } from '../domain/act.ts';
import { GIVER } from '../domain/post.ts';
import { REQUEST_TAKEN, registeredRequest } from '../render/cases/requests.ts';
import { plain } from '../render/replies.ts';
import { toldOf } from './act.ts';
import type { Asking } from './asking.ts';
import { say } from './reply.ts';
import type { Services } from './services.ts';

/** Opens the request and says what nobody else says: nothing, where the ministry's chat is told by the book. */
export async function takeRequest(
  services: Services,
  ctx: Context,
  asking: Asking,
  { key, text, via }: { key: string; text: string; via: RequestWay },
): Promise<void> {
  const own = asking.kind === 'ministry';
  const outcome = await askRequest(services.app, {
    key,
    book: asking.book,
    text,
    via,
    asker: own ? asking.asker : asking.ministry,
    chatId: own ? (ctx.chat?.id ?? null) : null,
    by: own ? null : asking.by,
  });
  const words = wordsFor(services, asking, outcome);
  if (words === null) return;
  await say(services, ctx, plain(words), replyToAsker(ctx));
}

/** The answer stands under the words of whoever asked. */
export function replyToAsker({ message }: Context): { replyTo?: number } {
  return message ? { replyTo: message.message_id } : {};
}

/** One message is one request, however often its update is handled. */
export function keyOf(ctx: Context): string {
  return `msg:${ctx.chat?.id}:${ctx.message?.message_id}`;
}

/** The ministry's own chat is told by the book: its card bears the number and the term. Then nothing is said beside it. */
function wordsFor(services: Services, { kind, book }: Asking, outcome: Outcome): string | null {
  if (outcome.kind === 'refused') return toldOf(services, book, { kind: 'seen' }, outcome).words;
  if (kind === 'registering') return registeredRequest(outcome.number);
  return tellsAsker(book) ? null : REQUEST_TAKEN;
}

function tellsAsker({ reactions }: Asking['book']): boolean {
  const ofRequest = reactions.filter(({ of, on }) => of === 'request' && on === 'requested');
  return ofRequest.some(({ moves }) => moves.some((move) => move.kind === 'tell' && move.to.includes(GIVER)));
}
