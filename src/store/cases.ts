import { and, asc, desc, eq, getTableColumns, inArray, isNotNull, isNull, lte, or, sql, type SQL } from 'drizzle-orm';
import type { Case, CaseKind, Owner } from '../domain/case.ts';
import { isAmong } from './among.ts';
import { decodeFacts, encodeFacts, type StoredFacts } from './facts-json.ts';
import type { Tx } from './database.ts';
import { rowsGiven } from './rows-given.ts';
import { cases } from './schema/cases.ts';

type Row = typeof cases.$inferSelect;

/** What a case is about: at most one of these is open at a time. */
export interface CaseSubject {
  regulation: string;
  kind: CaseKind;
  subject: string;
  drill: boolean;
}

// Literals, not parameters: with a parameter the planner could not see that the partial indexes fit.
const isOpen = sql`${cases.state} in ('open', 'closing')`;

/** Writes a new case; null when another one of the same subject is open already. */
export async function insertCase(tx: Tx, draft: Omit<Case, 'id'>): Promise<Case | null> {
  const rows = await tx.insert(cases).values(columnsOf(draft)).onConflictDoNothing().returning();
  return first(rows);
}

/** The next № people will speak of. Numbers of transactions rolled back are not given again. */
export async function nextCaseNumber(tx: Tx): Promise<number> {
  const rows = await tx.select({ number: sql`nextval('case_number')`.mapWith(Number) }).from(sql`(values (1)) as once`);
  return rows[0]?.number ?? Number.NaN;
}

/** Locks the case until the transaction ends, waiting for whoever decides on it now. Null when there is none. */
export async function lockCase(tx: Tx, id: number): Promise<Case | null> {
  return first(await tx.select().from(cases).where(eq(cases.id, id)).for('update'));
}

/** Locks those of the cases that nobody else has locked, waiting for none. */
export async function lockFreeCases(tx: Tx, ids: readonly number[]): Promise<Case[]> {
  const rows = await tx
    .select()
    .from(cases)
    .where(isAmong(cases.id, ids))
    .orderBy(asc(cases.id))
    .for('update', { skipLocked: true });
  return rows.map(caseOf);
}

/** Those of the cases that there are. */
export async function readCases(tx: Tx, ids: readonly number[]): Promise<Case[]> {
  return (await tx.select().from(cases).where(isAmong(cases.id, ids))).map(caseOf);
}

export async function readCase(tx: Tx, id: number): Promise<Case | null> {
  return first(await tx.select().from(cases).where(eq(cases.id, id)));
}

/** The open (or closing) case of a subject. Not locked. */
export async function findOpenCase(tx: Tx, subject: CaseSubject): Promise<Case | null> {
  return first(
    await tx
      .select()
      .from(cases)
      .where(and(about(subject), isOpen)),
  );
}

/** The newest case of a subject, closed ones included. Not locked. */
export async function findLatestCase(tx: Tx, subject: CaseSubject): Promise<Case | null> {
  return first(await tx.select().from(cases).where(about(subject)).orderBy(desc(cases.id)).limit(1));
}

/**
 * Locks up to `limit` cases something is due in, most overdue first. Those locked by others or set aside are left out,
 * so that processes ticking together get different cases, and those of other regulations, whose books are not here.
 */
export async function claimDueCases(tx: Tx, claim: DueClaim): Promise<Case[]> {
  return (await dueCases(tx, claim)).map(caseOf);
}

/** Of which regulations, due by when, how many at most. */
interface DueClaim {
  regulations: readonly string[];
  now: Date;
  limit: number;
}

/** The statement of `claimDueCases`, also for whoever looks at its plan. */
export function dueCases(tx: Tx, { regulations, now, limit }: DueClaim) {
  return tx
    .select()
    .from(cases)
    .where(
      and(
        lte(cases.nextAt, now),
        or(isNull(cases.asideUntil), lte(cases.asideUntil, now)),
        inArray(cases.regulation, [...regulations]),
      ),
    )
    .orderBy(asc(cases.nextAt), asc(cases.id))
    .limit(limit)
    .for('update', { skipLocked: true });
}

/**
 * Writes all of a case that the transaction has locked, and lets it be claimed again if it was set aside.
 * Gives it with its new version. `version` must be the one that was read: anything else is a lost update, and throws.
 */
export async function saveCase(tx: Tx, saved: Case): Promise<Case> {
  const [stored] = await saveCases(tx, [saved]);
  if (!stored) throw new Error(`case ${saved.id} was not written`);
  return stored;
}

