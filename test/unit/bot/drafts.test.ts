import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { cases } from '../../../src/store/schema/cases.ts';
import { readCase } from '../../../src/store/cases.ts';
import { createHarness, said } from '../../support/bot-harness.ts';
import { useDatabase } from '../../support/databases.ts';

const WASTE = 12;
const EXECUTOR = 13;
const fixture = useDatabase('pglite');

test.each(['edit', 'send'])(
  '2.3.2.2: %s of a report that nobody has entered asks for its words and keeps them',
  async (verb) => {
    const world = await createHarness(fixture.database);
    await world.seat(WASTE, 'Мусин М. М.', 'waste-head', 'ruza-zhkh');
    await world.at('2026-05-21T10:35:00Z');
    const [duty] = await world.app.database.db.select().from(cases).where(eq(cases.subject, 'waste-report'));
    const asked = await world.press(WASTE, `${verb}:${duty?.id}`);
    expect(said(asked).at(-1)).toContain('Ответьте на это сообщение одной строкой');
    const told = said(await world.write(WASTE, 'Вывезено 118 из 120'));
    expect(told[0]).not.toContain('докладов к отправке');
    const kept = await readCase(world.app.database.db, duty?.id ?? 0);
    expect(kept?.facts.entries.map(({ kind, text }) => [kind, text])).toEqual([['submitted', 'Вывезено 118 из 120']]);
    // Entered, it is a report like any: «Изменить» asks for other words.
    expect(said(await world.press(WASTE, `edit:${duty?.id}`)).at(-1)).toContain('Напишите текст доклада');
  },
);

test('/duty, to which a stale button points, answers an executor', async () => {
  const world = await createHarness(fixture.database);
  await world.seat(EXECUTOR, 'УК', 'executors', 'ruza-zhkh УК «Восход»');
  expect(said(await world.press(EXECUTOR, 'nonsense'))).toEqual(['Кнопка устарела. Что сейчас нужно от вас — /duty']);
  expect(said(await world.write(EXECUTOR, '/duty')).join()).toContain('Рузский городской округ');
});
