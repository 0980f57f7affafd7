import { endOfDay } from '../../domain/calendar.ts';
import type { DigestPart } from '../../render/figures/digest-part.ts';
import type { App } from '../app.ts';
import { digestData } from './digest-data.ts';
import { viewerOf } from '../acts/viewer.ts';

/**
 * The figures of the digest of a local day, as they stand now for that day, and whoever looks at them; null for somebody
 * who may not see them here. A day that has passed is looked at from its end.
 */
export async function digestFor(
  app: App,
  { personId, chatId, regulation, day }: { personId: number; chatId: number; regulation: string; day: string },
): Promise<DigestPart | null> {
  return app.database.transaction(async (tx) => {
    const { places } = await viewerOf(tx, app, { personId, chatId });
    const place = places.find(({ book }) => book.id === regulation);
    if (!place || place.audience.external) return null;
    const now = app.clock();
    const end = endOfDay(day, place.book.district.timezone);
    const { book, audience } = place;
    const at = end < now ? new Date(end.getTime() - 1) : now;
    const digest = await digestData(tx, { book, isWorkingDay: app.isWorkingDay }, at);
    return { digest: { ...digest, lookedAt: now }, audience };
  });
}
