import type { Context } from 'grammy';
import { plain } from '../render/replies.ts';
import type { Told } from './act.ts';
import { answerPress, say } from './reply.ts';
import type { Services } from './services.ts';

/**
 * Answers a press once, in words or by what follows. When it is too old to be answered over the button, a refusal is said
 * in the chat instead: never silence.
 */
export async function answerTold(services: Services, ctx: Context, told: Told): Promise<void> {
  const answered = await answerPress(services, ctx, told.words, told.window);
  if (!answered && told.window) await say(services, ctx, plain(told.words));
  await told.followUp?.();
}
