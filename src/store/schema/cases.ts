import { sql } from 'drizzle-orm';
import {
  bigint,
  bigserial,
  boolean,
  index,
  integer,
  pgSequence,
  pgTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { CASE_KINDS } from '../../domain/case.ts';
import { instant, telegramId } from '../columns.ts';
import { jsonb } from '../jsonb.ts';

/** № of cases that people speak of. */
export const caseNumber = pgSequence('case_number', { startWith: 1 });

export const cases = pgTable(
  'case',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    number: integer('number').notNull(),
    regulation: text('regulation').notNull(),
    bookHash: text('book_hash').notNull(),
    kind: text('kind', { enum: CASE_KINDS }).notNull(),
    subject: text('subject').notNull(),
    drill: boolean('drill').notNull(),
    state: text('state', { enum: ['quiet', 'open', 'closing', 'closed'] }).notNull(),
    level: integer('level').notNull(),
    levelAt: instant('level_at'),
    reached: jsonb('reached').$type<string[]>().notNull(),
    told: jsonb('told').$type<string[]>().notNull(),
    owner: jsonb('owner'),
    facts: jsonb('facts').notNull(),
    openedAt: instant('opened_at'),
    closedAt: instant('closed_at'),
    lastAt: instant('last_at').notNull(),
    nextAt: instant('next_at'),
    /** Set when deciding threw: left alone until then. */
    asideUntil: instant('aside_until'),
    version: integer('version').notNull(),
  },
  (t) => [
    uniqueIndex('case_one_open')
      .on(t.regulation, t.kind, t.subject, t.drill)
      .where(sql`state in ('open', 'closing')`),
    index('case_next')
      .on(t.nextAt)
      .where(sql`next_at is not null`),
    index('case_subject').on(t.regulation, t.kind, t.subject),
  ],
);

export const obligation = pgTable(
  'obligation',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    caseId: bigint('case_id', { mode: 'number' })
      .notNull()
      .references(() => cases.id),
    rule: text('rule').notNull(),
    clause: text('clause').notNull(),
    debtor: text('debtor').notNull(),
    occurrence: text('occurrence').notNull(),
    startsAt: instant('starts_at').notNull(),
    dueAt: instant('due_at').notNull(),
    nextAt: instant('next_at'),
    step: integer('step').notNull(),
    state: text('state', { enum: ['open', 'met', 'lapsed', 'void'] }).notNull(),
    reason: text('reason'),
    overdueAt: instant('overdue_at'),
    endedAt: instant('ended_at'),
    endedBy: text('ended_by'),
    items: jsonb('items').$type<string[]>().notNull(),
    draft: text('draft'),
  },
  (t) => [
    uniqueIndex('obligation_natural').on(t.caseId, t.rule, t.debtor, t.occurrence),
    index('obligation_open')
      .on(t.caseId)
      .where(sql`state = 'open'`),
    index('obligation_overdue')
      .on(t.overdueAt)
      .where(sql`state = 'open' and overdue_at is not null`),
  ],
);

export const act = pgTable(
  'act',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    key: text('key').notNull(),
    caseId: bigint('case_id', { mode: 'number' }),
    kind: text('kind').notNull(),
    personId: telegramId('person_id'),
    posts: jsonb('posts').$type<string[]>().notNull(),
    at: instant('at').notNull(),
    body: jsonb('body').notNull(),
    outcome: jsonb('outcome'),
  },
  (t) => [uniqueIndex('act_key').on(t.key), index('act_case').on(t.caseId)],
);

/** Append only. */
export const journal = pgTable(
  'journal',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    caseId: bigint('case_id', { mode: 'number' }).notNull(),
    obligationKey: text('obligation_key'),
    actId: bigint('act_id', { mode: 'number' }),
    at: instant('at').notNull(),
    kind: text('kind').notNull(),
    clause: text('clause').notNull(),
    reason: text('reason').notNull(),
    body: jsonb('body').notNull(),
  },
  (t) => [index('journal_case').on(t.caseId, t.id)],
);
