import { chatIdField, intField, objectField, type Params } from './fields.ts';
import { readMarkup } from './markup-check.ts';
import { announce, secondsOf, type Messenger, type Posted, type Room } from './messenger-state.ts';
import { badRequest } from './refusal.ts';
import { writableRoom } from './room-access.ts';
import { keyboardOf, readPhoto } from './send-methods.ts';
import { readCaption, readText } from './text-check.ts';
import type { Message } from './wire.ts';

export function editMessageText(messenger: Messenger, params: Params): Message {
  const { room, posted } = editable(messenger, params);
  const { text, entities } = readText(params);
  if (posted.message.text === undefined) throw badRequest('there is no text in the message to edit');
  const { entities: _oldEntities, reply_markup: _oldMarkup, ...kept } = posted.message;
  return replace(messenger, room, posted, {
    ...kept,
    text,
    ...(entities.length > 0 && { entities }),
    ...keyboardOf(readMarkup(params)),
  });
}

export function editMessageCaption(messenger: Messenger, params: Params): Message {
  const { room, posted } = editable(messenger, params);
  const { text, entities } = readCaption(params);
  if (!posted.message.document && !posted.message.photo) throw badRequest('there is no caption in the message to edit');
  const { caption: _old, caption_entities: _oldEntities, reply_markup: _oldMarkup, ...kept } = posted.message;
  return replace(messenger, room, posted, {
    ...kept,
    ...(text !== '' && { caption: text }),
    ...(entities.length > 0 && { caption_entities: entities }),
    ...keyboardOf(readMarkup(params)),
  });
}

/** Another picture, with another caption, in place of the one that is shown. */
export function editMessageMedia(messenger: Messenger, params: Params): Message {
  const { room, posted } = editable(messenger, params);
  const media = objectField(params, 'media');
  if (media?.['type'] !== 'photo') throw badRequest('wrong type of the web page content');
  if (!posted.message.photo) throw badRequest('there is no media in the message to edit');
  const { text, entities } = readCaption({ ...params, values: media });
  const photo = [readPhoto(messenger, { ...params, values: { ...params.values, photo: media['media'] } })];
  const { caption: _old, caption_entities: _oldEntities, reply_markup: _oldMarkup, ...kept } = posted.message;
  return replace(messenger, room, posted, {
    ...kept,
    photo,
    ...(text !== '' && { caption: text }),
    ...(entities.length > 0 && { caption_entities: entities }),
    ...keyboardOf(readMarkup(params)),
  });
}

export function editMessageReplyMarkup(messenger: Messenger, params: Params): Message {
  const { room, posted } = editable(messenger, params);
  const { reply_markup: _old, ...kept } = posted.message;
  return replace(messenger, room, posted, { ...kept, ...keyboardOf(readMarkup(params)) });
}

export function deleteMessage(messenger: Messenger, params: Params): true {
  const room = writableRoom(messenger, chatIdField(params));
  const id = intField(params, 'message_id') ?? 0;
  const posted = room.messages.get(id);
  if (!posted) throw badRequest('message to delete not found');
  const mayDelete =
    posted.message.from.id === messenger.bot.id || room.type === 'private' || room.bot === 'administrator';
  if (!mayDelete) throw badRequest("message can't be deleted for everyone");
  room.messages.delete(id);
  announce(messenger, { kind: 'deleted', roomId: room.id, messageId: id, silent: true });
  return true;
}

function editable(messenger: Messenger, params: Params): { room: Room; posted: Posted } {
  const room = writableRoom(messenger, chatIdField(params));
  const id = intField(params, 'message_id');
  if (id === null) throw badRequest('message identifier is not specified');
  const posted = room.messages.get(id);
  if (!posted) throw badRequest('message to edit not found');
  if (posted.message.from.id !== messenger.bot.id) throw badRequest("message can't be edited");
  return { room, posted };
}

/** Refuses an edit that changes nothing: Telegram does, and a bot must not take it for a failure. */
function replace(messenger: Messenger, room: Room, posted: Posted, next: Message): Message {
  if (shownPart(next) === shownPart(posted.message)) {
    throw badRequest(
      'message is not modified: specified new message content and reply markup are exactly the same as a current ' +
        'content and reply markup of the message',
    );
  }
  next.edit_date = secondsOf(messenger.now());
  posted.message = next;
  announce(messenger, { kind: 'edited', roomId: room.id, messageId: next.message_id, silent: true });
  return next;
}

function shownPart(message: Message): string {
  const { text, entities, caption, caption_entities, photo, reply_markup } = message;
  const pictures = photo?.map(({ file_id: id }) => id) ?? [];
  return JSON.stringify([text, entities ?? [], caption ?? '', caption_entities ?? [], pictures, reply_markup ?? null]);
}
