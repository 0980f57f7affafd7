import { latestImport } from '../../store/imports.ts';
import type { App } from '../app.ts';
import { cleanAbandonedImports } from './clean-imports.ts';
import { takeImport } from './take-import.ts';

/**
 * After a start: files half taken in are cleaned away, and the newest file of each district is decided upon once more, in
 * case the program ended between the file becoming visible and the engine hearing of it. Acts done before stay done. Where
 * the newest was rolled back, nothing is: those below it had their turn, and a roll-back announces nothing.
 */
export async function resumeImports(app: App): Promise<void> {
  await cleanAbandonedImports(app);
  const districts = new Set([...app.books.values()].map((book) => book.district.id));
  for (const district of districts) {
    const latest = await latestImport(app.database.db, district);
    if (latest?.state === 'visible' && app.books.has(latest.regulation))
      await takeImport(app, latest.id, latest.regulation);
  }
}
