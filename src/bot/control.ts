import { Composer, InputFile, type Context } from 'grammy';
import { averagesOf } from '../app/figures/averages.ts';
import { controlFor, controlNow, controlTableFor, seesControl } from '../app/figures/control.ts';
import type { Screen } from '../domain/message.ts';
import { STALE_BUTTON } from '../render/acts/right.ts';
import { renderAverages } from '../render/figures/averages.ts';
import { controlCaption, controlFileName, controlSheets, NOTHING_LISTED } from '../render/figures/control-table.ts';
import { controlNotes, renderControlWhy } from '../render/figures/control-why.ts';
import { AVERAGES_TAKE_NOTHING, CONTROL_TAKES_NOTHING, renderControl } from '../render/figures/control.ts';
import { plain } from '../render/replies.ts';
import { workbookOf } from '../render/text/xlsx.ts';
import { attempt, say } from './reply.ts';
import { sayForPlaces } from './say-for-places.ts';
import { whoAndWhere, type Services } from './services.ts';

/** What is computed from the appeals, on demand: `/control` how they are worked on, `/averages` how many are usual. */
export function controlFeature(services: Services): Composer<Context> {
  const { app } = services;
  const composer = new Composer<Context>();
  composer.command('control', (ctx) =>
    sayForPlaces(services, ctx, {
      instead: ctx.match.trim() === '' ? null : plain(CONTROL_TAKES_NOTHING),
      inside: true,
      fits: seesControl,
      screenOf: async (tx, { book }) => renderControl(book, await controlNow(tx, app, book)),
    }),
  );
  composer.command('averages', (ctx) =>
    sayForPlaces(services, ctx, {
      instead: ctx.match.trim() === '' ? null : plain(AVERAGES_TAKE_NOTHING),
      inside: true,
      fits: (may) => may.includes('knowledge'),
      screenOf: async (tx, { book }) => renderAverages(await averagesOf(tx, book, app.isWorkingDay)),
    }),
  );
  return composer;
}

/** «Почему эта цифра» under a control list; null for somebody who may not see it here. */
export async function controlWhy(
  { app }: Services,
  ctx: Context,
  { regulation }: { regulation: string },
): Promise<Screen | null> {
  const found = await controlFor(app, { ...whoAndWhere(ctx), regulation });
  return found && renderControlWhy(found.book, found.statuses);
}

/** «Таблица» under a control list: every appeal of the lists as a workbook. */
export async function sendControlTable(
  services: Services,
  ctx: Context,
  { regulation }: { regulation: string },
): Promise<void> {
  const found = await controlTableFor(services.app, { ...whoAndWhere(ctx), regulation });
  const chatId = ctx.chat?.id;
  if (!found || chatId === undefined) return void (await say(services, ctx, plain(STALE_BUTTON)));
  const { table, book, statuses } = found;
  if (table.rows.length === 0) return void (await say(services, ctx, plain(NOTHING_LISTED)));
  const file = new InputFile(
    await workbookOf(controlSheets(table, controlNotes(book, statuses))),
    controlFileName(table),
  );
  const caption = controlCaption(table);
  await attempt(services, 'sendDocument', () => ctx.api.sendDocument(chatId, file, { caption }));
}
