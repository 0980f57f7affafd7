import { describe, expect, test } from 'vitest';
import { createHarness, groupChat, said, userOf } from '../../support/bot-harness.ts';
import { useDatabase } from '../../support/databases.ts';

const OFFICER = 11;
const STRANGER = 99;
const MINUTE_MS = 60_000;
const GROUP = groupChat(-500, 'Штаб');
const NOT_IN_OWN_NAME =
  'Сообщения от имени группы или канала не принимаются: действие записывается на человека. Отключите анонимность и повторите.';

describe('the guard', () => {
  const fixture = useDatabase('pglite');

  test('refuses an anonymous admin politely, and a bot without a word', async () => {
    const world = await createHarness(fixture.database);
    const anonymous = { from: { ...userOf(1_087_968_824), is_bot: true }, chat: GROUP, sender_chat: GROUP };
    expect(said(await world.write(1, '/status', anonymous))).toEqual([NOT_IN_OWN_NAME]);
    expect(await world.write(1, '/status', anonymous)).toEqual([]);
    expect(await world.write(1, '/status', { from: { ...userOf(55), is_bot: true }, chat: GROUP })).toEqual([]);
  });

  test('answers a stranger once an hour, and says nothing of the roster', async () => {
    const world = await createHarness(fixture.database);
    const words = 'Это служебный бот. Войти можно по приглашению: попросите ссылку у администратора.';
    expect(said(await world.write(STRANGER, '/status'))).toEqual([words]);
    expect(await world.write(STRANGER, 'Здравствуйте')).toEqual([]);
    expect(await world.write(STRANGER, '/start')).toEqual([]);
    world.stopwatch.ms += 60 * MINUTE_MS;
    expect(said(await world.write(STRANGER, '/who'))).toEqual([words]);
  });

  test('lets thirty updates of one sender through in a minute, says so once, and goes on after it', async () => {
    const world = await createHarness(fixture.database);
    await world.seat(OFFICER, 'Орлова О. О.', 'officer', 'khimki-energy');
    for (let sent = 0; sent < 30; sent += 1) expect(await world.write(OFFICER, '/help')).toHaveLength(1);
    expect(said(await world.write(OFFICER, '/help'))).toEqual([
      'Слишком много сообщений подряд. Подождите минуту и повторите.',
    ]);
    expect(await world.write(OFFICER, '/help')).toEqual([]);
    // A press is answered all the same: its wheel would turn for ever.
    expect((await world.press(OFFICER, 'ack:1')).map((call) => call.method)).toEqual(['answerCallbackQuery']);
    world.stopwatch.ms += MINUTE_MS;
    expect(await world.write(OFFICER, '/help')).toHaveLength(1);
  });

  test('is silent after five wrong codes of one sender in an hour', async () => {
    const world = await createHarness(fixture.database);
    const wrong = 'Приглашение не действует: оно использовано, просрочено или ссылка неполная. Попросите новое.';
    const code = 'A'.repeat(22);
    for (let tried = 0; tried < 4; tried += 1)
      expect(said(await world.write(STRANGER, `/start ${code}`))).toEqual([wrong]);
    expect(said(await world.write(STRANGER, `/start ${code}`))).toEqual([
      'Слишком много неверных приглашений. Повторите через час.',
    ]);
    expect(await world.write(STRANGER, `/start ${code}`)).toEqual([]);
  });

  test('leaves the talk of a group alone', async () => {
    const world = await createHarness(fixture.database);
    await world.seat(OFFICER, 'Орлова О. О.', 'officer', 'khimki-energy');
    for (const text of ['Коллеги, обед', '/weather', '/status@another_bot']) {
      expect(await world.write(OFFICER, text, { chat: GROUP }), text).toEqual([]);
    }
  });
});
