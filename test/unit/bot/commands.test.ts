import { beforeEach, describe, expect, test } from 'vitest';
import { announceRise, askAboutRise } from '../../support/announce-rise.ts';
import { ADMIN_ID, createHarness, groupChat, said, type Harness } from '../../support/bot-harness.ts';
import { useDatabase } from '../../support/databases.ts';

const OFFICER = 11;
const DEPUTY = 13;
const TOP = 77;
const MINISTRY = 14;
const CLERK = 99;
const GROUP = groupChat(-500, 'ЦУР министерства');

const RUZA_OFFICER = 41;

describe('commands', () => {
  const fixture = useDatabase('pglite');
  let world: Harness;

  beforeEach(async () => {
    world = await createHarness(fixture.database);
  });

  test('/invite gives a link for a person, and one for a group where the post may sit in one', async () => {
    const [head] = said(await world.write(ADMIN_ID, '/invite mcur-head khimki-energy'));
    expect(head).toMatch(/https:\/\/t\.me\/reglament_bot\?start=[\w-]{22}\n/);
    expect(head).toMatch(/https:\/\/t\.me\/reglament_bot\?startgroup=[\w-]{22}\n/);
    expect(said(await world.write(ADMIN_ID, '/invite officer khimki-energy'))[0]).not.toContain('startgroup');
  });

  test('/invite asks for the organisation where each has a seat, and names it then', async () => {
    expect(said(await world.write(ADMIN_ID, '/invite executors ruza-zhkh'))).toEqual([
      'Исполнители: у каждой организации своё место. Назовите её так, как она стоит в выгрузках:\n/invite executors ruza-zhkh ‹организация›',
    ]);
    expect(said(await world.write(ADMIN_ID, '/invite executors ruza-zhkh УК «Восход»'))[0]).toContain(
      'Приглашение: Исполнитель УК «Восход»',
    );
  });

  test('/relay passes reports to an external post on by hand, and is for admins', async () => {
    expect(said(await world.write(ADMIN_ID, '/relay ministry khimki-energy on'))).toEqual([
      'Городской округ Химки · Энергетика. ЦУР Минэнерго МО: доклады передаются вручную. Бот пришлёт готовый текст тем, кто отвечает за доклад.',
    ]);
    expect(said(await world.write(ADMIN_ID, '/relay mcur-head khimki-energy on'))).toEqual([
      'Вручную передают только внешним должностям, а руководитель МЦУР — внутренняя должность регламента.',
    ]);
    expect(said(await world.write(ADMIN_ID, '/relay ministry'))[0]).toContain('/relay ‹должность› off');
    await world.seat(OFFICER, 'Орлова О. О.', 'officer', 'khimki-energy');
    expect(said(await world.write(OFFICER, '/relay ministry khimki-energy on'))).toEqual([
      'Это может только администратор бота.',
    ]);
  });

  test('/invite is for admins, and not before the eyes of a group', async () => {
    await world.seat(OFFICER, 'Орлова О. О.', 'officer', 'khimki-energy');
    expect(said(await world.write(OFFICER, '/invite officer khimki-energy'))).toEqual([
      'Это может только администратор бота.',
    ]);
    expect(said(await world.write(ADMIN_ID, '/invite officer khimki-energy', { chat: GROUP }))).toEqual([
      'Приглашение видно всем в группе. Напишите /invite в личный чат с ботом.',
    ]);
  });

  test('/start with the code seats, greets and sets the menu of the post', async () => {
    const [invitation = ''] = said(await world.write(ADMIN_ID, '/invite officer khimki-energy'));
    const code = /start=([\w-]+)/.exec(invitation)?.[1] ?? '';
    const calls = await world.write(OFFICER, `/start ${code}`);
    expect(said(calls)[0]).toContain('Вы назначены');
    const menu = calls.find((call) => call.method === 'setMyCommands');
    expect(menu?.body['scope']).toEqual({ type: 'chat', chat_id: OFFICER });
    expect(JSON.stringify(menu?.body['commands'])).toContain('"open"');
    expect(JSON.stringify(menu?.body['commands'])).toContain('"phone"');
  });

  test('/start@bot with the code binds a group; another bot’s does not', async () => {
    await world.seat(OFFICER, 'Орлова О. О.', 'officer', 'khimki-energy');
    const [invitation = ''] = said(await world.write(ADMIN_ID, '/invite mcur-head khimki-energy'));
    const code = /startgroup=([\w-]+)/.exec(invitation)?.[1] ?? '';
    expect(await world.write(OFFICER, `/start@other_bot ${code}`, { chat: GROUP })).toEqual([]);
    const calls = await world.write(OFFICER, `/start@reglament_bot ${code}`, { chat: GROUP });
    expect(said(calls)[0]).toContain('Группа подключена');
  });

  test('a unit is greeted in /help by its organisation, in the spelling of its invitation', async () => {
    await world.seat(CLERK, 'Клерк К. К.', 'executors', 'ruza-zhkh УК «Восход»');
    const [help = ''] = said(await world.write(CLERK, '/help'));
    expect(help).toMatch(/^Исполнитель УК «Восход»\n/);
  });

  test('the menu has the reference knowledge that the books keep', async () => {
    await world.seat(OFFICER, 'Орлова О. О.', 'officer', 'khimki-energy');
    const book = world.app.books.get('khimki-energy');
    const calls = await world.write(OFFICER, '/start');
    const menu = JSON.stringify(calls.find((call) => call.method === 'setMyCommands')?.body['commands']);
    const kept = Object.values(book?.registers ?? {}).flatMap(({ command }) => command ?? []);
    for (const command of ['acts', 'causes']) expect([command, menu.includes(`"${command}"`)]).toEqual([command, true]);
    expect(kept).not.toContain('contacts');
    expect(menu).not.toContain('"contacts"');
  });

  test('from 1 December /status tells an admin that the calendar of the next year is missing, and nobody else', async () => {
    await world.seat(OFFICER, 'Орлова О. О.', 'officer', 'khimki-energy');
    const words = 'Нет производственного календаря на 2027 год';
    const status = async (person: number) => said(await world.write(person, '/status'))[0] ?? '';
    world.app.clock = () => new Date('2026-11-30T09:00:00Z');
    expect(await status(ADMIN_ID)).not.toContain(words);
    world.app.clock = () => new Date('2026-12-01T09:00:00Z');
    expect(await status(ADMIN_ID)).toContain(words);
    expect(await status(OFFICER)).not.toContain(words);
  });

  test('/watch on begins in every regulation, a button in one', async () => {
    const [one] = said(await world.press(ADMIN_ID, 'watch:khimki-energy')).filter(Boolean);
    expect(one).toContain('Наблюдение начато');
    expect(said(await world.press(ADMIN_ID, 'watch:khimki-energy'))).toEqual(['Наблюдение уже идёт.']);
    await world.seat(OFFICER, 'Орлова О. О.', 'officer', 'khimki-energy');
    expect(said(await world.press(OFFICER, 'watch:ruza-zhkh'))).toEqual(['Это может только администратор бота.']);
    expect(said(await world.write(ADMIN_ID, '/watch on'))[0]).toContain('Наблюдение начато');
    expect(said(await world.write(ADMIN_ID, '/watch off khimki-energy'))[0]).toContain('Наблюдение остановлено');
  });

  test('/status misses nobody at a post that the book counts on for nothing', async () => {
    await world.seat(RUZA_OFFICER, 'Рузин Р. Р.', 'officer', 'ruza-zhkh');
    const [status = ''] = said(await world.write(RUZA_OFFICER, '/status'));
    expect(status).toContain('⚠️ Глава округа: никто не назначен');
    expect(status).not.toContain('Блок ЖКХ ЦУР МинЖКХ');
  });

  test('/status shows the regulations of the asker only', async () => {
    await world.seat(OFFICER, 'Орлова О. О.', 'officer', 'khimki-energy');
    await announceRise(world.app);
    const [status = ''] = said(await world.write(OFFICER, '/status'));
    expect(status).toContain('№1');
    expect(status).not.toContain('Руз');
  });

  test('/incidents lists what is open, /incident N shows its card', async () => {
    await world.seat(OFFICER, 'Орлова О. О.', 'officer', 'khimki-energy');
    await announceRise(world.app);
    expect(said(await world.write(OFFICER, '/incidents'))[0]).toContain('№1');
    const [card] = await world.write(OFFICER, '/incident 1');
    expect(JSON.stringify(card?.body)).toContain('ack:');
    expect(said(await world.write(OFFICER, '/incident 7'))).toEqual(['Инцидента №7 нет. Список открытых: /incidents']);
  });

  test('whoever stands above the work looks into a case when it has been brought to them, not before', async () => {
    await world.seat(OFFICER, 'Орлова О. О.', 'officer', 'khimki-energy');
    await world.seat(TOP, 'Глава Г. Г.', 'district-head', 'khimki-energy');
    const caseId = await announceRise(world.app);
    for (const told of [
      await world.write(TOP, '/incident 1'),
      await world.press(TOP, `hist:${caseId}`),
      await world.press(TOP, 'see:card:khimki-energy:1'),
    ]) {
      expect(said(told).at(-1)).toContain('Это дело до вашего уровня не дошло: с ним работают');
    }
    // That it is, everybody of the chain may know: no name, no term, no button.
    const list = JSON.stringify(await world.write(TOP, '/incidents'));
    expect(list).toContain('№1 · Энергетика');
    for (const inside of ['до 11:00', 'callback_data']) expect(list).not.toContain(inside);
    await world.press(OFFICER, `cantwhy:${caseId}:not-by-us`);
    expect(said(await world.write(TOP, '/incident 1'))[0]).toContain('до 11:00');
    expect(JSON.stringify(await world.write(TOP, '/incidents'))).toContain(`hist:${caseId}`);
  });

  test('of a closed case that never came to their level they are not told that it is worked on', async () => {
    await world.seat(OFFICER, 'Орлова О. О.', 'officer', 'khimki-energy');
    await world.seat(TOP, 'Глава Г. Г.', 'district-head', 'khimki-energy');
    await world.press(OFFICER, `false:${await announceRise(world.app)}`);
    await world.write(OFFICER, 'Опечатка');
    expect(said(await world.write(TOP, '/incident 1'))).toEqual(['Это дело до вашего уровня не дошло и уже закрыто.']);
  });

  test('an external post sees no case by command, and is told why', async () => {
    await world.seat(MINISTRY, 'Министр М. М.', 'ministry', 'khimki-energy');
    await announceRise(world.app);
    for (const command of ['/status', '/incidents', '/incident 1']) {
      const words = said(await world.write(MINISTRY, command)).join();
      expect(words, command).toMatch(/^Это действие не для вашей должности/);
    }
  });

  test('/help speaks to the post', async () => {
    await world.seat(OFFICER, 'Орлова О. О.', 'officer', 'khimki-energy');
    const [officer = ''] = said(await world.write(OFFICER, '/help'));
    const [admin = ''] = said(await world.write(ADMIN_ID, '/help'));
    expect(officer).toContain('Принял в работу');
    expect(officer).not.toContain('/invite');
    expect(admin).toContain('/invite');
  });

  test('/help in the group of the ministry tells whoever asks what the group is for, and nothing else is answered', async () => {
    await world.seat(ADMIN_ID, 'Админ А. А.', 'ministry', 'khimki-energy', GROUP);
    expect(said(await world.write(CLERK, '/help', { chat: GROUP }))).toEqual([
      'ЦУР Минэнерго МО\n\nСюда приходят доклады МЦУР.\n\n• Вопрос МЦУР — /request и текст или ответ на сообщение бота. Ответ придёт сюда же.\n\n/request — Вопрос МЦУР: /request и текст\n/help — Что умеет бот\n\nВ группе бот видит команды и ответы на свои сообщения.',
    ]);
    expect(await world.write(CLERK, '/status', { chat: GROUP })).toEqual([]);
  });

  test('a rise that waits for its decision is shown to whoever decides, an incident to everybody of the chain', async () => {
    await world.seat(OFFICER, 'Орлова О. О.', 'officer', 'khimki-energy');
    await world.seat(DEPUTY, 'Дымов Д. Д.', 'deputies', 'khimki-energy');
    await askAboutRise(world.app);
    for (const command of ['/status', '/incidents']) {
      expect(said(await world.write(OFFICER, command)).join(), command).toContain('№1');
      expect(said(await world.write(DEPUTY, command)).join(), command).not.toContain('№1');
    }
    await announceRise(world.app);
    expect(said(await world.write(DEPUTY, '/incidents')).join()).toContain('№2');
  });

  test('/who shows a group that is bound, and who answers for what; only who may untie gets the buttons', async () => {
    await world.seat(OFFICER, 'Орлова О. О.', 'officer', 'khimki-energy');
    await world.seat(ADMIN_ID, 'Админ А. А.', 'ministry', 'khimki-energy', GROUP);
    const [asked, responsible] = await world.write(OFFICER, '/who');
    expect(String(responsible?.body['text'])).toContain('Ответственные по направлениям');
    expect(String(asked?.body['text'])).toContain('ЦУР Минэнерго МО: группа');
    expect(JSON.stringify(asked?.body)).not.toContain('unbind:');
    const [admin] = await world.write(ADMIN_ID, '/who');
    expect(JSON.stringify(admin?.body)).toContain('Отвязать · Орлова О. О.');
  });
});
