import { createHash, randomBytes } from 'node:crypto';

const CODE_BYTES = 16;

/** A one-time code of 128 random bits, 22 characters that may stand in a `?start=` link. Shown once, never stored. */
export function newCode(): string {
  return randomBytes(CODE_BYTES).toString('base64url');
}

/** What is stored of a code. Not salted: nobody can guess 128 random bits. */
export function hashOfCode(code: string): string {
  return createHash('sha256').update(code).digest('hex');
}

/** True for text that has the shape of a code; whatever else stands after `/start` is no attempt at one. */
export function looksLikeCode(text: string): boolean {
  return /^[A-Za-z0-9_-]{22}$/.test(text);
}
