import { expect, test } from 'vitest';
import { readCase } from '../../../../src/store/cases.ts';
import { privateChat, said, userOf, type Call, type Harness } from '../../../support/bot-harness.ts';
import { useDatabase } from '../../../support/databases.ts';
import { HEAD, OFFICER, khimkiIncident } from '../../../support/khimki-staff.ts';

const fixture = useDatabase('pglite');
let presses = 0;

test('4.4: «Отправить» sends nothing that does not stand on the pressed message, and then exactly that', async () => {
  const { world, caseId } = await khimkiIncident(fixture.database);
  await world.press(OFFICER, `ack:${caseId}`);
  await say(world, caseId, 'Бригада выехала');
  await world.at('2026-05-21T08:45:00Z');
  await world.press(HEAD, `prop:${caseId}`);
  await world.write(HEAD, 'Проверить линии');

  // A card shows no text: the preview comes first, as a message of its own.
  const onCard = await press(world, caseId, 'Карточка инцидента');
  expect(said(onCard)[0]).toBe('Прочтите текст доклада и отправьте его');
  expect(onCard.map(({ method }) => method)).toEqual(['answerCallbackQuery', 'sendMessage']);
  const preview = String(onCard[1]?.body['text']);
  expect(preview).toContain('Бригада выехала');

  await say(world, caseId, 'Опора стоит');
  const changed = await press(world, caseId, preview);
  expect(changed.map(({ method }) => method)).toEqual(['answerCallbackQuery', 'editMessageText']);
  expect(changed[0]?.body).toMatchObject({
    text: 'Текст изменился с 11:45: прочтите и отправьте ещё раз',
    show_alert: true,
  });
  const shown = String(changed[1]?.body['text']);
  expect(shown).toContain('Опора стоит');
  expect(JSON.stringify(changed[1]?.body['reply_markup'])).toContain(`send:${caseId}`);

  expect(said(await press(world, caseId, shown))).toEqual(['№1: записано']);
  const met = await world.press(HEAD, `send:${caseId}`);
  expect(said(met)).toEqual(['№1: докладов к отправке сейчас нет']);
  // …and nobody is asked for words that would take the place of what has left.
  for (const verb of ['edit', 'hold']) {
    expect(said(await world.press(HEAD, `${verb}:${caseId}`)), verb).toEqual(['№1: докладов к отправке сейчас нет']);
  }
});

test('4.4: a second «Задержать» is refused before a reason is asked for', async () => {
  const { world, caseId } = await khimkiIncident(fixture.database);
  await world.press(OFFICER, `ack:${caseId}`);
  await world.at('2026-05-21T08:45:00Z');
  expect(said(await world.press(HEAD, `hold:${caseId}`))[1]).toContain('Почему доклад нужно задержать?');
  await world.write(HEAD, 'Уточняем объёмы');
  const again = await world.press(HEAD, `hold:${caseId}`);
  expect(again.map(({ method }) => method)).toEqual(['answerCallbackQuery']);
  expect(said(again)[0]).toContain('уже');
  const kept = await readCase(world.app.database.db, caseId);
  expect(kept?.facts.entries.filter(({ kind }) => kind === 'held')).toHaveLength(1);
});

async function say(world: Harness, caseId: number, words: string): Promise<void> {
  await world.press(OFFICER, `prog:${caseId}`);
  await world.write(OFFICER, words);
}

/** «Отправить» under a message with this text, sent at 11:45. */
function press(world: Harness, caseId: number, text: string): Promise<Call[]> {
  const from = { id: 777, is_bot: true, first_name: 'Регламент' };
  const date = Date.parse('2026-05-21T08:45:00Z') / 1_000;
  const message = { message_id: 60, date, chat: privateChat(HEAD), from, text };
  const id = `draft${(presses += 1)}`;
  return world.handle({
    callback_query: { id, from: userOf(HEAD), chat_instance: '1', message, data: `send:${caseId}` },
  });
}
