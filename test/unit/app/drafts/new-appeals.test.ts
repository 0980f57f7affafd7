import { expect, it } from 'vitest';
import { takeImport } from '../../../../src/app/imports/take-import.ts';
import { readObligations } from '../../../../src/store/obligations.ts';
import { listOpenCases } from '../../../../src/store/cases.ts';
import { clockedApp, type ClockedApp } from '../../../support/clocked-app.ts';
import { controlTable, type ControlRow } from '../../../support/control-table.ts';
import { forEachDatabase } from '../../../support/databases.ts';
import { imported, RUZA } from '../../../support/import-app.ts';

const EAST = 31;
const WEST = 32;
const WATER = { direction: 'ЖКХ', subcategory: 'Некачественная вода (ржавая)', status: '37' };

forEachDatabase((fixture) => {
  async function load({ app }: ClockedApp, rows: Omit<ControlRow, 'status'>[]): Promise<void> {
    const table = controlTable(rows.map((row) => ({ ...WATER, ...row })));
    const { importId } = await imported(app, table, { book: RUZA, receivedAt: app.clock() });
    await takeImport(app, importId, RUZA.id);
  }

  it('2.6: at 10:30 and 15:00 each executor gets what is new since the dispatch that reached it, and nobody else’s', async () => {
    const day = await clockedApp(fixture.database, {
      start: '2026-07-28T05:00:00Z',
      books: [RUZA],
      duties: ['dispatch'],
    });
    await day.seat('executors ruza-zhkh УК Восход', EAST);
    await day.seat('executors ruza-zhkh УК Запад', WEST);
    await load(day, [
      { number: 'old', date: '01.07.2026', executor: 'УК «Восход»' },
      { number: 'в-1', date: '27.07.2026', executor: 'УК «Восход»', deadline: '03.08.2026' },
      { number: 'ю-1', date: '27.07.2026', executor: 'УК Юг' },
    ]);
    await day.at('2026-07-28T07:29:00Z');
    expect(await day.owed()).toEqual([]);
    await day.at('2026-07-28T07:30:00Z');
    const [morning, ...others] = await day.owed({ arrive: true });
    expect([morning?.chatId, morning?.posts, others]).toEqual([EAST, ['executors/ук восход'], []]);
    expect(morning?.text).toContain('в-1');
    expect(morning?.text).not.toMatch(/old|ю-1/);

    await day.at('2026-07-28T10:00:00Z');
    await day.owed();
    await load(day, [
      { number: 'в-1', date: '27.07.2026', executor: 'УК «Восход»', deadline: '04.08.2026' },
      { number: 'в-2', date: '20.07.2026', executor: 'УК Восход' },
      { number: 'з-1', date: '28.07.2026', executor: 'УК Запад' },
    ]);
    await day.at('2026-07-28T12:00:00Z');
    const afternoon = await day.owed({ arrive: true });
    expect(afternoon.map(({ chatId, posts }) => [chatId, posts])).toEqual([
      [EAST, ['executors/ук восход']],
      [WEST, ['executors/ук запад']],
    ]);
    expect(afternoon[0]?.text).toContain('в-2');
    expect(afternoon[0]?.text).not.toContain('в-1');
    expect(afternoon[1]?.text).toContain('з-1');

    const [duty] = await listOpenCases(fixture.database.db, RUZA.id, ['duty']);
    const owed = await readObligations(fixture.database.db, duty?.id ?? 0);
    const receipts = owed.filter(({ rule }) => rule === 'dispatch-received');
    expect(receipts.map(({ debtor, startsAt }) => [debtor, startsAt.toISOString()])).toEqual([
      ['executors/ук восход', '2026-07-28T07:30:00.000Z'],
      ['executors/ук восход', '2026-07-28T12:00:00.000Z'],
      ['executors/ук запад', '2026-07-28T12:00:00.000Z'],
    ]);
  });

  it('2.6: with nothing new nobody is written to, and the turn is met', async () => {
    const day = await clockedApp(fixture.database, {
      start: '2026-07-28T05:00:00Z',
      books: [RUZA],
      duties: ['dispatch'],
    });
    await day.seat('executors ruza-zhkh УК Восход', EAST);
    await day.at('2026-07-28T07:30:00Z');
    expect(await day.owed()).toEqual([]);
    const [duty] = await listOpenCases(fixture.database.db, RUZA.id, ['duty']);
    const [turn] = await readObligations(fixture.database.db, duty?.id ?? 0);
    expect([turn?.occurrence, turn?.state, turn?.reason]).toEqual(['2026-07-28T10:30', 'met', 'nothing-to-say']);
  });
});
