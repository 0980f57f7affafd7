import { beforeEach, describe, expect, test } from 'vitest';
import { listOpenCases } from '../../../src/store/cases.ts';
import { createHarness, privateChat, replyTo, said, type Call, type Harness } from '../../support/bot-harness.ts';
import { useDatabase } from '../../support/databases.ts';
import { HEAD, OFFICER, seatKhimki } from '../../support/khimki-staff.ts';

const QUESTION = 'Что произошло? Ответьте на это сообщение одной строкой: она станет названием инцидента.';
const OFFER =
  'Открыть инцидент «Обрыв линии»?\nГородской округ Химки · Энергетика. Участники будут оповещены в порядке регламента.';

describe('/open', () => {
  const fixture = useDatabase('pglite');
  let world: Harness;

  beforeEach(async () => {
    world = await createHarness(fixture.database);
    await seatKhimki(world, 'officer', 'mcur-head');
  });

  test('a reply to its question opens the incident at once', async () => {
    const asked = await world.write(OFFICER, '/open');
    expect(said(asked)).toEqual([QUESTION]);
    const answered = await world.write(OFFICER, 'Обрыв линии', replyTo(idOf(asked), privateChat(OFFICER)));
    expect(said(answered)).toEqual(['№1: инцидент открыт']);
  });

  test('words that merely came next open nothing before «Открыть инцидент» is pressed, once, by whoever wrote them', async () => {
    await world.write(OFFICER, '/open');
    const offer = await world.write(OFFICER, 'Обрыв линии');
    expect(said(offer)).toEqual([OFFER]);
    expect(said(await world.press(HEAD, 'open:yes', { messageId: idOf(offer) }))).toEqual([
      'Вопрос уже закрыт или задан не вам. Открыть инцидент: /open',
    ]);
    expect(await titles()).toEqual([]);
    for (const id of ['first', 'again']) await world.press(OFFICER, 'open:yes', { messageId: idOf(offer), id });
    expect(await titles()).toEqual(['Обрыв линии']);
    expect(said(await world.write(OFFICER, 'Спасибо'))[0]).toContain('Не записано: бот сейчас ничего не спрашивал');
  });

  test('«Не открывать» takes the question back; the words that came meanwhile are told so', async () => {
    await world.write(OFFICER, '/open');
    await world.at('2026-05-21T08:30:00Z');
    const offer = await world.write(OFFICER, 'Спасибо, до завтра');
    expect(said(await world.write(OFFICER, 'Это не об инциденте'))).toEqual([
      'Не записано: бот ждёт решения об инциденте. Нажмите «Открыть инцидент» или «Не открывать» под вопросом.',
    ]);
    const left = await world.press(OFFICER, 'open:no', { messageId: idOf(offer) });
    expect(left.find(({ method }) => method === 'editMessageText')?.body).toMatchObject({
      text: 'Инцидент не открыт. Открыть: /open',
      reply_markup: { inline_keyboard: [] },
    });
    expect(said(await world.write(OFFICER, 'До завтра'))[0]).toContain('Не записано: бот сейчас ничего не спрашивал');
    expect(await titles()).toEqual([]);
  });

  test('words that tell nothing name no incident, in answer or with the command', async () => {
    const wanted = 'Пока не записано. Напишите словами, что произошло, например «Обрыв линии на ул. Учебной»';
    expect(said(await world.write(OFFICER, '/open ок'))).toEqual([wanted]);
    const asked = idOf(await world.write(OFFICER, '/open'));
    expect(said(await world.write(OFFICER, '👍'))).toEqual([wanted]);
    expect(said(await world.write(OFFICER, '+', replyTo(asked, privateChat(OFFICER))))).toEqual([wanted]);
    expect(said(await world.write(OFFICER, 'Обрыв линии'))).toEqual([OFFER]);
    expect(await titles()).toEqual([]);
  });

  test('whoever has left the post meanwhile opens nothing', async () => {
    await world.write(OFFICER, '/open');
    const offer = idOf(await world.write(OFFICER, 'Обрыв линии'));
    const data = /"callback_data":"(unbind:\d+)"/.exec(JSON.stringify(await world.write(HEAD, '/who')))?.[1] ?? '';
    await world.press(HEAD, data);
    expect(said(await world.press(OFFICER, 'open:yes', { messageId: offer }))[0]).toContain(
      'Это может только участник регламента',
    );
    expect(await titles()).toEqual([]);
  });

  const idOf = (calls: readonly Call[]) => calls.findLast(({ messageId }) => messageId !== null)?.messageId ?? 0;
  const titles = async () =>
    (await listOpenCases(world.app.database.db, 'khimki-energy', ['emergency'])).map(({ facts }) => facts.title);
});
