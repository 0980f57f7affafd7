import { beforeEach, describe, expect, test } from 'vitest';
import { rollBackImport } from '../../../../src/app/imports/roll-back.ts';
import { appeal, imports } from '../../../../src/store/schema/appeals.ts';
import { createHarness, said, type Call, type Harness } from '../../../support/bot-harness.ts';
import { useDatabase } from '../../../support/databases.ts';
import { DEPUTY, HEAD, OFFICER, seatKhimki } from '../../../support/khimki-staff.ts';
import { imported, tableOf } from '../../../support/import-app.ts';

const RUZA_OFFICER = 14;
const SENT_AS = 900;

describe('«Отменить загрузку»', () => {
  const fixture = useDatabase('pglite');
  let world: Harness;

  beforeEach(async () => {
    world = await createHarness(fixture.database);
    await seatKhimki(world, 'officer', 'mcur-head', 'deputies');
    await world.seat(RUZA_OFFICER, 'Рузов Р. Р.', 'officer', 'ruza-zhkh');
    const receivedAt = world.app.clock();
    await imported(world.app, tableOf([{ number: 1, date: '18.05.2026' }]), { receivedAt, fileName: 'верный.csv' });
  });

  test('stands under the result; one more tap says what returns, and then it does', async () => {
    world.file.bytes = Buffer.from(
      tableOf([
        { number: 1, date: '18.05.2026', status: '35' },
        { number: 2, date: '19.05.2026' },
        { number: 3, date: '20.05.2026' },
      ]),
    );
    const document = { file_id: 'f', file_unique_id: 'u', file_name: 'чужой', file_size: 100 };
    await world.settled(() => world.write(OFFICER, '', { text: undefined, message_id: SENT_AS, document }));
    const loaded = await world.settled(() => world.press(OFFICER, `load:${SENT_AS}`));
    expect(buttonsOf(loaded).at(-1)).toEqual(['Отменить загрузку unload:2']);
    const asked = await world.settled(() => world.press(OFFICER, 'unload:2'));
    expect(said(asked).at(-1)).toBe(
      [
        'Отменить загрузку: чужой?',
        'Загружено 21.05.2026 10:00, номер загрузки: 2',
        '',
        'К прежнему виду вернётся обращений: 1',
        'Перестанет учитываться новых обращений: 2',
        '',
        'Разосланное не отзывается, открытые инциденты не закрываются. Файл можно будет загрузить снова.',
      ].join('\n'),
    );
    expect(buttonsOf(asked).at(-1)).toEqual(['Да, отменить загрузку unloadyes:2', 'Оставить как есть unloadno:2']);
    expect(await states()).toEqual(['visible', 'visible']);
    const done = await world.settled(() => world.press(OFFICER, 'unloadyes:2'));
    expect(said(done).at(-1)).toContain('Загрузка отменена: чужой\nНомер загрузки: 2');
    expect(said(done).at(-1)).toContain('Открытые инциденты этим не закрыты');
    expect(buttonsOf(done).at(-1)).toEqual([]);
    expect(await states()).toEqual(['visible', 'rolled-back']);
    // Its rows are cleared away beside the answer.
    expect(await fixture.database.db.select().from(appeal)).toMatchObject([{ importId: 1, supersededBy: null }]);
    for (const press of ['unload:2', 'unloadyes:2']) {
      expect(said(await world.press(OFFICER, press))).toEqual(['Эта загрузка уже отменена.']);
    }
  });

  test('«Оставить как есть» leaves it', async () => {
    const left = await world.press(OFFICER, 'unloadno:1');
    expect(said(left).at(-1)).toContain('Загрузка оставлена как есть: верный');
    expect(await states()).toEqual(['visible']);
  });

  test('is for whoever may load into the district, whoever loaded it, and for nobody else', async () => {
    for (const stranger of [DEPUTY, RUZA_OFFICER]) {
      for (const press of ['unload:1', 'unloadyes:1']) await world.press(stranger, press);
    }
    expect(await states()).toEqual(['visible']);
    await world.settled(() => world.press(HEAD, 'unloadyes:1'));
    expect(await states()).toEqual(['rolled-back']);
  });

  test('under a later file leads to that one, also when it came between the two taps', async () => {
    await imported(world.app, tableOf([{ number: 9, date: '20.05.2026' }]), {
      receivedAt: world.app.clock(),
      fileName: 'поздний.csv',
    });
    for (const press of ['unload:1', 'unloadyes:1']) {
      const refused = await world.press(OFFICER, press);
      expect(said(refused).at(-1)).toContain('Пока не отменить: верный');
      expect(said(refused).at(-1)).toContain('Сначала отмените загрузку более позднего файла.');
      expect(buttonsOf(refused).at(-1)).toEqual(['Отменить загрузку · 2 unload:2']);
    }
    expect(await states()).toEqual(['visible', 'visible']);
    await rollBackImport(world.app, { importId: 2, by: 'test' });
    await world.settled(() => world.press(OFFICER, 'unloadyes:1'));
    expect(await states()).toEqual(['rolled-back', 'rolled-back']);
  });

  test('of an import that never was says so', async () => {
    expect(said(await world.press(OFFICER, 'unload:77'))).toEqual(['Такой загрузки нет.']);
  });

  async function states() {
    const rows = await fixture.database.db.select().from(imports).orderBy(imports.id);
    return rows.map(({ state }) => state);
  }
});

/** «label data» of the buttons of each message sent or edited. */
function buttonsOf(calls: readonly Call[]): string[][] {
  return calls
    .filter(({ method }) => method === 'sendMessage' || method === 'editMessageText')
    .map(({ body }) => {
      const markup = body['reply_markup'] as
        { inline_keyboard: { text: string; callback_data: string }[][] } | undefined;
      return (markup?.inline_keyboard ?? []).flat().map((one) => `${one.text} ${one.callback_data}`);
    });
}
