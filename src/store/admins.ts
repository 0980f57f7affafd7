import { and, inArray, notInArray } from 'drizzle-orm';
import type { Tx } from './database.ts';
import { person } from './schema/people.ts';

/** Makes these persons, and nobody else, admins. Those not known yet become so when they first write. */
export async function setAdmins(tx: Tx, ids: readonly number[]): Promise<void> {
  await tx
    .update(person)
    .set({ admin: false })
    .where(and(person.admin, notInArray(person.id, [...ids])));
  await tx
    .update(person)
    .set({ admin: true })
    .where(inArray(person.id, [...ids]));
}
