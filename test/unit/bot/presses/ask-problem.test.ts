import { beforeEach, describe, expect, test } from 'vitest';
import { nameKey } from '../../../../src/app/name-key.ts';
import { cases } from '../../../../src/store/schema/cases.ts';
import { outbox } from '../../../../src/store/schema/messages.ts';
import { createHarness, said, type Call, type Harness } from '../../../support/bot-harness.ts';
import { useDatabase } from '../../../support/databases.ts';

const WASTE_HEAD = 21;
const OFFICER = 22;
const FIRST = 31;
const SECOND = 32;
const RULE = 'sites-updated';

describe('«Проблема» of what concerns one managing company', () => {
  const fixture = useDatabase('pglite');
  let world: Harness;
  let caseId: number;

  beforeEach(async () => {
    world = await createHarness(fixture.database);
    await world.seat(WASTE_HEAD, 'Черновикова Л. Л.', 'waste-head', 'ruza-zhkh');
    await world.seat(OFFICER, 'Пробная О. О.', 'officer', 'ruza-zhkh');
    await world.at('2026-05-27T07:00:00Z');
    const found = (await fixture.database.db.select().from(cases)).find(({ subject }) => subject === RULE);
    caseId = found?.id ?? 0;
  });

  const company = (person: number, title: string) =>
    world.seat(person, 'Управдом У. У.', 'uk-head', `ruza-zhkh ${title}`);
  const problem = () => world.press(WASTE_HEAD, `problem:${caseId}:${RULE}`);
  const hand = (unit: string) => world.press(WASTE_HEAD, `hand:${caseId}:${RULE}:${unit}`);
  const keyOf = (folded: string) => nameKey(`uk-head/${folded}`);

  /** Chats that a problem is owed to since then. */
  async function rung(): Promise<number[]> {
    const rows = await fixture.database.db.select().from(outbox);
    const told = rows.filter(({ body }) => textOf(body).startsWith('Проблема: контейнерные площадки'));
    return told.map(({ chatId }) => chatId).toSorted((one, other) => one - other);
  }

  test('asks which one, rings that one and the officer, and says so', async () => {
    await company(FIRST, 'УК «Образцовый дом»');
    await company(SECOND, 'УК «Примерный двор»');
    const asked = await problem();
    expect(said(asked).join('\n')).toContain('Кому передать проблему?');
    expect(labels(asked)).toEqual([
      'руководитель УК «Образцовый дом»',
      'руководитель УК «Примерный двор»',
      'Всем перечисленным',
    ]);
    const question = await hand(keyOf('ук «примерный двор»'));
    expect(said(question).join('\n')).toContain('Проблема будет передана руководителю УК «Примерный двор».');
    await world.write(WASTE_HEAD, 'Разрушена площадка на Солнцева');
    expect(await rung()).toEqual([OFFICER, SECOND]);
  });

  test('rings all of them by «Всем перечисленным»', async () => {
    await company(FIRST, 'УК «Образцовый дом»');
    await company(SECOND, 'УК «Примерный двор»');
    await hand('all');
    await world.write(WASTE_HEAD, 'Нет ни одного договора');
    expect(await rung()).toEqual([OFFICER, FIRST, SECOND]);
  });

  test('asks nothing where there is only one', async () => {
    await company(FIRST, 'УК «Образцовый дом»');
    expect(said(await problem()).join('\n')).toContain('Что мешает исполнить?');
    await world.write(WASTE_HEAD, 'Разрушена площадка');
    expect(await rung()).toEqual([OFFICER, FIRST]);
  });

  test('goes to the officer where no company is known', async () => {
    expect(said(await problem()).join('\n')).toContain('Что мешает исполнить?');
    await world.write(WASTE_HEAD, 'Разрушена площадка');
    expect(await rung()).toEqual([OFFICER]);
  });

  test('is not handed to a company that has left since', async () => {
    await company(FIRST, 'УК «Образцовый дом»');
    const [answer] = await hand(nameKey('uk-head/ук «ушедшая»'));
    expect(answer?.body).toMatchObject({ text: 'Кнопка устарела. Что сейчас нужно от вас — /duty', show_alert: true });
  });
});

function textOf(body: unknown): string {
  return typeof body === 'object' && body !== null && 'text' in body ? String(body.text) : '';
}

function labels(calls: readonly Call[]): string[] {
  const keyboard = calls.map(({ body }) => body['reply_markup']).find((one) => one !== undefined);
  const { inline_keyboard: rows } = (typeof keyboard === 'string' ? JSON.parse(keyboard) : keyboard) as {
    inline_keyboard: { text: string }[][];
  };
  return rows.flat().map(({ text }) => text);
}
