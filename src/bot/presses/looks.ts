import { Composer, type Context } from 'grammy';
import type { Screen } from '../../domain/message.ts';
import { decodeLook, type Look } from '../../render/looks.ts';
import { STALE_BUTTON } from '../../render/acts/right.ts';
import { plain } from '../../render/replies.ts';
import { controlWhy, sendControlTable } from '../control.ts';
import { digestScreen, planSystemic, sendDigestTable } from '../digest.ts';
import { beginForm } from '../forms/feature.ts';
import { ROADMAP_FORM } from '../forms/roadmap-form.ts';
import { ROW_FORM, rowArgument } from '../forms/row-form.ts';
import { askForFile, sendRegister } from '../register-exchange.ts';
import { mendRow, removalScreen, removeRow, rowListScreen } from '../register-rows.ts';
import { registerScreen } from '../registry.ts';
import { regulationScreen } from '../regulation.ts';
import { onNamed } from './press-names.ts';
import { answerPress, changePressed, say } from '../reply.ts';
import { showCard } from '../task-cards.ts';
import type { Services } from '../services.ts';

/** Presses beside the cases: the right is looked up again, nothing is locked. */
export function looksFeature(services: Services): Composer<Context> {
  const composer = new Composer<Context>();
  composer.on('callback_query', async (ctx, next) => {
    const look = decodeLook(ctx.callbackQuery.data ?? '');
    if (!look) return next();
    await answerPress(services, ctx, '', false);
    if (isDeed(look)) return doLooked(services, ctx, look);
    const screen = (await screenOf(services, ctx, look)) ?? plain(STALE_BUTTON);
    // A page is turned in place; what is asked beside it comes as a message of its own.
    const turned = PAGED.includes(look.look) && (await changePressed(services, ctx, screen));
    if (!turned) await say(services, ctx, screen);
  });
  return composer;
}

const PAGED: readonly Look['look'][] = ['contents', 'register', 'rows'];

const DEEDS = [
  'enter',
  'mend',
  'removed',
  'roadmap',
  'plan',
  'table',
  'control-table',
  'columns',
  'file',
  'card',
  'named',
  'absent',
] as const;

/** What is begun, sent or stored rather than shown. */
type LookedDeed = Extract<Look, { look: (typeof DEEDS)[number] }>;

function isDeed(look: Look): look is LookedDeed {
  return DEEDS.some((deed) => deed === look.look);
}

function doLooked(services: Services, ctx: Context, look: LookedDeed): Promise<void> {
  switch (look.look) {
    case 'enter':
      return beginForm(services, ctx, ROW_FORM, rowArgument(look.regulation, look.register));
    case 'mend':
      return mendRow(services, ctx, look);
    case 'removed':
      return removeRow(services, ctx, look);
    case 'roadmap':
      return beginForm(services, ctx, ROADMAP_FORM, look.regulation);
    case 'plan':
      return planSystemic(services, ctx, look);
    case 'table':
      return sendDigestTable(services, ctx, look);
    case 'control-table':
      return sendControlTable(services, ctx, look);
    case 'columns':
      return askForFile(services, ctx, look);
    case 'file':
      return sendRegister(services, ctx, look);
    case 'card':
      return showCard(services, ctx, look);
    case 'named':
    case 'absent':
      return onNamed(services, ctx, look);
  }
}

function screenOf(services: Services, ctx: Context, look: Exclude<Look, LookedDeed>): Promise<Screen | null> {
  const { regulation } = look;
  switch (look.look) {
    case 'contents':
      return regulationScreen(services, ctx, { regulation, page: look.page });
    case 'clause':
      return regulationScreen(services, ctx, { regulation, clause: look.clause });
    case 'terms':
      return regulationScreen(services, ctx, { regulation, terms: true });
    case 'register':
      return registerScreen(services, ctx, { regulation, register: look.register, page: look.page });
    case 'lacking':
      return registerScreen(services, ctx, { regulation, register: look.register, page: 'lacking' });
    case 'rows':
      return rowListScreen(services, ctx, look);
    case 'remove':
      return removalScreen(services, ctx, look);
    case 'why':
    case 'digest':
      return digestScreen(services, ctx, look);
    case 'control-why':
      return controlWhy(services, ctx, look);
  }
}
