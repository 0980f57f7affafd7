import { createHash } from 'node:crypto';
import { fold } from '../domain/fold.ts';

/** Of a name's digest: few enough for a button, and no two names of a district are ever the same. */
const KEY_DIGITS = 12;

/** What a button says of a name: the same for every spelling of it. */
export function nameKey(name: string): string {
  return createHash('sha256').update(fold(name)).digest('hex').slice(0, KEY_DIGITS);
}
