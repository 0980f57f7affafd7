import { eq, like } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { SendOutcome } from '../../../../src/messenger/port.ts';
import { bind, bindingsOfChat } from '../../../../src/store/bindings.ts';
import { cardPosted, readCards, wantCard } from '../../../../src/store/cards.ts';
import { enqueue } from '../../../../src/store/outbox.ts';
import { outbox } from '../../../../src/store/schema/messages.ts';
import { useDatabase } from '../../../support/databases.ts';
import { fakeTelegram, ok, refuse, type ApiCall, type FakeTelegram } from '../../../support/fake-telegram.ts';
import { givenCase, message, screen } from '../../../support/rows.ts';
import { createSeats, MORNING } from '../../../support/seats.ts';
import { ANSWERS, EDIT_ANSWERS, NEW_GROUP, type TelegramAnswer } from '../../../support/telegram-answers.ts';
import { telegramBench } from '../../../support/telegram-bench.ts';

const GROUP = -500;
/** Far more than all that is owed needs. */
const ROUNDS = 60;

/** What an answer means for the message, for its chat, and whether the admins are told. */
interface Consequence {
  state: 'sent' | 'failed';
  attempts: number;
  chat: 'active' | 'unreachable';
  told: boolean;
}

const AGAIN: Consequence = { state: 'sent', attempts: 2, chat: 'active', told: false };
const GIVEN_UP: Consequence = { state: 'failed', attempts: 1, chat: 'active', told: true };
const CONSEQUENCES: Partial<Record<SendOutcome['kind'], Consequence>> = {
  'retry-later': AGAIN,
  'not-accepted': AGAIN,
  unauthorized: AGAIN,
  migrated: AGAIN,
  ambiguous: AGAIN,
  poison: GIVEN_UP,
  'photo-refused': GIVEN_UP,
  'chat-gone': { ...GIVEN_UP, chat: 'unreachable' },
};

/** One answer, in a group of its own. */
interface Row extends TelegramAnswer {
  chatId: number;
  home: number;
  expected: Consequence;
}

const ROWS: Row[] = ANSWERS.filter((answer) => !answer.variant).map((answer, index) => {
  const expected = CONSEQUENCES[answer.outcome.kind];
  if (!expected) throw new Error(`nobody has said what ${answer.outcome.kind} means for a message`);
  const chatId = GROUP - index;
  return { ...answer, chatId, expected, home: answer.outcome.kind === 'migrated' ? NEW_GROUP : chatId };
});

const fixture = useDatabase('pglite');
let server: FakeTelegram;
beforeAll(async () => {
  server = await fakeTelegram();
});
afterAll(() => server.stop());

/** What is on the phones, as `chat: text`. */
let phones: string[] = [];
beforeEach(() => {
  phones = [];
  server.calls.length = 0;
});

const textOf = ({ body }: ApiCall) => `${Number(body['chat_id'])}: ${String(body['text'])}`;
const heard = (chatId: number) => phones.filter((text) => text.startsWith(`${chatId}: `));

/** Telegram answers the first meant call to each chat as it is told to, and everything else well. */
function answerOnce(answers: ReadonlyMap<number, TelegramAnswer>, meant: (call: ApiCall) => boolean): void {
  const left = new Map(answers);
  server.behave((call, response, request) => {
    const chatId = Number(call.body['chat_id']);
    const answer = meant(call) ? left.get(chatId) : undefined;
    if (!answer || answer.arrives) phones.push(textOf(call));
    if (!answer) return ok(response, { message_id: phones.length });
    left.delete(chatId);
    return answer.behave(call, response, request);
  });
}

/** Groups that are bound to a post; each is owed an alarm, which is answered so, and something after it. */
async function given(rows: readonly Row[]) {
  const { database } = fixture;
  const seats = await createSeats(fixture, 'khimki-energy');
  await seats.seat('mcur-head khimki-energy', 12);
  const [{ seatId } = { seatId: 0 }] = await bindingsOfChat(database.db, 12);
  await database.db.delete(outbox);
  for (const { chatId } of rows) await bind(database.db, { seatId, chatId, chatKind: 'group', at: MORNING });
  answerOnce(new Map(rows.map((row) => [row.chatId, row])), ({ body }) => body['text'] === 'alarm');
  await enqueue(
    database.db,
    rows.flatMap(({ chatId, name }) => [
      message(name, { chatId, body: screen('alarm') }),
      message(`after ${name}`, { chatId, lane: 'report', body: screen('after') }),
    ]),
  );
  return telegramBench(database, { root: server.root, app: seats.app });
}

/** Sends until nothing is left to be sent; so much time passes before each round. */
async function sendAll(bench: Awaited<ReturnType<typeof given>>, everyMs: number): Promise<void> {
  const left = () => fixture.database.db.$count(outbox, eq(outbox.state, 'queued'));
  for (let round = 0; round < ROUNDS && (await left()) > 0; round += 1) await bench.after(everyMs);
}

