import { expect, test } from 'vitest';
import { setShift } from '../../../../src/app/people/shift.ts';
import { perform } from '../../../../src/app/perform.ts';
import { readCase } from '../../../../src/store/cases.ts';
import { announceRise } from '../../../support/announce-rise.ts';
import { clockedApp } from '../../../support/clocked-app.ts';
import { forEachDatabase } from '../../../support/databases.ts';
import { KHIMKI } from '../../../support/import-app.ts';

const [ANNA, BORIS, VERA] = [21, 22, 23];

forEachDatabase((fixture) => {
  test('5.2: at the first step after a shift the case is the next holder’s, who is told how it stands', async () => {
    const day = await clockedApp(fixture.database, { start: '2026-05-21T15:00:00Z', books: [KHIMKI] });
    await day.seat('officer khimki-energy', ANNA);
    await day.seat('deputies khimki-energy', BORIS);
    await day.seat('mcur-head khimki-energy', VERA);
    const shift = (personId: number, from: string, to: string) =>
      setShift(day.app, {
        key: `shift-${personId}`,
        by: day.admin,
        regulation: 'khimki-energy',
        post: 'officer',
        personId,
        from: new Date(from),
        to: new Date(to),
      });
    const CHANGE = '2026-05-21T17:00:00Z';
    expect(await shift(ANNA, '2026-05-21T15:00:00Z', CHANGE)).toMatchObject({ kind: 'set' });
    expect(await shift(BORIS, CHANGE, '2026-05-22T05:00:00Z')).toMatchObject({ kind: 'set' });
    await day.at('2026-05-21T16:30:00Z');
    const caseId = await announceRise(day.app);
    await perform(day.app, {
      key: 'ack',
      regulation: 'khimki-energy',
      target: { caseId },
      by: { personId: ANNA, name: `Человек ${ANNA}`, phone: null, posts: ['officer'] },
      at: day.app.clock(),
      body: { kind: 'acknowledge' },
    });
    const owner = async () => (await readCase(fixture.database.db, caseId))?.owner;
    expect(await owner()).toMatchObject({ post: 'officer', personId: ANNA });

    await day.at('2026-05-21T16:59:00Z');
    await day.owed();
    expect(await owner()).toMatchObject({ personId: ANNA });
    await day.at('2026-05-21T17:31:00Z');
    expect(await owner()).toMatchObject({ post: 'officer', personId: BORIS });
    const owed = await day.owed();
    const handed = owed.filter(({ text }) => text.includes('Дело передано вам · №1'));
    expect(handed.map(({ chatId, silent }) => [chatId, silent])).toEqual([[BORIS, false]]);
    expect(owed.map(({ chatId }) => chatId)).not.toContain(ANNA);
  });
});
