import { describe, expect, test } from 'vitest';
import { acceptInvitation } from '../../../../src/app/people/accept.ts';
import type { Accepted, Presented } from '../../../../src/app/people/accepted.ts';
import { ensureAdmins } from '../../../../src/app/people/admins.ts';
import { invite } from '../../../../src/app/people/invite.ts';
import { bindingsOfChat } from '../../../../src/store/bindings.ts';
import { unbind } from '../../../../src/app/people/unbind.ts';
import { audienceOf, chatsOf, staffOf } from '../../../../src/app/people/staff.ts';
import type { App } from '../../../../src/app/app.ts';
import { enqueue } from '../../../../src/store/outbox.ts';
import { outbox } from '../../../../src/store/schema/messages.ts';
import { ADMIN_ID, createHarness } from '../../../support/bot-harness.ts';
import { forEachDatabase, type DatabaseFixture } from '../../../support/databases.ts';

const [ANNA, BORIS, VERA] = [21, 22, 23];
const GROUP = -700;

forEachDatabase((fixture) => {
  describe('an invitation', () => {
    test('seats a person in a private chat, once', async () => {
      const { app } = await createHarness(fixture.database);
      const code = await codeFor(app, 'officer khimki-energy');
      expect(await accept(app, code, ANNA)).toMatchObject({ kind: 'seated', name: 'Человек 21', again: false });
      expect(await accept(app, code, BORIS)).toEqual({ kind: 'wrong-code' });
      expect(await staff(app, 'officer')).toEqual({ state: 'reachable', persons: [{ id: ANNA, name: 'Человек 21' }] });
    });

    test('presented again by the same person, as after a crash, is the same answer', async () => {
      const { app } = await createHarness(fixture.database);
      const code = await codeFor(app, 'officer khimki-energy');
      await accept(app, code, ANNA);
      expect(await accept(app, code, ANNA)).toMatchObject({ kind: 'seated', again: true });
    });

    test('5.1: a second person for a post of one is told by name who is in it, and by the same code takes it once it is free', async () => {
      const { app } = await createHarness(fixture.database);
      await accept(app, await codeFor(app, 'mcur-head khimki-energy'), ANNA);
      const code = await codeFor(app, 'mcur-head khimki-energy');
      const introduced = { kind: 'introduced', heldBy: 'Человек 21' };
      expect(await accept(app, code, BORIS)).toMatchObject(introduced);
      expect(await accept(app, code, BORIS)).toMatchObject(introduced);
      expect(await accept(app, code, VERA)).toEqual({ kind: 'wrong-code' });
      const chat = (await chats(app, 'mcur-head'))[0];
      await unbind(app, { by: ADMIN_ID, bindingId: chat?.bindingIds[0] ?? 0 });
      expect(await accept(app, code, BORIS)).toMatchObject({ kind: 'seated', again: false });
      expect(await accept(app, code, BORIS)).toMatchObject({ kind: 'seated', again: true });
    });

    test('of a post of one that made somebody known gives nothing more once it has run out, or they were untied', async () => {
      const { app } = await createHarness(fixture.database);
      await accept(app, await codeFor(app, 'mcur-head khimki-energy'), ANNA);
      const code = await codeFor(app, 'mcur-head khimki-energy');
      await accept(app, code, BORIS);
      expect(await staff(app, 'mcur-head')).toEqual({
        state: 'reachable',
        persons: [{ id: ANNA, name: 'Человек 21' }],
      });
      expect((await chats(app, 'mcur-head')).map(({ chatId }) => chatId)).toEqual([ANNA]);
      const ties = await bindingsOfChat(fixture.database.db, BORIS);
      await unbind(app, { by: ADMIN_ID, bindingId: ties[0]?.id ?? 0 });
      expect(await accept(app, code, BORIS)).toEqual({ kind: 'wrong-code' });
    });

    test('of a post for several takes several', async () => {
      const { app } = await createHarness(fixture.database);
      for (const person of [ANNA, BORIS]) await accept(app, await codeFor(app, 'deputies khimki-energy'), person);
      expect((await staff(app, 'deputies'))?.persons.map(({ id }) => id)).toEqual([ANNA, BORIS]);
    });

    test('is not used up in the wrong kind of chat', async () => {
      const { app } = await createHarness(fixture.database);
      const code = await codeFor(app, 'officer khimki-energy');
      expect(await accept(app, code, ADMIN_ID, GROUP)).toMatchObject({ kind: 'not-for-groups' });
      expect(await accept(app, code, ANNA)).toMatchObject({ kind: 'seated' });
    });

    test('binds a group only when opened by somebody of the roster, and the admin hears of the rest', async () => {
      const { app } = await createHarness(fixture.database);
      const code = await codeFor(app, 'deputies khimki-energy');
      expect(await accept(app, code, VERA, GROUP)).toMatchObject({ kind: 'group-needs-staff' });
      expect(await notices(app)).toEqual([
        [
          ADMIN_ID,
          'Группу «Штаб» пытался подключить Человек 23 (не участник): заместители Главы округа. Группа не подключена.',
        ],
      ]);
      await accept(app, await codeFor(app, 'officer khimki-energy'), ANNA);
      expect(await accept(app, code, ANNA, GROUP)).toMatchObject({ kind: 'seated', group: 'Штаб' });
      expect(await chats(app, 'deputies')).toMatchObject([{ chatId: GROUP, private: false, posts: ['deputies'] }]);
    });

    test('gives the name the admin wrote, else the one known, else the one of the account', async () => {
      const { app } = await createHarness(fixture.database);
      expect(await accept(app, await codeFor(app, 'officer khimki-energy Орлова О. О.'), ANNA)).toMatchObject({
        name: 'Орлова О. О.',
      });
      expect(await accept(app, await codeFor(app, 'deputies khimki-energy'), ANNA)).toMatchObject({
        name: 'Орлова О. О.',
      });
    });

    test('is announced to the admin and to whoever can undo it, with «Отвязать»', async () => {
      const { app } = await createHarness(fixture.database);
      await accept(app, await codeFor(app, 'mcur-head khimki-energy'), ANNA);
      await accept(app, await codeFor(app, 'officer khimki-energy'), BORIS);
      const told = await app.database.db.select().from(outbox).orderBy(outbox.id);
      expect(told.map(({ chatId }) => chatId)).toEqual([ADMIN_ID, ADMIN_ID, ANNA]);
      expect(JSON.stringify(told[2]?.body)).toMatch(/Человек 22.*unbind:\d+/);
    });

    test('of an external post is refused where the house sits, and the other way round; the code stays good', async () => {
      const { app } = await createHarness(fixture.database);
      await accept(app, await codeFor(app, 'mcur-head khimki-energy'), ANNA);
      await accept(app, await codeFor(app, 'deputies khimki-energy'), ANNA, GROUP);
      const outside = await codeFor(app, 'ministry khimki-energy');
      expect(await accept(app, outside, ANNA, GROUP)).toMatchObject({
        kind: 'mixes-external',
        post: { id: 'ministry' },
      });
      expect(await accept(app, outside, ANNA)).toMatchObject({ kind: 'mixes-external' });
      expect(await accept(app, outside, ADMIN_ID, GROUP - 1)).toMatchObject({ kind: 'seated' });
      const inside = await codeFor(app, 'deputies khimki-energy');
      expect(await accept(app, inside, ADMIN_ID, GROUP - 1)).toMatchObject({ kind: 'mixes-external' });
      expect(await accept(app, inside, BORIS)).toMatchObject({ kind: 'seated' });
    });

    test('a chat in which one outsider reads is external, whoever else reads there', async () => {
      const { app } = await createHarness(fixture.database);
      expect(audienceOf(bookIn(app), ['mcur-head', 'ministry'], false).external).toBe(true);
      expect(audienceOf(bookIn(app), ['mcur-head'], false).external).toBe(false);
      expect(audienceOf(bookIn(app), [], false).external).toBe(true);
    });

    test('in two seats is one chat with both posts', async () => {
      const { app } = await createHarness(fixture.database);
      for (const post of ['officer', 'deputies']) await accept(app, await codeFor(app, `${post} khimki-energy`), ANNA);
      expect(await chats(app, 'officer', 'deputies')).toMatchObject([
        { chatId: ANNA, private: true, posts: ['officer', 'deputies'] },
      ]);
    });
  });

  describe('«Отвязать»', () => {
    const queuedFor = async (app: App, chatId: number) => {
      const rows = await app.database.db.select().from(outbox).orderBy(outbox.id);
      return rows.filter((row) => row.chatId === chatId && row.key.startsWith('test:')).map(({ state }) => state);
    };
    const owe = (app: App, chatId: number, caseId: number | null) =>
      enqueue(app.database.db, [
        {
          key: `test:${chatId}:${caseId}`,
          caseId,
          cases: [],
          obligations: [],
          chatId,
          lane: 'report',
          form: 'plain',
          ping: false,
          silent: true,
          body: { text: 'Доклад', marks: [], buttons: [] },
          notBefore: app.clock(),
          expiresAt: null,
        },
      ]);

    test('takes back what is queued for a chat with no seat left, and only then', async () => {
      const { app } = await createHarness(fixture.database);
      for (const post of ['officer', 'deputies']) await accept(app, await codeFor(app, `${post} khimki-energy`), ANNA);
      await accept(app, await codeFor(app, 'deputies khimki-energy'), BORIS);
      for (const person of [ANNA, BORIS]) await owe(app, person, 1);
      const [officer] = await chats(app, 'officer');
      await unbind(app, { by: ADMIN_ID, bindingId: officer?.bindingIds[0] ?? 0 });
      expect(await queuedFor(app, ANNA)).toEqual(['queued']);
      const deputy = (await chats(app, 'deputies')).find(({ chatId }) => chatId === ANNA);
      await unbind(app, { by: ADMIN_ID, bindingId: deputy?.bindingIds[0] ?? 0 });
      expect(await queuedFor(app, ANNA)).toEqual(['void']);
      expect(await queuedFor(app, BORIS)).toEqual(['queued']);
    });

    test('leaves an admin what admins hear', async () => {
      const { app } = await createHarness(fixture.database);
      await accept(app, await codeFor(app, 'officer khimki-energy'), ADMIN_ID);
      await owe(app, ADMIN_ID, null);
      await owe(app, ADMIN_ID, 1);
      const [officer] = await chats(app, 'officer');
      await unbind(app, { by: ADMIN_ID, bindingId: officer?.bindingIds[0] ?? 0 });
      expect(await queuedFor(app, ADMIN_ID)).toEqual(['queued', 'void']);
    });
  });

  describe('the first admin', () => {
    test('is whoever presents the printed code, once', async () => {
      const { app } = await createHarness(fixture.database, { adminIds: [] });
      const printed = await ensureAdmins(app, []);
      expect(printed?.code).toMatch(/^[A-Za-z0-9_-]{22}$/);
      expect(await accept(app, printed?.code ?? '', ANNA)).toEqual({ kind: 'admin', name: 'Человек 21' });
      expect(await accept(app, printed?.code ?? '', BORIS)).toEqual({ kind: 'wrong-code' });
      expect(await ensureAdmins(app, [])).toBeNull();
    });

    test('with ADMIN_IDS there is no code, and nobody else stays an admin', async () => {
      const { app } = await createHarness(fixture.database, { adminIds: [] });
      await accept(app, (await ensureAdmins(app, []))?.code ?? '', ANNA);
      expect(await ensureAdmins(app, [BORIS])).toBeNull();
      expect(await invite(app, { by: ANNA, words: ['officer', 'khimki-energy'] })).toMatchObject({ kind: 'refused' });
      expect(await invite(app, { by: BORIS, words: ['officer', 'khimki-energy'] })).toMatchObject({ kind: 'invited' });
    });

    test('a code printed before ADMIN_IDS was set makes nobody an admin any more', async () => {
      const { app } = await createHarness(fixture.database, { adminIds: [] });
      const printed = await ensureAdmins(app, []);
      await ensureAdmins(app, [BORIS]);
      expect(await accept(app, printed?.code ?? '', ANNA)).toEqual({ kind: 'wrong-code' });
    });
  });

  if (fixture.kind === 'postgres') races(fixture);
});

