import { asc } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { journal } from '../../src/store/schema/cases.ts';
import { startBalancer, type Balancer } from '../support/balancer.ts';
import { endProcessesAfterEach, type BotProcess } from '../support/bot-process.ts';
import { useTown } from '../support/founded-town.ts';
import { messagesLeft, onCall } from '../support/town.ts';
import { ingest, surgeFile, TODAY } from '../support/town-files.ts';

endProcessesAfterEach();

const CARD = '🔴 №1 · Энергетика';
const DEPUTIES = 8;
const PRESSES_EACH = 10;
/** A lease lasts 15 s; whoever waits for it asks once a second. */
const TAKES_OVER_WITHIN_MS = 25_000;
/** Ten minutes in a second; the digest of the day is over. */
const FAST = { CLOCK_START: `${TODAY}T10:30:00+03:00`, CLOCK_SPEED: '600', WEBHOOK_SECRET: 'a-secret-of-the-webhook' };

const place = useTown('postgres', { deputies: DEPUTIES });
let balancer: Balancer;
beforeAll(async () => {
  balancer = await startBalancer();
});
afterAll(() => balancer.close());

test(
  'two processes on one database: one owner of a hundred presses, one step a level, one sender, and a successor',
  {
    timeout: 90_000,
  },
  async () => {
    const { town } = place;
    const { officer, mcurHead, deputies, districtHead, api, ground } = town;
    const programs: BotProcess[] = [];
    for (let one = 0; one < 2; one += 1) {
      const program = await town.start({ ...FAST, WEBHOOK_URL: balancer.url });
      balancer.ports.push(Number((await program.ready())['port']));
      programs.push(program);
    }
    const [first] = programs as [BotProcess];
    await ingest(first, surgeFile());
    for (const deputy of deputies) await deputy.gets(CARD);

    const people = [officer, mcurHead, ...deputies];
    const answers: (() => string | null)[] = [];
    for (let round = 0; round < PRESSES_EACH; round += 1) {
      for (const person of people) {
        const card = person.all(CARD).at(-1);
        if (card) answers.push(person.tap(card, 'Принял в работу'));
      }
    }
    const said = await town.until('every press is answered', () => {
      const given = answers.map((answer) => answer());
      return given.every((answer) => answer !== null) && given;
    });
    expect(said).toHaveLength(100);
    expect(said.filter((answer) => answer === '№1: принято в работу')).toHaveLength(1);
    expect(said.filter((answer) => /^№1: уже принял\(а\) .+, \d\d:\d\d$/.test(answer ?? ''))).toHaveLength(99);

    const sender = programs.find((program) => program.lines().some(({ msg }) => msg === 'this process sends'));
    const other = programs.find((program) => program !== sender);
    if (!sender || !other) throw new Error('nobody sends');
    expect(other.lines().filter(({ msg }) => msg === 'this process sends')).toEqual([]);

    // The sender dies with a message to the Head in its hands: level 3, or the ping after it.
    await onCall(town, 'sendMessage', districtHead, 'before', () => {
      sender.signal('SIGKILL');
      return 'reset';
    });
    await districtHead.gets('повтор · ', TAKES_OVER_WITHIN_MS);
    expect(other.lines().filter(({ msg }) => msg === 'this process sends')).toMatchObject([
      { doubtful: expect.any(Number) as number },
    ]);
    await expect.poll(() => messagesLeft(other), { timeout: 10_000, interval: 50 }).toBe(0);
    expect(await other.stop()).toEqual({ code: 0, signal: null });

    const record = await ground.look((db) => db.select().from(journal).orderBy(asc(journal.id)));
    const levels = record.filter(({ kind }) => kind === 'reach').map(({ body }) => (body as { level: number }).level);
    expect(levels).toEqual([0, 1, 2, 3]);
    expect(record.filter(({ kind }) => kind === 'own')).toHaveLength(1);
    const texts = api.calls
      .of('sendMessage')
      .map(({ values }) => `${String(values['chat_id'])}: ${String(values['text'])}`);
    expect(texts.filter((text, index) => texts.indexOf(text) !== index)).toEqual([]);
  },
);
