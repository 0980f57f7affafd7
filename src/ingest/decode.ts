/**
 * The text of a CSV: UTF-8 (with or without its mark) when every byte of it is UTF-8, otherwise windows-1251, in which
 * most offices save their tables. Never fails: a file that is neither shows itself by its headers.
 */
export function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return new TextDecoder('windows-1251').decode(bytes);
  }
}
