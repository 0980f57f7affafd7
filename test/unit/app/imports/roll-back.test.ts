import { asc } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import type { App } from '../../../../src/app/app.ts';
import { cleanDistrict } from '../../../../src/app/imports/clean-imports.ts';
import { takeImportLease } from '../../../../src/app/imports/import-lease.ts';
import { resumeImports } from '../../../../src/app/imports/resume-imports.ts';
import { rollBackImport } from '../../../../src/app/imports/roll-back.ts';
import { takeImport } from '../../../../src/app/imports/take-import.ts';
import { prepareRegulations } from '../../../../src/app/prepare-regulations.ts';
import { countByDay, countOpenAppeals, readCoverage, readFreshness } from '../../../../src/store/appeals.ts';
import { listOpenCases } from '../../../../src/store/cases.ts';
import { startWatching } from '../../../../src/store/regulation-state.ts';
import { appeal, imports } from '../../../../src/store/schema/appeals.ts';
import { forEachDatabase } from '../../../support/databases.ts';
import { fortnight, importApp, imported, KHIMKI, tableOf, TUESDAY_MORNING } from '../../../support/import-app.ts';

const ZONE = 'Europe/Moscow';
const FIRST = tableOf([{ number: 1, date: '20.07.2026' }]);
const SECOND = tableOf([
  { number: 1, date: '20.07.2026', status: '35' },
  { number: 2, date: '21.07.2026' },
]);

