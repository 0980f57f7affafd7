import { expect, test } from 'vitest';
import { tellAdmins } from '../../../src/app/admin-notice.ts';
import { tellPerson } from '../../../src/app/people/announce.ts';
import { outbox } from '../../../src/store/schema/messages.ts';
import { useDatabase } from '../../support/databases.ts';
import { createSeats } from '../../support/seats.ts';

const fixture = useDatabase('pglite');
const PERSON = 7;

test('what an admin has to act on rings and is repeated in doubt, a word to a person comes silently; each once', async () => {
  const { app, admin } = await createSeats(fixture, 'khimki-energy');
  const { db } = app.database;
  for (const _ of ['first', 'again']) {
    await tellAdmins(db, app, 'clock', { kind: 'clock-went-back' });
    await tellPerson(db, app, { personId: PERSON, key: 'seat', body: { text: 'Слово', marks: [], buttons: [] } });
  }
  const owed = await db.select().from(outbox).orderBy(outbox.id);
  expect(owed.map(({ chatId, lane, silent, key }) => [chatId, lane, silent, key])).toEqual([
    [admin, 'demand', false, `admin:clock:${admin}`],
    [PERSON, 'report', true, `seat:${PERSON}`],
  ]);
});
