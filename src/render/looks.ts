import type { LocalDate } from '../domain/calendar.ts';
import type { Button } from '../domain/message.ts';

/**
 * Presses beside the cases: a page, a clause, how a figure came about, a form, the name of a series. No case is locked; the right
 * is looked up again. Only `named` stores something. Data are `see:<look>:<regulation>:<field>[:<page>]`, apart from the presses of `buttons.ts`.
 */
export type Look =
  | { look: 'contents'; regulation: string; page: number }
  /** `clause` is an id of the book, not what people see. */
  | { look: 'clause'; regulation: string; clause: string }
  | { look: 'terms'; regulation: string }
  /** The figures of the digest of a local day. */
  | { look: 'why'; regulation: string; day: LocalDate }
  | { look: 'register'; regulation: string; register: string; page: number }
  | { look: 'lacking'; regulation: string; register: string }
  /** How a file for the register is to look. */
  | { look: 'columns'; regulation: string; register: string }
  /** The whole register as files. */
  | { look: 'file'; regulation: string; register: string }
  /** The card of a case by its №. */
  | { look: 'card'; regulation: string; number: number }
  /** The form of a new roadmap. */
  | { look: 'roadmap'; regulation: string }
  /** The form of a new row: nothing is stored before it was confirmed there. */
  | { look: 'enter'; regulation: string; register: string }
  /** How exports call a watched series: `key` stands for the name. */
  | { look: 'named'; regulation: string; series: string; key: string }
  /** The exports have no such series now. */
  | { look: 'absent'; regulation: string; series: string };

const PREFIX = 'see';
/** The messenger's limit of callback data. */
const MAX_DATA_BYTES = 64;
const WORD = /^[A-Za-z0-9._-]+$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const PAGE = /^\d{1,3}$/;
const NUMBER = /^[1-9]\d{0,8}$/;
const KEY = /^[0-9a-f]{12}$/;

function fieldsOf(look: Look): string[] {
  switch (look.look) {
    case 'contents':
      return [String(look.page)];
    case 'clause':
      return [look.clause];
    case 'terms':
    case 'roadmap':
      return [];
    case 'card':
      return [String(look.number)];
    case 'why':
      return [look.day];
    case 'register':
      return [look.register, String(look.page)];
    case 'lacking':
    case 'columns':
    case 'enter':
    case 'file':
      return [look.register];
    case 'named':
      return [look.series, look.key];
    case 'absent':
      return [look.series];
  }
}

function dataOf(look: Look): string {
  return [PREFIX, look.look, look.regulation, ...fieldsOf(look)].join(':');
}

/** Can it be put behind a button? An id of a book may be too long, or of letters that callback data do not take. */
export function encodable(look: Look): boolean {
  return decodeLook(dataOf(look)) !== null;
}

/** Callback data of a look. Refuses (throws) what would not come back the same. */
export function encodeLook(look: Look): string {
  if (!encodable(look)) throw new RangeError(`callback data would not be read back: ${dataOf(look)}`);
  return dataOf(look);
}

/** The look behind callback data; null for anything else. */
export function decodeLook(data: string): Look | null {
  if (Buffer.byteLength(data) > MAX_DATA_BYTES) return null;
  const [prefix, look, regulation = '', first = '', second = '', ...rest] = data.split(':');
  if (prefix !== PREFIX || rest.length > 0 || !WORD.test(regulation)) return null;
  const bare = second === '';
  switch (look) {
    case 'contents':
      return bare && PAGE.test(first) ? { look, regulation, page: Number(first) } : null;
    case 'clause':
      return bare && WORD.test(first) ? { look, regulation, clause: first } : null;
    case 'terms':
    case 'roadmap':
      return bare && first === '' ? { look, regulation } : null;
    case 'card':
      return bare && NUMBER.test(first) ? { look, regulation, number: Number(first) } : null;
    case 'why':
      return bare && DAY.test(first) ? { look, regulation, day: first } : null;
    case 'register':
      return WORD.test(first) && PAGE.test(second) ? { look, regulation, register: first, page: Number(second) } : null;
    case 'lacking':
    case 'columns':
    case 'enter':
    case 'file':
      return bare && WORD.test(first) ? { look, regulation, register: first } : null;
    case 'named':
      return WORD.test(first) && KEY.test(second) ? { look, regulation, series: first, key: second } : null;
    case 'absent':
      return bare && WORD.test(first) ? { look, regulation, series: first } : null;
    default:
      return null;
  }
}

/** A button that shows something. */
export function lookButton(label: string, look: Look): Button {
  return { label, data: encodeLook(look) };
}
