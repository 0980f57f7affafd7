import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { App } from '../../../../src/app/app.ts';
import { empty, forEachDatabase } from '../../../support/databases.ts';
import { importApp, imported, seen, tableOf } from '../../../support/import-app.ts';

forEachDatabase((fixture) => {
  let app: App;
  beforeEach(() => {
    app = importApp(fixture.database);
  });

  describe('laws of importing', () => {
    const row = fc.record({
      number: fc.integer({ min: 1, max: 12 }),
      date: fc.constantFrom('20.07.2026', '21.07.2026', '22.07.2026 10:14', 'нет'),
      status: fc.constantFrom('32', '35', '54'),
      subcategory: fc.constantFrom('Нет света', 'Скачки', ''),
    });
    /** Of a file of which no row can be taken nothing is: it is refused. */
    const isTaken = (rows: readonly { date: string }[]) => rows.some(({ date }) => date !== 'нет');
    const table = fc.array(row, { minLength: 1, maxLength: 12 }).filter(isTaken);
    const runs = { numRuns: 15 };

    it('every row is new, changed, unchanged, foreign, rejected or a duplicate', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(table, { minLength: 1, maxLength: 3 }), async (tables) => {
          await empty(fixture.database);
          for (const rows of tables) {
            const {
              rows: total,
              added,
              changed,
              unchanged,
              foreign,
              duplicates,
              rejected,
            } = await imported(app, tableOf(rows), { confirmed: true });
            expect(total).toBe(rows.length);
            expect(added + changed + unchanged + foreign + duplicates + rejected.length).toBe(rows.length);
          }
        }),
        runs,
      );
    });

    it('importing twice equals once', async () => {
      await fc.assert(
        fc.asyncProperty(table, async (rows) => {
          await empty(fixture.database);
          await imported(app, tableOf(rows));
          const once = await seen(fixture.database);
          await imported(app, tableOf(rows));
          // The same rows under other bytes: another import, and nothing new in it.
          const again = await imported(app, `\n${tableOf(rows)}`);
          expect([again.added, again.changed]).toEqual([0, 0]);
          expect(await seen(fixture.database)).toEqual(once);
        }),
        runs,
      );
    });

    it('two halves of a file equal the whole, wherever it is cut', async () => {
      await fc.assert(
        fc.asyncProperty(table, fc.nat(12), async (rows, cut) => {
          await empty(fixture.database);
          await imported(app, tableOf(rows));
          const whole = await seen(fixture.database);
          await empty(fixture.database);
          for (const half of [rows.slice(0, cut), rows.slice(cut)].filter(isTaken))
            await imported(app, tableOf(half), { confirmed: true });
          expect(await seen(fixture.database)).toEqual(whole);
        }),
        runs,
      );
    });
  });
});
