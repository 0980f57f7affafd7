import type { App } from '../../src/app/app.ts';
import { digestData } from '../../src/app/figures/digest-data.ts';
import { productionCalendar } from '../../src/regulation/production-calendar.ts';
import type { Digest } from '../../src/render/figures/digest-view.ts';
import { historyExport, todayExport } from '../../src/sandbox/sample-data.ts';
import { SANDBOX_START } from '../../src/sandbox/seed.ts';
import type { Database } from '../../src/store/database.ts';
import { importApp, imported, KHIMKI } from './import-app.ts';

/** When the digest leaves on the first morning of the sandbox. */
const MORNING = new Date('2026-09-17T06:58:00Z');

/** The digest of the sandbox once the officer has sent «Сегодняшняя выгрузка»: what the picture of the README shows. */
export async function sandboxDigest(database: Database): Promise<Digest> {
  const { isWorkingDay } = productionCalendar();
  const app: App = importApp(database, { clock: () => SANDBOX_START, isWorkingDay });
  for (const { name, bytes } of [historyExport('khimki', SANDBOX_START), todayExport('khimki', SANDBOX_START)]) {
    await imported(app, bytes, { fileName: name, receivedAt: SANDBOX_START });
  }
  return digestData(database.db, { book: KHIMKI, isWorkingDay }, MORNING);
}
