import { InputFile, type Api } from 'grammy';
import type { Screen } from '../domain/message.ts';
import { rejectedCsv, rejectedFileName } from '../render/imports/rejected-file.ts';
import type { FilePlace } from './file-place.ts';
import { attempt } from './reply.ts';
import type { Speaking } from './services.ts';

/** Says something in answer to the message that brought a file, if it still exists. */
export async function sayOfFile(services: Speaking, api: Api, place: FilePlace, screen: Screen): Promise<void> {
  const { text, reply_markup: keyboard, ...other } = services.payloadOf(screen);
  await attempt(services, 'sendMessage', () =>
    api.sendMessage(place.chatId, text, {
      ...other,
      ...(screen.buttons.length > 0 ? { reply_markup: keyboard } : {}),
      reply_parameters: { message_id: place.messageId, allow_sending_without_reply: true },
    }),
  );
}

/** Sends back the rows that were not taken, each with its reason. */
export async function sendRejectedRows(
  services: Speaking,
  api: Api,
  place: FilePlace,
  { fileName, rejected }: { fileName: string; rejected: readonly { row: number; reason: string }[] },
): Promise<void> {
  const file = new InputFile(Buffer.from(rejectedCsv(rejected)), rejectedFileName(fileName));
  await attempt(services, 'sendDocument', () => api.sendDocument(place.chatId, file));
}
