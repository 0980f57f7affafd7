import { bigint, timestamp } from 'drizzle-orm/pg-core';

/**
 * Instants are business time and are always given by the caller: there is no `now()` default anywhere, except in leases,
 * which are about processes and use the database's own clock.
 */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

/** Telegram's ids of people and chats: wider than 32 bits, and exact as numbers. */
export const telegramId = (name: string) => bigint(name, { mode: 'number' });
