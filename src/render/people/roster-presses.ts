import type { Button } from '../../domain/message.ts';

/**
 * Presses under the pages of absences and of the roster. Data are `post:<press>:<regulation>[:<id>]`, apart from those of
 * `buttons.ts`; rights are looked up again.
 */
export type RosterPress =
  /** Begins the form of an absence, of a shift. */
  | { press: 'absent' | 'shift'; regulation: string }
  /** Takes back an absence, a shift: `id` of its period. */
  | { press: 'back' | 'drop'; regulation: string; id: number };

const PREFIX = 'post';
/** The messenger's limit of callback data. */
const MAX_DATA_BYTES = 64;
const WORD = /^[A-Za-z0-9._-]+$/;
const ID = /^[1-9]\d{0,8}$/;

/** The press behind callback data; null for anything else. */
export function decodeRosterPress(data: string): RosterPress | null {
  if (Buffer.byteLength(data) > MAX_DATA_BYTES) return null;
  const [prefix, press, regulation = '', id = '', ...rest] = data.split(':');
  if (prefix !== PREFIX || rest.length > 0 || !WORD.test(regulation)) return null;
  switch (press) {
    case 'absent':
    case 'shift':
      return id === '' && data.split(':').length === 3 ? { press, regulation } : null;
    case 'back':
    case 'drop':
      return ID.test(id) ? { press, regulation, id: Number(id) } : null;
    default:
      return null;
  }
}

/** A row of one button; without it where the id of the regulation is too long for a button, or of other letters. */
export function rosterButtons(label: string, press: RosterPress): Button[][] {
  const data = [PREFIX, press.press, press.regulation, ...('id' in press ? [press.id] : [])].join(':');
  return decodeRosterPress(data) === null ? [] : [[{ label, data }]];
}
