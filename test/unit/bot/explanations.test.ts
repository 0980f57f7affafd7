import { expect, test } from 'vitest';
import type { Screen } from '../../../src/domain/message.ts';
import { EXPLANATION_AT_MOST } from '../../../src/domain/act.ts';
import { card, outbox } from '../../../src/store/schema/messages.ts';
import { createHarness, said } from '../../support/bot-harness.ts';
import { useDatabase } from '../../support/databases.ts';

const OFFICER = 21;
const fixture = useDatabase('pglite');

test('2.2: the officer adds an explanation to the digest by the button under its preview; too long a text is asked for again', async () => {
  const { db } = fixture.database;
  const bot = await createHarness(fixture.database);
  await bot.seat(OFFICER, 'Ответственный', 'officer', 'khimki-energy');
  await bot.at('2026-05-22T06:40:00Z');
  const shown = (await db.select().from(outbox))
    .map(({ body }) => body as Screen)
    .find(({ text }) => text.includes('Уйдёт в 09:58'));
  const [button] = shown?.buttons[0] ?? [];
  const data = button && 'data' in button ? button.data : '';
  expect(button?.label).toBe('Добавить пояснение');
  expect(said(await bot.press(OFFICER, data)).join()).toContain('Что пояснить к сводке?');
  expect(said(await bot.write(OFFICER, 'а'.repeat(EXPLANATION_AT_MOST + 1))).join()).toContain(
    'вопрос остаётся открытым',
  );
  expect(said(await bot.write(OFFICER, 'Плановые работы в Сходне')).join()).toContain('Пояснение добавлено к сводке');
  await bot.at('2026-05-22T06:58:00Z');
  const digest = async () => (await db.select().from(card)).map(({ wanted }) => (wanted as Screen).text).join('\n');
  expect(await digest()).toContain('Пояснение: Плановые работы в Сходне');
  await bot.press(OFFICER, data);
  await bot.write(OFFICER, 'Авария на подстанции');
  expect(await digest()).toContain('Пояснение: Авария на подстанции');
  expect(await digest()).toContain('обновлено');
});
