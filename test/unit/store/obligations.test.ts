import { expect, it } from 'vitest';
import { readObligations, saveObligations } from '../../../src/store/obligations.ts';
import { forEachDatabase } from '../../support/databases.ts';
import { T0, givenCase, minute, obligation } from '../../support/rows.ts';

forEachDatabase((fixture) => {
  it('an obligation comes back as it was written', async () => {
    const { db } = fixture.database;
    const { id } = await givenCase(db);
    const owed = obligation({
      draft: 'Первые слова',
      items: ['progress'],
      overdueAt: minute(60),
      step: 3,
      nextAt: null,
    });
    await saveObligations(db, id, [owed]);
    expect(await readObligations(db, id)).toEqual([owed]);
  });

  it('the same rule, debtor and occurrence is the same obligation', async () => {
    const { db } = fixture.database;
    const { id } = await givenCase(db);
    await saveObligations(db, id, [obligation(), obligation({ debtor: 'deputies' })]);
    const ended = obligation({
      clause: '3.1.1',
      startsAt: minute(1),
      dueAt: minute(61),
      nextAt: null,
      step: 2,
      state: 'met',
      reason: 'acknowledged',
      overdueAt: minute(2),
      endedAt: minute(10),
      endedBy: 'Иванов',
      items: ['a', 'b'],
      draft: 'Другими словами',
    });
    await saveObligations(db, id, [ended]);
    expect(await readObligations(db, id)).toEqual([ended, obligation({ debtor: 'deputies' })]);
  });

  it('saving nothing is nothing', async () => {
    const { db } = fixture.database;
    const { id } = await givenCase(db);
    await saveObligations(db, id, []);
    expect(await readObligations(db, id)).toEqual([]);
  });

  it('obligations of another case stay there', async () => {
    const { db } = fixture.database;
    const one = await givenCase(db);
    const two = await givenCase(db, { subject: 'other' });
    await saveObligations(db, one.id, [obligation()]);
    await saveObligations(db, two.id, [obligation({ step: 5 })]);
    expect((await readObligations(db, one.id)).map((owed) => owed.step)).toEqual([0]);
  });

  it('everything open is read and the 40 that ended last', async () => {
    const { db } = fixture.database;
    const { id } = await givenCase(db, { kind: 'duty' });
    const ended = Array.from({ length: 60 }, (_, day) =>
      obligation({ occurrence: `day ${day}`, state: 'met', nextAt: null, endedAt: minute(day) }),
    );
    const open = Array.from({ length: 50 }, (_, day) => obligation({ occurrence: `open ${day}`, startsAt: T0 }));
    await saveObligations(db, id, [...ended, ...open]);
    const read = await readObligations(db, id);
    expect(read.map((owed) => owed.occurrence)).toEqual([...ended.slice(20), ...open].map((owed) => owed.occurrence));
  });

  it('of a rule that ended long ago its newest turn is read all the same', async () => {
    const { db } = fixture.database;
    const { id } = await givenCase(db);
    const long = [0, 1].map((day) =>
      obligation({ rule: 'notify', occurrence: `${day}`, state: 'met', nextAt: null, endedAt: minute(day) }),
    );
    const later = Array.from({ length: 45 }, (_, day) =>
      obligation({ occurrence: `day ${day}`, state: 'met', nextAt: null, endedAt: minute(10 + day) }),
    );
    await saveObligations(db, id, [...long, ...later]);
    const notified = (await readObligations(db, id)).filter((owed) => owed.rule === 'notify');
    expect(notified.map((owed) => owed.occurrence)).toEqual(['1']);
  });
});
