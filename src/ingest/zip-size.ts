import { createInflateRaw } from 'node:zlib';

/** What a workbook may hold unpacked (safety.md). */
export const INFLATED_BYTES_AT_MOST = 300 * 1024 * 1024;
/** Parts of the archive: a workbook of 50 sheets with its styles and pictures has some hundreds. */
const PARTS_AT_MOST = 5_000;
const CHUNK_BYTES = 256 * 1024;

const END_SIGNATURE = 0x06_05_4b_50;
const END_BYTES = 22;
/** The comment after the end record is at most so long. */
const COMMENT_BYTES = 65_535;
const PART_SIGNATURE = 0x02_01_4b_50;
const PART_BYTES = 46;
const LOCAL_SIGNATURE = 0x04_03_4b_50;
const LOCAL_BYTES = 30;
const STORED = 0;
const DEFLATED = 8;

/** `damaged`: no archive that can be followed from its own table of contents. `too-large`: unpacked, or in parts. */
export type ZipFault = 'damaged' | 'too-large';

interface Part {
  method: number;
  packed: number;
  declared: number;
  at: number;
}

/**
 * Looks at a ZIP before anybody unpacks it: first the sizes that its table of contents declares, then, because these may
 * lie, the bytes that really come out, counted and thrown away. Null when all is well.
 */
export async function zipFault(bytes: Buffer): Promise<ZipFault | null> {
  const parts = partsOf(bytes);
  if (parts === null) return 'damaged';
  if (parts.length > PARTS_AT_MOST) return 'too-large';
  if (parts.reduce((sum, { declared }) => sum + declared, 0) > INFLATED_BYTES_AT_MOST) return 'too-large';
  let left = INFLATED_BYTES_AT_MOST;
  for (const part of parts) {
    const size = await unpackedSize(bytes, part, left);
    if (typeof size === 'string') return size;
    left -= size;
  }
  return null;
}

/** The table of contents; null when there is none that holds together. */
function partsOf(bytes: Buffer): Part[] | null {
  const end = endOf(bytes);
  if (end === null) return null;
  const count = bytes.readUInt16LE(end + 10);
  const parts: Part[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let seen = 0; seen < count; seen += 1) {
    if (at + PART_BYTES > bytes.length || bytes.readUInt32LE(at) !== PART_SIGNATURE) return null;
    parts.push({
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      declared: bytes.readUInt32LE(at + 24),
      at: bytes.readUInt32LE(at + 42),
    });
    at += PART_BYTES + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return parts;
}

/** The end record is looked for from the back: a comment may follow it. */
function endOf(bytes: Buffer): number | null {
  const first = Math.max(0, bytes.length - END_BYTES - COMMENT_BYTES);
  for (let at = bytes.length - END_BYTES; at >= first; at -= 1) {
    if (bytes.readUInt32LE(at) === END_SIGNATURE) return at;
  }
  return null;
}

async function unpackedSize(bytes: Buffer, { at, packed, method }: Part, most: number): Promise<number | ZipFault> {
  if (at + LOCAL_BYTES > bytes.length || bytes.readUInt32LE(at) !== LOCAL_SIGNATURE) return 'damaged';
  const start = at + LOCAL_BYTES + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
  if (start + packed > bytes.length) return 'damaged';
  if (method === STORED) return packed > most ? 'too-large' : packed;
  if (method !== DEFLATED) return 'damaged';
  const inflate = createInflateRaw({ chunkSize: CHUNK_BYTES });
  inflate.end(bytes.subarray(start, start + packed));
  let size = 0;
  try {
    for await (const chunk of inflate) {
      size += (chunk as Buffer).length;
      if (size > most) return 'too-large';
    }
  } catch {
    return 'damaged';
  }
  return size;
}
