import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { count, eq } from 'drizzle-orm';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addDays } from '../../src/domain/calendar.ts';
import type { Db } from '../../src/store/database.ts';
import { takeLease } from '../../src/store/leases.ts';
import { appeal, imports } from '../../src/store/schema/appeals.ts';
import { inbox, outbox } from '../../src/store/schema/messages.ts';
import { endProcesses, endProcessesAfterEach, type BotProcess } from '../support/bot-process.ts';
import { MIGRATIONS } from '../support/databases.ts';
import { letLeasesRunOut, newGround } from '../support/ground.ts';
import { firstMigrations } from '../support/migrations.ts';
import { foundTown, type FoundedTown } from '../support/founded-town.ts';
import type { Resident } from '../support/resident.ts';
import { messagesLeft, onCall, openTown, type Town } from '../support/town.ts';
import { exportFile, ingest, surgeFile, TODAY, YESTERDAY } from '../support/town-files.ts';

endProcessesAfterEach();

const CARD = '🔴 №1 · Энергетика';
const DIGEST = 'ТОП по индексу роста';
/** What whoever is owed a report gets when nobody knows whether it arrived. */
const CARD_OR_OFFER = /🔴 №1 · Энергетика|Доставка доклада не подтверждена/;
const DIGEST_OR_OFFER = /ТОП по индексу роста|Доставка сводки не подтверждена/;
/** An hour before the digest, when nothing falls due by itself. */
const QUIET = { CLOCK_START: `${TODAY}T09:00:00+03:00` };
/** A minute before the digest, a minute in a second. */
const BEFORE_DIGEST = { CLOCK_START: `${TODAY}T09:57:00+03:00`, CLOCK_SPEED: '60' };
/** An incident, and different bytes from what the town knows of yesterday. */
const surge = surgeFile();

