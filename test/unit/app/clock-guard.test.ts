import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import type { App } from '../../../src/app/app.ts';
import type { Request } from '../../../src/app/act-request.ts';
import { perform } from '../../../src/app/perform.ts';
import { tick } from '../../../src/app/tick.ts';
import { act, cases } from '../../../src/store/schema/cases.ts';
import { outbox } from '../../../src/store/schema/messages.ts';
import { system } from '../../../src/store/schema/system.ts';
import { touchTick } from '../../../src/store/system.ts';
import { announceRise } from '../../support/announce-rise.ts';
import { ADMIN_ID, createHarness } from '../../support/bot-harness.ts';
import { forEachDatabase, type DatabaseFixture } from '../../support/databases.ts';

const NOTICE =
  'Часы сервера показывают время раньше последней проверки. Решения приостановлены. Проверьте время на сервере.';

forEachDatabase((fixture) => {
  describe('the clock of the server', () => {
    test('more than a minute before the last tick: no tick and no act decides, and admins are told once', async () => {
      const { app, caseId } = await announced(fixture);
      const before = await fixture.database.db.select().from(cases).where(eq(cases.id, caseId));
      const wrong = shifted(app, -60_001);
      expect(await tick(wrong)).toEqual({ kind: 'clock-went-back' });
      expect(await perform(wrong, acknowledgement(wrong, caseId))).toMatchObject({
        kind: 'refused',
        reason: 'clock-went-back',
      });
      expect(await tick(wrong)).toEqual({ kind: 'clock-went-back' });
      expect(await notices(fixture)).toEqual([{ chatId: ADMIN_ID, body: { text: NOTICE, marks: [], buttons: [] } }]);
      expect(await fixture.database.db.select().from(cases).where(eq(cases.id, caseId))).toEqual(before);
      expect(await fixture.database.db.select().from(act).where(eq(act.key, 'press'))).toEqual([]);
    });

    test('set right: the act that was not taken is taken', async () => {
      const { app, caseId } = await announced(fixture);
      const wrong = shifted(app, -60_001);
      await perform(wrong, acknowledgement(wrong, caseId));
      expect(await perform(app, acknowledgement(app, caseId))).toMatchObject({ kind: 'done', reason: 'acknowledged' });
      expect(await tick(app)).toMatchObject({ kind: 'ticked' });
    });

    test('a minute before the last tick is tolerated, and so is a reading that waited for the database', async () => {
      const { app, caseId } = await announced(fixture);
      expect(await tick(shifted(app, -60_000))).toMatchObject({ kind: 'ticked' });
      const old = { ...acknowledgement(app, caseId), at: new Date(app.clock().getTime() - 60_001) };
      expect(await perform(app, old)).toMatchObject({ kind: 'done' });
      expect(await notices(fixture)).toEqual([]);
    });

    test('a clock of the program’s own is not looked at', async () => {
      const { app } = await announced(fixture, 'simulated');
      expect(await tick(shifted(app, -60_001))).toMatchObject({ kind: 'ticked' });
    });
  });
});

/** An emergency, and a tick at this instant. */
async function announced(
  { database }: DatabaseFixture,
  stamp: 'real' | 'simulated' = 'real',
): Promise<{ app: App; caseId: number }> {
  const { app, seat } = await createHarness(database);
  await seat(21, 'Человек 21', 'officer', 'khimki-energy');
  const caseId = await announceRise(app);
  await database.db.delete(outbox);
  await database.db.update(system).set({ stamp });
  await touchTick(database.db, app.clock());
  return { app, caseId };
}

function shifted(app: App, ms: number): App {
  const at = new Date(app.clock().getTime() + ms);
  return { ...app, clock: () => at };
}

function acknowledgement({ clock }: App, caseId: number): Request {
  const by = { personId: 21, name: 'Человек 21', phone: null, posts: ['officer'] };
  return {
    key: 'press',
    regulation: 'khimki-energy',
    target: { caseId },
    by,
    at: clock(),
    body: { kind: 'acknowledge' },
  };
}

function notices({ database }: DatabaseFixture) {
  return database.db
    .select({ chatId: outbox.chatId, body: outbox.body })
    .from(outbox)
    .where(eq(outbox.chatId, ADMIN_ID));
}
