import { InputFile, type Api } from 'grammy';
import type { PhotoSize } from 'grammy/types';
import type { Screen } from '../domain/message.ts';
import type { Outgoing, Photo } from './port.ts';
import { captionOf, payloadOf } from './screen-payload.ts';

/** What is read of the answer to a message: its number, and the sizes its picture is kept in. */
export interface Arrived {
  message_id: number;
  photo?: PhotoSize[];
}

/** A screen as a new message: a text, or a picture with the text as its caption. */
export function sendScreen(api: Api, { chatId, screen, photo, silent, replyTo }: Outgoing): Promise<Arrived> {
  const how = {
    chat_id: chatId,
    disable_notification: silent,
    ...(replyTo === null ? {} : { reply_parameters: { message_id: replyTo, allow_sending_without_reply: true } }),
  };
  return photo
    ? api.raw.sendPhoto({ ...how, ...captionOf(screen), photo: fileOf(photo) })
    : api.raw.sendMessage({ ...how, ...payloadOf(screen) });
}

/** The same message with other content. A text never becomes a picture, nor a picture a text. */
export function editScreen(
  api: Api,
  { chatId, messageId, screen, photo }: { chatId: number; messageId: number; screen: Screen; photo: Photo | undefined },
): Promise<Arrived | true> {
  const where = { chat_id: chatId, message_id: messageId };
  if (!photo) return api.raw.editMessageText({ ...where, ...payloadOf(screen) });
  const { reply_markup, ...caption } = captionOf(screen);
  return api.raw.editMessageMedia({
    ...where,
    media: { type: 'photo', media: fileOf(photo), ...caption },
    reply_markup,
  });
}

/** Of an edited message, the picture it shows now. */
export function photosOf(answer: Arrived | true): Pick<Arrived, 'photo'> {
  return answer === true || !answer.photo ? {} : { photo: answer.photo };
}

/** The id under which the messenger keeps the picture: of its largest size, which comes last. */
export function largestOf({ photo }: Arrived): string | null {
  return photo?.at(-1)?.file_id ?? null;
}

function fileOf(photo: Photo): InputFile | string {
  return 'id' in photo ? photo.id : new InputFile(photo.bytes, 'picture.png');
}