/** PGlite has one connection: nothing can race there. */
function races(fixture: DatabaseFixture): void {
  describe('a race', () => {
    test('of ten persons for one code seats one', async () => {
      const { app } = await createHarness(fixture.database);
      const code = await codeFor(app, 'deputies khimki-energy');
      const people = Array.from({ length: 10 }, (_, at) => 30 + at);
      const outcomes = await Promise.all(people.map((person) => accept(app, code, person)));
      expect(outcomes.filter(({ kind }) => kind === 'seated')).toHaveLength(1);
      expect((await staff(app, 'deputies'))?.persons).toHaveLength(1);
    });

    test('of ten codes for a post of one seats one person', async () => {
      const { app } = await createHarness(fixture.database);
      const people = Array.from({ length: 10 }, (_, at) => 30 + at);
      const codes = await Promise.all(people.map(() => codeFor(app, 'mcur-head khimki-energy')));
      const outcomes = await Promise.all(people.map((person, at) => accept(app, codes[at] ?? '', person)));
      expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(
        ['introduced', 'seated'].flatMap((kind) => Array(kind === 'seated' ? 1 : 9).fill(kind)),
      );
      expect((await staff(app, 'mcur-head'))?.persons).toHaveLength(1);
    });
  });
}

async function codeFor(app: App, words: string): Promise<string> {
  const invited = await invite(app, { by: ADMIN_ID, words: words.split(' ') });
  if (invited.kind !== 'invited') throw new Error(`not invited: ${invited.kind}`);
  return invited.code;
}

function accept(app: App, code: string, person: number, group?: number): Promise<Accepted> {
  const chat: Presented['chat'] =
    group === undefined ? { id: person, kind: 'private', title: '' } : { id: group, kind: 'group', title: 'Штаб' };
  return acceptInvitation(app, { code, by: { id: person, name: `Человек ${person}`, username: null }, chat });
}

function bookIn(app: App) {
  const book = app.books.get('khimki-energy');
  if (!book) throw new Error('no book');
  return book;
}

async function staff(app: App, post: string) {
  return (await staffOf(app.database.db, bookIn(app), app.clock()))[post];
}

function chats(app: App, ...posts: string[]) {
  return chatsOf(app.database.db, bookIn(app), posts, app.clock());
}

async function notices(app: App) {
  const rows = await app.database.db.select().from(outbox).orderBy(outbox.id);
  return rows.map(({ chatId, body }) => [chatId, (body as { text: string }).text]);
}
