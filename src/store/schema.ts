import { sql } from 'drizzle-orm';
import {
  bigint,
  bigserial,
  boolean,
  date,
  doublePrecision,
  index,
  integer,
  pgSequence,
  pgTable,
  primaryKey,
  serial,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { CASE_KINDS } from '../domain/case.ts';
import type { RegisterValues } from '../domain/register.ts';
import { jsonb } from './jsonb.ts';
import { PLACE_KEY } from './place-key.ts';

/*
 * One schema for PGlite and PostgreSQL. Instants are business time and are always given by the caller: there is no
 * `now()` default anywhere, except in leases, which are about processes and use the database's own clock.
 */
const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });
const telegramId = (name: string) => bigint(name, { mode: 'number' });

/** № of cases that people speak of. */
export const caseNumber = pgSequence('case_number', { startWith: 1 });

/** One row: what this database is, and the clock mapping of a simulated one. */
export const system = pgTable('system', {
  id: integer('id').primaryKey(),
  stamp: text('stamp', { enum: ['real', 'simulated', 'sandbox'] }).notNull(),
  botId: telegramId('bot_id'),
  clockRealAt: instant('clock_real_at'),
  clockStartAt: instant('clock_start_at'),
  clockSpeed: doublePrecision('clock_speed'),
  adminCodeHash: text('admin_code_hash'),
  adminCodeExpiresAt: instant('admin_code_expires_at'),
  lastTickAt: instant('last_tick_at'),
});

/** Per regulation: which book it runs on and since when the data are watched. */
export const regulationState = pgTable('regulation_state', {
  regulation: text('regulation').primaryKey(),
  district: text('district').notNull(),
  bookHash: text('book_hash').notNull(),
  watchingSince: instant('watching_since'),
});

export const person = pgTable('person', {
  id: telegramId('id').primaryKey(),
  name: text('name').notNull(),
  username: text('username'),
  phone: text('phone'),
  admin: boolean('admin').notNull(),
  createdAt: instant('created_at').notNull(),
});

export const seat = pgTable(
  'seat',
  {
    id: serial('id').primaryKey(),
    district: text('district').notNull(),
    post: text('post').notNull(),
    /** Block, `<block>/<folded organisation>` for a unit of a post, or '' for a seat of the whole district. */
    scope: text('scope').notNull(),
    /** The organisation of a unit, as it was first written. */
    title: text('title'),
    /** No bot is let in there: what is owed is passed on by hand. */
    relay: boolean('relay').notNull().default(false),
  },
  (t) => [uniqueIndex('seat_natural').on(t.district, t.post, t.scope)],
);

/** Periods `[from, to)`: they may lie ahead, for whoever is away and whoever stands in. */
export const appointment = pgTable(
  'appointment',
  {
    id: serial('id').primaryKey(),
    seatId: integer('seat_id')
      .notNull()
      .references(() => seat.id),
    personId: telegramId('person_id')
      .notNull()
      .references(() => person.id),
    fromAt: instant('from_at').notNull(),
    toAt: instant('to_at'),
    /** Key of the absence that made this period: the substitute's, and the holder's own after it. Or of a shift. */
    absence: text('absence'),
  },
  (t) => [
    uniqueIndex('appointment_current')
      .on(t.seatId, t.personId)
      .where(sql`to_at is null`),
    index('appointment_person').on(t.personId),
    index('appointment_absence')
      .on(t.absence)
      .where(sql`absence is not null`),
  ],
);

export const binding = pgTable(
  'binding',
  {
    id: serial('id').primaryKey(),
    seatId: integer('seat_id')
      .notNull()
      .references(() => seat.id),
    chatId: telegramId('chat_id').notNull(),
    chatKind: text('chat_kind', { enum: ['private', 'group'] }).notNull(),
    state: text('state', { enum: ['active', 'unreachable', 'ended'] }).notNull(),
    reason: text('reason'),
    changedAt: instant('changed_at').notNull(),
  },
  (t) => [
    uniqueIndex('binding_current')
      .on(t.seatId, t.chatId)
      .where(sql`state <> 'ended'`),
    index('binding_chat').on(t.chatId),
  ],
);

/** Only the hash of the code is kept; one `update … returning` consumes it. */
export const invitation = pgTable('invitation', {
  hash: text('hash').primaryKey(),
  seatId: integer('seat_id')
    .notNull()
    .references(() => seat.id),
  label: text('label').notNull(),
  createdBy: telegramId('created_by').notNull(),
  createdAt: instant('created_at').notNull(),
  expiresAt: instant('expires_at').notNull(),
  usedAt: instant('used_at'),
  usedBy: telegramId('used_by'),
});

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