/** What became of the alarm of a group, of what came after it, and of the group. */
async function became({ name, chatId, home }: Row) {
  const { db } = fixture.database;
  const [alarm] = await db.select().from(outbox).where(eq(outbox.key, name));
  const [after] = await db
    .select()
    .from(outbox)
    .where(eq(outbox.key, `after ${name}`));
  const notices = await db.$count(outbox, like(outbox.key, `admin:%:${alarm?.id}%`));
  return {
    name,
    alarm: { state: alarm?.state, attempts: alarm?.attempt, repeat: alarm?.repeat },
    after: { state: after?.state, attempts: after?.attempt },
    phones: [...new Set([...heard(chatId), ...heard(home)])],
    chat: (await bindingsOfChat(db, home)).map((one) => one.state),
    told: notices > 0,
  };
}

function expectedOf({ name, chatId, home, outcome, arrives, expected }: Row): Awaited<ReturnType<typeof became>> {
  const { state, attempts, chat, told } = expected;
  const repeat = outcome.kind === 'ambiguous';
  return {
    name,
    alarm: { state, attempts, repeat },
    after: { state: 'sent', attempts: 1 },
    phones: [
      ...(arrives ? [`${chatId}: alarm`] : []),
      ...(attempts === 2 ? [`${home}: ${repeat ? 'повтор · ' : ''}alarm`] : []),
      `${home}: after`,
    ],
    chat: [chat],
    told,
  };
}

/** Rows side by side, so that a difference shows every row that is wrong. */
async function expectConsequences(rows: readonly Row[]): Promise<void> {
  const seen = [];
  for (const row of rows) seen.push(await became(row));
  expect(seen).toEqual(rows.map(expectedOf));
}

describe('alarms that are answered in every way, and what is owed after them', () => {
  test('a fault of the message or of its chat is over at once: nothing that comes after it waits', async () => {
    const rows = ROWS.filter(({ expected }) => expected.attempts === 1);
    const bench = await given(rows);
    await sendAll(bench, 0);
    expect(bench.failures).toEqual([]);
    await expectConsequences(rows);
  });

  test('trouble that passes is waited for; what may have arrived is repeated once, marked', async () => {
    const rows = ROWS.filter(({ expected, hangs }) => expected.attempts === 2 && !hangs);
    const bench = await given(rows);
    await sendAll(bench, 60_000);
    expect(bench.failures).toEqual([]);
    await expectConsequences(rows);
    expect(await bindingsOfChat(fixture.database.db, rows.find(({ home }) => home === NEW_GROUP)?.chatId ?? 0)).toEqual(
      [],
    );
  });

  test('a call that hangs is given up, and its message may have arrived', async () => {
    const rows = ROWS.filter(({ hangs }) => hangs);
    const bench = await given(rows);
    bench.giveUp(true);
    await bench.after(0);
    bench.giveUp(false);
    await sendAll(bench, 60_000);
    expect(bench.failures).toEqual([]);
    await expectConsequences(rows);
  });
});

describe('a card whose edit is answered so', () => {
  test.each(EDIT_ANSWERS)('$name', async (answer) => {
    const { db } = fixture.database;
    const bench = telegramBench(fixture.database, { root: server.root });
    const { id: caseId } = await givenCase(db);
    await cardPosted(db, { caseId, chatId: GROUP, messageId: 5, shown: screen('old') });
    await wantCard(db, { caseId, chatId: GROUP, wanted: screen('new') });
    answerOnce(new Map([[GROUP, answer]]), ({ method }) => method === 'editMessageText');

    for (let round = 0; round < 3; round += 1) {
      await bench.sending.edit();
      await bench.sending.editors.idle();
      await bench.after(60_000);
    }
    const gone = answer.outcome.kind === 'message-gone';
    expect(heard(GROUP)).toEqual(gone ? [`${GROUP}: new`] : []);
    expect(await readCards(db, caseId)).toMatchObject([{ messageId: gone ? 1 : 5, shown: screen('new') }]);
    expect(server.calls.filter(({ method }) => method === 'editMessageText')).toHaveLength(1);
  });
});

describe('asked to wait five seconds', () => {
  const owe = (chatId: number) => enqueue(fixture.database.db, [message(`${chatId}`, { chatId })]);

  /** Telegram asks so many calls to wait, and answers well ever after. */
  function refuseFirst(count: number): void {
    let calls = 0;
    server.behave((call, response) => {
      phones.push(textOf(call));
      if ((calls += 1) > count) ok(response, { message_id: phones.length });
      else refuse(response, 429, 'Too Many Requests: retry after 5', { retry_after: 5 });
    });
  }

  test('one chat is written to when they are over, the others at once', async () => {
    const bench = telegramBench(fixture.database, { root: server.root });
    refuseFirst(1);
    await owe(1);
    await bench.after(0);
    await owe(2);
    await bench.after(4_999);
    expect(phones).toEqual(['1: 1', '2: 2']);
    await bench.after(1);
    expect(phones.slice(2)).toEqual(['1: 1']);
  });

  test('two chats at once: nobody is written to until they are over', async () => {
    const bench = telegramBench(fixture.database, { root: server.root });
    refuseFirst(2);
    await owe(1);
    await owe(2);
    await bench.after(0);
    await owe(3);
    await bench.after(4_999);
    expect(phones.toSorted()).toEqual(['1: 1', '2: 2']);
    await bench.after(1);
    expect(phones.slice(2).toSorted()).toEqual(['1: 1', '2: 2', '3: 3']);
  });
});
