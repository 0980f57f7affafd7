import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { cases } from '../../../src/store/schema.ts';
import { createHarness, groupChat, replyTo, said, type Call, type Harness } from '../../support/bot-harness.ts';
import { useDatabase } from '../../support/databases.ts';

const OFFICER = 11;
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
    expect(said(await press(CLERK, 'take', offered))).toContain('Обращение принято.');
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

  test('/request registers at once', async () => {
    expect(said(await world.write(CLERK, '/request Когда дадут свет?', { chat: GROUP }))).toEqual([
      'Обращение принято.',
    ]);
    expect(await requests()).toEqual(['Когда дадут свет?']);
  });

  function press(person: number, what: 'take' | 'drop', on: readonly Call[]) {
    return world.press(person, `request:${what}`, {
      chat: GROUP,
      messageId: on[0]?.messageId ?? 0,
      id: `${Math.random()}`,
    });
  }
  async function requests() {
    const rows = await world.app.database.db.select().from(cases).where(eq(cases.kind, 'request'));
    return rows.map(({ facts }) => (facts as { title?: string }).title ?? '');
  }
});
