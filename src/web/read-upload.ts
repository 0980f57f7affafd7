import { Busboy } from '@fastify/busboy';
import { Readable } from 'node:stream';

/** A file as it came over HTTP. */
export interface Upload {
  bytes: Buffer;
  /** As the sender calls it; null when he does not. */
  fileName: string | null;
}

export type UploadResult =
  { kind: 'file'; upload: Upload } | { kind: 'too-large' } | { kind: 'unreadable'; why: string };

/** Room for the parts of a multipart body that are not the file. */
const MULTIPART_EXTRA_BYTES = 64 * 1024;
const FIELD = 'file';

/** Reads the body of a request: the file itself, or multipart with the file in `file`. Never holds more than `maxBytes`. */
export async function readUpload(request: Request, maxBytes: number): Promise<UploadResult> {
  const type = request.headers.get('content-type') ?? '';
  if (!type.toLowerCase().startsWith('multipart/')) {
    const bytes = await readAll(request, maxBytes);
    return bytes ? { kind: 'file', upload: { bytes, fileName: nameInHeader(request) } } : { kind: 'too-large' };
  }
  return readMultipart(request, type, maxBytes);
}

function bodyOf(request: Request): Readable {
  return request.body ? Readable.fromWeb(request.body) : Readable.from([]);
}

/** All bytes, counted while they stream in: a declared length may lie. Null when there are too many. */
async function readAll(request: Request, maxBytes: number): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let total = 0;
  for await (const chunk of bodyOf(request)) {
    const piece = Buffer.from(chunk as Uint8Array);
    total += piece.length;
    if (total > maxBytes) return null;
    chunks.push(piece);
  }
  return Buffer.concat(chunks);
}

/** `X-Filename`, percent-encoded because headers are Latin. */
function nameInHeader(request: Request): string | null {
  const written = request.headers.get('x-filename');
  if (written === null) return null;
  try {
    return decodeURIComponent(written);
  } catch {
    return written;
  }
}

async function readMultipart(request: Request, type: string, maxBytes: number): Promise<UploadResult> {
  const body = await readAll(request, maxBytes + MULTIPART_EXTRA_BYTES);
  if (!body) return { kind: 'too-large' };
  let parser: InstanceType<typeof Busboy>;
  try {
    parser = new Busboy({ headers: { 'content-type': type }, limits: { fileSize: maxBytes, files: 1, fields: 20 } });
  } catch (error) {
    return { kind: 'unreadable', why: messageOf(error) };
  }
  return new Promise((resolve) => {
    let upload: Upload | null = null;
    let tooLarge = false;
    parser.on('file', (field: string, stream: Readable, fileName: string | undefined) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('limit', () => (tooLarge = true));
      stream.on('end', () => {
        if (field === FIELD) upload = { bytes: Buffer.concat(chunks), fileName: fileName ?? null };
      });
    });
    parser.on('finish', () => {
      if (tooLarge) resolve({ kind: 'too-large' });
      else if (upload) resolve({ kind: 'file', upload });
      else resolve({ kind: 'unreadable', why: `there is no file in the field "${FIELD}"` });
    });
    parser.on('error', (error: unknown) => resolve({ kind: 'unreadable', why: messageOf(error) }));
    parser.end(body);
  });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
