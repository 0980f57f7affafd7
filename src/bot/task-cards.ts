import type { Context } from 'grammy';
import { caseByNumber, kindOfCase, openCase, type CaseAccess } from '../app/acts/case-access.ts';
import { cardShown } from '../app/acts/prompts.ts';
import { renderCard } from '../render/cases/card.ts';
import { noSuchIncident } from '../render/cases/incidents.ts';
import { rightText } from '../render/acts/right.ts';
import { holds } from '../render/posts.ts';
import { plain } from '../render/replies.ts';
import type { Audience, CaseView } from '../render/view.ts';
import { say } from './reply.ts';
import { whoAndWhere, type Services } from './services.ts';

/** The card behind a button of a list: for whoever may see the history, and for whom the matter was given to. */
export async function showCard(
  services: Services,
  ctx: Context,
  { regulation, number }: { regulation: string; number: number },
): Promise<void> {
  const { app } = services;
  const caseId = await caseByNumber(app, [regulation], number);
  const access = caseId === null ? null : await accessTo(services, ctx, caseId);
  if (caseId === null || !access || access.kind === 'no-such-case') {
    return void (await say(services, ctx, noSuchIncident(number)));
  }
  if (access.kind === 'refused') return void (await say(services, ctx, plain(rightText(access.reason))));
  const body = renderCard(access.view, access.audience);
  const messageId = await say(services, ctx, body);
  const { chatId } = whoAndWhere(ctx);
  if (messageId !== null) await cardShown(app, { chatId, messageId, caseId, body });
}

async function accessTo({ app }: Services, ctx: Context, caseId: number): Promise<CaseAccess> {
  const wish = { ...whoAndWhere(ctx), caseId };
  const seen = await openCase(app, { ...wish, action: 'history' });
  const kind = await kindOfCase(app, caseId);
  if (seen.kind !== 'refused' || (kind !== 'assignment' && kind !== 'roadmap')) return seen;
  const own = await openCase(app, { ...wish, action: 'assignments' });
  return own.kind === 'granted' && !concerns(own.view, own.audience) ? seen : own;
}

/** Was it, or an action of it, given to the reader? */
function concerns({ case: { facts } }: CaseView, audience: Audience): boolean {
  const posts = [facts.assignee, ...facts.measures.map(({ post }) => post)];
  return posts.some((post) => post !== null && holds(audience, post));
}
