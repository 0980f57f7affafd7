import { Composer, type Context } from 'grammy';
import { averagesOf } from '../app/figures/averages.ts';
import { controlNow } from '../app/figures/control.ts';
import { renderAverages } from '../render/figures/averages.ts';
import { renderControl } from '../render/figures/control.ts';
import { sayForPlaces } from './say-for-places.ts';
import type { Services } from './services.ts';

/** What is computed from the appeals, on demand: `/control` how they are worked on, `/averages` how many are usual. */
export function controlFeature(services: Services): Composer<Context> {
  const { app } = services;
  const composer = new Composer<Context>();
  composer.command('control', (ctx) =>
    sayForPlaces(services, ctx, {
      inside: true,
      fits: (may) => may.includes('import') || may.includes('status'),
      screenOf: async (tx, { book }) => renderControl(book, await controlNow(tx, app, book)),
    }),
  );
  composer.command('averages', (ctx) =>
    sayForPlaces(services, ctx, {
      inside: true,
      fits: (may) => may.includes('knowledge'),
      screenOf: async (tx, { book }) => renderAverages(await averagesOf(tx, book)),
    }),
  );
  return composer;
}
