import { sql } from 'drizzle-orm';
import {
  bigint,
  bigserial,
  boolean,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { instant, telegramId } from '../columns.ts';
import { jsonb } from '../jsonb.ts';
import { cases } from './cases.ts';

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
    /** Of its case, when `wanted` was worded. A digest, which is worded by its day, leaves it at 0. */
    version: integer('version').notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.caseId, t.chatId] }),
    index('card_message').on(t.chatId, t.messageId),
    index('card_dirty')
      .on(t.chatId)
      .where(sql`dirty`),
  ],
);

/**
 * Cases decided on since their cards were worded, with the version they were left at. Written with the decision, so that no
 * card is forgotten; the wording itself keeps no press waiting.
 */
export const cardsBehind = pgTable('cards_behind', {
  caseId: bigint('case_id', { mode: 'number' })
    .primaryKey()
    .references(() => cases.id),
  version: integer('version').notNull(),
});

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