/** The same of many cases at once; gives them in the order given. */
export async function saveCases(tx: Tx, saved: readonly Case[]): Promise<Case[]> {
  if (saved.length === 0) return [];
  const rows = await tx
    .insert(cases)
    .select(
      rowsGiven(
        cases,
        saved.map((one) => ({ ...columnsOf(one), id: one.id })),
      ),
    )
    .onConflictDoUpdate({
      target: cases.id,
      set: { ...WRITTEN, asideUntil: null, version: sql`excluded.version + 1` },
      setWhere: sql`${cases.version} = excluded.version`,
    })
    .returning({ id: cases.id, version: cases.version });
  const stored = new Map(rows.map(({ id, version }) => [id, version]));
  return saved.map((one) => {
    const version = stored.get(one.id);
    if (version !== one.version + 1) throw new Error(`case ${one.id} is not at version ${one.version} any more`);
    return { ...one, version };
  });
}

/** Leaves a case alone until then: deciding on it threw. */
export async function setAside(tx: Tx, id: number, until: Date): Promise<void> {
  await tx.update(cases).set({ asideUntil: until }).where(eq(cases.id, id));
}

/** Open (and closing) cases of a regulation, oldest first. */
export async function listOpenCases(tx: Tx, regulation: string, kinds?: readonly CaseKind[]): Promise<Case[]> {
  const rows = await tx
    .select()
    .from(cases)
    .where(and(eq(cases.regulation, regulation), isOpen, kinds ? inArray(cases.kind, [...kinds]) : undefined))
    .orderBy(asc(cases.id));
  return rows.map(caseOf);
}

/** Questions about rises that nobody has answered, oldest first: also those for which the time has run out (`isAsked`). */
export async function listAskedRises(tx: Tx, regulation: string): Promise<Case[]> {
  const unanswered = sql`${cases.facts} ->> 'closing' = 'undecided'`;
  const rows = await tx
    .select()
    .from(cases)
    .where(and(eq(cases.regulation, regulation), eq(cases.kind, 'rise'), or(isOpen, unanswered)))
    .orderBy(asc(cases.id));
  return rows.map(caseOf);
}

/** When the next case of these regulations will be claimable; null when nothing is owed. May lie in the past. */
export async function nextDueAt(tx: Tx, regulations: readonly string[]): Promise<Date | null> {
  const rows = await nextDue(tx, regulations);
  return rows[0]?.at ?? null;
}

/** Cases set aside that are looked past, at most; beyond, the pulse of every second finds what is due. */
const LOOKED_PAST = 100;

/**
 * The statement of `nextDueAt`, also for whoever looks at its plan. It is asked every second: only the first cases in the
 * order of the index are looked at, which are those set aside and the first that is not.
 */
export function nextDue(tx: Tx, regulations: readonly string[]) {
  const firstOnes = tx
    .select({ claimableAt: sql`greatest(${cases.nextAt}, ${cases.asideUntil})`.as('claimable_at') })
    .from(cases)
    .where(and(isNotNull(cases.nextAt), inArray(cases.regulation, [...regulations])))
    .orderBy(asc(cases.nextAt))
    .limit(LOOKED_PAST)
    .as('first_ones');
  return tx.select({ at: sql`min(${firstOnes.claimableAt})`.mapWith(cases.nextAt) }).from(firstOnes);
}

/** The greatest number of the column: people write longer ones. */
const MAX_NUMBER = 2_147_483_647;

/** The case people call by this №, within these regulations. */
export async function findByNumber(tx: Tx, regulations: readonly string[], number: number): Promise<Case | null> {
  if (number <= 0 || number > MAX_NUMBER || regulations.length === 0) return null;
  return first(
    await tx
      .select()
      .from(cases)
      .where(and(eq(cases.number, number), inArray(cases.regulation, [...regulations])))
      .limit(1),
  );
}

/** Every column a decision may change, as it was given. */
const WRITTEN = Object.fromEntries(
  Object.entries(getTableColumns(cases))
    .filter(([name]) => !['id', 'version', 'asideUntil'].includes(name))
    .map(([name, { name: column }]) => [name, sql`excluded.${sql.identifier(column)}`]),
);

function about({ regulation, kind, subject, drill }: CaseSubject): SQL | undefined {
  return and(
    eq(cases.regulation, regulation),
    eq(cases.kind, kind),
    eq(cases.subject, subject),
    eq(cases.drill, drill),
  );
}

function columnsOf(value: Omit<Case, 'id'>): Omit<Row, 'id' | 'asideUntil'> {
  return {
    number: value.number,
    regulation: value.regulation,
    bookHash: value.bookHash,
    kind: value.kind,
    subject: value.subject,
    drill: value.drill,
    state: value.state,
    level: value.level,
    levelAt: value.levelAt,
    reached: value.reached,
    told: value.told,
    owner: value.owner,
    facts: encodeFacts(value.facts),
    openedAt: value.openedAt,
    closedAt: value.closedAt,
    lastAt: value.lastAt,
    nextAt: value.nextAt,
    version: value.version,
  };
}

function caseOf({ asideUntil: _, ...row }: Row): Case {
  return { ...row, owner: row.owner as Owner | null, facts: decodeFacts(row.facts as StoredFacts) };
}

function first(rows: Row[]): Case | null {
  return rows[0] ? caseOf(rows[0]) : null;
}
