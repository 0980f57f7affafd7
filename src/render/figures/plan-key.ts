import { createHash } from 'node:crypto';
import { fold } from '../../domain/fold.ts';

const KEY_DIGITS = 12;

/** Stands for the title of a systemic problem behind a button: a list may have changed since the button was shown. */
export function planKey(title: string): string {
  return createHash('sha256').update(fold(title)).digest('hex').slice(0, KEY_DIGITS);
}
