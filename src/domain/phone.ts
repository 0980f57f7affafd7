/** Digits of a number with its country, as E.164 bounds them. */
const DIGITS = /^\d{11,15}$/;

/**
 * A telephone number as people write it, «8 (916) 123-45-67» or «+7 916 123 45 67», in one form: `+79161234567`. Without a
 * country it is taken for a Russian one. Null for what is no number.
 */
export function phoneOf(written: string): string | null {
  const bare = written.trim().replaceAll(/[\s().\-–—]/g, '');
  if (!/^\+?\d+$/.test(bare)) return null;
  const national = /^(?:\+?7|8)?([3489]\d{9})$/.exec(bare)?.[1];
  if (national !== undefined) return `+7${national}`;
  const digits = bare.replace('+', '');
  return bare.startsWith('+') && DIGITS.test(digits) && !digits.startsWith('7') ? `+${digits}` : null;
}
