import type { LocalDate } from '../domain/calendar.ts';
import type { Button } from '../domain/message.ts';
import { isWritable, matching, place, readBack, shortId, written, type Field, type Grammar } from './callback-data.ts';

/**
 * Presses beside the cases: a page, a clause, how a figure came about, a form, the name of a series. No case is locked; the right
 * is looked up again. Only `named` and `removed` store something. Data are `see:<look>:<regulation>:<field>[:<page>]`, apart from the presses of `buttons.ts`.
 */
export type Look =
  | { look: 'contents'; regulation: string; page: number }
  /** `clause` is an id of the book, not what people see. */
  | { look: 'clause'; regulation: string; clause: string }
  | { look: 'terms'; regulation: string }
  /** The figures of the digest of a local day. */
  | { look: 'why'; regulation: string; day: LocalDate }
  /** The same digest at length. */
  | { look: 'digest'; regulation: string; day: LocalDate }
  /** And as a workbook. */
  | { look: 'table'; regulation: string; day: LocalDate }
  /** Every appeal of the control lists as a workbook. */
  | { look: 'control-table'; regulation: string }
  /** Where the figures of the control lists come from. */
  | { look: 'control-why'; regulation: string }
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
  /** The same for a systemic problem: `key` stands for its title. */
  | { look: 'plan'; regulation: string; key: string }
  /** The form of a new row: nothing is stored before it was confirmed there. */
  | { look: 'enter'; regulation: string; register: string }
  /** The rows of a register with what can be done to each. */
  | { look: 'rows'; regulation: string; register: string; page: number }
  /** The same form over a row that stands. */
  | { look: 'mend'; regulation: string; register: string; row: number }
  /** Asks whether a row is to go, and takes it out. */
  | { look: 'remove'; regulation: string; register: string; row: number }
  | { look: 'removed'; regulation: string; register: string; row: number }
  /** How exports call a watched series: `key` stands for the name. */
  | { look: 'named'; regulation: string; series: string; key: string }
  /** The exports have no such series now. */
  | { look: 'absent'; regulation: string; series: string };

const word = matching(/^[A-Za-z0-9._-]+$/);
const REGULATION: Field = ['regulation', word];
const REGISTER: Field = ['register', word];
const SERIES: Field = ['series', word];
const ROW: Field = ['row', shortId];
const PAGE: Field = ['page', place];
const DAY: Field = ['day', matching(/^\d{4}-\d{2}-\d{2}$/)];
const KEY: Field = ['key', matching(/^[0-9a-f]{12}$/)];

/** What stands behind each look, in order. */
const FIELDS: ReadonlyMap<string, readonly Field[]> = new Map<Look['look'], readonly Field[]>([
  ['contents', [REGULATION, PAGE]],
  ['clause', [REGULATION, ['clause', word]]],
  ['terms', [REGULATION]],
  ['why', [REGULATION, DAY]],
  ['digest', [REGULATION, DAY]],
  ['table', [REGULATION, DAY]],
  ['control-table', [REGULATION]],
  ['control-why', [REGULATION]],
  ['register', [REGULATION, REGISTER, PAGE]],
  ['lacking', [REGULATION, REGISTER]],
  ['columns', [REGULATION, REGISTER]],
  ['file', [REGULATION, REGISTER]],
  ['card', [REGULATION, ['number', shortId]]],
  ['roadmap', [REGULATION]],
  ['plan', [REGULATION, KEY]],
  ['enter', [REGULATION, REGISTER]],
  ['rows', [REGULATION, REGISTER, PAGE]],
  ['mend', [REGULATION, REGISTER, ROW]],
  ['remove', [REGULATION, REGISTER, ROW]],
  ['removed', [REGULATION, REGISTER, ROW]],
  ['named', [REGULATION, SERIES, KEY]],
  ['absent', [REGULATION, SERIES]],
]);

const LOOKS: Grammar = { prefix: 'see', tag: 'look', fields: FIELDS };

/** Can it be put behind a button? An id of a book may be too long, or of letters that callback data do not take. */
export function encodable(look: Look): boolean {
  return isWritable(LOOKS, look);
}

/** Callback data of a look. Refuses (throws) what would not come back the same. */
export function encodeLook(look: Look): string {
  return written(LOOKS, look);
}

/** The look behind callback data; null for anything else. */
export function decodeLook(data: string): Look | null {
  return readBack(LOOKS, data) as Look | null;
}

/** A button that shows something. */
export function lookButton(label: string, look: Look): Button {
  return { label, data: encodeLook(look) };
}
