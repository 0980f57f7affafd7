import type { Button } from '../../domain/message.ts';
import { id, isWritable, matching, readBack, written, type Field, type Grammar } from '../callback-data.ts';

/**
 * Presses under the pages of absences and of the roster. Data are `post:<press>:<regulation>[:<id>]`, apart from those of
 * `buttons.ts`; rights are looked up again.
 */
export type RosterPress =
  /** Begins the form of an absence, of a shift. */
  | { press: 'absent' | 'shift'; regulation: string }
  /** Takes back an absence, a shift: `id` of its period. */
  | { press: 'back' | 'drop'; regulation: string; id: number };

const REGULATION: Field = ['regulation', matching(/^[A-Za-z0-9._-]+$/)];

const PRESSES: Grammar = {
  prefix: 'post',
  tag: 'press',
  fields: new Map<RosterPress['press'], readonly Field[]>([
    ['absent', [REGULATION]],
    ['shift', [REGULATION]],
    ['back', [REGULATION, ['id', id]]],
    ['drop', [REGULATION, ['id', id]]],
  ]),
};

/** The press behind callback data; null for anything else. */
export function decodeRosterPress(data: string): RosterPress | null {
  return readBack(PRESSES, data) as RosterPress | null;
}

/** A row of one button; without it where the id of the regulation is too long for a button, or of other letters. */
export function rosterButtons(label: string, press: RosterPress): Button[][] {
  return isWritable(PRESSES, press) ? [[{ label, data: written(PRESSES, press) }]] : [];
}
