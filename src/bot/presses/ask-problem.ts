import type { Context } from 'grammy';
import type { CaseAccess } from '../../app/acts/case-access.ts';
import { organisationsHearing } from '../../app/acts/organisations.ts';
import { organisationPrompt } from '../../render/prompts/task-prompts.ts';
import { STALE_BUTTON } from '../../render/acts/right.ts';
import { ALL_UNITS } from '../../render/press.ts';
import type { Told } from '../act.ts';
import { askOnce } from '../ask.ts';
import { say } from '../reply.ts';
import type { Services } from '../services.ts';

/**
 * «Проблема»: where the book tells a post that has several organisations, which of them is asked first, so that the
 * others are not rung. The only one is not asked about. `unit`: the key of the one that was chosen, or `all`.
 */
export async function askProblem(
  services: Services,
  ctx: Context,
  access: Extract<CaseAccess, { kind: 'granted' }>,
  { rule, unit }: { rule: string; unit: string | null },
): Promise<Told> {
  const { view } = access;
  const units = organisationsHearing(view, rule);
  if (unit === ALL_UNITS) return askOnce(services, ctx, access, { kind: 'problem', rule });
  const chosen = unit === null && units.length === 1 ? units[0] : units.find(({ key }) => key === unit);
  if (unit !== null && !chosen) return { words: STALE_BUTTON, window: true };
  if (chosen) return askOnce(services, ctx, access, { kind: 'problem', rule, to: chosen.post });
  if (units.length === 0) return askOnce(services, ctx, access, { kind: 'problem', rule });
  const screen = organisationPrompt(view, rule, units);
  const message = ctx.callbackQuery?.message;
  const terms = message ? { replyTo: message.message_id } : {};
  return { words: '', window: false, followUp: async () => void (await say(services, ctx, screen, terms)) };
}
