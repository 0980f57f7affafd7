import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Screen } from '../../../src/domain/message.ts';
import { cases } from '../../../src/store/schema/cases.ts';
import { outbox } from '../../../src/store/schema/messages.ts';
import { createHarness, groupChat, replyTo, said, type Call, type Harness } from '../../support/bot-harness.ts';
import { useDatabase } from '../../support/databases.ts';

const OFFICER = 11;
const HEAD = 12;
const CLERK = 99;
const OTHER = 98;
const GROUP = groupChat(-500, 'ЦУР министерства');

describe('words of the ministry in reply to the bot', () => {
  const fixture = useDatabase('pglite');
  let world: Harness;

  beforeEach(async () => {
    world = await createHarness(fixture.database);
    await world.seat(OFFICER, 'Орлова О. О.', 'officer', 'khimki-energy');
    await world.seat(OFFICER, 'Орлова О. О.', 'ministry', 'khimki-energy', GROUP);
  });

  test('are a request only by «Зарегистрировать», pressed by whoever wrote them, and one request', async () => {
    const offered = await world.write(CLERK, 'Когда дадут свет?', { message_id: 7_000, ...replyTo(5, GROUP) });
    expect(said(offered)).toEqual(['Зарегистрировать как обращение?']);
    expect(await requests()).toEqual([]);
    expect(said(await press(OTHER, 'take', offered))[0]).toContain('Вопрос уже закрыт или задан не вам');
    // The same message handled again asks again; both questions are about one request.
    const again = await world.write(CLERK, 'Когда дадут свет?', { message_id: 7_000, ...replyTo(5, GROUP) });
    expect(said(await press(CLERK, 'take', offered))).toEqual(['', 'Зарегистрировать как обращение?']);
    await press(CLERK, 'take', offered);
    await press(CLERK, 'take', again);
    expect(await requests()).toEqual(['Когда дадут свет?']);
  });

  test('«Спасибо» disturbs nobody: «Не нужно», or two hours without an answer', async () => {
    const thanks = await world.write(CLERK, 'Спасибо', replyTo(5, GROUP));
    expect(said(await press(CLERK, 'drop', thanks))).toContain('Не зарегистрировано.');
    expect(said(await press(CLERK, 'take', thanks))[0]).toContain('Вопрос уже закрыт');
    const late = await world.write(CLERK, 'Спасибо', replyTo(5, GROUP));
    await world.at('2026-05-21T09:00:00Z');
    expect(said(await press(CLERK, 'take', late))[0]).toContain('Вопрос уже закрыт');
    expect(await requests()).toEqual([]);
  });

  test('/request registers at once and is answered by its card alone; the answer comes once, and not to its writer', async () => {
    await world.seat(HEAD, 'Петров П. П.', 'mcur-head', 'khimki-energy');
    expect(await world.write(CLERK, '/request Когда дадут свет?', { chat: GROUP })).toEqual([]);
    expect(await requests()).toEqual(['Когда дадут свет?']);
    expect(await toldTo(GROUP.id, 'Зарегистрировано. Ответ — до')).toBe(1);
    const [request] = await world.app.database.db.select().from(cases).where(eq(cases.kind, 'request'));
    await world.press(OFFICER, `answer:${request?.id}`);
    await world.write(OFFICER, 'В 20:00');
    expect(await toldTo(GROUP.id, 'Ответ: В 20:00')).toBe(1);
    expect(await toldTo(HEAD, 'Ответ дан в')).toBe(1);
    expect(await toldTo(OFFICER, 'Ответ: В 20:00')).toBe(0);
  });

  test('longer than a card shows is not cut but refused with the length that fits, by whatever way it came', async () => {
    const long = 'Где свет? '.repeat(300);
    const refusal = 'обращение длиннее 600 знаков';
    expect(said(await world.write(CLERK, `/request ${long}`, { chat: GROUP }))[0]).toContain(refusal);
    expect(said(await world.write(CLERK, long, replyTo(5, GROUP)))[0]).toContain(refusal);
    expect(said(await world.write(OFFICER, `/request письмо ${long}`))[0]).toContain(refusal);
    expect(said(await world.write(OFFICER, long))[0]).toContain(refusal);
    expect(await requests()).toEqual([]);
    // The question stands.
    expect(said(await world.write(OFFICER, 'Где свет?')).join()).toContain('Обращение ЦУР записано');
    expect(await requests()).toEqual(['Где свет?']);
    await world.write(CLERK, `/request ${'я'.repeat(600)}`, { chat: GROUP });
    expect(await requests()).toContain('я'.repeat(600));
  });

  test('of a participant whose post may not ask are refused by the post; nothing is said of a stranger', async () => {
    await world.seat(HEAD, 'Глава', 'district-head', 'khimki-energy');
    expect(said(await world.write(HEAD, '/request Где свет?'))).toEqual([
      'Это действие не для вашей должности (Глава округа).',
    ]);
    expect(said(await world.write(OFFICER, '/assign'))).toEqual(['Регламентом это не предусмотрено.']);
  });

  function press(person: number, what: 'take' | 'drop', on: readonly Call[]) {
    return world.press(person, `request:${what}`, {
      chat: GROUP,
      messageId: on[0]?.messageId ?? 0,
      id: `${Math.random()}`,
    });
  }
  /** How many messages owed to a chat contain these words. */
  async function toldTo(chatId: number, words: string) {
    const rows = await world.app.database.db.select().from(outbox).where(eq(outbox.chatId, chatId));
    return rows.filter(({ body }) => (body as Screen).text.includes(words)).length;
  }
  async function requests() {
    const rows = await world.app.database.db.select().from(cases).where(eq(cases.kind, 'request'));
    return rows.map(({ facts }) => (facts as { title?: string }).title ?? '');
  }
});