forEachDatabase((fixture) => {
  let app: App;
  beforeEach(() => {
    app = importApp(fixture.database);
  });

  /** All that figures are made of. */
  async function seen() {
    const { db } = fixture.database;
    return {
      days: await countByDay(db, { district: 'khimki', from: '2000-01-01', to: '2100-01-01' }),
      open: await countOpenAppeals(db, 'khimki'),
      coverage: await readCoverage(db, 'khimki', ZONE),
      freshness: await readFreshness(db, 'khimki', ZONE),
    };
  }
  const states = async () =>
    (await fixture.database.db.select({ state: imports.state }).from(imports).orderBy(asc(imports.id))).map(
      ({ state }) => state,
    );
  const rollBack = (importId: number) => rollBackImport(app, { importId, by: 'test' });

  describe('rolling an import back', () => {
    it('brings back what was seen before it, the days it covered included, by the switch alone', async () => {
      await imported(app, FIRST, { fileName: 'на 2026-07-21 09-00.csv' });
      const before = await seen();
      const { importId } = await imported(app, SECOND, { fileName: 'на 2026-07-24 09-00.csv' });
      const after = await seen();
      expect(after.freshness).not.toEqual(before.freshness);
      expect(await rollBack(importId)).toMatchObject({ kind: 'rolled-back', again: false, import: { added: 1 } });
      expect(await seen()).toEqual(before);
      expect(await states()).toEqual(['visible', 'rolled-back']);
      // The rows go afterwards, and that changes nothing that is seen.
      await cleanDistrict(app, 'khimki');
      expect(await seen()).toEqual(before);
      expect(await fixture.database.db.select().from(appeal)).toMatchObject([{ importId: 1, supersededBy: null }]);
    });

    it('lets the same bytes come again, as an import of their own', async () => {
      await imported(app, FIRST);
      const { importId } = await imported(app, SECOND);
      const before = await seen();
      await rollBack(importId);
      expect(await imported(app, SECOND)).toMatchObject({ alreadyLoaded: false, importId: 3, added: 1, changed: 1 });
      expect(await seen()).toEqual(before);
    });

    it('twice is once: the second changes nothing, also under an import that came since', async () => {
      await imported(app, FIRST);
      await rollBack(1);
      await imported(app, SECOND);
      const before = await seen();
      expect(await rollBack(1)).toMatchObject({ kind: 'rolled-back', again: true });
      expect(await seen()).toEqual(before);
    });

    it('is refused where a later import rests on it, which stays as it is, until that one is rolled back', async () => {
      await imported(app, FIRST);
      await imported(app, SECOND);
      const before = await seen();
      expect(await rollBack(1)).toMatchObject({ kind: 'refused', reason: 'rested-on', by: { id: 2 } });
      expect(await seen()).toEqual(before);
      await rollBack(2);
      expect(await rollBack(1)).toMatchObject({ kind: 'rolled-back', again: false });
      expect(await seen()).toMatchObject({ days: [], open: 0, coverage: [], freshness: { asOf: null } });
    });

    it('is refused under a later import that changed none of its rows: what was the same in both stands here only', async () => {
      await imported(app, FIRST);
      await imported(app, `\n${FIRST}`);
      expect(await rollBack(1)).toMatchObject({ kind: 'refused', reason: 'rested-on', by: { id: 2 } });
      expect((await seen()).open).toBe(1);
    });

    it('is refused for what is not there, and while another import is under way', async () => {
      await imported(app, FIRST);
      expect(await rollBack(7)).toEqual({ kind: 'refused', reason: 'unknown' });
      const lease = await takeImportLease(fixture.database, 'khimki');
      expect(await rollBack(1)).toEqual({ kind: 'refused', reason: 'busy' });
      await lease?.release(fixture.database.db);
      expect(await rollBack(1)).toMatchObject({ kind: 'rolled-back' });
    });

    it('that was cut short is finished by the next import', async () => {
      await imported(app, FIRST);
      await imported(app, SECOND);
      await rollBack(2);
      await imported(app, tableOf([{ number: 3, date: '22.07.2026' }]));
      expect((await seen()).open).toBe(2);
      const left = await fixture.database.db.select({ importId: appeal.importId }).from(appeal).orderBy(asc(appeal.id));
      expect(left).toEqual([{ importId: 1 }, { importId: 3 }]);
    });

    it('announces nothing, not at the next start either, though what is seen again is a rise', async () => {
      await prepareRegulations(app);
      const parts = { fileName: 'на 2026-07-28 09-00.csv' };
      const risen = await imported(app, tableOf(fortnight(10, 40)), parts);
      // Loaded before the watching began; then it was put right.
      await imported(app, tableOf(fortnight(10, 40).map((row) => ({ ...row, direction: 'Дороги' }))), parts);
      await startWatching(fixture.database.db, KHIMKI.id, TUESDAY_MORNING);
      await rollBack(2);
      await resumeImports(app);
      const announced = async () => listOpenCases(fixture.database.db, KHIMKI.id, ['emergency', 'rise']);
      expect(await announced()).toEqual([]);
      // It would have: a file taken in is decided upon.
      await takeImport(app, risen.importId, KHIMKI.id);
      expect(await announced()).toHaveLength(1);
    });

    it('is said on the case that rose by it, until another file shows the rise again; not where a file that stays shows it', async () => {
      const parts = { fileName: 'на 2026-07-28 09-00.csv' };
      const take = async (text: string) => {
        const { importId } = await imported(app, text, parts);
        await takeImport(app, importId, KHIMKI.id);
        return importId;
      };
      const risen = tableOf(fortnight(10, 40));
      const heard = async () => {
        const [open] = await listOpenCases(fixture.database.db, KHIMKI.id, ['emergency']);
        return open ? [open.facts.rise, ...open.facts.joined].map((rise) => rise?.recalled ?? false) : [];
      };
      await prepareRegulations(app);
      await startWatching(fixture.database.db, KHIMKI.id, TUESDAY_MORNING);
      const first = await take(risen);
      const rises = await heard();
      const again = await take(`\n${risen}`);
      await rollBack(again);
      expect(await heard()).toEqual(rises.map(() => false));
      await rollBack(first);
      expect(await heard()).toEqual(rises.map(() => true));
      await take(`\n\n${risen}`);
      expect((await heard()).slice(rises.length)).toEqual(rises.map(() => false));
    });
  });
});
