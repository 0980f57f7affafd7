import { eq, sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { appendJournal, readJournal, type JournalEntry } from '../../../src/store/journal.ts';
import { journal } from '../../../src/store/schema/cases.ts';
import { rootMessage } from '../../../src/store/store-error.ts';
import { forEachDatabase } from '../../support/databases.ts';
import { minute } from '../../support/rows.ts';

function entry(n: number): JournalEntry {
  return {
    caseId: 1,
    obligationKey: n % 2 ? 'acknowledge|officer|x' : null,
    actId: null,
    at: minute(n),
    kind: 'tell',
    clause: '3.1',
    reason: `reason ${n}`,
    body: { n },
  };
}

forEachDatabase((fixture) => {
  it('the latest rows of a case are read, oldest first', async () => {
    const { db } = fixture.database;
    await appendJournal(db, []);
    await appendJournal(db, [entry(1), entry(2), entry(3)]);
    await appendJournal(db, [{ ...entry(4), caseId: 2 }]);
    expect(await readJournal(db, 1, 2)).toEqual([
      { id: 2, ...entry(2) },
      { id: 3, ...entry(3) },
    ]);
    expect(await readJournal(db, 1, 100)).toHaveLength(3);
  });

  it('only the rows that are asked for count: kinds, and notes by their reason', async () => {
    const { db } = fixture.database;
    const rows = [
      { ...entry(1), kind: 'open' },
      { ...entry(2), kind: 'note', reason: 'progress-entered' },
      ...Array.from({ length: 5 }, (_, index) => entry(3 + index)),
      { ...entry(8), kind: 'note', reason: 'already-asked' },
    ];
    await appendJournal(db, rows);
    const read = await readJournal(db, 1, 2, { kinds: ['open'], notes: ['%-entered'] });
    expect(read.map(({ kind, reason }) => [kind, reason])).toEqual([
      ['open', 'reason 1'],
      ['note', 'progress-entered'],
    ]);
  });

  it('a row can neither be changed nor removed', async () => {
    const { db } = fixture.database;
    await appendJournal(db, [entry(1)]);
    const change = db.update(journal).set({ reason: 'another' }).where(eq(journal.id, 1));
    await expect(change.catch((error: unknown) => rootMessage(error))).resolves.toBe(
      'the journal is append-only: UPDATE refused',
    );
    const removal = db.delete(journal).where(eq(journal.id, 1));
    await expect(removal.catch((error: unknown) => rootMessage(error))).resolves.toBe(
      'the journal is append-only: DELETE refused',
    );
    expect(await readJournal(db, 1, 10)).toEqual([{ id: 1, ...entry(1) }]);
  });

  it('a truncation (tests, restoring a backup) is possible', async () => {
    const { db } = fixture.database;
    await appendJournal(db, [entry(1)]);
    await db.execute(sql`truncate journal`);
    expect(await readJournal(db, 1, 10)).toEqual([]);
  });
});
