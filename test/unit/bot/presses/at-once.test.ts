import { expect, test } from 'vitest';
import { perform } from '../../../../src/app/perform.ts';
import { readCase } from '../../../../src/store/cases.ts';
import { journal } from '../../../../src/store/schema/cases.ts';
import { appointment, person } from '../../../../src/store/schema/people.ts';
import { listSeats } from '../../../../src/store/seats.ts';
import { announceRise } from '../../../support/announce-rise.ts';
import { createHarness, said, type Harness } from '../../../support/bot-harness.ts';
import { forEachDatabase } from '../../../support/databases.ts';

const PEOPLE = Array.from({ length: 100 }, (_, index) => 1_000 + index);

forEachDatabase((fixture) => {
  test('of 100 who accept one case at once one is its owner, and 99 are told who', async () => {
    const world = await createHarness(fixture.database);
    await seatAll(world);
    const caseId = await announceRise(world.app);
    await Promise.all(PEOPLE.map((id) => world.press(id, `ack:${caseId}`, { id: `press ${id}` })));
    const owner = (await readCase(fixture.database.db, caseId))?.owner;
    const words = said(world.calls);
    expect(words.filter((text) => text === '№1: принято в работу')).toHaveLength(1);
    expect(words.filter((text) => text === `№1: уже принял(а) ${owner?.name}, 10:00`)).toHaveLength(99);
    expect(words).toHaveLength(100);
    const owned = (await fixture.database.db.select().from(journal)).filter(({ kind }) => kind === 'own');
    expect(owned).toHaveLength(1);
  });

  test('a press that comes twice at once counts once, beside that of somebody else', async () => {
    const world = await createHarness(fixture.database);
    await seatAll(world);
    const caseId = await announceRise(world.app);
    const [first = 0, second = 0] = PEOPLE;
    await Promise.all([first, first, second].map((id) => world.press(id, `ack:${caseId}`, { id: `press ${id}` })));
    const answers = (id: number) =>
      said(world.calls.filter(({ body }) => body['callback_query_id'] === `press ${id}`)).map((text) =>
        text.slice(0, 14),
      );
    // Through several connections the later one may come first; who came twice is told the same twice.
    const [owner, other] =
      (await readCase(fixture.database.db, caseId))?.owner?.personId === first
        ? ['№1: принято в ', '№1: уже принял']
        : ['№1: уже принял', '№1: принято в '];
    expect(answers(first)).toEqual([owner, owner]);
    expect(answers(second)).toEqual([other]);
  });

  test('an act that is impossible altogether harms none of those performed with it', async () => {
    const world = await createHarness(fixture.database);
    await seatAll(world);
    const caseId = await announceRise(world.app);
    const by = { personId: 1_000, name: 'Человек 1000', phone: null, posts: ['officer'] };
    const act = (id: number) =>
      perform(world.app, {
        key: `act ${id}`,
        regulation: 'khimki-energy',
        target: { caseId: id },
        by,
        at: world.app.clock(),
        body: { kind: 'acknowledge' },
      });
    const [none, done] = await Promise.allSettled([act(999_999), act(caseId)]);
    expect(none).toMatchObject({ status: 'rejected', reason: { message: 'there is no case 999999' } });
    expect(done).toMatchObject({ status: 'fulfilled', value: { kind: 'done', caseId } });
  });
});

/** A post that many hold, each in a private chat of their own. */
async function seatAll({ app }: Harness): Promise<void> {
  const { db } = app.database;
  const at = app.clock();
  const officer = (await listSeats(db, 'khimki')).find(({ post }) => post === 'officer');
  if (!officer) throw new Error('no seat');
  await db.insert(person).values(PEOPLE.map((id) => ({ id, name: `Человек ${id}`, admin: false, createdAt: at })));
  await db.insert(appointment).values(PEOPLE.map((id) => ({ seatId: officer.id, personId: id, fromAt: at })));
}
