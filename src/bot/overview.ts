import { Composer, type Context } from 'grammy';
import { missingCalendarYear } from '../app/duties/calendar-warning.ts';
import { caseByNumber, mayLookInto, openCase } from '../app/acts/case-access.ts';
import { cardShown } from '../app/acts/prompts.ts';
import { openCasesOf, questionsOf, statusOf } from '../app/status.ts';
import { viewerOf, type Viewer } from '../app/acts/viewer.ts';
import { basePost } from '../domain/post.ts';
import { helpFor } from './help-for.ts';
import { renderCard } from '../render/cases/card.ts';
import { renderHelp } from '../render/help.ts';
import { INCIDENT_USAGE, noSuchIncident, renderIncidents } from '../render/cases/incidents.ts';
import { rightText } from '../render/acts/right.ts';
import { CHAT_HAS_NO_REGULATION, plain } from '../render/replies.ts';
import { renderStatus } from '../render/status.ts';
import type { Audience, CaseView } from '../render/view.ts';
import type { StatusView } from '../render/status.ts';
import { refusalFor } from './refusal.ts';
import { say } from './reply.ts';
import { whoAndWhere, type Services } from './services.ts';

/** What can be looked at: `/help`, `/status`, `/incidents`, `/incident N`. */
export function overviewFeature(services: Services): Composer<Context> {
  const composer = new Composer<Context>();
  composer.command('help', (ctx) => onHelp(services, ctx));
  composer.command('status', (ctx) => onStatus(services, ctx));
  composer.command('incidents', (ctx) => onIncidents(services, ctx));
  composer.command('incident', (ctx) => onIncident(services, ctx, ctx.match));
  return composer;
}

function viewer({ app }: Services, ctx: Context): Promise<Viewer> {
  return viewerOf(app.database.db, app, whoAndWhere(ctx));
}

async function onHelp(services: Services, ctx: Context): Promise<void> {
  const { admin, places } = await viewer(services, ctx);
  const held = places.map(({ book, own }) => ({ book, posts: own }));
  const reader = await helpFor(services, held, { admin, private: ctx.chat?.type === 'private' });
  await say(services, ctx, renderHelp(reader));
}

async function onStatus(services: Services, ctx: Context): Promise<void> {
  const { app } = services;
  const { admin, places } = await viewer(services, ctx);
  if (places.length === 0) return void (await say(services, ctx, plain(CHAT_HAS_NO_REGULATION)));
  const seen = places.filter(
    ({ book, own }) => admin || own.some((post) => book.posts[basePost(post)]?.may.includes('status')),
  );
  if (seen.length === 0) return void (await say(services, ctx, plain(refusalFor(places))));
  const views = await app.database.transaction(async (tx) => {
    const found: StatusView[] = [];
    for (const place of seen) found.push(statusFor(await statusOf(tx, app, place.book), place, admin));
    return found;
  });
  const missingYear = admin && ctx.chat?.type === 'private' ? missingCalendarYear(app) : null;
  await say(services, ctx, renderStatus(views, audienceOfAll(seen, admin), missingYear));
}

async function onIncidents(services: Services, ctx: Context): Promise<void> {
  const { app } = services;
  const { places } = await viewer(services, ctx);
  if (places.length === 0) return void (await say(services, ctx, plain(CHAT_HAS_NO_REGULATION)));
  const seen = places.filter(({ book, own }) =>
    own.some((post) => book.posts[basePost(post)]?.may.includes('history')),
  );
  if (seen.length === 0) return void (await say(services, ctx, plain(refusalFor(places))));
  const views = await app.database.transaction(async (tx) => {
    const found: { own: CaseView[]; others: CaseView[] } = { own: [], others: [] };
    for (const place of seen) {
      const questions = decidesRises(place) ? await questionsOf(tx, app, place.book) : [];
      for (const view of [...(await openCasesOf(tx, app, place.book)), ...questions]) {
        (mayLookInto(view, place.own) ? found.own : found.others).push(view);
      }
    }
    return found;
  });
  const audience = audienceOfAll(seen, false);
  if (views.own.length > 0 || views.others.length === 0) await say(services, ctx, renderIncidents(views.own, audience));
  // Of what has not been brought to the reader: that it is, as an outsider reads it.
  if (views.others.length > 0) await say(services, ctx, renderIncidents(views.others, { ...audience, external: true }));
}

async function onIncident(services: Services, ctx: Context, match: string): Promise<void> {
  const number = /^№?\s*(\d{1,9})$/.exec(match.trim())?.[1];
  if (number === undefined) return void (await say(services, ctx, plain(INCIDENT_USAGE)));
  const { places } = await viewer(services, ctx);
  const regulations = places.map(({ book }) => book.id);
  const caseId = await caseByNumber(services.app, regulations, Number(number));
  if (caseId === null) return void (await say(services, ctx, noSuchIncident(Number(number))));
  const access = await openCase(services.app, { ...whoAndWhere(ctx), caseId, action: 'history' });
  if (access.kind === 'granted') {
    const body = renderCard(access.view, access.audience);
    const messageId = await say(services, ctx, body);
    const { chatId } = whoAndWhere(ctx);
    if (messageId !== null) await cardShown(services.app, { chatId, messageId, caseId, body });
    return;
  }
  const words = access.kind === 'refused' ? plain(rightText(access.reason)) : noSuchIncident(Number(number));
  await say(services, ctx, words);
}

/** A rise that waits for its decision is the matter of whoever decides: others hear of it when it is an incident. */
function decidesRises({ audience }: Viewer['places'][number]): boolean {
  return audience.may.includes('decide-rise');
}

/** The day's duties are the matter of whoever does them: others see the mode and the incidents. */
function statusFor(status: StatusView, place: Viewer['places'][number], admin: boolean): StatusView {
  const questions = admin || decidesRises(place) ? status.questions : [];
  const nextDeadline = admin || place.audience.may.includes('import') ? status.nextDeadline : null;
  return { ...status, questions, nextDeadline };
}

/** One screen for several regulations: what is hidden in one is hidden in all. The admin sees how things stand, inside. */
function audienceOfAll(places: Viewer['places'], admin: boolean): Audience {
  const audiences = places.map(({ audience }) => audience);
  const alone = admin && places.every(({ own }) => own.length === 0);
  return {
    posts: [...new Set(audiences.flatMap(({ posts }) => posts))],
    private: audiences.every((audience) => audience.private),
    external: !alone && audiences.some(({ external }) => external),
    may: [...new Set(audiences.flatMap(({ may }) => may))],
  };
}
