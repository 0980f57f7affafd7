import type { OutgoingFile } from '../../src/sandbox/phones/phone.ts';

const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** A picture as a phone sends it: the bot gets it as a photo. */
export function picture(caption: string): OutgoingFile {
  return { name: 'снимок.png', bytes: Buffer.from(PIXEL, 'base64'), caption };
}
