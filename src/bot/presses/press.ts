import { Composer, type Context } from 'grammy';
import { unbind } from '../../app/people/unbind.ts';
import { resend } from '../../app/delivery/resend.ts';
import { setWatching } from '../../app/imports/watch.ts';
import { decode, type Press } from '../../render/press.ts';
import { rightText, STALE_BUTTON } from '../../render/acts/right.ts';
import { ALREADY_RESENT, ALREADY_UNBOUND, ALREADY_WATCHING, RESENT } from '../../render/replies.ts';
import { unbound } from '../../render/people/roster.ts';
import { watchStarted } from '../../render/figures/watch.ts';
import type { Told } from '../act.ts';
import { answerTold } from '../answer-told.ts';
import { onImportPress } from './press-import.ts';
import { onCasePress } from './press-case.ts';
import { onRollBackPress } from './press-roll-back.ts';
import { onRulePress } from './press-rule.ts';
import { onTrendPress } from './press-trend.ts';
import { changePressed, say } from '../reply.ts';
import { whoAndWhere, type Services } from '../services.ts';

/** Every press is answered exactly once, in words or by what follows. */
export function pressFeature(services: Services): Composer<Context> {
  const composer = new Composer<Context>();
  composer.on('callback_query', async (ctx) => {
    const press = decode(ctx.callbackQuery.data ?? '');
    const told = press && ctx.chat ? await onPress(services, ctx, press) : { words: STALE_BUTTON, window: true };
    await answerTold(services, ctx, told);
  });
  return composer;
}

function onPress(services: Services, ctx: Context, press: Press): Promise<Told> {
  switch (press.verb) {
    case 'trend':
    case 'channels':
      return onTrendPress(services, ctx, press);
    case 'load':
    case 'cancel':
      return onImportPress(services, ctx, press);
    case 'unload':
    case 'unloadyes':
    case 'unloadno':
      return onRollBackPress(services, ctx, press);
    case 'unbind':
      return onUnbind(services, ctx, press.bindingId);
    case 'watch':
      return onWatch(services, ctx, press.regulation);
    case 'resend':
      return onResend(services, ctx, press.outboxId);
    case 'check':
    case 'checkall':
    case 'submit':
    case 'read':
    case 'words':
    case 'problem':
    case 'hand':
    case 'fresh':
    case 'rows':
    case 'takeall':
    case 'explain':
    case 'mdone':
      return onRulePress(services, ctx, press);
    default:
      return onCasePress(services, ctx, press);
  }
}

async function onUnbind(services: Services, ctx: Context, bindingId: number): Promise<Told> {
  const done = await unbind(services.app, { by: ctx.from?.id ?? 0, bindingId });
  switch (done.kind) {
    case 'refused':
      return { words: rightText(done.reason), window: true };
    case 'already-ended':
      return { words: ALREADY_UNBOUND, window: true };
    case 'unbound':
      return { words: '', window: false, followUp: async () => void (await say(services, ctx, unbound(done.post))) };
  }
}

async function onWatch(services: Services, ctx: Context, regulation: string): Promise<Told> {
  const done = await setWatching(services.app, { by: ctx.from?.id ?? 0, regulation, on: true });
  switch (done.kind) {
    case 'refused':
      return { words: rightText(done.reason), window: true };
    case 'as-before':
      return { words: ALREADY_WATCHING, window: true };
    case 'changed':
      return {
        words: '',
        window: false,
        followUp: async () => void (await changePressed(services, ctx, watchStarted(done.book))),
      };
  }
}

async function onResend({ app }: Services, ctx: Context, outboxId: number): Promise<Told> {
  const done = await resend(app, { ...whoAndWhere(ctx), outboxId });
  switch (done.kind) {
    case 'queued':
      return { words: RESENT, window: false };
    case 'not-waiting':
      return { words: ALREADY_RESENT, window: true };
    case 'stranger':
      return { words: rightText({ kind: 'stranger' }), window: true };
  }
}
