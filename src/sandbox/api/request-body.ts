import { Readable } from 'node:stream';
import { Busboy } from '@fastify/busboy';
import { isObject, type Params, type Upload } from './fields.ts';
import { badRequest } from './refusal.ts';

/** Telegram takes documents of at most 50 MB from a bot. */
const maxUploadBytes = 50 * 1024 * 1024;

/**
 * Reads a call's fields from the query, a JSON, a form or a multipart body.
 * Multipart goes through busboy: `Request.formData()` of Node 20 fails on the bodies grammY streams.
 */
export async function readParams(request: Request): Promise<Params> {
  const values: Record<string, unknown> = Object.fromEntries(new URL(request.url).searchParams);
  const uploads = new Map<string, Upload>();
  const type = request.headers.get('content-type') ?? '';
  if (request.method === 'GET' || request.body === null) return { values, uploads };
  if (type.startsWith('multipart/form-data')) {
    await readMultipart(request, type, values, uploads);
  } else if (type.startsWith('application/json')) {
    Object.assign(values, parseJson(await request.text()));
  } else {
    Object.assign(values, Object.fromEntries(new URLSearchParams(await request.text())));
  }
  return { values, uploads };
}

function parseJson(text: string): Record<string, unknown> {
  if (text.trim() === '') return {};
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw badRequest('object expected as JSON');
  }
  if (!isObject(body)) throw badRequest('object expected as JSON');
  return body;
}

function readMultipart(
  request: Request,
  type: string,
  values: Record<string, unknown>,
  uploads: Map<string, Upload>,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const parser = new Busboy({ headers: { 'content-type': type }, limits: { fileSize: maxUploadBytes } });
    parser.on('field', (name: string, value: string) => {
      values[name] = value;
    });
    parser.on('file', (field: string, stream: Readable, name: string | undefined, _encoding: string, mime: string) => {
      const chunks: Uint8Array[] = [];
      stream.on('data', (chunk: Uint8Array) => chunks.push(chunk));
      stream.on('limit', () => reject(badRequest('file is too big')));
      stream.on('end', () => uploads.set(field, { name: name ?? 'file', mime, bytes: Buffer.concat(chunks) }));
    });
    parser.on('finish', () => resolve());
    parser.on('error', (error: unknown) => reject(error instanceof Error ? error : new Error(String(error))));
    const body = request.body;
    if (body) Readable.fromWeb(body).pipe(parser);
  });
}
