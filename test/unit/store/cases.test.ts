import { describe, expect, it } from 'vitest';
import {
  claimDueCases,
  findByNumber,
  findLatestCase,
  findOpenCase,
  insertCase,
  listOpenCases,
  lockCase,
  nextCaseNumber,
  nextDueAt,
  readCase,
  saveCase,
  setAside,
} from '../../../src/store/cases.ts';
import { emptyFacts, type CaseFacts } from '../../../src/domain/case.ts';
import { forEachDatabase, useDatabase } from '../../support/databases.ts';
import { T0, caseDraft, givenCase, minute } from '../../support/rows.ts';
import { sampleRise } from '../../support/sample-views.ts';

const subject = {
  regulation: 'khimki-energy',
  kind: 'emergency',
  subject: 'direction:энергетика',
  drill: false,
} as const;

const fullFacts: CaseFacts = {
  ...emptyFacts('Энергетика'),
  rise: sampleRise,
  entries: [
    {
      kind: 'progress',
      at: minute(5),
      by: 'Иванов',
      post: 'officer',
      text: 'Бригада «в пути»',
      trend: 'better',
      evidence: [{ kind: 'link', url: 'https://example.org' }],
    },
  ],
  levelClause: '3.1',
  passed: [{ post: 'deputies', reason: 'empty' }],
  seen: [{ post: 'mcur-head', personId: 2, name: 'Петрова', at: minute(7) }],
  heldUntil: minute(9),
  measures: [{ text: 'Подвоз воды', post: 'officer', dueAt: minute(60), doneAt: null, doneBy: null }],
  from: { post: 'mcur-head', personId: 2, name: 'Петрова' },
  assignee: 'officer',
  dueAt: minute(90),
};

const OURS = { regulations: ['khimki-energy'] };

