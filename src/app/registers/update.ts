import type { ActBody } from '../../domain/act.ts';
import type { Actor } from '../../domain/person.ts';
import type { RegisterValues } from '../../domain/register.ts';
import type { Book } from '../../regulation/book.ts';
import { listOpenCases } from '../../store/cases.ts';
import { insertAct } from '../../store/acts.ts';
import type { Tx } from '../../store/database.ts';
import {
  confirmRegisterRows,
  endRegisterRow,
  insertRegisterRows,
  replaceRegisterRows,
  type RegisterRows,
} from '../../store/registers.ts';
import type { App } from '../app.ts';
import { amendEvents } from '../acts/amend-rises.ts';
import { performIn } from '../perform.ts';
import { isEvents } from './event-days.ts';

/**
 * What is done to a register: rows added, all of them replaced by a file, or confirmed as they stand; a single row corrected
 * or removed. What a row said before is kept, ended.
 */
export type RegisterChange =
  | { kind: 'add'; rows: RegisterValues[] }
  | { kind: 'replace'; rows: RegisterValues[] }
  | { kind: 'confirm' }
  | { kind: 'correct'; row: number; values: RegisterValues }
  | { kind: 'remove'; row: number };

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
    const body = bodyOf(register, change);
    const act = { key, caseId: null, kind: body.kind, personId: by.personId, posts: by.posts, at, body };
    if ((await insertAct(tx, act)) === null) return 0;
    const rows = { ...place, district: book.district.id, by: String(by.personId), at };
    await carryOut(tx, rows, change);
    if (isEvents(book, register)) await amendEvents(tx, app, { book, key, at });
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

function bodyOf(register: string, change: RegisterChange): Extract<ActBody, { kind: 'register-updated' }> {
  const common = { kind: 'register-updated', register } as const;
  switch (change.kind) {
    case 'correct':
      return { ...common, row: { id: change.row, how: 'corrected' } };
    case 'remove':
      return { ...common, row: { id: change.row, how: 'removed' } };
    default:
      return common;
  }
}

/** A row that somebody else has ended meanwhile stays so: what it was corrected to would be a second one. */
async function carryOut(tx: Tx, into: Omit<RegisterRows, 'rows'>, change: RegisterChange): Promise<void> {
  const { regulation, register, at } = into;
  const place = { regulation, register, at };
  switch (change.kind) {
    case 'confirm':
      return confirmRegisterRows(tx, place);
    case 'add':
      return insertRegisterRows(tx, { ...into, rows: change.rows });
    case 'replace':
      return replaceRegisterRows(tx, { ...into, rows: change.rows });
    case 'remove':
      return void (await endRegisterRow(tx, { ...place, id: change.row }));
    case 'correct': {
      const stood = await endRegisterRow(tx, { ...place, id: change.row });
      return insertRegisterRows(tx, { ...into, rows: stood ? [change.values] : [] });
    }
  }
}
