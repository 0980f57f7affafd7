import { and, eq, like } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { moveGroup } from '../../../../src/app/people/move-group.ts';
import { findBinding, bindingsOfChat } from '../../../../src/store/bindings.ts';
import { enqueue } from '../../../../src/store/outbox.ts';
import { act } from '../../../../src/store/schema/cases.ts';
import { outbox } from '../../../../src/store/schema/messages.ts';
import { announceRise } from '../../../support/announce-rise.ts';
import { ADMIN_ID, createHarness, groupChat } from '../../../support/bot-harness.ts';
import { useDatabase } from '../../../support/databases.ts';
import { message } from '../../../support/rows.ts';
import { sendingBench, type SendingBench } from '../../../support/sending-bench.ts';

const OFFICER = 11;
const HEAD = 12;
const BLOCKED = 'Forbidden: bot was blocked by the user';
const OLD = groupChat(-500, 'Штаб МЦУР');
const NEW_ID = -100_500;

const fixture = useDatabase('pglite');

async function watched() {
  const harness = await createHarness(fixture.database);
  const { app } = harness;
  await harness.seat(OFFICER, 'Орлова О. О.', 'officer', 'khimki-energy');
  await harness.seat(HEAD, 'Петров П. П.', 'mcur-head', 'khimki-energy');
  await harness.seat(HEAD, 'Петров П. П.', 'mcur-head', 'khimki-energy', OLD);
  const bench = sendingBench(fixture.database, { books: app.books, clock: app.clock });
  await sendAll(bench);
  return { app, bench, caseId: await announceRise(app) };
}

/** Whatever was owed so far counts as seen. */
async function sendAll(bench: SendingBench): Promise<void> {
  do {
    bench.attempts.length = 0;
    await bench.after(0);
  } while (bench.attempts.length > 0);
}

test('a chat that is gone is said once, however many messages wait for it; a process that ended in between goes on', async () => {
  const { db } = fixture.database;
  const { app, bench, caseId } = await watched();
  await enqueue(
    db,
    ['a', 'b'].map((key) => message(key, { chatId: OFFICER, notBefore: app.clock() })),
  );
  bench.messenger.send = ({ chatId }) =>
    chatId === OFFICER ? { kind: 'chat-gone', detail: BLOCKED } : { kind: 'sent', messageId: 9 };
  for (let round = 0; round < 8; round += 1) await bench.after(0);
  expect(bench.attempts.filter((text) => text.startsWith(`${ADMIN_ID}: Нет связи`))).toHaveLength(1);
  const ofOfficer = and(eq(outbox.chatId, OFFICER), eq(outbox.error, BLOCKED));
  const failed = await db.select().from(outbox).where(ofOfficer);
  expect(failed.map(({ state }) => state)).toEqual(['failed', 'failed', 'failed']);
  // As if the process had ended before the mark: the same acts again, under the same keys.
  const acts = () => db.$count(act, and(eq(act.caseId, caseId), like(act.key, `send:${failed[0]?.id}:%`)));
  expect(await acts()).toBe(1);
  await db
    .update(outbox)
    .set({ state: 'queued' })
    .where(eq(outbox.id, failed[0]?.id ?? 0));
  await bench.after(0);
  expect(await acts()).toBe(1);
  const [binding] = await bindingsOfChat(db, OFFICER);
  expect(binding && (await findBinding(db, binding.id))?.state).toBe('unreachable');
});

test('a group that got a new id gets the card of every open case anew, once and silently', async () => {
  const { app, bench, caseId } = await watched();
  await sendAll(bench);
  expect(await moveGroup(app, OLD.id, NEW_ID)).toBe(true);
  expect(await moveGroup(app, OLD.id, NEW_ID)).toBe(false);
  const anew = await fixture.database.db
    .select()
    .from(outbox)
    .where(eq(outbox.key, `moved:${caseId}:${NEW_ID}`));
  expect(anew).toMatchObject([{ caseId, chatId: NEW_ID, form: 'card', silent: true, state: 'queued' }]);
  await bench.after(0);
  expect(bench.attempts.map((text) => text.split('\n')[0])).toEqual([expect.stringMatching(/^-100500: .*№1/)]);
});
