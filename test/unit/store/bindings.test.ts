import { describe, expect, it } from 'vitest';
import { bind, bindingsOfChat, bindingsOfSeats, setBindingState } from '../../../src/store/bindings.ts';
import { readCards, cardPosted, wantCard } from '../../../src/store/cards.ts';
import type { Tx } from '../../../src/store/database.ts';
import { moveChat } from '../../../src/store/move-chat.ts';
import { claimNext, enqueue } from '../../../src/store/outbox.ts';
import { markSent } from '../../../src/store/outbox-outcomes.ts';
import { openPrompt, takePrompt } from '../../../src/store/prompts.ts';
import { ensureSeat } from '../../../src/store/seats.ts';
import { forEachDatabase } from '../../support/databases.ts';
import { T0, givenCase, message, minute, screen } from '../../support/rows.ts';

const oldGroup = -500;
const newGroup = -1_002_000_000_001;

async function givenSeat(tx: Tx, post: string): Promise<number> {
  return (await ensureSeat(tx, { district: 'khimki', post, scope: '' })).id;
}

forEachDatabase((fixture) => {
  it('a seat may have several chats and a chat several seats', async () => {
    const { db } = fixture.database;
    const [head, deputies] = [await givenSeat(db, 'mcur-head'), await givenSeat(db, 'deputies')];
    const own = await bind(db, { seatId: head, chatId: 7, chatKind: 'private', at: T0 });
    const group = await bind(db, { seatId: head, chatId: oldGroup, chatKind: 'group', at: T0 });
    const shared = await bind(db, { seatId: deputies, chatId: oldGroup, chatKind: 'group', at: T0 });
    expect(own).toEqual({ id: 1, seatId: head, chatId: 7, chatKind: 'private', state: 'active' });
    expect(await bindingsOfSeats(db, [head])).toEqual([own, group]);
    expect(await bindingsOfChat(db, oldGroup)).toEqual([group, shared]);
    expect(await bindingsOfSeats(db, [])).toEqual([]);
  });

  it('binding again makes an unreachable chat active, and an ended binding is not brought back', async () => {
    const { db } = fixture.database;
    const seatId = await givenSeat(db, 'mcur-head');
    const chat = { seatId, chatId: 7, chatKind: 'private' as const };
    const { id: bindingId } = await bind(db, { ...chat, at: T0 });
    const change = { bindingId, reason: 'blocked', at: minute(1) };
    expect(await setBindingState(db, { ...change, state: 'unreachable' })).toBe(true);
    expect(await bindingsOfSeats(db, [seatId])).toMatchObject([{ id: bindingId, state: 'unreachable' }]);
    expect(await bind(db, { ...chat, at: minute(2) })).toMatchObject({ id: bindingId, state: 'active' });
    expect(await setBindingState(db, { ...change, state: 'ended' })).toBe(true);
    expect(await setBindingState(db, { ...change, state: 'active' })).toBe(false);
    expect(await bindingsOfChat(db, 7)).toEqual([]);
    expect((await bind(db, { ...chat, at: minute(3) })).id).not.toBe(bindingId);
  });

  describe('a group that was upgraded', () => {
    it('keeps its seats, and cards forget the messages that stayed behind', async () => {
      const { db } = fixture.database;
      const seatId = await givenSeat(db, 'mcur-head');
      const { id: caseId } = await givenCase(db);
      await bind(db, { seatId, chatId: oldGroup, chatKind: 'group', at: T0 });
      await cardPosted(db, { caseId, chatId: oldGroup, messageId: 5, shown: screen('a') });
      await moveChat(db, oldGroup, newGroup);
      await moveChat(db, oldGroup, newGroup);
      expect(await bindingsOfChat(db, oldGroup)).toEqual([]);
      expect(await bindingsOfChat(db, newGroup)).toMatchObject([{ seatId, state: 'active' }]);
      expect(await readCards(db, caseId)).toEqual([
        { caseId, chatId: newGroup, messageId: null, wanted: screen('a'), shown: null, dirty: true, version: 0 },
      ]);
    });

    it('takes along the messages not sent yet, and ends its prompts', async () => {
      const { db } = fixture.database;
      await enqueue(db, [message('sent', { chatId: oldGroup }), message('queued', { chatId: oldGroup })]);
      const claim = { now: T0, epoch: 1, limit: 10, excludeChats: [] };
      await claimNext(db, claim);
      await markSent(db, 1, { messageId: 1, at: T0 });
      await openPrompt(db, {
        chatId: oldGroup,
        messageId: 9,
        caseId: 1,
        personId: 7,
        expects: 'progress',
        createdAt: T0,
        expiresAt: minute(60),
      });
      await moveChat(db, oldGroup, newGroup);
      expect(await claimNext(db, claim)).toMatchObject([{ key: 'queued', chatId: newGroup }]);
      for (const chatId of [oldGroup, newGroup]) {
        expect(
          await takePrompt(db, {
            chatId,
            personId: 7,
            messageId: 9,
            now: T0,
            wordless: 'import:',
            repliedOnly: 'register-file:',
          }),
        ).toBeNull();
      }
    });

    it('that was bound anew already keeps what it has', async () => {
      const { db } = fixture.database;
      const seatId = await givenSeat(db, 'mcur-head');
      const { id: caseId } = await givenCase(db);
      await bind(db, { seatId, chatId: oldGroup, chatKind: 'group', at: T0 });
      const kept = await bind(db, { seatId, chatId: newGroup, chatKind: 'group', at: T0 });
      await wantCard(db, { caseId, chatId: oldGroup, wanted: screen('old') });
      await cardPosted(db, { caseId, chatId: newGroup, messageId: 5, shown: screen('new') });
      await moveChat(db, oldGroup, newGroup);
      expect(await bindingsOfSeats(db, [seatId])).toEqual([kept]);
      expect(await readCards(db, caseId)).toMatchObject([{ chatId: newGroup, messageId: 5, shown: screen('new') }]);
    });
  });
});