/** Raw updates: stored first, then confirmed to Telegram, handled in order per chat. Body wiped when done. */
export const inbox = pgTable(
  'inbox',
  {
    updateId: bigint('update_id', { mode: 'number' }).primaryKey(),
    chatId: telegramId('chat_id').notNull(),
    body: jsonb('body'),
    receivedAt: instant('received_at').notNull(),
    doneAt: instant('done_at'),
    attempts: integer('attempts').notNull(),
    /** Real time of the database: a killed process's claim runs out by itself. */
    claimedUntil: instant('claimed_until'),
  },
  (t) => [
    index('inbox_waiting')
      .on(t.chatId, t.updateId)
      .where(sql`done_at is null`),
    index('inbox_done')
      .on(t.doneAt)
      .where(sql`done_at is not null`),
  ],
);

export const outbox = pgTable(
  'outbox',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    key: text('key').notNull(),
    caseId: bigint('case_id', { mode: 'number' }),
    /** Further cases bundled into the same message. */
    cases: jsonb('cases').$type<number[]>().notNull(),
    /** Obligations the delivery of which is an act: their keys, by case id. */
    obligations: jsonb('obligations').$type<{ caseId: number; key: string; posts: string[] }[]>().notNull(),
    chatId: telegramId('chat_id').notNull(),
    lane: text('lane', { enum: ['alarm', 'demand', 'report', 'digest'] }).notNull(),
    /** `card`: becomes the living card of its case in this chat. `reply`: answers that card. `plain`: stands alone. */
    form: text('form', { enum: ['card', 'reply', 'plain'] }).notNull(),
    /** A queued ping is void once the case is acknowledged or over. */
    ping: boolean('ping').notNull(),
    silent: boolean('silent').notNull(),
    /** `Screen` of domain/message.ts. */
    body: jsonb('body').notNull(),
    /** Business time. */
    notBefore: instant('not_before').notNull(),
    expiresAt: instant('expires_at'),
    state: text('state', { enum: ['queued', 'sending', 'sent', 'failed', 'unknown', 'void'] }).notNull(),
    /** True once an ambiguous alarm is sent again, marked «повтор». */
    repeat: boolean('repeat').notNull(),
    attempt: integer('attempt').notNull(),
    senderEpoch: integer('sender_epoch'),
    messageId: bigint('message_id', { mode: 'number' }),
    sentAt: instant('sent_at'),
    error: text('error'),
  },
  (t) => [
    uniqueIndex('outbox_key').on(t.key),
    index('outbox_waiting')
      .on(t.lane, t.id)
      .where(sql`state in ('queued', 'sending')`),
    index('outbox_case').on(t.caseId),
    index('outbox_message')
      .on(t.chatId, t.messageId)
      .where(sql`message_id is not null`),
  ],
);

/** One living card per case and chat: `wanted` is brought onto the phone by editing until `shown` equals it. */
export const card = pgTable(
  'card',
  {
    caseId: bigint('case_id', { mode: 'number' })
      .notNull()
      .references(() => cases.id),
    chatId: telegramId('chat_id').notNull(),
    messageId: bigint('message_id', { mode: 'number' }),
    wanted: jsonb('wanted').notNull(),
    shown: jsonb('shown'),
    /** True while wanted differs from shown: what the card pump looks for. */
    dirty: boolean('dirty').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.caseId, t.chatId] }),
    index('card_message').on(t.chatId, t.messageId),
    index('card_dirty')
      .on(t.chatId)
      .where(sql`dirty`),
  ],
);

/** A one-line input the bot waits for: a reply to the message, or the next words in a private chat. */
export const prompt = pgTable(
  'prompt',
  {
    chatId: telegramId('chat_id').notNull(),
    messageId: bigint('message_id', { mode: 'number' }).notNull(),
    caseId: bigint('case_id', { mode: 'number' }).notNull(),
    personId: telegramId('person_id').notNull(),
    /** What the words will be: `progress`, `informing`, `resolved`, …, with an argument after a colon. */
    expects: text('expects').notNull(),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
  },
  (t) => [primaryKey({ columns: [t.chatId, t.messageId] })],
);

export const lease = pgTable('lease', {
  name: text('name').primaryKey(),
  holder: text('holder').notNull(),
  epoch: integer('epoch').notNull(),
  /** Real time of the database. */
  until: instant('until').notNull(),
});

