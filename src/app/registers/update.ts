import type { Actor } from '../../domain/person.ts';
import type { RegisterValues } from '../../domain/register.ts';
import type { Book } from '../../regulation/book.ts';
import { listOpenCases } from '../../store/cases.ts';
import { insertAct } from '../../store/acts.ts';
import { confirmRegisterRows, insertRegisterRows, replaceRegisterRows } from '../../store/registers.ts';
import type { App } from '../app.ts';
import { performIn } from '../perform.ts';

/** What is done to a register: rows added, all of them replaced by a file, or confirmed as they stand. */
export type RegisterChange =
  { kind: 'add'; rows: RegisterValues[] } | { kind: 'replace'; rows: RegisterValues[] } | { kind: 'confirm' };

export interface RegisterUpdate {
  /** Makes it happen once. */
  key: string;
  book: Book;
  register: string;
  by: Actor;
  change: RegisterChange;
}

/**
 * Changes a register and tells every duty that asks for it, in one transaction. The same key again changes nothing. Gives
 * how many duties were met by it.
 */
export async function updateRegister(app: App, { key, book, register, by, change }: RegisterUpdate): Promise<number> {
  const at = app.clock();
  const met = await app.database.transaction(async (tx) => {
    const place = { regulation: book.id, register };
    const duties = (await listOpenCases(tx, book.id, ['duty'])).filter(
      (duty) => book.rules[duty.subject]?.register === register,
    );
    const body = { kind: 'register-updated', register } as const;
    const act = { key, caseId: null, kind: body.kind, personId: by.personId, posts: by.posts, at, body };
    if ((await insertAct(tx, act)) === null) return 0;
    const rows = { ...place, district: book.district.id, by: String(by.personId), at };
    if (change.kind === 'confirm') await confirmRegisterRows(tx, { ...place, at });
    else if (change.kind === 'add') await insertRegisterRows(tx, { ...rows, rows: change.rows });
    else await replaceRegisterRows(tx, { ...rows, rows: change.rows });
    let done = 0;
    for (const duty of duties) {
      const outcome = await performIn(tx, app, {
        key: `${key}:${duty.id}`,
        regulation: book.id,
        target: { caseId: duty.id },
        by,
        at,
        body,
      });
      if (outcome.kind === 'done' && outcome.reason === 'register-updated') done += 1;
    }
    return done;
  });
  app.wake();
  return met;
}
