import { asc } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { journal } from '../../../src/store/schema/cases.ts';
import { outbox } from '../../../src/store/schema/messages.ts';
import { rowsGiven } from '../../../src/store/rows-given.ts';
import { forEachDatabase } from '../../support/databases.ts';
import { message, minute, screen } from '../../support/rows.ts';

const queued = { state: 'queued', repeat: false, attempt: 0 } as const;
/** What JSON, SQL and PostgreSQL each take for something else. */
const HOSTILE = `'); drop table "case"; -- "\\" \\u0041 {} [] null \n№ 🙂`;

forEachDatabase((fixture) => {
  test('rows come back as `values` would have written them, numbered in their order', async () => {
    const { db } = fixture.database;
    const rows = ['b', 'a', 'c'].map((key, at) => ({
      ...message(key, { body: screen(HOSTILE), cases: [3, 1], chatId: -1_001_234_567_890, notBefore: minute(at / 7) }),
      ...queued,
    }));
    await db.insert(outbox).select(rowsGiven(outbox, rows));
    const stored = await db.select().from(outbox).orderBy(asc(outbox.id));
    expect(stored).toMatchObject(rows);
    expect(stored[0]).toMatchObject({ caseId: null, sentAt: null, error: null });
    await db.delete(outbox);
    await db.insert(outbox).values(rows);
    const written = await db.select().from(outbox).orderBy(asc(outbox.id));
    expect(stored.map((row) => ({ ...row, id: 0 }))).toEqual(written.map((row) => ({ ...row, id: 0 })));
  });

  test('NUL and halves of pairs, which PostgreSQL refuses, are replaced in words and in JSON', async () => {
    const { db } = fixture.database;
    const entry = { caseId: 1, at: minute(0), kind: 'note', clause: '1.1', reason: 'a\0b', body: { text: 'c\ud83dd' } };
    await db.insert(journal).select(rowsGiven(journal, [entry]));
    const [row] = await db.select().from(journal);
    expect(row).toMatchObject({ reason: 'a\uFFFDb', body: { text: 'c\uFFFDd' } });
  });
});
