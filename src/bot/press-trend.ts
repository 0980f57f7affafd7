import type { Context } from 'grammy';
import { openCase } from '../app/case-access.ts';
import { noteTrend } from '../app/prompts.ts';
import type { Press } from '../render/buttons.ts';
import { rightText, STALE_BUTTON } from '../render/outcome.ts';
import { measuresPrompt, PROMPT_EXPIRED } from '../render/prompts.ts';
import type { Told } from './act.ts';
import { changePressed } from './reply.ts';
import { whoAndWhere, type Services } from './services.ts';

/**
 * A tap on the trend under the question «Ход работ»: noted on the question, which now asks only what was done. Nothing is
 * recorded in the case until the words come.
 */
export async function onTrendPress(
  services: Services,
  ctx: Context,
  press: Extract<Press, { verb: 'trend' }>,
): Promise<Told> {
  const access = await openCase(services.app, { ...whoAndWhere(ctx), caseId: press.caseId, action: 'progress' });
  if (access.kind === 'no-such-case') return { words: STALE_BUTTON, window: true };
  if (access.kind === 'refused') return { words: rightText(access.reason), window: true };
  const message = ctx.callbackQuery?.message;
  const asked = message && { ...whoAndWhere(ctx), messageId: message.message_id, caseId: press.caseId };
  const noted = asked && (await noteTrend(services.app, asked, { kind: 'progress', trend: press.arg }));
  if (!noted) return { words: PROMPT_EXPIRED, window: true };
  const screen = measuresPrompt(access.view, press.arg);
  return { words: '', window: false, followUp: async () => void (await changePressed(services, ctx, screen)) };
}
