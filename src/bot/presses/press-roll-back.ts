import type { Context } from 'grammy';
import {
  foreseeRollBack,
  freshnessOf,
  rightToRollBack,
  rollBackImport,
  type RollBackOutcome,
} from '../../app/imports/roll-back.ts';
import type { Screen } from '../../domain/message.ts';
import { rightText } from '../../render/acts/right.ts';
import {
  IMPORT_UNDER_WAY,
  NO_SUCH_IMPORT,
  ROLLED_BACK_BEFORE,
  rollBackAsked,
  rollBackDone,
  rollBackLeft,
  rollBackRestedOn,
} from '../../render/imports/roll-back.ts';
import type { Press, UNLOAD_VERBS } from '../../render/press.ts';
import type { Told } from '../act.ts';
import { changePressed, say } from '../reply.ts';
import { whoAndWhere, type Book, type Services } from '../services.ts';

type Show = (screen: Screen) => Promise<unknown>;

/**
 * «Отменить загрузку» under the result of an import, and the tap that says it again. For whoever may load into the
 * district here, whoever loaded it.
 */
export async function onRollBackPress(
  services: Services,
  ctx: Context,
  { verb, importId }: Extract<Press, { verb: (typeof UNLOAD_VERBS)[number] }>,
): Promise<Told> {
  const { app, jobs } = services;
  const who = whoAndWhere(ctx);
  const right = await rightToRollBack(app, who, importId);
  if (!right.ok) return window(right.reason === null ? NO_SUCH_IMPORT : rightText(right.reason));
  const { book, import: loaded } = right;
  const inPlace: Show = (screen) => changePressed(services, ctx, screen);
  switch (verb) {
    case 'unload': {
      const foreseen = await foreseeRollBack(app, importId);
      const beside: Show = (screen) => say(services, ctx, screen, replyTo(ctx));
      if (foreseen.kind !== 'possible') return notNow(book, foreseen, beside);
      return then(beside, rollBackAsked(loaded, book.district.timezone));
    }
    case 'unloadno':
      return then(inPlace, rollBackLeft(loaded));
    case 'unloadyes': {
      const done = await rollBackImport(app, { importId, by: String(who.personId) });
      if (done.kind === 'refused' || done.again) return notNow(book, done, inPlace);
      jobs.clean(book.district.id);
      return then(inPlace, rollBackDone(loaded, await freshnessOf(app, book), book.district.timezone));
    }
  }
}

/** Rolled back already, or not to be now. */
function notNow(book: Book, outcome: RollBackOutcome, show: Show): Told {
  if (outcome.kind === 'rolled-back') return window(ROLLED_BACK_BEFORE);
  switch (outcome.reason) {
    case 'unknown':
      return window(NO_SUCH_IMPORT);
    case 'busy':
      return window(IMPORT_UNDER_WAY);
    case 'rested-on':
      return then(show, rollBackRestedOn(outcome.import, outcome.by, book.district.timezone));
  }
}

function replyTo(ctx: Context): { replyTo?: number } {
  const message = ctx.callbackQuery?.message;
  return message ? { replyTo: message.message_id } : {};
}

function window(words: string): Told {
  return { words, window: true };
}

function then(show: Show, screen: Screen): Told {
  return { words: '', window: false, followUp: async () => void (await show(screen)) };
}
