import { isObject, objectField, type Params } from './fields.ts';
import { badRequest } from './refusal.ts';
import { isWebAddress } from './text-check.ts';
import type { InlineButton, InlineKeyboard } from './wire.ts';

/** Telegram's bounds for inline keyboards. */
const maxButtons = 100;
const maxDataBytes = 64;

export type Markup = { kind: 'none' } | { kind: 'inline'; keyboard: InlineKeyboard } | { kind: 'force-reply' };

/** The `reply_markup` of a call. A reply keyboard is taken and not shown: whatever it offers can be written here too. */
export function readMarkup(params: Params): Markup {
  const value = objectField(params, 'reply_markup');
  if (!value) return { kind: 'none' };
  if ('inline_keyboard' in value) return { kind: 'inline', keyboard: readKeyboard(value['inline_keyboard']) };
  if (value['force_reply'] === true) return { kind: 'force-reply' };
  if (value['remove_keyboard'] === true || Array.isArray(value['keyboard'])) return { kind: 'none' };
  throw badRequest("can't parse reply keyboard markup JSON object");
}

function readKeyboard(rows: unknown): InlineKeyboard {
  if (!Array.isArray(rows)) throw badRequest('object expected as reply markup');
  const keyboard = rows.map((row: unknown) => {
    if (!Array.isArray(row)) throw badRequest("can't parse inline keyboard button: Field must be of type Array");
    return row.map(readButton);
  });
  if (keyboard.flat().length > maxButtons) throw badRequest('reply markup is too long');
  return { inline_keyboard: keyboard.filter((row) => row.length > 0) };
}

function readButton(value: unknown): InlineButton {
  if (!isObject(value)) throw badRequest("can't parse inline keyboard button: Object expected");
  const { text, callback_data: data, url } = value;
  if (typeof text !== 'string') throw badRequest('can\'t parse inline keyboard button: Can\'t find field "text"');
  if (text.trim() === '') throw badRequest('inline keyboard button text must be non-empty');
  if (typeof url === 'string') {
    if (!isWebAddress(url)) throw badRequest(`inline keyboard button URL '${url}' is invalid: Wrong HTTP URL`);
    return { text, url };
  }
  if (typeof data !== 'string') {
    throw badRequest("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard");
  }
  const bytes = Buffer.byteLength(data, 'utf8');
  if (bytes < 1 || bytes > maxDataBytes) throw badRequest('BUTTON_DATA_INVALID');
  return { text, callback_data: data };
}
