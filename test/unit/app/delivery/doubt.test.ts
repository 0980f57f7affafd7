import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { moveGroup } from '../../../../src/app/people/move-group.ts';
import { ALREADY_RESENT, RESENT } from '../../../../src/render/replies.ts';
import { enqueue } from '../../../../src/store/outbox.ts';
import { outbox } from '../../../../src/store/schema/messages.ts';
import { ADMIN_ID, createHarness, groupChat, type Harness } from '../../../support/bot-harness.ts';
import { forEachDatabase } from '../../../support/databases.ts';
import { fakeTelegram, ok, type FakeTelegram } from '../../../support/fake-telegram.ts';
import { givenCase, message } from '../../../support/rows.ts';
import { telegramBench, type TelegramBench } from '../../../support/telegram-bench.ts';

const HEAD = 12;
const DEPUTY = 13;
const GROUP = groupChat(-500, 'Штаб МЦУР');
const NEW_GROUP = groupChat(-100_500, 'Штаб МЦУР');
/** Far more than all that is owed needs. */
const ROUNDS = 20;
const OFFER = /^Доставка (сводки|доклада) не подтверждена/;

/** A message as it lies on a phone. */
interface Shown {
  chatId: number;
  text: string;
  button: string | undefined;
}

let server: FakeTelegram;
beforeAll(async () => {
  server = await fakeTelegram();
});
afterAll(() => server.stop());

forEachDatabase((fixture) => {
  let harness: Harness;
  let bench: TelegramBench;
  let shown: Shown[];

  beforeEach(async () => {
    harness = await createHarness(fixture.database);
    for (const chat of [undefined, GROUP]) await harness.seat(HEAD, 'Петров П. П.', 'mcur-head', 'khimki-energy', chat);
    await harness.seat(DEPUTY, 'Сомов С. С.', 'deputies', 'khimki-energy');
    await harness.seat(DEPUTY, 'Сомов С. С.', 'deputies', 'khimki-energy', GROUP);
    await fixture.database.db.delete(outbox);
    const { books, clock } = harness.app;
    bench = telegramBench(fixture.database, { root: server.root, app: { books, clock } });
    shown = [];
  });

  /** Everything arrives; the answers to messages with these words are lost on their way. */
  function loseAnswersTo(...words: string[]): void {
    server.behave(({ body }, response, request) => {
      const text = String(body['text']);
      const markup = body['reply_markup'] as { inline_keyboard?: { callback_data?: string }[][] } | undefined;
      shown.push({ chatId: Number(body['chat_id']), text, button: markup?.inline_keyboard?.[0]?.[0]?.callback_data });
      if (words.includes(text)) request.socket.destroy();
      else ok(response, { message_id: shown.length });
    });
  }

  async function owe(lane: 'alarm' | 'demand' | 'report' | 'digest'): Promise<void> {
    const { db } = fixture.database;
    const { id: caseId } = await givenCase(db, { number: 4 });
    await enqueue(db, [
      message('слова', { chatId: GROUP.id, lane, caseId, cases: [caseId], notBefore: harness.app.clock() }),
    ]);
  }

  async function hours(): Promise<void> {
    const { db } = fixture.database;
    const waits = () => db.$count(outbox, eq(outbox.state, 'queued'));
    for (let round = 0; round < ROUNDS && (await waits()) > 0; round += 1) await bench.after(600_000);
  }
  const stateOf = async (key: string) =>
    (await fixture.database.db.select().from(outbox).where(eq(outbox.key, key)))[0]?.state;
  const textsOf = (chatId: number) => shown.filter((one) => one.chatId === chatId).map(({ text }) => text);
  const offers = () => shown.filter(({ text }) => OFFER.test(text));
  const said = (calls: Awaited<ReturnType<Harness['press']>>) =>
    calls.filter(({ method }) => method === 'answerCallbackQuery').map(({ body }) => body['text']);

  test.each(['alarm', 'demand'] as const)('the answer to an %s is lost: it is repeated once, marked', async (lane) => {
    loseAnswersTo('слова');
    await owe(lane);
    await hours();
    expect(textsOf(GROUP.id)).toEqual(['слова', 'повтор · слова']);
    expect(await stateOf('слова')).toBe('sent');
    expect(textsOf(ADMIN_ID)).toEqual([]);
  });

  test('the answer to the repeat is lost too: it is not sent a third time, and the admins are told', async () => {
    loseAnswersTo('слова', 'повтор · слова');
    await owe('alarm');
    await hours();
    expect(textsOf(GROUP.id)).toEqual(['слова', 'повтор · слова']);
    expect(await stateOf('слова')).toBe('unknown');
    expect(textsOf(ADMIN_ID)).toEqual([expect.stringMatching(/^№4: доставка сообщения и его повтора не подтверждена/)]);
  });

  test.each(['digest', 'report'] as const)(
    'the answer to a %s is lost: it is offered again, and sent exactly once, whoever presses how often',
    async (lane) => {
      loseAnswersTo('слова');
      await owe(lane);
      await hours();
      expect(textsOf(GROUP.id)).toEqual(['слова', expect.stringMatching(OFFER)]);
      expect(await stateOf('слова')).toBe('unknown');

      const data = offers()[0]?.button ?? '';
      const press = (person: number, id: string) => harness.press(person, data, { chat: GROUP, id });
      await Promise.all([HEAD, DEPUTY, HEAD, DEPUTY].map((person, index) => press(person, `at once ${index}`)));
      await hours();
      await press(DEPUTY, 'later');
      await hours();
      expect(textsOf(GROUP.id)).toEqual(['слова', expect.stringMatching(OFFER), 'повтор · слова']);
      expect(said(harness.calls).filter((words) => words === RESENT)).toHaveLength(1);
      expect(said(harness.calls).filter((words) => words === ALREADY_RESENT)).toHaveLength(4);
      expect(textsOf(ADMIN_ID)).toEqual([]);
    },
  );

  test('what was asked for again and is in doubt again is offered again, and not sent by itself', async () => {
    loseAnswersTo('слова', 'повтор · слова');
    await owe('report');
    await hours();
    await harness.press(HEAD, offers()[0]?.button ?? '', { chat: GROUP, id: 'first' });
    await hours();
    expect(offers()).toHaveLength(2);
    loseAnswersTo();
    await harness.press(HEAD, offers()[1]?.button ?? '', { chat: GROUP, id: 'second' });
    await hours();
    expect(textsOf(GROUP.id).filter((text) => text.endsWith('слова'))).toEqual([
      'слова',
      'повтор · слова',
      'повтор · слова',
    ]);
    expect(await stateOf('слова')).toBe('sent');
  });

  test('nobody from elsewhere has it sent: a stranger, or the same person in another chat', async () => {
    loseAnswersTo('слова');
    await owe('report');
    await hours();
    const data = offers()[0]?.button ?? '';
    await harness.press(99, data, { chat: GROUP, id: 'stranger' });
    await harness.press(HEAD, data, { id: 'elsewhere' });
    await hours();
    expect(await stateOf('слова')).toBe('unknown');
  });

  test('the group got a new id meanwhile: the button sends it there', async () => {
    loseAnswersTo('слова');
    await owe('report');
    await bench.after(0);
    expect(await moveGroup(harness.app, GROUP.id, NEW_GROUP.id)).toBe(true);
    await hours();
    await harness.press(HEAD, offers()[0]?.button ?? '', { chat: NEW_GROUP, id: 'moved' });
    await hours();
    expect(textsOf(NEW_GROUP.id)).toContain('повтор · слова');
  });
});
