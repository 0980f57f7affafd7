import { chatIdField, flagField, objectField, stringField, type Params } from './fields.ts';
import { storeFile, photoSize } from './file-store.ts';
import { readMarkup, type Markup } from './markup-check.ts';
import { post, quoted, type Messenger, type PostBody, type Room } from './messenger-state.ts';
import { badRequest } from './refusal.ts';
import { writableRoom } from './room-access.ts';
import { readCaption, readText } from './text-check.ts';
import type { Message, PhotoSize } from './wire.ts';

export function sendMessage(messenger: Messenger, params: Params): Message {
  const room = writableRoom(messenger, chatIdField(params));
  const { text, entities } = readText(params);
  return send(messenger, room, params, { text, ...(entities.length > 0 && { entities }) });
}

export function sendDocument(messenger: Messenger, params: Params): Message {
  const room = writableRoom(messenger, chatIdField(params));
  const caption = captionOf(params);
  const file = storeFile(messenger, params, 'document');
  const document = {
    file_id: file.id,
    file_unique_id: `u${file.id}`,
    file_size: file.bytes.length,
    file_name: file.name,
    mime_type: file.mime,
  };
  return send(messenger, room, params, { document, ...caption });
}

export function sendPhoto(messenger: Messenger, params: Params): Message {
  const room = writableRoom(messenger, chatIdField(params));
  const caption = captionOf(params);
  return send(messenger, room, params, { photo: [readPhoto(messenger, params)], ...caption });
}

/** The picture of a call, in the one size that is kept here. */
export function readPhoto(messenger: Messenger, params: Params): PhotoSize {
  const file = storeFile(messenger, params, 'photo');
  const size = photoSize(file.bytes);
  if (!size) throw badRequest('IMAGE_PROCESS_FAILED');
  return { file_id: file.id, file_unique_id: `u${file.id}`, file_size: file.bytes.length, ...size };
}

function captionOf(params: Params): Pick<Message, 'caption' | 'caption_entities'> {
  const { text, entities } = readCaption(params);
  if (text === '') return {};
  return { caption: text, ...(entities.length > 0 && { caption_entities: entities }) };
}

function send(messenger: Messenger, room: Room, params: Params, wire: PostBody['wire']): Message {
  const markup = readMarkup(params);
  const replyTo = replyTarget(room, params);
  const preview = objectField(params, 'link_preview_options');
  const posted = post(messenger, room, {
    from: messenger.bot,
    silent: flagField(params, 'disable_notification'),
    forceReply: markup.kind === 'force-reply',
    previewOff: preview?.['is_disabled'] === true,
    wire: { ...wire, ...(replyTo && { reply_to_message: replyTo }), ...keyboardOf(markup) },
  });
  return posted.message;
}

export function keyboardOf(markup: Markup): Pick<Message, 'reply_markup'> {
  return markup.kind === 'inline' && markup.keyboard.inline_keyboard.length > 0
    ? { reply_markup: markup.keyboard }
    : {};
}

function replyTarget(room: Room, params: Params): Message | null {
  const wanted = objectField(params, 'reply_parameters');
  if (!wanted) return null;
  const id = Number(wanted['message_id']);
  const target = room.messages.get(id);
  if (target) return quoted(target.message);
  if (wanted['allow_sending_without_reply'] === true) return null;
  throw badRequest('message to be replied not found');
}

const CHAT_ACTIONS: ReadonlySet<string> = new Set(['typing', 'upload_photo', 'upload_document']);

export function sendChatAction(messenger: Messenger, params: Params): true {
  writableRoom(messenger, chatIdField(params));
  if (!CHAT_ACTIONS.has(stringField(params, 'action'))) throw badRequest('wrong parameter action in request');
  return true;
}
