import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import type { SendOutcome } from '../../../../src/messenger/port.ts';
import { cardPosted, readCards, wantCard } from '../../../../src/store/cards.ts';
import { cases } from '../../../../src/store/schema/cases.ts';
import { useDatabase } from '../../../support/databases.ts';
import { givenCase, screen } from '../../../support/rows.ts';
import { sendingBench, type SendingBench } from '../../../support/sending-bench.ts';

const GROUP = -500;
const PERSON = 11;
const EVERY_MS = 3_000;

describe('a living card', () => {
  const fixture = useDatabase('pglite');

  test('that changes often is edited once in three seconds, to what is wanted last', async () => {
    const { bench, want, edits } = await posted(PERSON);
    for (const text of ['one', 'two', 'three']) await want(text);
    await editAfter(bench, 0);
    expect(edits).toEqual(['three']);
    await want('four');
    await editAfter(bench, EVERY_MS - 1);
    expect(edits).toEqual(['three']);
    await editAfter(bench, 1);
    expect(edits).toEqual(['three', 'four']);
  }, 30_000);

  test('that shows it already counts as shown', async () => {
    const { bench, want, edits, answer, card } = await posted(PERSON);
    answer({ kind: 'not-modified' });
    await want('new');
    await editAfter(bench, 0);
    await editAfter(bench, EVERY_MS);
    expect(edits).toEqual(['new']);
    expect(await card()).toMatchObject({ dirty: false, messageId: 5, shown: screen('new') });
  });

  test('that somebody deleted is posted again, once, and is edited from then on', async () => {
    const { bench, want, answer, card, edits } = await posted(PERSON);
    answer({ kind: 'message-gone', detail: '400: Bad Request: message to edit not found' });
    await want('new');
    await editAfter(bench, 0);
    for (let round = 0; round < 3; round += 1) await editAfter(bench, EVERY_MS);
    expect(bench.attempts).toEqual([`${PERSON}: new`]);
    expect(await card()).toMatchObject({ dirty: false, messageId: 1, shown: screen('new') });
    answer({ kind: 'sent', messageId: 1 });
    await want('newer');
    await editAfter(bench, EVERY_MS);
    expect(edits).toEqual(['new', 'newer']);
  });

  test('of an incident is pinned again in its group when it was posted again, and let go when the incident is over', async () => {
    const { bench, want, answer, caseId } = await posted(GROUP);
    answer({ kind: 'message-gone', detail: "400: Bad Request: message can't be edited" });
    await want('new');
    await editAfter(bench, 0);
    await editAfter(bench, EVERY_MS);
    expect(bench.pins).toEqual([`${GROUP}: 1 pinned`]);
    answer({ kind: 'sent', messageId: 1 });
    await fixture.database.db.update(cases).set({ state: 'closed', nextAt: null }).where(eq(cases.id, caseId));
    await want('closed');
    await editAfter(bench, EVERY_MS);
    expect(bench.pins).toEqual([`${GROUP}: 1 pinned`, `${GROUP}: 1 unpinned`]);
  });

  test('is not pinned in a private chat', async () => {
    const { bench, want, answer } = await posted(PERSON);
    answer({ kind: 'message-gone', detail: '400: Bad Request: message to edit not found' });
    await want('new');
    await editAfter(bench, 0);
    await editAfter(bench, EVERY_MS);
    expect(bench.attempts).toHaveLength(1);
    expect(bench.pins).toEqual([]);
  });

  /** An incident whose card stands in the chat as message 5. */
  async function posted(chatId: number) {
    const { db } = fixture.database;
    const bench = sendingBench(fixture.database, {}, undefined, EVERY_MS);
    const { id: caseId } = await givenCase(db);
    await cardPosted(db, { caseId, chatId, messageId: 5, shown: screen('old') });
    const edits: string[] = [];
    let outcome: SendOutcome = { kind: 'sent', messageId: 5 };
    bench.messenger.edit = (_, __, { text }) => {
      edits.push(text);
      return Promise.resolve(outcome);
    };
    await bench.sending.keepLease();
    return {
      bench,
      caseId,
      edits,
      want: (text: string) => wantCard(db, { caseId, chatId, wanted: screen(text) }),
      answer: (next: SendOutcome) => {
        outcome = next;
      },
      card: async () => (await readCards(db, caseId))[0],
    };
  }

  async function editAfter(bench: SendingBench, ms: number): Promise<void> {
    await bench.after(ms);
    await bench.sending.edit();
    await bench.sending.editors.idle();
  }
});