forEachDatabase((fixture) => {
  it('a case comes back as it was written, with its dates as dates', async () => {
    const { db } = fixture.database;
    const owner = { post: 'officer', personId: 5_000_000_001, name: 'Иванов', phone: null };
    const draft = caseDraft({ owner, facts: fullFacts, closedAt: minute(90), nextAt: null, state: 'closed' });
    const written = await insertCase(db, draft);
    expect(written).toEqual({ id: 1, ...draft });
    expect(await readCase(db, 1)).toEqual(written);
    expect(await readCase(db, 2)).toBeNull();
  });

  it('a second open case of the same subject is not written', async () => {
    const { db } = fixture.database;
    await givenCase(db, { state: 'closing' });
    expect(await insertCase(db, caseDraft())).toBeNull();
    expect(await insertCase(db, caseDraft({ drill: true }))).not.toBeNull();
    expect(await insertCase(db, caseDraft({ kind: 'rise' }))).not.toBeNull();
    expect(await insertCase(db, caseDraft({ regulation: 'ruza-zhkh' }))).not.toBeNull();
  });

  it('closed cases of the same subject are many', async () => {
    const { db } = fixture.database;
    const first = await givenCase(db, { state: 'closed' });
    const second = await givenCase(db, { state: 'closed' });
    expect(await findOpenCase(db, subject)).toBeNull();
    expect((await findLatestCase(db, subject))?.id).toBe(second.id);
    const open = await givenCase(db);
    expect((await findOpenCase(db, subject))?.id).toBe(open.id);
    expect(first.id).toBeLessThan(second.id);
  });

  it('a drill is never found in place of the real thing', async () => {
    const { db } = fixture.database;
    await givenCase(db, { drill: true });
    expect(await findOpenCase(db, subject)).toBeNull();
    expect(await findLatestCase(db, subject)).toBeNull();
  });

  it('numbers count up from 1', async () => {
    const { db } = fixture.database;
    expect(await nextCaseNumber(db)).toBe(1);
    expect(await nextCaseNumber(db)).toBe(2);
  });

  it('saving writes everything, counts the version and refuses one that was not read', async () => {
    const { db, transaction } = fixture.database;
    const before = await givenCase(db, { version: 1 });
    const changed = {
      ...before,
      state: 'closed' as const,
      level: 2,
      levelAt: minute(60),
      reached: ['officer', 'deputies'],
      told: [],
      owner: { post: 'officer', personId: 7, name: 'Иванов', phone: '+7 900' },
      facts: fullFacts,
      closedAt: minute(61),
      lastAt: minute(61),
      nextAt: null,
    };
    const saved = await transaction(async (tx) => {
      await lockCase(tx, before.id);
      return saveCase(tx, changed);
    });
    expect(saved).toEqual({ ...changed, version: 2 });
    expect(await readCase(db, before.id)).toEqual(saved);
    await expect(saveCase(db, changed)).rejects.toThrow(`case ${before.id} is not at version 1 any more`);
  });

  it('due cases are claimed from the most overdue on, up to the limit', async () => {
    const { transaction, db } = fixture.database;
    const late = await givenCase(db, { subject: 'a', nextAt: minute(-10) });
    const exact = await givenCase(db, { subject: 'b', nextAt: T0 });
    await givenCase(db, { subject: 'c', nextAt: minute(1) });
    await givenCase(db, { subject: 'd', nextAt: null });
    const latest = await givenCase(db, { subject: 'e', nextAt: minute(-20) });
    const claim = (limit: number) =>
      transaction(async (tx) => (await claimDueCases(tx, { ...OURS, now: T0, limit })).map((c) => c.id));
    expect(await claim(10)).toEqual([latest.id, late.id, exact.id]);
    expect(await claim(2)).toEqual([latest.id, late.id]);
  });

  it('a case of a regulation that this process does not run is neither claimed nor waited for', async () => {
    const { db } = fixture.database;
    const ours = await givenCase(db, { nextAt: minute(-1) });
    await givenCase(db, { regulation: 'ruza-zhkh', nextAt: minute(-2) });
    expect(await claimDueCases(db, { ...OURS, now: T0, limit: 10 })).toMatchObject([{ id: ours.id }]);
    expect(await nextDueAt(db, OURS.regulations)).toEqual(minute(-1));
    expect(await nextDueAt(db, [])).toBeNull();
  });

  it('a case set aside is left alone until then, or until it is saved', async () => {
    const { db } = fixture.database;
    const broken = await givenCase(db, { nextAt: T0 });
    await setAside(db, broken.id, minute(1));
    expect(await claimDueCases(db, { ...OURS, now: T0, limit: 10 })).toEqual([]);
    expect(await claimDueCases(db, { ...OURS, now: minute(1), limit: 10 })).toHaveLength(1);
    await saveCase(db, broken);
    expect(await claimDueCases(db, { ...OURS, now: T0, limit: 10 })).toHaveLength(1);
  });

  it('the next due instant is the earliest at which a case can be claimed', async () => {
    const { db } = fixture.database;
    expect(await nextDueAt(db, OURS.regulations)).toBeNull();
    await givenCase(db, { subject: 'a', nextAt: null });
    expect(await nextDueAt(db, OURS.regulations)).toBeNull();
    const early = await givenCase(db, { subject: 'b', nextAt: minute(3) });
    await givenCase(db, { subject: 'c', nextAt: minute(5) });
    expect(await nextDueAt(db, OURS.regulations)).toEqual(minute(3));
    await setAside(db, early.id, minute(4));
    expect(await nextDueAt(db, OURS.regulations)).toEqual(minute(4));
    await setAside(db, early.id, minute(6));
    expect(await nextDueAt(db, OURS.regulations)).toEqual(minute(5));
  });

  it('open cases are listed by regulation and kind', async () => {
    const { db } = fixture.database;
    const emergency = await givenCase(db);
    const rise = await givenCase(db, { kind: 'rise' });
    await givenCase(db, { regulation: 'ruza-zhkh' });
    await givenCase(db, { subject: 'x', state: 'closed' });
    await givenCase(db, { subject: 'y', state: 'quiet' });
    const ids = async (kinds?: ('emergency' | 'rise')[]) =>
      (await listOpenCases(db, 'khimki-energy', kinds)).map((found) => found.id);
    expect(await ids()).toEqual([emergency.id, rise.id]);
    expect(await ids(['rise'])).toEqual([rise.id]);
  });

  it('a case is found by its number within the regulations asked for, a duty never', async () => {
    const { db } = fixture.database;
    const made = await givenCase(db, { number: 12 });
    await givenCase(db, { number: 0, kind: 'duty' });
    expect((await findByNumber(db, ['ruza-zhkh', 'khimki-energy'], 12))?.id).toBe(made.id);
    expect(await findByNumber(db, ['ruza-zhkh'], 12)).toBeNull();
    expect(await findByNumber(db, [], 12)).toBeNull();
    expect(await findByNumber(db, ['khimki-energy'], 0)).toBeNull();
  });
});

describe('two processes on PostgreSQL', () => {
  const fixture = useDatabase('postgres');

  it('claim different cases', async () => {
    const { database } = fixture;
    const other = await fixture.another();
    for (let n = 0; n < 40; n++) await givenCase(database.db, { subject: `s${n}`, nextAt: minute(-n) });
    await database.transaction(async (mine) => {
      const first = await claimDueCases(mine, { ...OURS, now: T0, limit: 15 });
      const second = await other.transaction((theirs) => claimDueCases(theirs, { ...OURS, now: T0, limit: 100 }));
      expect(first).toHaveLength(15);
      expect(second).toHaveLength(25);
      expect(new Set([...first, ...second].map((claimed) => claimed.id)).size).toBe(40);
    });
  });

  it('open one case of a subject between them', async () => {
    const other = await fixture.another();
    const opened = await Promise.all(
      [fixture.database, other, fixture.database, other].map((database) =>
        database.transaction((tx) => insertCase(tx, caseDraft())),
      ),
    );
    expect(opened.filter((made) => made !== null)).toHaveLength(1);
  });

  it('decide on a case one after the other: the second sees what the first wrote', async () => {
    const other = await fixture.another();
    const { id } = await givenCase(fixture.database.db);
    const step = (database: typeof other) =>
      database.transaction(async (tx) => {
        const locked = await lockCase(tx, id);
        if (locked) await saveCase(tx, { ...locked, level: locked.level + 1 });
      });
    await Promise.all(Array.from({ length: 20 }, (_, n) => step(n % 2 ? other : fixture.database)));
    expect(await readCase(other.db, id)).toMatchObject({ level: 20, version: 21 });
  });
});
