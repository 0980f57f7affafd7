import { upsertRegulation } from '../store/regulation-state.ts';
import type { App } from './app.ts';
import { beginDuties } from './duties/duties.ts';
import { ensureSeats } from './people/ensure-seats.ts';
import { resumeImports } from './imports/resume-imports.ts';

/**
 * What must stand before the first update is handled: every regulation's book, seats and duties, and whatever an earlier
 * run left half done. Running it again changes nothing.
 */
export async function prepareRegulations(app: App): Promise<void> {
  for (const { id, district, hash } of app.books.values()) {
    await upsertRegulation(app.database.db, { regulation: id, district: district.id, bookHash: hash });
  }
  await ensureSeats(app);
  await beginDuties(app);
  await resumeImports(app);
}
