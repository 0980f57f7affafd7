import { and, asc, eq, inArray, like, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Outcome } from '../../src/domain/act.ts';
import type { Screen } from '../../src/domain/message.ts';
import type { Database } from '../../src/store/database.ts';
import { openDatabase } from '../../src/store/open-database.ts';
import { imports } from '../../src/store/schema/appeals.ts';
import { act, cases, journal } from '../../src/store/schema/cases.ts';
import { inbox, outbox } from '../../src/store/schema/messages.ts';
import {
  alarmsOf,
  ALARMS,
  announceAlarms,
  CALMS_WITHIN_MS,
  isAlarm,
  shuffled,
  wave,
  type Pressed,
} from '../support/alarm-waves.ts';
import { startBalancer, type Balancer } from '../support/balancer.ts';
import { endProcessesAfterEach, type BotProcess } from '../support/bot-process.ts';
import { MIGRATIONS } from '../support/databases.ts';
import { crashPostgres, startPostgres, teardown } from '../support/postgres-global.ts';
import { foundTown, type FoundedTown } from '../support/founded-town.ts';
import type { Resident } from '../support/resident.ts';
import { onCall, type Town } from '../support/town.ts';
import { ingest, surgeFile, TODAY } from '../support/town-files.ts';

endProcessesAfterEach();

const DEPUTIES = 18;
/** A minute in a second: what is announced, pinged and escalated goes on while the programs die. */
const CLOCK = { CLOCK_START: `${TODAY}T10:45:00+03:00`, CLOCK_SPEED: '60', WEBHOOK_SECRET: 'a-secret-of-the-webhook' };
/** Of as many answers as there are chats. */
const UNTOLD = 15;
const SENDS = 'this process sends';

let founded: FoundedTown;
let town: Town;
let database: Database;
let balancer: Balancer;
/** Who stands behind the balancer now, and all who ever did. */
const programs: BotProcess[] = [];
const everybody: BotProcess[] = [];

beforeAll(async () => {
  // A server of its own: it is going to die. What it has said to be written is written, only a power cut could take it.
  const server = await startPostgres(['fsync=off', 'full_page_writes=off']);
  founded = await foundTown('postgres', { deputies: DEPUTIES, server });
  town = await founded.open();
  database = await openDatabase({
    url: town.ground.env['DATABASE_URL'] ?? '',
    dataDir: null,
    migrationsFolder: MIGRATIONS,
    max: 2,
  });
  balancer = await startBalancer();
});
afterAll(async () => {
  await database.close();
  await town.close();
  await balancer.close();
  await founded.drop();
  await teardown();
});

test(
  'three processes on one database: each dies in turn, the database too, updates come again and out of order, and each act counts once',
  { timeout: 150_000 },
  async () => {
    const { officer, mcurHead, deputies } = town;
    const people = [officer, mcurHead, ...deputies];
    await announceAlarms(database);
    await Promise.all([0, 1, 2].map(join));

    // The sender dies with an alarm in its hands while a hundred presses come, then every connection is cut.
    const first = await wave({ town, balancer }, people, 0);
    const [sender, ...others] = programs.filter(sends);
    if (!sender) throw new Error('nobody sends');
    expect(others).toEqual([]);
    const inHand = onCall(town, 'sendMessage', officer, 'before', () => {
      sender.signal('SIGKILL');
      return 'reset';
    });
    await Promise.all([first.brought, inHand, load(programs)]);
    const [next, last] = programs.filter((program) => program !== sender) as [BotProcess, BotProcess];
    await cutConnections();
    await join(programs.indexOf(sender));

    // The database dies, and with it the two others, when acts of the second hundred count that nobody was told of.
    const second = await wave({ town, balancer }, people, 1);
    const deadlocks = await deadlocksSoFar();
    const untold = answersWait(UNTOLD);
    const deaths = untold.waiting.then(() => Promise.all([crashPostgres(), next.kill(), last.kill()]));
    await Promise.all([second.brought, load(programs), deaths]);
    untold.go();
    await Promise.all([next, last].map((one) => join(programs.indexOf(one))));
    await Promise.all(shuffled(balancer.heard).map((parcel) => balancer.repeat(parcel)));

    const answers = [first, second].flatMap((one) => one.answers);
    await town.until('every press is answered', () => answers.every(({ said }) => said() !== null), CALMS_WITHIN_MS);
    await expect.poll(leftToDo, { timeout: CALMS_WITHIN_MS, interval: 200 }).toEqual({ updates: 0, messages: 0 });
    for (const program of programs) expect(await program.stop()).toEqual({ code: 0, signal: null });

    await expectEachActOnce(answers);
    await expectOneOwnerEach();
    await expectEachMessageOnce(people);
    const epochs = everybody
      .flatMap((program) => program.lines().filter(({ msg }) => msg === SENDS))
      .map((line) => line['epoch']);
    expect(new Set(epochs).size).toBe(epochs.length);
    expect(await database.db.select({ file: imports.fileName }).from(imports)).toHaveLength(2);
    expect(deadlocks + (await deadlocksSoFar())).toBe(0);
  },
);

