import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { staffOf } from '../../../src/app/people/staff.ts';
import type { Screen } from '../../../src/domain/message.ts';
import { readCase } from '../../../src/store/cases.ts';
import { outbox } from '../../../src/store/schema/messages.ts';
import { announceRise } from '../../support/announce-rise.ts';
import {
  ADMIN_ID,
  createHarness,
  groupChat,
  privateChat,
  said,
  userOf,
  type Harness,
} from '../../support/bot-harness.ts';
import { useDatabase } from '../../support/databases.ts';
import { HEAD, OFFICER, seatKhimki } from '../../support/khimki-staff.ts';

const OLD = groupChat(-500, 'Штаб МЦУР');
const NEW_ID = -100_500;

describe('a chat', () => {
  const fixture = useDatabase('pglite');
  let world: Harness;

  beforeEach(async () => {
    world = await createHarness(fixture.database);
    await seatKhimki(world, 'officer', 'mcur-head');
  });

  test('whose person blocks the bot makes the level unreachable: the next is reached at once, and unblocking mends it', async () => {
    const caseId = await announceRise(world.app);
    await world.handle({ my_chat_member: member(privateChat(OFFICER), 'kicked') });
    expect(await stateOf('officer')).toBe('unreachable');
    const found = await readCase(world.app.database.db, caseId);
    expect(found?.reached).toEqual(['officer', 'mcur-head']);
    expect(found?.facts.undelivered).toEqual(['officer']);
    await world.handle({ my_chat_member: member(privateChat(OFFICER), 'member') });
    expect(await stateOf('officer')).toBe('reachable');
  });

  test('of a group comes back by an invitation only', async () => {
    await world.seat(HEAD, 'Петров П. П.', 'deputies', 'khimki-energy', OLD);
    await world.handle({ my_chat_member: member(OLD, 'left') });
    await world.handle({ my_chat_member: member(OLD, 'member') });
    expect(await stateOf('deputies')).toBe('unreachable');
    await world.seat(HEAD, 'Петров П. П.', 'deputies', 'khimki-energy', OLD);
    expect(await stateOf('deputies')).toBe('reachable');
  });

  test('of a group in which the bot may not write any more is lost, and the admin told so; one in which it only may not send pictures is not', async () => {
    await world.seat(HEAD, 'Петров П. П.', 'deputies', 'khimki-energy', OLD);
    await world.handle({ my_chat_member: restricted(OLD, { can_send_messages: true }) });
    expect(await stateOf('deputies')).toBe('reachable');
    await world.handle({ my_chat_member: restricted(OLD, { can_send_messages: false }) });
    expect(await stateOf('deputies')).toBe('unreachable');
    const told = await world.app.database.db.select().from(outbox).where(eq(outbox.chatId, ADMIN_ID));
    expect(told.map(({ body }) => (body as Screen).text).at(-1)).toMatch(
      /^Нет связи с чатом: Заместители Главы округа\. Бот состоит в чате, но не может в нём писать/,
    );
  });

  test('that became a supergroup goes on under its new id without a word', async () => {
    await world.seat(HEAD, 'Петров П. П.', 'mcur-head', 'khimki-energy', OLD);
    expect(await migrate(OLD.id)).toEqual([]);
    const caseId = await announceRise(world.app);
    expect(said(await world.press(HEAD, `ack:${caseId}`, { chat: groupChat(NEW_ID) }))).toEqual([
      '№1: принято в работу',
    ]);
  });

  test('that is bound to nothing moves nothing', async () => {
    await world.seat(HEAD, 'Петров П. П.', 'mcur-head', 'khimki-energy', OLD);
    await migrate(-999);
    const caseId = await announceRise(world.app);
    expect(said(await world.press(HEAD, `ack:${caseId}`, { chat: OLD }))).toEqual(['№1: принято в работу']);
  });

  function migrate(from: number) {
    const chat = { id: from, type: 'group' as const, title: 'Штаб МЦУР' };
    return world.handle({ message: { message_id: 5, date: 0, chat, from: userOf(HEAD), migrate_to_chat_id: NEW_ID } });
  }
  async function stateOf(post: string) {
    const book = world.app.books.get('khimki-energy');
    return book && (await staffOf(world.app.database.db, book, world.app.clock()))[post]?.state;
  }
});

function restricted(chat: object, rights: { can_send_messages: boolean }) {
  const change = member(chat, 'member');
  const now = { ...change.new_chat_member, status: 'restricted', is_member: true, ...rights };
  return { ...change, new_chat_member: now };
}

function member(chat: object, status: 'kicked' | 'left' | 'member') {
  const bot = { id: 777, is_bot: true, first_name: 'Регламент' };
  const before = { user: bot, status: status === 'member' ? 'kicked' : 'member' };
  return { chat, from: userOf(1), date: 0, old_chat_member: before, new_chat_member: { user: bot, status } };
}
