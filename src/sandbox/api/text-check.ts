import { isObject, jsonField, stringField, type Params } from './fields.ts';
import type { TextBody } from './messenger-state.ts';
import { badRequest } from './refusal.ts';
import type { MessageEntity } from './wire.ts';

/** In UTF-16 code units, after entities. */
export const maxTextUnits = 4096;
export const maxCaptionUnits = 1024;

const ENTITY_TYPES: ReadonlySet<string> = new Set([
  'bold',
  'italic',
  'underline',
  'strikethrough',
  'spoiler',
  'blockquote',
  'expandable_blockquote',
  'code',
  'pre',
  'text_link',
  'mention',
  'hashtag',
  'cashtag',
  'bot_command',
  'url',
  'email',
  'phone_number',
]);

/** The text of a new or edited message: trimmed as Telegram trims, entities moved along and kept inside. */
export function readText(params: Params): TextBody {
  const body = readMarked(params, 'text', 'entities');
  if (body.text === '') throw badRequest('message text is empty');
  if (body.text.length > maxTextUnits) throw badRequest('message is too long');
  return body;
}

/** A caption may be absent. */
export function readCaption(params: Params): TextBody {
  const body = readMarked(params, 'caption', 'caption_entities');
  if (body.text.length > maxCaptionUnits) throw badRequest('message caption is too long');
  return body;
}

function readMarked(params: Params, textName: string, entitiesName: string): TextBody {
  const raw = stringField(params, textName);
  const parseMode = stringField(params, 'parse_mode');
  if (parseMode !== '') throw badRequest('unsupported parse_mode');
  const entities = readEntities(jsonField(params, entitiesName), raw);
  return trim(raw, entities);
}

function readEntities(value: unknown, text: string): MessageEntity[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw badRequest("can't parse entities: expected an Array");
  return value.map((item: unknown) => readEntity(item, text));
}

function readEntity(item: unknown, text: string): MessageEntity {
  if (!isObject(item)) throw badRequest("can't parse MessageEntity: expected an Object");
  const { type, offset, length, url } = item;
  if (typeof type !== 'string' || !ENTITY_TYPES.has(type)) {
    throw badRequest("can't parse MessageEntity: Unsupported type specified");
  }
  if (typeof offset !== 'number' || typeof length !== 'number' || offset < 0 || length <= 0) {
    throw badRequest('entity has an invalid offset or length');
  }
  if (offset >= text.length) throw badRequest(`entity begins after the end of the text at UTF-16 offset ${offset}`);
  const end = offset + length;
  if (end > text.length) {
    throw badRequest(
      `entity beginning at UTF-16 offset ${offset} ends after the end of the text at UTF-16 offset ${end}`,
    );
  }
  if (splitsPair(text, offset))
    throw badRequest(`entity begins in a middle of a UTF-16 symbol at byte offset ${offset}`);
  if (splitsPair(text, end)) {
    throw badRequest(
      `entity beginning at UTF-16 offset ${offset} ends in a middle of a UTF-16 symbol at byte offset ${end}`,
    );
  }
  if (type !== 'text_link') return { type, offset, length };
  if (typeof url !== 'string' || !isWebAddress(url)) {
    throw badRequest(`entity URL '${String(url)}' is invalid: Wrong HTTP URL`);
  }
  return { type, offset, length, url };
}

/** True between the two halves of a surrogate pair. */
function splitsPair(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  const after = text.charCodeAt(at);
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff;
}

function trim(raw: string, entities: MessageEntity[]): TextBody {
  const text = raw.trim();
  const cut = raw.length - raw.trimStart().length;
  const kept: MessageEntity[] = [];
  for (const entity of entities) {
    const from = Math.max(entity.offset - cut, 0);
    const to = Math.min(entity.offset + entity.length - cut, text.length);
    if (to > from) kept.push({ ...entity, offset: from, length: to - from });
  }
  return { text, entities: kept };
}

export function isWebAddress(address: string): boolean {
  try {
    const url = new URL(address);
    return (
      ['http:', 'https:', 'tg:', 'mailto:'].includes(url.protocol) &&
      (url.hostname.includes('.') || url.protocol === 'tg:')
    );
  } catch {
    return false;
  }
}

/** Marks `/command`, `/command@bot` and web addresses in what a person writes, as Telegram does before the bot sees it. */
export function writtenEntities(text: string): MessageEntity[] {
  const found: MessageEntity[] = [];
  for (const match of text.matchAll(/(?<=^|\s)\/[a-zA-Z0-9_]{1,64}(?:@[a-zA-Z0-9_]{3,32})?(?=$|\s)/gu)) {
    found.push({ type: 'bot_command', offset: match.index, length: match[0].length });
  }
  for (const match of text.matchAll(/https?:\/\/[^\s<>"]+[^\s<>".,;:!?)]/giu)) {
    found.push({ type: 'url', offset: match.index, length: match[0].length });
  }
  return found;
}
