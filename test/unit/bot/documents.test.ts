import { beforeEach, describe, expect, test } from 'vitest';
import { expectInstead, questionFor } from '../../../src/app/acts/prompts.ts';
import { imports } from '../../../src/store/schema/appeals.ts';
import { exportOf } from '../../support/appeals-csv.ts';
import { createHarness, said, type Call, type Harness } from '../../support/bot-harness.ts';
import { useDatabase } from '../../support/databases.ts';
import { DEPUTY, OFFICER, seatKhimki } from '../../support/khimki-staff.ts';

const DOCUMENT = { file_id: 'file-1', file_unique_id: 'u', file_name: 'обращения.csv', file_size: 1_000 };
const SENT_AS = 900;

describe('a file sent to the bot', () => {
  const fixture = useDatabase('pglite');
  let world: Harness;

  beforeEach(async () => {
    world = await createHarness(fixture.database);
    await seatKhimki(world, 'officer', 'deputies');
    const flow = { direction: 'Энергетика', category: 'Свет', subcategory: 'Нет света', count: () => 2 };
    world.file.bytes = Buffer.from(exportOf('г.о. Химки', { from: '2026-05-18', to: '2026-05-20' }, [flow]));
  });

  test('is checked first; «Загрузить» loads it, tells what it did and removes it from the chat', async () => {
    const checked = await send(OFFICER);
    expect(said(checked)[0]).toContain('Проверка файла: обращения');
    expect(JSON.stringify(checked)).toContain(`load:${SENT_AS}`);
    expect(await loaded()).toEqual([]);
    const calls = await world.settled(() => world.press(OFFICER, `load:${SENT_AS}`));
    expect(calls.map((call) => call.method)).toEqual([
      'answerCallbackQuery',
      'editMessageText',
      'getFile',
      'sendMessage',
      'deleteMessage',
    ]);
    expect(said(calls)[2]).toContain('Загружено');
    expect(await loaded()).toMatchObject([{ state: 'visible', rows: 6, receivedBy: String(OFFICER) }]);
    expect(said(await world.press(OFFICER, `load:${SENT_AS}`))[0]).toContain('Вопрос уже закрыт');
  });

  test('that closes much of what is open warns of it in the preview, and «Загрузить» is then the word', async () => {
    const flow = { direction: 'Энергетика', category: 'Свет', subcategory: 'Нет света', count: () => 50 };
    const open = exportOf('г.о. Химки', { from: '2026-05-18', to: '2026-05-19' }, [flow]);
    world.file.bytes = Buffer.from(open);
    await send(OFFICER);
    await world.settled(() => world.press(OFFICER, `load:${SENT_AS}`));
    const closed = open
      .split('\r\n')
      .map((row, at) => (at > 60 ? row : row.replace('В работе исполнителя', 'Закрыта')));
    world.file.bytes = Buffer.from(closed.join('\r\n'));
    const message = { text: undefined, message_id: SENT_AS + 1, document: DOCUMENT };
    const checked = await world.settled(() => world.write(OFFICER, '', message));
    expect(said(checked)[0]).toContain('Внимание! Файл закрывает сразу 60 из 100 открытых обращений.');
    expect(await loaded()).toHaveLength(1);
    await world.settled(() => world.press(OFFICER, `load:${SENT_AS + 1}`));
    expect(await loaded()).toMatchObject([{ rows: 100 }, { rows: 100, changed: 60 }]);
  });

  test('is not even fetched for whoever may not load', async () => {
    const calls = await send(DEPUTY);
    expect(calls.map((call) => call.method)).toEqual(['sendMessage']);
    expect(said(calls)[0]).toContain('не для вашей должности');
  });

  test('over 20 MB is refused before it is asked for', async () => {
    const calls = await send(OFFICER, { file_size: 21 * 1024 * 1024 });
    expect(calls.map((call) => call.method)).toEqual(['sendMessage']);
    expect(said(calls)[0]).toContain('больше 20 МБ');
  });

  test('«Отмена» loads nothing, and there is no way back', async () => {
    await send(OFFICER);
    expect(said(await world.press(OFFICER, `cancel:${SENT_AS}`))[1]).toContain('Отменено');
    await world.settled(() => world.press(OFFICER, `load:${SENT_AS}`));
    expect(await loaded()).toEqual([]);
  });

  test('is loaded by nobody but whoever sent it', async () => {
    await send(OFFICER);
    await world.settled(() => world.press(DEPUTY, `load:${SENT_AS}`));
    expect(await loaded()).toEqual([]);
  });

  test('that the process ended upon is taken up at the next start', async () => {
    const { app } = world;
    await send(OFFICER);
    const question = await questionFor(app, { chatId: OFFICER, personId: OFFICER, messageId: SENT_AS });
    if (question?.expected.kind !== 'import') throw new Error('no file waits');
    await expectInstead(app, question, { ...question.expected, stage: 'load' });
    await world.settled(() => world.bot.jobs.resume());
    expect(await loaded()).toMatchObject([{ state: 'visible', rows: 6 }]);
  });

  test('that Telegram no longer gives, or that is no table, is refused with the reason', async () => {
    world.refusals.set('getFile', 'Bad Request: file is temporarily unavailable');
    expect(said(await send(OFFICER))[0]).toContain('мессенджер не отдал файл');
    world.refusals.clear();
    world.file.bytes = new Uint8Array();
    expect(said(await send(OFFICER))[0]).toContain('Файл не загружен');
  });

  test('in answer to a question is evidence: its caption is the word', async () => {
    const calls = await world.write(OFFICER, '/open');
    const question = calls.find((call) => call.messageId !== null)?.messageId ?? 0;
    const from = { id: 777, is_bot: true, first_name: 'Регламент' };
    const reply = { message_id: question, date: 0, chat: { id: OFFICER, type: 'private' }, from };
    const answer = { text: undefined, document: DOCUMENT, caption: 'Обрыв линии', reply_to_message: reply };
    expect(said(await world.write(OFFICER, '', answer as never))).toEqual(['№1: инцидент открыт']);
  });

  function send(from: number, document: object = {}): Promise<Call[]> {
    const message = { text: undefined, message_id: SENT_AS, document: { ...DOCUMENT, ...document } };
    return world.settled(() => world.write(from, '', message));
  }
  async function loaded() {
    return world.app.database.db.select().from(imports);
  }
});
