import type { Api } from 'grammy';

/** More than this the Bot API gives to no bot. */
export const MAX_DOCUMENT_BYTES = 20 * 1024 * 1024;

export type FetchedFile = { kind: 'fetched'; bytes: Uint8Array } | { kind: 'too-large' } | { kind: 'gone' };

export interface FileSource {
  apiRoot: string;
  token: string;
  fetchFile: typeof fetch;
}

/**
 * Bytes of a file by its Telegram id, counted while they come. `gone`: Telegram no longer gives it, or could not be asked;
 * why is not told, because the address in the error holds the token.
 */
export async function fetchDocument(api: Api, source: FileSource, fileId: string): Promise<FetchedFile> {
  try {
    const file = await api.getFile(fileId);
    if (!file.file_path) return { kind: 'gone' };
    const path = file.file_path.split('/').map(encodeURIComponent).join('/');
    const response = await source.fetchFile(`${source.apiRoot}/file/bot${source.token}/${path}`, { redirect: 'error' });
    if (!response.ok || !response.body) return { kind: 'gone' };
    return await readBounded(response.body);
  } catch {
    return { kind: 'gone' };
  }
}

async function readBounded(body: AsyncIterable<Uint8Array>): Promise<FetchedFile> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.byteLength;
    if (length > MAX_DOCUMENT_BYTES) return { kind: 'too-large' };
    chunks.push(chunk);
  }
  return { kind: 'fetched', bytes: Buffer.concat(chunks) };
}