describe.each(['pglite', 'postgres'] as const)('on %s', (kind) => {
  let founded: FoundedTown;
  let town: Town;
  beforeAll(async () => {
    founded = await foundTown(kind);
  });
  beforeEach(async () => {
    town = await founded.open();
  });
  afterEach(() => town.close());
  afterAll(() => founded.drop());

  /** The program starts again on the same data; nobody waits for the leases and claims of the dead one. */
  async function startAgain(env: Record<string, string>): Promise<BotProcess> {
    if (kind === 'postgres') await town.ground.look(letLeasesRunOut);
    return town.start(env);
  }

  test('inbox stored, not handled: the press counts after the restart, once', async () => {
    const { officer, api } = town;
    const program = await town.start(QUIET);
    await ingest(program, surge);
    const card = await officer.gets(CARD);
    // The chat is busy with a command that is never answered: the press behind it can only be stored.
    const hangs = onCall(town, 'sendMessage', officer, 'before', () => pause(600_000, 'reset', { ref: false }));
    officer.say('/status');
    await hangs;
    const answer = officer.tap(card, 'Принял в работу');
    const pressed = api.snapshot().updates.nextId - 1;
    api.faults.next(
      'getUpdates',
      { kind: 'hang' },
      {
        where: ({ values }) => {
          const confirmed = Number(values['offset']) > pressed;
          if (confirmed) program.signal('SIGKILL');
          return confirmed;
        },
      },
    );
    expect(await program.ended).toMatchObject({ signal: 'SIGKILL' });
    expect(answer()).toBe(null);
    if (kind === 'postgres') {
      const [stored] = await town.ground.look((db) => db.select().from(inbox).where(eq(inbox.updateId, pressed)));
      expect(stored).toMatchObject({ doneAt: null, attempts: 0 });
    }

    const again = await startAgain(QUIET);
    expect(await town.until('the press is answered', answer)).toBe('№1: принято в работу');
    await officer.gets('Режим: технологическое нарушение');
    await nothingLeft(again);
    expect(officer.all('Режим: технологическое нарушение')).toHaveLength(1);
    await once(officer, 'Принято в работу');
  });

  test('act committed, not answered: the press is answered after the restart and counts once', async () => {
    const { officer } = town;
    const program = await town.start(QUIET);
    await ingest(program, surge);
    const card = await officer.gets(CARD);
    const killed = onCall(town, 'answerCallbackQuery', officer, 'before', killing(program));
    const answer = officer.tap(card, 'Принял в работу');
    await killed;

    await startAgain(QUIET);
    expect(await town.until('the press is answered', answer)).toBe('№1: принято в работу');
    await once(officer, 'Принято в работу');
  });

  test('tick committed, row claimed: the alarm arrives, marked «повтор» because nobody knows', async () => {
    const { officer, mcurHead } = town;
    const program = await town.start(QUIET);
    const killed = onCall(town, 'sendMessage', officer, 'before', killing(program));
    await ingest(program, surge).catch(() => undefined);
    await killed;
    expect(officer.all(CARD)).toEqual([]);

    const again = await startAgain(QUIET);
    expect((await officer.gets(CARD)).text).toMatch(/^повтор · 🔴/);
    await mcurHead.gets(CARD_OR_OFFER);
    await nothingLeft(again);
    expect(officer.all(CARD)).toHaveLength(1);
    expect(mcurHead.all(CARD_OR_OFFER)).toHaveLength(1);
  });

  test('message accepted, not marked: the alarm comes once more, marked «повтор», and never again', async () => {
    const { officer, mcurHead } = town;
    const program = await town.start(QUIET);
    const killed = onCall(town, 'sendMessage', officer, 'after', killing(program));
    await ingest(program, surge).catch(() => undefined);
    await killed;
    expect(officer.all(CARD)).toHaveLength(1);

    const again = await startAgain(QUIET);
    await mcurHead.gets(CARD_OR_OFFER);
    await nothingLeft(again);
    expect(officer.all(CARD).map(firstWords)).toEqual(['🔴 №1', 'повтор · 🔴 №1']);
    const repeated = officer.all('повтор').at(0);
    expect(repeated && (await officer.press(repeated, 'Принял в работу'))).toBe('№1: принято в работу');
  });

  test('digest accepted, not marked: it is offered, and sent once more only when asked for', async () => {
    const { officer, mcurHead } = town;
    const program = await town.start(BEFORE_DIGEST);
    await onCall(town, 'sendPhoto', mcurHead, 'after', killing(program));

    const again = await startAgain(BEFORE_DIGEST);
    const offer = await mcurHead.gets('Доставка сводки не подтверждена');
    await officer.gets(DIGEST_OR_OFFER);
    await nothingLeft(again);
    expect(mcurHead.all(DIGEST)).toHaveLength(1);
    // Beside the draft that the officer was shown ahead.
    const sent = officer.all(DIGEST).filter(({ text }) => !text.includes('Черновик сводки'));
    expect(sent.length).toBeLessThanOrEqual(1);
    expect(await mcurHead.press(offer, 'Отправить ещё раз')).toBe('Отправляется ещё раз.');
    await town.until('the digest came once more', () => mcurHead.all(DIGEST).length === 2);
    expect(await mcurHead.press(offer, 'Отправить ещё раз')).toBe('Уже отправлено ещё раз.');
    await nothingLeft(again);
    expect(mcurHead.all(DIGEST).map(firstWords)).toEqual(['ТОП по', 'повтор · ТОП по']);
  });

  test('mid-import: nothing of the file is seen, and the same file again is whole', async () => {
    const file = exportFile({ from: addDays(TODAY, -80), to: YESTERDAY }, () => 120);
    const rows = file.text.split('\r\n').length - 1;
    const program = await town.start({ ...QUIET, LOG_LEVEL: 'debug' });
    const answered = ingest(program, file).then(
      () => 'answered',
      () => 'cut',
    );
    await program.logged('a chunk of a file is staged');
    await program.kill();
    expect(await answered).toBe('cut');
    const staged = await town.ground.look(stagedRows);
    expect(staged).toBeGreaterThan(0);
    expect(staged).toBeLessThan(rows);

    const again = await startAgain(QUIET);
    const whole = await ingest(again, file);
    expect(whole).toMatchObject({ status: 200, body: { rows, alreadyLoaded: false } });
    expect(await ingest(again, file)).toMatchObject({ status: 200, body: { rows, alreadyLoaded: true } });
  });

  if (kind === 'postgres') {
    test('tick committed, nothing claimed: every message arrives after the restart, unmarked and once', async () => {
      const { officer, mcurHead, ground } = town;
      await ground.look((db) => takeLease(db, { name: 'sender', holder: 'nobody', seconds: 600 }));
      const program = await town.start(QUIET);
      await ingest(program, surge);
      expect(await ground.look(queuedRows)).toBe(2);
      await program.kill();

      const again = await startAgain(QUIET);
      await officer.gets(CARD);
      await mcurHead.gets(CARD);
      await nothingLeft(again);
      expect([...officer.all(CARD), ...mcurHead.all(CARD)].map(firstWords)).toEqual(['🔴 №1', '🔴 №1']);
    });
  }

  /** The history of the case tells it once. */
  async function once(who: Resident, deed: string): Promise<void> {
    const card = who.all('№1 · Энергетика').at(0);
    if (!card) throw new Error('there is no card');
    await who.press(card, 'История');
    const { text } = await who.gets(`${deed}: ${who.name}`);
    expect(text.split(deed)).toHaveLength(2);
  }

  /** Nothing waits to be sent any more. */
  async function nothingLeft(program: BotProcess): Promise<void> {
    await expect.poll(() => messagesLeft(program), { timeout: 10_000, interval: 50 }).toBe(0);
  }
});

