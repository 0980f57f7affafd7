import { endOfDay } from '../../domain/calendar.ts';
import type { Digest } from '../../render/view.ts';
import type { App } from '../app.ts';
import { digestData } from './digest-data.ts';
import { viewerOf } from '../acts/viewer.ts';

/**
 * The figures of the digest of a local day, as they stand now for that day; null for somebody who may not see them here. A
 * day that has passed is looked at from its end.
 */
export async function digestFor(
  app: App,
  { personId, chatId, regulation, day }: { personId: number; chatId: number; regulation: string; day: string },
): Promise<Digest | null> {
  return app.database.transaction(async (tx) => {
    const { places } = await viewerOf(tx, app, { personId, chatId });
    const place = places.find(({ book }) => book.id === regulation);
    if (!place || place.audience.external) return null;
    const now = app.clock();
    const end = endOfDay(day, place.book.district.timezone);
    return digestData(tx, place.book, end < now ? new Date(end.getTime() - 1) : now);
  });
}
