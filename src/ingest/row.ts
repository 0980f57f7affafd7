import type { AppealDraft, StatusGroup } from '../domain/appeal.ts';
import { fold } from '../domain/fold.ts';
import { placeOf, withoutFlat, type Place } from './address.ts';
import { cleanCell } from './clean-cell.ts';
import type { DateReader } from './dates.ts';
import type { Columns, Field } from './headers.ts';
import type { OmsuTest } from './omsu.ts';
import { UNKNOWN_SOURCE, sourceName } from './sources.ts';
import { statusMeaning } from './status.ts';

/** Caps of what is stored, in characters. */
const CAP = {
  id: 80,
  source: 60,
  name: 200,
  status: 120,
  house: 20,
  url: 500,
  date: 60,
  flag: 20,
  address: 400,
} as const;

/** What reading a row needs to know besides the row. */
export interface RowContext {
  columns: Columns;
  readDate: DateReader;
  isOwnOmsu: OmsuTest;
  /** Appeals dated later than this are typing errors. */
  latest: Date;
  /** Columns of the header: a longer row was broken by a stray delimiter. */
  width: number;
}

/** A row of the table is an appeal, one of another district, or rejected with a reason that repeats no cell. */
export type RowResult =
  | { kind: 'draft'; draft: AppealDraft }
  | { kind: 'foreign'; createdAt: Date | null }
  | { kind: 'rejected'; reason: string };

/** Why a row of any table is not taken. */
export const BAD_QUOTES = 'кавычки в строке расставлены неверно';
export const TOO_MANY_CELLS = 'в строке больше ячеек, чем столбцов в заголовке';

/** Reads one record into the canonical white list. */
export function readRow(cells: readonly string[], context: RowContext): RowResult {
  const { columns } = context;
  if (cells.slice(context.width).some((cell) => cell.trim() !== '')) {
    return rejected(TOO_MANY_CELLS);
  }
  const text = (field: Field, cap: number): string | null => firstCell(cells, columns, field, cap)?.text ?? null;
  const omsu = text('omsu', CAP.name);
  const createdAt = dateOf('createdAt');
  if (omsu !== null && !context.isOwnOmsu(omsu)) {
    return { kind: 'foreign', createdAt: createdAt instanceof Date && createdAt <= context.latest ? createdAt : null };
  }

  // One character more than the cap: a longer number must be seen, not cut into another appeal's number.
  const number = firstCell(cells, columns, 'number', CAP.id + 1);
  if (!number) return rejected('нет номера обращения');
  if (number.text.length > CAP.id) return rejected('номер обращения слишком длинный');
  if (createdAt === 'none') return rejected('нет даты обращения');
  if (createdAt === 'unreadable') return rejected('дата обращения не читается');
  if (createdAt > context.latest) return rejected('дата обращения ещё не наступила');
  const deadlineAt = dateOf('deadlineAt');
  if (deadlineAt === 'unreadable') return rejected('срок не читается');
  const closedAt = dateOf('closedAt');
  if (closedAt === 'unreadable') return rejected('дата закрытия не читается');

  const status = text('status', CAP.status) ?? '';
  const meaning = statusMeaning(status);
  const source = text('source', CAP.source) ?? number.impliedSource;
  return {
    kind: 'draft',
    draft: {
      source: source === null ? UNKNOWN_SOURCE : sourceName(source),
      externalId: number.text,
      createdAt,
      deadlineAt: deadlineAt === 'none' ? null : deadlineAt,
      closedAt: closedAt === 'none' ? null : closedAt,
      status,
      statusGroup: groupOf(meaning.group, flag('postponed'), flag('spam')),
      overdue: meaning.overdue || flag('overdue'),
      repeated: meaning.repeated || flag('repeated'),
      ...hierarchyOf((field) => text(field, CAP.name), columns),
      omsu,
      executor: text('executor', CAP.name),
      ...placeIn(text),
      url: linkOf(text('url', CAP.url)),
    },
  };

  /** A date: taken from the first column of the field that is not empty. */
  function dateOf(field: 'createdAt' | 'deadlineAt' | 'closedAt'): Date | 'none' | 'unreadable' {
    const cell = text(field, CAP.date);
    if (cell === null) return 'none';
    return context.readDate(cell) ?? 'unreadable';
  }

  function flag(field: 'overdue' | 'repeated' | 'postponed' | 'spam'): boolean {
    return isYes(text(field, CAP.flag));
  }
}

function rejected(reason: string): RowResult {
  return { kind: 'rejected', reason };
}

/** The first cell of a field that is not empty, columns in their order of preference. */
function firstCell(
  cells: readonly string[],
  columns: Columns,
  field: Field,
  cap: number,
): { text: string; impliedSource: string | null } | null {
  for (const { index, impliedSource } of columns.get(field) ?? []) {
    const text = cleanCell(cells[index], cap);
    if (text !== null) return { text, impliedSource };
  }
  return null;
}

/**
 * Направление → категория → подтема → факт. An export of ЕЦУР has four levels, one of Добродел begins with the category:
 * then the category stands for the direction too, so that a direction is found in either.
 */
function hierarchyOf(
  text: (field: Field) => string | null,
  columns: Columns,
): Pick<AppealDraft, 'direction' | 'category' | 'subcategory' | 'fact'> {
  const top = text('topCategory');
  const group = text('group');
  return {
    direction: columns.has('direction') ? text('direction') : top,
    category: group ?? top,
    subcategory: text('subcategory'),
    fact: text('fact'),
  };
}

/** A flag of the export moves an appeal that is still open; it never reopens a closed one. */
function groupOf(group: StatusGroup, postponed: boolean, spam: boolean): StatusGroup {
  if (spam) return 'rejected';
  const stillOpen = group === 'new' || group === 'accepted' || group === 'in-work';
  return postponed && stillOpen ? 'postponed' : group;
}

/** Columns of their own win over the address in one cell. */
function placeIn(text: (field: Field, cap: number) => string | null): Place {
  const address = text('address', CAP.address);
  const locality = text('locality', CAP.name);
  const place = address === null ? { locality, street: null, house: null } : placeOf(address, locality);
  const street = text('street', CAP.name);
  const house = text('house', CAP.house);
  return {
    locality: place.locality,
    street: street === null ? place.street : withoutFlat(street) || null,
    house: house === null ? place.house : withoutFlat(house) || null,
  };
}

const NO_WORDS: ReadonlySet<string> = new Set(['', '0', 'нет', 'no', 'false', 'ложь', 'н']);

/** «Да», «1», «Просрочено», a number of days: anything but an empty cell or a no. */
function isYes(cell: string | null): boolean {
  return cell !== null && !NO_WORDS.has(fold(cell)) && !fold(cell).startsWith('не ') && !fold(cell).startsWith('без ');
}

function linkOf(cell: string | null): string | null {
  return cell !== null && /^https?:\/\/[^\s<>"]+$/i.test(cell) ? cell : null;
}
