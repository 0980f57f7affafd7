import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../../src/domain/act.ts';
import { insertAct, readAct, storeOutcome, type ActDraft } from '../../../src/store/acts.ts';
import { forEachDatabase, useDatabase } from '../../support/databases.ts';
import { T0, givenCase, minute } from '../../support/rows.ts';

const press: ActDraft = {
  key: 'cb:1',
  caseId: null,
  kind: 'acknowledge',
  personId: 5_000_000_001,
  posts: ['officer'],
  at: T0,
  body: { kind: 'acknowledge' },
};
const refused: Outcome = {
  kind: 'refused',
  reason: 'already-acknowledged',
  caseId: 1,
  number: 7,
  detail: { name: 'Иванов', at: minute(14) },
};

forEachDatabase((fixture) => {
  it('an act is recorded once; again it gives the stored outcome', async () => {
    const { db } = fixture.database;
    const made = await givenCase(db);
    const id = await insertAct(db, press);
    expect(id).toBe(1);
    expect(await readAct(db, 'cb:1')).toEqual({ id: 1, caseId: null, posts: ['officer'], outcome: null });
    await storeOutcome(db, 1, made.id, refused);
    expect(await insertAct(db, press)).toBeNull();
    expect(await readAct(db, 'cb:1')).toEqual({ id: 1, caseId: made.id, posts: ['officer'], outcome: refused });
    expect(await readAct(db, 'cb:2')).toBeNull();
  });

  it('a text that PostgreSQL can not hold is stored with the impossible characters replaced', async () => {
    const { db } = fixture.database;
    const text = 'a\0b \uD83D c \uDE00 d 😀';
    await expect(insertAct(db, { ...press, body: { kind: 'progress', text, trend: null } })).resolves.toBe(1);
  });

  it('an act rolled back was never there', async () => {
    const { db, transaction } = fixture.database;
    const failing = transaction(async (tx) => {
      await insertAct(tx, press);
      throw new Error('the decision failed');
    });
    await expect(failing).rejects.toThrow('the decision failed');
    expect(await readAct(db, 'cb:1')).toBeNull();
  });
});

describe('two processes on PostgreSQL', () => {
  const fixture = useDatabase('postgres');

  it('the same act arriving twice at once has one winner; the other waits and reads its outcome', async () => {
    const other = await fixture.another();
    const made = await givenCase(fixture.database.db);
    const handle = (database: typeof other) =>
      database.transaction(async (tx) => {
        const id = await insertAct(tx, press);
        if (id === null) return (await readAct(tx, press.key))?.outcome;
        await storeOutcome(tx, id, made.id, refused);
        return 'winner';
      });
    const told = await Promise.all([handle(fixture.database), handle(other), handle(fixture.database), handle(other)]);
    expect(told.filter((outcome) => outcome === 'winner')).toHaveLength(1);
    expect(told.filter((outcome) => outcome !== 'winner')).toEqual([refused, refused, refused]);
  });
});
