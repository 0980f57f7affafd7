import { expect, it } from 'vitest';
import {
  cardPosted,
  cardShown,
  claimDirty,
  findCardByMessage,
  forgetCard,
  readCards,
  wantCard,
} from '../../../src/store/cards.ts';
import { enqueue } from '../../../src/store/outbox.ts';
import { forEachDatabase } from '../../support/databases.ts';
import { givenCase, message, screen } from '../../support/rows.ts';

forEachDatabase((fixture) => {
  it('a card is made wanted, posted, and then shows what is wanted', async () => {
    const { db } = fixture.database;
    const { id: caseId } = await givenCase(db);
    await wantCard(db, { caseId, chatId: -100, wanted: screen('a') });
    expect(await readCards(db, caseId)).toEqual([
      { caseId, chatId: -100, messageId: null, wanted: screen('a'), shown: null, dirty: true, version: 0 },
    ]);
    expect(await claimDirty(db, 10)).toEqual([]);
    expect(await cardPosted(db, { caseId, chatId: -100, messageId: 5, shown: screen('a') })).toBeNull();
    expect(await readCards(db, caseId)).toEqual([
      { caseId, chatId: -100, messageId: 5, wanted: screen('a'), shown: screen('a'), dirty: false, version: 0 },
    ]);
  });

  it('wanting what is shown makes nothing dirty, whatever the order of its keys', async () => {
    const { db } = fixture.database;
    const { id: caseId } = await givenCase(db);
    await cardPosted(db, { caseId, chatId: 1, messageId: 5, shown: screen('a') });
    await wantCard(db, { caseId, chatId: 1, wanted: { buttons: [], marks: [], text: 'a' } });
    expect(await claimDirty(db, 10)).toEqual([]);
    await wantCard(db, { caseId, chatId: 1, wanted: screen('b') });
    expect(await claimDirty(db, 10)).toMatchObject([{ caseId, chatId: 1, messageId: 5, wanted: screen('b') }]);
    await wantCard(db, { caseId, chatId: 1, wanted: screen('a') });
    expect(await claimDirty(db, 10)).toEqual([]);
  });

  it('an edit that came too late leaves the card dirty', async () => {
    const { db } = fixture.database;
    const { id: caseId } = await givenCase(db);
    await cardPosted(db, { caseId, chatId: 1, messageId: 5, shown: screen('a') });
    await wantCard(db, { caseId, chatId: 1, wanted: screen('b') });
    await wantCard(db, { caseId, chatId: 1, wanted: screen('c') });
    await cardShown(db, { caseId, chatId: 1, messageId: 5, shown: screen('b') });
    expect(await claimDirty(db, 10)).toMatchObject([{ wanted: screen('c'), shown: screen('b') }]);
    await cardShown(db, { caseId, chatId: 1, messageId: 5, shown: screen('c') });
    expect(await claimDirty(db, 10)).toEqual([]);
  });

  it('an edit of a message that is not the card any more says nothing about the card', async () => {
    const { db } = fixture.database;
    const { id: caseId } = await givenCase(db);
    await cardPosted(db, { caseId, chatId: 1, messageId: 5, shown: screen('a') });
    await wantCard(db, { caseId, chatId: 1, wanted: screen('b') });
    await cardPosted(db, { caseId, chatId: 1, messageId: 6, shown: screen('a') });
    await cardShown(db, { caseId, chatId: 1, messageId: 5, shown: screen('b') });
    expect(await claimDirty(db, 10)).toMatchObject([{ messageId: 6, wanted: screen('b'), shown: screen('a') }]);
  });

  it('a card whose next message is on its way is not edited any more', async () => {
    const { db } = fixture.database;
    const { id: caseId } = await givenCase(db);
    await cardPosted(db, { caseId, chatId: 1, messageId: 5, shown: screen('a') });
    await wantCard(db, { caseId, chatId: 1, wanted: screen('b') });
    await enqueue(db, [message('next', { caseId, chatId: 1, form: 'card' })]);
    expect(await claimDirty(db, 10)).toEqual([]);
  });

  it('a card posted again gives the message it replaces, and is dirty if more was wanted meanwhile', async () => {
    const { db } = fixture.database;
    const { id: caseId } = await givenCase(db);
    await cardPosted(db, { caseId, chatId: 1, messageId: 5, shown: screen('a') });
    await wantCard(db, { caseId, chatId: 1, wanted: screen('b') });
    expect(await cardPosted(db, { caseId, chatId: 1, messageId: 6, shown: screen('a') })).toBe(5);
    expect(await cardPosted(db, { caseId, chatId: 1, messageId: 6, shown: screen('a') })).toBeNull();
    expect(await claimDirty(db, 10)).toMatchObject([{ messageId: 6, wanted: screen('b') }]);
  });

  it('dirty cards are given one per chat, chats asked to wait left out', async () => {
    const { db } = fixture.database;
    for (const [subject, chatId] of [
      ['a', 1],
      ['b', 1],
      ['c', 2],
      ['d', 3],
    ] as const) {
      const { id: caseId } = await givenCase(db, { subject });
      await cardPosted(db, { caseId, chatId, messageId: 5, shown: screen('a') });
      await wantCard(db, { caseId, chatId, wanted: screen('b') });
    }
    const chats = async (limit: number, exclude?: number[]) =>
      (await claimDirty(db, limit, exclude)).map((card) => [card.chatId, card.caseId]);
    expect(await chats(10)).toEqual([
      [1, 1],
      [2, 3],
      [3, 4],
    ]);
    expect(await chats(1)).toEqual([[1, 1]]);
    expect(await chats(10, [1, 3])).toEqual([[2, 3]]);
  });

  it('a card whose message is gone is not edited until it is posted again', async () => {
    const { db } = fixture.database;
    const { id: caseId } = await givenCase(db);
    await cardPosted(db, { caseId, chatId: 1, messageId: 5, shown: screen('a') });
    await forgetCard(db, { caseId, chatId: 1 });
    expect(await findCardByMessage(db, 1, 5)).toBeNull();
    await wantCard(db, { caseId, chatId: 1, wanted: screen('b') });
    expect(await claimDirty(db, 10)).toEqual([]);
    expect(await cardPosted(db, { caseId, chatId: 1, messageId: 9, shown: screen('b') })).toBeNull();
    expect(await readCards(db, caseId)).toMatchObject([{ messageId: 9, dirty: false }]);
  });

  it('a card is found by its message in its chat', async () => {
    const { db } = fixture.database;
    const { id: caseId } = await givenCase(db);
    await cardPosted(db, { caseId, chatId: 1, messageId: 5, shown: screen('a') });
    expect(await findCardByMessage(db, 1, 5)).toMatchObject({ caseId });
    expect(await findCardByMessage(db, 2, 5)).toBeNull();
    expect(await findCardByMessage(db, 1, 6)).toBeNull();
  });
});
