import { stringField, type Params } from './fields.ts';
import type { Messenger, StoredFile } from './messenger-state.ts';
import { badRequest } from './refusal.ts';

/** Keeps bytes in memory under a new file id. */
export function keepFile(messenger: Messenger, name: string, mime: string, bytes: Uint8Array): StoredFile {
  messenger.counters.file += 1;
  const number = messenger.counters.file;
  const extension = /\.[a-z0-9]{1,8}$/i.exec(name)?.[0] ?? '';
  const file = {
    id: `BQACAgIAAxkB${number}`,
    path: `documents/file_${number}${extension}`,
    name,
    mime,
    bytes: new Uint8Array(bytes),
  };
  messenger.files.set(file.id, file);
  return file;
}

/** The file of a call: uploaded now (in the field itself or as `attach://part`), or known by its id. */
export function storeFile(messenger: Messenger, params: Params, field: string): StoredFile {
  const named = stringField(params, field);
  const upload = params.uploads.get(named.startsWith('attach://') ? named.slice('attach://'.length) : field);
  if (upload) {
    if (upload.bytes.length === 0) throw badRequest('file must be non-empty');
    return keepFile(messenger, upload.name, upload.mime, upload.bytes);
  }
  if (named === '') throw badRequest(`there is no ${field} in the request`);
  const known = messenger.files.get(named);
  if (!known) throw badRequest('wrong file identifier/HTTP URL specified');
  return known;
}

/** `getFile`: where to download it. The link never goes stale here. */
export function getFile(messenger: Messenger, params: Params): Record<string, unknown> {
  const id = stringField(params, 'file_id');
  if (id === '') throw badRequest('file_id not specified');
  const file = messenger.files.get(id);
  if (!file) throw badRequest('invalid file_id');
  if (file.bytes.length > maxDownloadBytes) throw badRequest('file is too big');
  return { file_id: file.id, file_unique_id: `u${file.id}`, file_size: file.bytes.length, file_path: file.path };
}

/** A bot may download at most 20 MB. */
export const maxDownloadBytes = 20 * 1024 * 1024;

/** Width and height from the header of a PNG or a JPEG; null for anything else. */
export function photoSize(bytes: Uint8Array): { width: number; height: number } | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length > 24 && view.getUint32(0) === 0x89504e47) {
    return { width: view.getUint32(16), height: view.getUint32(20) };
  }
  if (bytes.length > 4 && view.getUint16(0) === 0xffd8) return jpegSize(view);
  return null;
}

function jpegSize(view: DataView): { width: number; height: number } | null {
  let at = 2;
  while (at + 9 < view.byteLength && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}
