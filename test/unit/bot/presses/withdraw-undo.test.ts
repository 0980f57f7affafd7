import { beforeEach, expect, test } from 'vitest';
import { cardPosted } from '../../../../src/store/cards.ts';
import { privateChat, userOf, type Call, type Harness } from '../../../support/bot-harness.ts';
import { useDatabase } from '../../../support/databases.ts';
import { OFFICER, khimkiIncident } from '../../../support/khimki-staff.ts';

const fixture = useDatabase('pglite');
const CARD = 4_000;
const SHOWN = 4_001;
let world: Harness;
let caseId: number;

beforeEach(async () => {
  ({ world, caseId } = await khimkiIncident(fixture.database));
  const shown = { text: 'карточка', marks: [], buttons: [] };
  await cardPosted(world.app.database.db, { caseId, chatId: OFFICER, messageId: CARD, shown });
  await world.press(OFFICER, `false:${caseId}`);
  await world.write(OFFICER, 'Опечатка в выгрузке');
});

/** Presses «Отменить закрытие» on a message that has a second button; the keyboards that messages were brought to. */
async function keyboardsAfter(messageId: number): Promise<unknown[]> {
  const row = (text: string, verb: string) => [{ text, callback_data: `${verb}:${caseId}` }];
  const reply_markup = { inline_keyboard: [row('Отменить закрытие', 'undo'), row('История', 'hist')] };
  const message = { message_id: messageId, date: 0, chat: privateChat(OFFICER), text: '…', reply_markup };
  const id = `undo-${messageId}-${world.calls.length}`;
  const calls: Call[] = await world.handle({
    callback_query: { id, from: userOf(OFFICER), chat_instance: '1', message, data: `undo:${caseId}` },
  });
  return calls.flatMap(({ method, body }) => (method === 'editMessageReplyMarkup' ? [body['reply_markup']] : []));
}

test('«Отменить закрытие» goes from the message it was pressed on, also when it comes too late', async () => {
  const left = { inline_keyboard: [[{ text: 'История', callback_data: `hist:${caseId}` }]] };
  expect(await keyboardsAfter(SHOWN)).toEqual([left]);
  expect(await keyboardsAfter(SHOWN)).toEqual([left]);
});

test('…but nobody edits the living card beside its own state', async () => {
  expect(await keyboardsAfter(CARD)).toEqual([]);
});
