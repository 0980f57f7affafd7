import { beforeEach, describe, expect, test } from 'vitest';
import { announceRise } from '../../support/announce-rise.ts';
import { createHarness, groupChat, said, type Call, type Harness } from '../../support/bot-harness.ts';
import { useDatabase } from '../../support/databases.ts';
import { invite } from '../../../src/app/people/invite.ts';
import { outbox } from '../../../src/store/schema/messages.ts';
import { readPerson } from '../../../src/store/people.ts';

const OFFICER = 11;
const HEAD = 12;
const MINISTRY = 14;

describe('a telephone number', () => {
  const fixture = useDatabase('pglite');
  let world: Harness;
  const kept = async () => (await readPerson(fixture.database.db, OFFICER))?.phone;

  beforeEach(async () => {
    world = await createHarness(fixture.database);
    await world.seat(OFFICER, 'Орлова О. О.', 'officer', 'khimki-energy');
  });

  test('is offered with the post, and what for is told before it is given', async () => {
    const invited = await invite(world.app, { by: 1, words: ['mcur-head', 'khimki-energy'] });
    const code = invited.kind === 'invited' ? invited.code : '';
    const seated = await world.write(HEAD, `/start ${code}`);
    expect(said(seated)[0]).toContain('По желанию оставьте телефон');
    expect(asksContact(seated)).toBe(true);
    const asked = await world.write(OFFICER, '/phone');
    expect(said(asked)[0]).toMatch(
      /^Телефон можно оставить по желанию[^]*Министерству и исполнителям он не показывается/,
    );
    expect(asksContact(asked)).toBe(true);
    expect(await kept()).toBeNull();
  });

  test('written or shared stands on the card of an incident taken from then on, and is not shown to the ministry', async () => {
    expect(said(await world.write(OFFICER, '/phone 8 (900) 000-00-00'))[0]).toContain('+7 900 000-00-00');
    const contact = { phone_number: '79000000001', first_name: 'О', user_id: OFFICER };
    await world.write(OFFICER, '', { text: undefined, contact });
    expect(await kept()).toBe('+79000000001');
    await world.seat(HEAD, 'Петров П. П.', 'mcur-head', 'khimki-energy');
    const ministry = groupChat(-700, 'ЦУР');
    await world.seat(1, 'Админ', 'ministry', 'khimki-energy', ministry);
    const caseId = await announceRise(world.app);
    await world.press(OFFICER, `ack:${caseId}`);
    expect(said(await world.write(OFFICER, '/incident 1'))[0]).toContain(', +79000000001');
    await world.at('2026-05-21T11:00:00Z');
    const sent = await fixture.database.db.select().from(outbox);
    const shownTo = (chatId: number) => JSON.stringify(sent.filter((one) => one.chatId === chatId));
    expect(shownTo(HEAD)).toContain('+79000000001');
    expect(shownTo(ministry.id)).toContain('№1');
    expect(shownTo(ministry.id)).not.toContain('+7900');
  });

  test('of somebody else, or that is none, is not kept; one that was given is taken out', async () => {
    const contact = { phone_number: '+79000000002', first_name: 'Х', user_id: 99 };
    expect(said(await world.write(OFFICER, '', { text: undefined, contact }))).toEqual([
      'Это контакт другого человека. Записывается только свой телефон.',
    ]);
    expect(said(await world.write(OFFICER, '/phone 112'))[0]).toContain('Не похоже на номер');
    expect(await kept()).toBeNull();
    await world.write(OFFICER, '/phone +7 900 000-00-03');
    expect(said(await world.write(OFFICER, '/phone удалить'))[0]).toContain('Телефон удалён');
    expect(await kept()).toBeNull();
  });

  test('is not taken from an outsider, nor in a group', async () => {
    await world.seat(MINISTRY, 'Сотрудник', 'ministry', 'khimki-energy');
    expect(said(await world.write(MINISTRY, '/phone +7 900 000-00-04'))[0]).toContain(
      'Вашей должности телефон не нужен',
    );
    const staff = groupChat(-500);
    await world.seat(OFFICER, 'Орлова О. О.', 'deputies', 'khimki-energy', staff);
    expect(said(await world.write(OFFICER, '/phone +7 900 000-00-05', { chat: staff }))[0]).toContain('в личный чат');
    expect(await kept()).toBeNull();
  });

  function asksContact(calls: readonly Call[]): boolean {
    return JSON.stringify(calls.map(({ body }) => body)).includes('request_contact');
  }
});
