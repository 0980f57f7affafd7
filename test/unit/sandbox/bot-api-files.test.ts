import { InputFile } from 'grammy';
import { expect, test } from 'vitest';
import { testToken } from '../../support/bot-api-server.ts';
import { refusal, useBotApi } from '../../support/bot-api-given.ts';

const given = useBotApi();

test('a document goes up and comes down byte for byte, by upload and by id', async () => {
  const bytes = new TextEncoder().encode('номер;дата\r\n1;01.09.2026');
  const sent = await given.api.sendDocument(given.anna.user.id, new InputFile(bytes, 'отказы.csv'), {
    caption: 'не принято: 1',
  });
  expect(sent.document).toMatchObject({ file_name: 'отказы.csv', file_size: bytes.length });
  const file = await given.api.getFile(sent.document.file_id);
  const response = await fetch(`${given.server.root}/file/bot${testToken}/${file.file_path}`);
  expect(new Uint8Array(await response.arrayBuffer())).toEqual(bytes);
  expect((await fetch(`${given.server.root}/file/bot4242:other/${file.file_path}`)).status).toBe(401);
  expect((await given.api.sendDocument(given.anna.user.id, sent.document.file_id)).document.file_id).toBe(
    sent.document.file_id,
  );
});

test('a picture must be one', async () => {
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAIAAAADCAYAAAC56t6BAAAAC0lEQVR4nGNgwAcAAB4AAW6FRzIAAAAASUVORK5CYII=',
    'base64',
  );
  const sent = await given.api.sendPhoto(given.anna.user.id, new InputFile(png, 'график.png'), { caption: 'до' });
  expect(sent.photo.at(-1)).toMatchObject({ width: 2, height: 3 });
  await given.api.editMessageCaption(given.anna.user.id, sent.message_id, { caption: 'после' });
  expect(given.anna.chats()[0]?.messages.at(-1)).toMatchObject({ text: 'после', edited: true });
  const media = { type: 'photo' as const, media: new InputFile(png, 'другой.png'), caption: 'другое' };
  const edited = await given.api.editMessageMedia(given.anna.user.id, sent.message_id, media);
  expect(edited).toMatchObject({ caption: 'другое', photo: [{ width: 2 }] });
  expect(edited).not.toMatchObject({ photo: [{ file_id: sent.photo[0]?.file_id }] });
  const text = await given.api.sendMessage(given.anna.user.id, 'слова');
  expect(await refusal(given.api.editMessageMedia(given.anna.user.id, text.message_id, media))).toBe(
    'Bad Request: there is no media in the message to edit',
  );
  expect(await refusal(given.api.sendPhoto(given.anna.user.id, new InputFile(Buffer.from('text'), 'a.png')))).toBe(
    'Bad Request: IMAGE_PROCESS_FAILED',
  );
});
