import { like, sql } from 'drizzle-orm';
import type { App } from '../../src/app/app.ts';
import { acceptInvitation } from '../../src/app/people/accept.ts';
import { ensureAdmins } from '../../src/app/people/admins.ts';
import { ensureSeats } from '../../src/app/people/ensure-seats.ts';
import { invite } from '../../src/app/people/invite.ts';
import type { Database } from '../../src/store/database.ts';
import { cases } from '../../src/store/schema/cases.ts';
import { outbox } from '../../src/store/schema/messages.ts';
import { stampSystem } from '../../src/store/system.ts';
import { announceRise } from '../../test/support/announce-rise.ts';
import { importApp, KHIMKI, TUESDAY_MORNING } from '../../test/support/import-app.ts';

const ADMIN = 1;
const FIRST_PERSON = 1_000;

/** A municipality in which everybody sits and one emergency runs, and its clock. */
export interface DueWorld {
  app: App;
  clock: { now: Date };
  /** Of the emergency, which is the pattern of every other. */
  caseId: number;
}

/** Seats every post of the energy block in a private chat, and announces an emergency. */
export async function dueWorld(database: Database): Promise<DueWorld> {
  const clock = { now: TUESDAY_MORNING };
  const app = importApp(database, { clock: () => clock.now, books: new Map([[KHIMKI.id, KHIMKI]]) });
  await stampSystem(database.db, { stamp: 'simulated', botId: null });
  await ensureSeats(app);
  await ensureAdmins(app, [ADMIN]);
  for (const [index, post] of Object.keys(KHIMKI.posts).entries()) await sit(app, post, FIRST_PERSON + index);
  const caseId = await announceRise(app);
  await database.db.delete(outbox);
  return { app, clock, caseId };
}

async function sit(app: App, post: string, id: number): Promise<void> {
  const invited = await invite(app, { by: ADMIN, words: [post, KHIMKI.id] });
  // A post of many units is sat in by unit: none is needed here.
  if (invited.kind !== 'invited') return;
  const by = { id, name: `Человек ${id}`, username: null };
  await acceptInvitation(app, { code: invited.code, by, chat: { id, kind: 'private', title: '' } });
}

/**
 * Makes `count` more of a case, each with its obligations and cards, and a subject of its own. `later`: everything due in
 * them is so many days later. Gives their ids.
 */
export async function copyCase({ db }: Database, caseId: number, count: number, later = 0): Promise<number[]> {
  const shift = sql.raw(`interval '${later} days'`);
  await db.execute(sql`
    insert into "case" (number, regulation, book_hash, kind, subject, drill, state, level, level_at, reached, told, owner,
      facts, opened_at, closed_at, last_at, next_at, version)
    select number + n, regulation, book_hash, kind, 'copy-' || ${later}::int || '-' || n, drill, state, level, level_at, reached, told, owner,
      facts, opened_at, closed_at, last_at, next_at + ${shift}, version
    from "case", generate_series(1, ${count}::int) n where id = ${caseId}`);
  await db.execute(sql`
    insert into obligation (case_id, rule, clause, debtor, occurrence, starts_at, due_at, next_at, step, state, reason,
      overdue_at, ended_at, ended_by, items, draft)
    select copy.id, rule, clause, debtor, occurrence, starts_at, due_at + ${shift}, o.next_at + ${shift}, step, o.state, reason,
      overdue_at, ended_at, ended_by, items, draft
    from obligation o join "case" copy on copy.subject like 'copy-' || ${later}::int || '-%' where o.case_id = ${caseId}`);
  await db.execute(sql`
    insert into card (case_id, chat_id, message_id, wanted, shown, dirty)
    select copy.id, chat_id, 1000000 + copy.id, wanted, wanted, false
    from card c join "case" copy on copy.subject like 'copy-' || ${later}::int || '-%' where c.case_id = ${caseId}`);
  await db.execute(sql`analyze`);
  const made = await db
    .select({ id: cases.id })
    .from(cases)
    .where(like(cases.subject, `copy-${later}-%`))
    .orderBy(cases.id);
  return made.map(({ id }) => id);
}
