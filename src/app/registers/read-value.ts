import { localDate, type TimeZone } from '../../domain/calendar.ts';
import { fold } from '../../domain/fold.ts';
import type { RegisterValue, ValueFault } from '../../domain/register.ts';
import { dateReader } from '../../ingest/dates.ts';
import type { RegisterField } from '../../regulation/register.ts';

/** A field's value as it was written, or what is wrong with it. */
export type ReadValue = { ok: true; value: RegisterValue } | { ok: false; why: ValueFault };

/** Longer is no cell of a register but a document. */
const CHARACTERS_AT_MOST = 1_000;
/** Written as a day is, so that what is wrong is the day itself: 31.02. */
const LOOKS_LIKE_DAY = /^(?:\d{1,2}\.\d{1,2}\.20\d{2}|20\d{2}-\d{2}-\d{2})$/;
const YES = new Set(['да', 'есть', 'соответствует', '1']);
const NO = new Set(['нет', 'отсутствует', 'не соответствует', '0']);

/** Reads what was written for a field, in a form or in a cell: dates and numbers as people and spreadsheets write them. */
export function readRegisterValue(field: RegisterField, written: string, zone: TimeZone): ReadValue {
  const text = written.trim();
  if (text === '') return field.required ? { ok: false, why: 'missing' } : { ok: true, value: null };
  if (text.length > CHARACTERS_AT_MOST) return { ok: false, why: 'too-long' };
  switch (field.type) {
    case 'text':
      return { ok: true, value: text };
    case 'date':
      return orFault(readDay(text, zone), LOOKS_LIKE_DAY.test(text) ? 'no-such-day' : 'no-date');
    case 'number':
      return orFault(readNumber(text), 'no-number');
    case 'yes-no':
      return orFault(readYesNo(text), 'no-yes-no');
    case 'choice':
      return orFault(field.options.find((option) => fold(option) === fold(text)) ?? null, 'no-option');
  }
}

function orFault(value: RegisterValue, why: ValueFault): ReadValue {
  return value === null ? { ok: false, why } : { ok: true, value };
}

function readDay(text: string, zone: TimeZone): string | null {
  const instant = dateReader(zone)(text);
  return instant && localDate(instant, zone);
}

/** Decimal comma or point, spaces between thousands. */
function readNumber(text: string): number | null {
  const plain = text.replaceAll(/[\s\u00a0]/g, '').replace(',', '.');
  return /^-?\d{1,15}(?:\.\d{1,6})?$/.test(plain) ? Number(plain) : null;
}

function readYesNo(text: string): boolean | null {
  const folded = fold(text);
  if (YES.has(folded)) return true;
  return NO.has(folded) ? false : null;
}
