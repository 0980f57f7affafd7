import type { Context } from 'grammy';
import { photosOf, renderEvidence } from '../render/cases/evidence.ts';
import type { CaseView } from '../render/view.ts';
import { attempt, say } from './reply.ts';
import type { Services } from './services.ts';

/** The newest photos that are shown; older ones are in the chats where they were sent. */
const PHOTOS_SHOWN = 10;

/** «Фото и ссылки»: every link in words, and the newest photos. Links are shown, never opened by the bot. */
export async function showProof(services: Services, ctx: Context, view: CaseView): Promise<void> {
  await say(services, ctx, renderEvidence(view));
  for (const fileId of photosOf(view).slice(-PHOTOS_SHOWN)) {
    await attempt(services, 'sendPhoto', () => ctx.replyWithPhoto(fileId));
  }
}