/** Starts a program in this place behind the balancer. */
async function join(place: number): Promise<void> {
  const program = await town.start({ ...CLOCK, WEBHOOK_URL: balancer.url });
  balancer.ports[place] = Number((await program.ready())['port']);
  programs[place] = program;
  everybody.push(program);
}

const sends = (program: BotProcess): boolean => program.lines().some(({ msg }) => msg === SENDS);

/** Answers to presses wait: `waiting` resolves when there are so many, `go` lets them all through. */
function answersWait(count: number): { waiting: Promise<void>; go: () => void } {
  let go = (): void => undefined;
  const gone = new Promise<void>((resolve) => {
    go = resolve;
  });
  const waiting = new Promise<void>((resolve) => {
    let known = 0;
    town.api.calls.onRequest(({ method, phase }) => {
      if (method !== 'answerCallbackQuery' || phase !== 'before') return undefined;
      known += 1;
      if (known === count) resolve();
      return gone;
    });
  });
  return { waiting, go };
}

/** The same file to all of these at the same time: whoever is alive loads it, once. */
async function load(these: readonly BotProcess[]): Promise<void> {
  const file = surgeFile();
  await Promise.allSettled(these.map((program) => ingest(program, file)));
}

async function cutConnections(): Promise<void> {
  await database.db.execute(
    sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
  );
}

async function deadlocksSoFar(): Promise<number> {
  const [row] = await database.db
    .select({ count: sql`deadlocks`.mapWith(Number) })
    .from(sql`pg_stat_database`)
    .where(sql`datname = current_database()`);
  return row?.count ?? Number.NaN;
}

async function leftToDo(): Promise<{ updates: number; messages: number }> {
  const { db } = database;
  const updates = await db.$count(inbox, sql`${inbox.doneAt} is null`);
  const messages = await db.$count(outbox, inArray(outbox.state, ['queued', 'sending']));
  return { updates, messages };
}

/** Each press is one act with one outcome, and whoever pressed was told that outcome. */
async function expectEachActOnce(answers: readonly Pressed[]): Promise<void> {
  const acts = await database.db
    .select({ key: act.key, outcome: act.outcome })
    .from(act)
    .where(and(like(act.key, 'cb:%'), eq(act.kind, 'acknowledge')));
  expect(acts.map(({ key }) => key).toSorted()).toEqual(answers.map(({ id }) => `cb:${id}`).toSorted());
  for (const { id, number, said } of answers) {
    const outcome = acts.find(({ key }) => key === `cb:${id}`)?.outcome as Outcome | null | undefined;
    const words = outcome?.kind === 'done' ? /^№(\d+): принято в работу$/ : /^№(\d+): уже принял\(а\) .+, \d\d:\d\d$/;
    expect(words.exec(said() ?? '')?.[1], `${id}: ${said()}`).toBe(String(number));
  }
  expect(answers.filter(({ said }) => said()?.endsWith('принято в работу'))).toHaveLength(ALARMS);
}

/** One owner and one step a level of each case; the file opened one case. */
async function expectOneOwnerEach(): Promise<void> {
  const { db } = database;
  const opened = await db.select().from(cases).where(eq(cases.kind, 'emergency')).orderBy(asc(cases.id));
  expect(opened).toHaveLength(ALARMS + 1);
  const record = await db.select().from(journal).orderBy(asc(journal.id));
  for (const { id, subject, owner } of opened) {
    const own = record.filter((line) => line.caseId === id && line.kind === 'own');
    expect(own, subject).toHaveLength(subject.includes(' ') ? 1 : 0);
    expect(owner !== null, subject).toBe(subject.includes(' '));
    const levels = record
      .filter((line) => line.caseId === id && line.kind === 'reach')
      .map(({ body }) => (body as { level: number }).level);
    expect(levels, subject).toEqual(levels.map((_, index) => index));
  }
}

/** Each alarm is on each phone, a second time only as «повтор»; nothing was lost on the way. */
async function expectEachMessageOnce(people: readonly Resident[]): Promise<void> {
  const rows = await database.db.select().from(outbox);
  for (const who of people) {
    for (let number = 1; number <= ALARMS; number += 1) {
      const owed = rows.filter(
        ({ chatId, state, body }) =>
          chatId === who.phone.user.id && state === 'sent' && isAlarm(number).test((body as Screen).text),
      );
      const shown = alarmsOf(who, number);
      const doubled = shown.filter(({ id }) => !owed.some(({ messageId }) => messageId === id));
      const texts = shown.map(({ text }) => text.slice(0, 80));
      expect(owed.length, `${who.name}: №${number}`).toBeGreaterThan(0);
      expect(shown.length - doubled.length, `${who.name}: ${texts.join()}`).toBe(owed.length);
      const repeated = owed.filter(({ repeat }) => repeat).length;
      expect(doubled.length, `${who.name}: ${texts.join()}`).toBeLessThanOrEqual(repeated);
    }
  }
  const alarms = rows.filter(({ lane, state }) => lane === 'alarm' && state !== 'void');
  expect(alarms.filter(({ state }) => state !== 'sent')).toEqual([]);
  const sent = rows.filter(({ state }) => state === 'sent').map(({ chatId, messageId }) => `${chatId}:${messageId}`);
  expect(new Set(sent).size).toBe(sent.length);
}
