import { addDays, endOfDay, instantOf, type LocalDate } from '../../src/domain/calendar.ts';
import type { AppealDraft } from '../../src/domain/appeal.ts';
import type { Book } from '../../src/regulation/book.ts';
import { insertVersions, versionOf } from '../../src/store/appeal-versions.ts';
import type { Db } from '../../src/store/database.ts';
import { imports } from '../../src/store/schema/appeals.ts';

/** Appeals of one kind, so many on each day of a file. */
export interface KnownFlow extends Partial<AppealDraft> {
  on: (day: LocalDate) => number;
}

/** What is usually known of one, but for its number and its time. */
export const DRAFT: Omit<AppealDraft, 'createdAt' | 'externalId'> = {
  source: 'Добродел',
  deadlineAt: null,
  closedAt: null,
  status: 'В работе',
  statusGroup: 'in-work',
  overdue: false,
  repeated: false,
  direction: 'Энергетика',
  category: null,
  subcategory: 'Нет света',
  fact: null,
  omsu: null,
  executor: null,
  locality: null,
  street: null,
  house: null,
  url: null,
};

/**
 * Puts the appeals of these days into a district, as a visible file that is up to date when its last day is over; past the
 * parser, because stories of numbers need months of days. Gives the import's id.
 */
export async function knowDays(
  db: Db,
  { district }: Pick<Book, 'district'>,
  { from, to }: { from: LocalDate; to: LocalDate },
  flows: readonly KnownFlow[],
): Promise<number> {
  const asOf = endOfDay(to, district.timezone);
  const figures = { rows: 0, added: 0, changed: 0, unchanged: 0, foreign: 0, rejected: [] };
  const origin = {
    regulation: 'test',
    district: district.id,
    hash: `${from} ${to} ${flows.length}`,
    receivedBy: 'test',
  };
  const [file] = await db
    .insert(imports)
    .values({ ...origin, ...figures, fileName: 'a.csv', state: 'visible', asOf, receivedAt: asOf, coversFrom: from })
    .returning({ id: imports.id });
  const importId = file?.id ?? 0;
  const versions = flows.flatMap(({ on, ...parts }, flow) =>
    daysFrom(from, to).flatMap((day) =>
      Array.from({ length: on(day) }, (_, one) => {
        const createdAt = instantOf(day, '12:00', district.timezone);
        return versionOf({ ...DRAFT, ...parts, createdAt, externalId: `${day}-${flow}-${one}` }, district.timezone);
      }),
    ),
  );
  await insertVersions(db, { importId, district: district.id }, versions);
  return importId;
}

function daysFrom(from: LocalDate, to: LocalDate): LocalDate[] {
  return from > to ? [] : [from, ...daysFrom(addDays(from, 1), to)];
}
