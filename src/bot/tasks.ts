import { Composer, type Context } from 'grammy';
import { assignmentsOf } from '../app/duties/assignments-of.ts';
import { roadmapsNow } from '../app/drafts/roadmaps.ts';
import { unitTitlesOf } from '../app/people/unit-titles.ts';
import type { Screen } from '../domain/message.ts';
import { renderAssignments, renderRoadmaps } from '../render/cases/task-lists.ts';
import { ASSIGN_FORM } from './forms/assign-form.ts';
import { beginForm } from './forms/feature.ts';
import { ROADMAP_FORM } from './forms/roadmap-form.ts';
import { sayForPlaces } from './say-for-places.ts';
import type { Services } from './services.ts';

/** `/roadmap новая …`: the words after it are the goal. */
const NEW = /^(?:новая|новую)(?:\s+|$)/iu;

/**
 * `/assign [regulation]` gives an assignment by its form, `/assignments` lists them. `/roadmap` lists the roadmaps;
 * `/roadmap новая [regulation] [goal]` sets one.
 */
export function tasksFeature(services: Services): Composer<Context> {
  const composer = new Composer<Context>();
  composer.command('assign', (ctx) => beginForm(services, ctx, ASSIGN_FORM, ctx.match.trim().toLowerCase()));
  composer.command('assignments', (ctx) => onAssignments(services, ctx));
  composer.command('roadmap', (ctx) => {
    const words = ctx.match.trim();
    if (words !== '') return beginForm(services, ctx, ROADMAP_FORM, words.replace(NEW, ''));
    return onRoadmaps(services, ctx);
  });
  return composer;
}

function onAssignments(services: Services, ctx: Context): Promise<void> {
  return sayForPlaces(services, ctx, {
    fits: (may) => may.includes('assign') || may.includes('assignments'),
    screenOf: async (tx, { book, own, audience }): Promise<Screen> => {
      const posts = audience.private ? own : audience.posts;
      return renderAssignments(book, await assignmentsOf(tx, services.app, book, posts), audience);
    },
  });
}

function onRoadmaps(services: Services, ctx: Context): Promise<void> {
  const { app } = services;
  return sayForPlaces(services, ctx, {
    inside: true,
    fits: (may) => may.includes('roadmap') || may.includes('history'),
    screenOf: async (tx, { book }, may) => {
      const terms = { now: app.clock(), mayPlan: may.includes('roadmap') };
      const naming = { book, unitTitles: await unitTitlesOf(tx, book) };
      return renderRoadmaps(naming, await roadmapsNow(tx, { snapshot: { book }, now: app.clock() }), terms);
    },
  });
}