describe('on postgres', () => {
  test('mid-migration: killed while it waits for a table, the next start brings the schema up to date', async () => {
    const ground = await newGround('postgres');
    const folder = await mkdtemp(join(tmpdir(), 'reglament-migrations-'));
    const observer = postgres(ground.env['DATABASE_URL'] ?? '', { max: 2, onnotice: () => {} });
    await migrate(drizzle(observer), { migrationsFolder: await firstMigrations(folder, 1) });
    const town = await openTown(ground);
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    // Whoever writes the journal keeps the migration that puts a trigger on it waiting.
    const holding = observer.begin(async (tx) => {
      await tx`lock table journal in row exclusive mode`;
      await released;
    });
    const program = town.launch(QUIET);
    const waiting = async (): Promise<number> => {
      const [row] = await observer<[{ waiting: number }]>`
        select count(*)::int as waiting from pg_stat_activity
        where datname = current_database() and application_name = 'reglament' and wait_event_type = 'Lock'`;
      return row.waiting;
    };
    await expect.poll(waiting, { timeout: 20_000, interval: 20 }).toBe(1);
    await program.kill();
    release();
    await holding;

    await town.start(QUIET);
    const [{ applied, triggers }] = await observer<[{ applied: number; triggers: number }]>`
      select (select count(*)::int from drizzle.__drizzle_migrations) as applied,
             (select count(*)::int from pg_trigger where tgname = 'journal_append_only') as triggers`;
    expect({ applied, triggers }).toEqual({
      applied: readMigrationFiles({ migrationsFolder: MIGRATIONS }).length,
      triggers: 1,
    });
    await observer.end();
    await town.close();
    await rm(folder, { recursive: true });
    await endProcesses();
    await ground.drop();
  });
});

/** Kills the program in the middle of its call. */
function killing(program: BotProcess): () => 'reset' {
  return () => {
    program.signal('SIGKILL');
    return 'reset';
  };
}

/** Of a card or a digest, with the mark of a repeat if it bears one. */
function firstWords({ text }: { text: string }): string {
  return /^(повтор · )?\S+ \S+/.exec(text)?.[0] ?? text;
}

async function stagedRows(db: Db): Promise<number> {
  const rows = await db
    .select({ rows: count() })
    .from(appeal)
    .innerJoin(imports, eq(imports.id, appeal.importId))
    .where(eq(imports.state, 'staging'));
  return rows[0]?.rows ?? 0;
}

async function queuedRows(db: Db): Promise<number> {
  const rows = await db.select({ rows: count() }).from(outbox).where(eq(outbox.state, 'queued'));
  return rows[0]?.rows ?? 0;
}
