import { asc, sql } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import type { App } from '../../../../src/app/app.ts';
import { cleanAbandonedImports } from '../../../../src/app/imports/clean-imports.ts';
import { beginStaging } from '../../../../src/app/imports/import-staging.ts';
import { createTally } from '../../../../src/app/imports/import-tally.ts';
import { importAppeals } from '../../../../src/app/imports/import-appeals.ts';
import { countByDay, countOpenAppeals } from '../../../../src/store/appeals.ts';
import type { Database } from '../../../../src/store/database.ts';
import { appeal, imports } from '../../../../src/store/schema/appeals.ts';
import { lease } from '../../../../src/store/schema/system.ts';
import { forEachDatabase, useDatabase } from '../../../support/databases.ts';
import { importApp, imported, requestOf, tableOf, TUESDAY_MORNING } from '../../../support/import-app.ts';
import { parseWhole } from '../../../support/inline-parser.ts';

const ZONE = 'Europe/Moscow';
const ORIGIN = {
  regulation: 'khimki-energy',
  district: 'khimki',
  hash: 'of a file',
  fileName: 'выгрузка.csv',
  receivedAt: TUESDAY_MORNING,
  receivedBy: 'test',
};

async function seen(database: Database) {
  return {
    days: await countByDay(database.db, { district: 'khimki', from: '2000-01-01', to: '2100-01-01' }),
    open: await countOpenAppeals(database.db, 'khimki'),
  };
}

/** An import whose process died after its first chunk. */
async function dieInTheMiddle(database: Database, table: string): Promise<void> {
  const start = await beginStaging(database, ORIGIN, ZONE, createTally());
  if (start.kind !== 'staging') throw new Error(start.kind);
  await start.staging.take(parseWhole(table, { zone: ZONE, omsu: ['Химки'], receivedAt: TUESDAY_MORNING }));
}

/** The lease of a dead process runs out on the database's clock. */
async function letLeasesRunOut(database: Database): Promise<void> {
  await database.db.update(lease).set({ until: sql`now() - interval '1 second'` });
}

const importsOf = (database: Database) =>
  database.db.select({ id: imports.id, state: imports.state }).from(imports).orderBy(asc(imports.id));

forEachDatabase((fixture) => {
  let app: App;
  beforeEach(() => {
    app = importApp(fixture.database);
  });

  describe('an import that ended in the middle', () => {
    const known = tableOf([{ number: 1, date: '20.07.2026' }]);
    const half = tableOf([
      { number: 1, date: '20.07.2026', status: '35' },
      { number: 2, date: '21.07.2026' },
    ]);

    it('was never seen, and is cleared away at the next start', async () => {
      await imported(app, known);
      const before = await seen(fixture.database);
      await dieInTheMiddle(fixture.database, half);
      expect(await seen(fixture.database)).toEqual(before);
      await letLeasesRunOut(fixture.database);
      await cleanAbandonedImports(app);
      expect(await seen(fixture.database)).toEqual(before);
      expect(await importsOf(fixture.database)).toEqual([{ id: 1, state: 'visible' }]);
      expect(await fixture.database.db.select().from(appeal)).toMatchObject([{ importId: 1, supersededBy: null }]);
    });

    it('is left alone while its lease runs: it may be at work in another process', async () => {
      await dieInTheMiddle(fixture.database, half);
      await cleanAbandonedImports(app);
      expect(await importsOf(fixture.database)).toEqual([{ id: 1, state: 'staging' }]);
    });

    it('is cleared away by the next file of the district, or by the same one', async () => {
      await imported(app, known);
      await dieInTheMiddle(fixture.database, half);
      expect(await importAppeals(app, requestOf(half))).toMatchObject({ kind: 'refused', httpStatus: 503 });
      await letLeasesRunOut(fixture.database);
      expect(await imported(app, half)).toMatchObject({ importId: 3, added: 1, changed: 1 });
      expect(await importsOf(fixture.database)).toEqual([
        { id: 1, state: 'visible' },
        { id: 3, state: 'visible' },
      ]);
    });

    it('cannot go on once another one has taken over', async () => {
      const tally = createTally();
      const start = await beginStaging(fixture.database, ORIGIN, ZONE, tally);
      if (start.kind !== 'staging') throw new Error(start.kind);
      await letLeasesRunOut(fixture.database);
      await imported(app, known);
      const chunk = parseWhole(half, { zone: ZONE, omsu: [], receivedAt: TUESDAY_MORNING });
      const lost = 'the imports of khimki were taken over by another process';
      await expect(start.staging.take(chunk)).rejects.toThrow(lost);
      await expect(start.staging.publish(tally.figures(TUESDAY_MORNING, ZONE))).rejects.toThrow(lost);
      expect((await seen(fixture.database)).open).toBe(1);
    });
  });
});

describe('two processes on one PostgreSQL', () => {
  const fixture = useDatabase('postgres');

  it('import into one district one after the other: each file is taken whole or refused', async () => {
    const other = importApp(await fixture.another());
    const app = importApp(fixture.database);
    const files = Array.from({ length: 6 }, (_, i) =>
      tableOf([{ number: 1, date: '20.07.2026', subcategory: `Тема ${i}` }]),
    );
    const outcomes = await Promise.all(files.map((file, i) => importAppeals(i % 2 ? other : app, requestOf(file))));
    const kinds = outcomes.map((outcome) => outcome.kind);
    expect(kinds).toContain('imported');
    // One version of the one appeal is seen, however many were written.
    expect((await seen(fixture.database)).open).toBe(1);
    const current = await fixture.database.db
      .select()
      .from(appeal)
      .where(sql`superseded_by is null`);
    expect(current).toHaveLength(1);
  });
});