/** One file taken in. Its appeals are seen when the state turns `visible`: whole or not at all. */
export const imports = pgTable(
  'import',
  {
    id: serial('id').primaryKey(),
    regulation: text('regulation').notNull(),
    district: text('district').notNull(),
    /** sha-256 of the bytes: the same bytes are the same import. */
    hash: text('hash').notNull(),
    fileName: text('file_name').notNull(),
    state: text('state', { enum: ['staging', 'visible', 'rolled-back'] }).notNull(),
    asOf: instant('as_of').notNull(),
    receivedAt: instant('received_at').notNull(),
    /** Telegram id of the sender, or the way in. */
    receivedBy: text('received_by').notNull(),
    rows: integer('rows').notNull(),
    added: integer('added').notNull(),
    changed: integer('changed').notNull(),
    unchanged: integer('unchanged').notNull(),
    foreign: integer('foreign_rows').notNull(),
    rejected: jsonb('rejected').$type<{ row: number; reason: string }[]>().notNull(),
    periodFrom: date('period_from', { mode: 'string' }),
    periodTo: date('period_to', { mode: 'string' }),
    /** First day of which the file is taken to hold everything. */
    coversFrom: date('covers_from', { mode: 'string' }),
  },
  (t) => [
    uniqueIndex('import_once')
      .on(t.district, t.hash)
      .where(sql`state in ('staging', 'visible')`),
  ],
);

/**
 * A version of an appeal, seen while its import is visible and the import that superseded it (if any) is not.
 * So an import becomes visible at once by one update, and is rolled back by one update.
 */
export const appeal = pgTable(
  'appeal',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    district: text('district').notNull(),
    source: text('source').notNull(),
    externalId: text('external_id').notNull(),
    importId: integer('import_id')
      .notNull()
      .references(() => imports.id),
    supersededBy: integer('superseded_by').references(() => imports.id),
    /** Hash of the canonical row: an unchanged row is not written again. */
    rowHash: text('row_hash').notNull(),
    createdAt: instant('created_at').notNull(),
    /** Local day of `createdAt`, for counting. */
    createdOn: date('created_on', { mode: 'string' }).notNull(),
    deadlineAt: instant('deadline_at'),
    closedAt: instant('closed_at'),
    status: text('status').notNull(),
    statusGroup: text('status_group').notNull(),
    overdue: boolean('overdue').notNull(),
    repeated: boolean('repeated').notNull(),
    direction: text('direction'),
    category: text('category'),
    subcategory: text('subcategory'),
    fact: text('fact'),
    omsu: text('omsu'),
    executor: text('executor'),
    locality: text('locality'),
    street: text('street'),
    house: text('house'),
    url: text('url'),
  },
  (t) => [
    uniqueIndex('appeal_version').on(t.district, t.source, t.externalId, t.importId),
    index('appeal_current')
      .on(t.district, t.source, t.externalId)
      .where(sql`superseded_by is null`),
    index('appeal_day').on(t.district, t.createdOn),
    index('appeal_place').on(t.district, PLACE_KEY, t.createdOn),
    // What executors still work on: a few per cent of all. Superseded versions of it pile up, hence the second condition.
    index('appeal_open')
      .on(t.district, t.statusGroup)
      .where(sql`superseded_by is null and status_group in ('new', 'accepted', 'in-work', 'postponed')`),
    index('appeal_closed')
      .on(t.district, t.closedAt)
      .where(sql`closed_at is not null`),
    index('appeal_import').on(t.importId),
    index('appeal_superseded')
      .on(t.supersededBy)
      .where(sql`superseded_by is not null`),
  ],
);

/** A row of a register (п. 1.4, Ruza 2.3): its fields are the book's. A row that was changed or removed is ended, not deleted. */
export const registerRow = pgTable(
  'register_row',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    regulation: text('regulation').notNull(),
    district: text('district').notNull(),
    register: text('register').notNull(),
    values: jsonb('values').$type<RegisterValues>().notNull(),
    createdAt: instant('created_at').notNull(),
    /** Id of a person, or the way a file came. */
    createdBy: text('created_by').notNull(),
    /** When somebody last said that it stands; of an ended row: when it ended. */
    updatedAt: instant('updated_at').notNull(),
    endedAt: instant('ended_at'),
  },
  (t) => [
    index('register_row_current')
      .on(t.regulation, t.register, t.id)
      .where(sql`ended_at is null`),
    index('register_row_updated').on(t.regulation, t.register, t.updatedAt),
  ],
);
