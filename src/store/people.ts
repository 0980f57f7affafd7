import { asc, eq, sql } from 'drizzle-orm';
import type { Person } from '../domain/person.ts';
import type { Tx } from './database.ts';
import { storableText } from './jsonb.ts';
import { person } from './schema/people.ts';

/** A person as stored: `username` without @, when known. */
export interface StoredPerson extends Person {
  username: string | null;
}

export interface PersonDraft {
  /** Telegram user id. */
  id: number;
  name: string;
  username: string | null;
  /** Null leaves a known phone as it is. */
  phone?: string | null;
  /** True makes an admin; otherwise whoever is one stays one. */
  admin?: boolean;
  at: Date;
}

/** Writes what is known of a person now, and gives all that is known. */
export async function upsertPerson(
  tx: Tx,
  { id, name, username, phone = null, admin = false, at }: PersonDraft,
): Promise<StoredPerson> {
  const rows = await tx
    .insert(person)
    .values({ id, name: storableText(name), username, phone, admin, createdAt: at })
    .onConflictDoUpdate({
      target: person.id,
      set: {
        name: sql`excluded.name`,
        username: sql`excluded.username`,
        phone: sql`coalesce(excluded.phone, ${person.phone})`,
        admin: sql`${person.admin} or excluded.admin`,
      },
    })
    .returning();
  const row = rows[0];
  if (!row) throw new Error(`person ${id} was not written`);
  return personOf(row);
}

export async function readPerson(tx: Tx, id: number): Promise<StoredPerson | null> {
  const rows = await tx.select().from(person).where(eq(person.id, id));
  return rows[0] ? personOf(rows[0]) : null;
}

/** Writes a person's telephone number, or takes it out. */
export async function setPhone(tx: Tx, id: number, phone: string | null): Promise<void> {
  await tx.update(person).set({ phone }).where(eq(person.id, id));
}

/** Everyone who administers the bot, longest-serving first. */
export async function listAdmins(tx: Tx): Promise<StoredPerson[]> {
  const rows = await tx
    .select()
    .from(person)
    .where(eq(person.admin, true))
    .orderBy(asc(person.createdAt), asc(person.id));
  return rows.map(personOf);
}

function personOf({ createdAt: _, ...row }: typeof person.$inferSelect): StoredPerson {
  return row;
}
