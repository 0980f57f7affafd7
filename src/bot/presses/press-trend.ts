import type { Context } from 'grammy';
import { openCase } from '../../app/acts/case-access.ts';
import { noteProgress } from '../../app/acts/prompts.ts';
import type { Press } from '../../render/press.ts';
import { rightText, STALE_BUTTON } from '../../render/acts/right.ts';
import { measuresPrompt, progressPrompt, PROMPT_EXPIRED } from '../../render/prompts/prompts.ts';
import type { Told } from '../act.ts';
import { changePressed } from '../reply.ts';
import { whoAndWhere, type Services } from '../services.ts';

/**
 * A tap within «Час N»: noted on the question, which from then on asks what is left. Nothing is recorded in the case until
 * the words come.
 */
export async function onTrendPress(
  services: Services,
  ctx: Context,
  press: Extract<Press, { verb: 'trend' | 'channels' }>,
): Promise<Told> {
  const access = await openCase(services.app, { ...whoAndWhere(ctx), caseId: press.caseId, action: 'progress' });
  if (access.kind === 'no-such-case') return { words: STALE_BUTTON, window: true };
  if (access.kind === 'refused') return { words: rightText(access.reason), window: true };
  const message = ctx.callbackQuery?.message;
  const asked = message && { ...whoAndWhere(ctx), messageId: message.message_id, caseId: press.caseId };
  const tap = press.verb === 'trend' ? ({ kind: 'trend', trend: press.arg } as const) : ({ kind: 'channels' } as const);
  const noted = asked && (await noteProgress(services.app, asked, tap));
  if (!noted) return { words: PROMPT_EXPIRED, window: true };
  const { trend, channels } = noted;
  const screen = trend === null ? progressPrompt(access.view, channels) : measuresPrompt(access.view, trend, channels);
  return { words: '', window: false, followUp: async () => void (await changePressed(services, ctx, screen)) };
}
