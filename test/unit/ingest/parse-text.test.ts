import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../src/ingest/decode.ts';
import { parseWhole } from '../../support/inline-parser.ts';

const SETTINGS = { zone: 'Europe/Moscow', omsu: ['Химки', 'г.о. Химки'], receivedAt: new Date('2026-07-28T06:41:00Z') };
const parse = (text: string) => parseWhole(text, SETTINGS);
const draftsOf = (text: string) => parse(text).drafts;

describe('a table of appeals', () => {
  it('is read into the white list, and nothing else of it is kept', () => {
    const { drafts } = parse(
      'Номер ЕЦУР;Источник;Дата создания;Срок;Статус;Направление;Синт. группа;Подтема;Факт;ОМСУ;Исполнитель;Адрес;ФИО;Телефон;Почта заявителя;Текст\n' +
        '7658034-1;Добродел;23.07.2026 10:14;31.07.2026;На исполнении;Энергетика;Электроснабжение;Нет света;Отключение;г.о. Химки;УК «Дом»;"г. Химки, ул. Ленина, д. 5, кв. 12";Иванов Иван;+7 900;a@b.ru;Помогите\n',
    );
    expect(drafts).toEqual([
      {
        source: 'Добродел',
        externalId: '7658034-1',
        createdAt: new Date('2026-07-23T07:14:00Z'),
        deadlineAt: new Date('2026-07-30T21:00:00Z'),
        closedAt: null,
        status: 'На исполнении',
        statusGroup: 'accepted',
        overdue: false,
        repeated: false,
        direction: 'Энергетика',
        category: 'Электроснабжение',
        subcategory: 'Нет света',
        fact: 'Отключение',
        omsu: 'г.о. Химки',
        executor: 'УК «Дом»',
        locality: 'г. Химки',
        street: 'ул. Ленина',
        house: '5',
        url: null,
      },
    ]);
  });

  it.each([
    ['НОМЕР  ЕЦУР', 'ЕЦУР'],
    ['Номер в доброделе', 'Добродел'],
    ['«Номер инцидента»', 'Инцидент'],
    ['Внутренний Id', 'Не указан'],
    ['Номер', 'Не указан'],
  ])('takes the source from the column «%s» where no column names it', (header, source) => {
    expect(draftsOf(`${header};Дата обращения\n1;23.07.2026\n`)[0]?.source).toBe(source);
  });

  it('takes the first number that is not empty', () => {
    const drafts = draftsOf('Номер в доброделе;Номер ЕЦУР;Дата\n11;22;23.07.2026\n33;;23.07.2026\n');
    expect(drafts.map(({ source, externalId }) => `${source} ${externalId}`)).toEqual(['ЕЦУР 22', 'Добродел 33']);
  });

  it('reads a quarter in the address beside the locality of a column of its own, and a street of its own before both', () => {
    const header = 'Номер;Дата жалобы;Населенный пункт;Улица;Адрес';
    const address = '"мкр. Условный, б-р Пробный, д. 5"';
    const drafts = draftsOf(
      `${header}\n1;23.07.2026;г. Химки;;${address}\n2;23.07.2026;мкр. Условный;;${address}\n3;23.07.2026;;ул. Мира;${address}\n`,
    );
    expect(drafts.map(({ locality, street, house }) => [locality, street, house])).toEqual([
      ['г. Химки', 'мкр. Условный, б-р Пробный', '5'],
      ['мкр. Условный', 'б-р Пробный', '5'],
      ['мкр. Условный', 'ул. Мира', '5'],
    ]);
  });

  it('lets a category stand for the direction where there is no direction', () => {
    const [draft] = draftsOf('Номер;Дата жалобы;Категория;Подкатегория\n1;23.07.2026;Вода;Ржавая\n');
    expect(draft).toMatchObject({ direction: 'Вода', category: 'Вода', subcategory: 'Ржавая' });
  });

  it('counts rows of another ОМСУ as foreign, and knows its own by any spelling', () => {
    const own = [
      'Химки',
      'г.о. Химки',
      'Городской округ Химки',
      'городской округ химки',
      'Администрация г.о. Химки',
      '',
    ];
    const rows = [...own, 'Руза', 'г.о. Красногорск'].map((omsu, i) => `${i};23.07.2026;${omsu}`);
    expect(parse(`Номер;Дата;ОМСУ\n${rows.join('\n')}\n`)).toMatchObject({
      foreign: 2,
      drafts: { length: own.length },
    });
  });

  it('marks what the columns of flags say', () => {
    const header = 'Номер;Дата;Статус;Просрочка;Есть повторы;Есть отложки;Спам';
    const drafts = draftsOf(
      `${header}\n1;23.07.2026;32;Да;Нет;0;\n2;23.07.2026;32;нет;да;Да;\n3;23.07.2026;35;;;Да;\n4;23.07.2026;32;;;;да\n5;23.07.2026;32;Не просрочено;;;\n`,
    );
    expect(drafts.map(({ statusGroup, overdue, repeated }) => [statusGroup, overdue, repeated])).toEqual([
      ['in-work', true, false],
      ['postponed', false, true],
      ['closed', false, false],
      ['rejected', false, false],
      ['in-work', false, false],
    ]);
  });

  it('rejects a row with its number and a reason that repeats no cell', () => {
    const { rejected, drafts } = parse(
      'Номер;Дата;Срок\n;23.07.2026;\n2;;\n3;СЕКРЕТ;\n4;23.07.2027;\n5;23.07.2026;СЕКРЕТ\n6;23.07.2026;;СЕКРЕТ\n"7";23.07.2026;"СЕК"РЕТ\n' +
        `${'8'.repeat(81)};23.07.2026;\n9;23.07.2026;\n`,
    );
    expect(rejected).toEqual([
      { row: 2, reason: 'нет номера обращения' },
      { row: 3, reason: 'нет даты обращения' },
      { row: 4, reason: 'дата обращения не читается' },
      { row: 5, reason: 'дата обращения ещё не наступила' },
      { row: 6, reason: 'срок не читается' },
      { row: 7, reason: 'в строке больше ячеек, чем столбцов в заголовке' },
      { row: 8, reason: 'кавычки в строке расставлены неверно' },
      { row: 9, reason: 'номер обращения слишком длинный' },
    ]);
    expect(drafts.map(({ externalId }) => externalId)).toEqual(['9']);
  });

  it('finds the header under a title, and numbers rows as a spreadsheet does', () => {
    const { drafts, rejected } = parse('Выгрузка обращений\n\nНомер;Дата\n1;23.07.2026\n\n2;нет\n');
    expect([drafts.length, rejected]).toEqual([1, [{ row: 6, reason: 'дата обращения не читается' }]]);
  });

  it('keeps the last of rows with one number, and counts the others', () => {
    const { drafts, duplicates } = parse(
      'Номер;Дата;Статус\n1;23.07.2026;32\n2;23.07.2026;32\n1;23.07.2026;35\n1;битая;32\n',
    );
    expect(drafts.map(({ externalId, statusGroup }) => [externalId, statusGroup])).toEqual([
      ['2', 'in-work'],
      ['1', 'closed'],
    ]);
    expect(duplicates).toBe(1);
  });

  it('keeps formulas and hidden characters as plain visible text', () => {
    const [draft] = draftsOf('Номер;Дата;Тема\n="123-4";23.07.2026;=cmd|\u202eA0\u0007\u0000 x\n');
    expect([draft?.externalId, draft?.subcategory]).toEqual(['123-4', '=cmd|A0 x']);
  });

  it('touches no prototype by its headers', () => {
    const [draft] = draftsOf('__proto__;constructor;Номер;Дата\nа;б;1;23.07.2026\n');
    expect(draft?.externalId).toBe('1');
    expect(({} as Record<string, unknown>)['а']).toBeUndefined();
  });

  it.each([
    ['Дата;Статус\n1;2', 'В таблице не найден столбец с номером обращения (например, «Номер ЕЦУР»).'],
    ['Номер;Статус\n1;2', 'В таблице не найден столбец с датой обращения (например, «Дата создания»).'],
    [
      'a;b\n1;2',
      'В таблице не найдены столбцы с номером обращения (например, «Номер ЕЦУР») и с датой обращения (например, «Дата создания»).',
    ],
    [`Номер;Дата${';x'.repeat(199)}\n`, 'В таблице больше 200 столбцов. Выгрузите только нужные.'],
    [
      `Номер;Дата\n${'"x"y;1\n'.repeat(101)}`,
      'Файл повреждён: кавычки расставлены неверно во многих строках (до строки 102).',
    ],
  ])('is refused with what is wrong: %#', (text, message) => {
    expect(parse(text).message).toBe(message);
  });

  it('may have a header and no rows', () => {
    expect(parse('Номер;Дата\n')).toEqual({
      drafts: [],
      rejected: [],
      foreign: 0,
      duplicates: 0,
      foreignDays: [],
      message: null,
    });
  });
});

const cell = fc.string({ unit: fc.constantFrom(...'абвгдЁёЯ №«»—"; ,\t\n=-1я'.split('')), maxLength: 12 });
const row = fc.record({ number: fc.integer({ min: 1, max: 30 }), theme: cell, good: fc.boolean() });

function tableOf(rows: { number: number; theme: string; good: boolean }[], delimiter: string, newline = '\n'): string {
  const lines = rows.map(({ number, theme, good }) => [String(number), good ? '23.07.2026' : 'нет', quoted(theme)]);
  return [['Номер', 'Дата', 'Тема'], ...lines].map((cells) => cells.join(delimiter)).join(newline) + newline;
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

function windows1251(text: string): Uint8Array {
  const table = new Map(
    Array.from({ length: 256 }, (_, byte) => [new TextDecoder('windows-1251').decode(Uint8Array.of(byte)), byte]),
  );
  return Uint8Array.from(text, (character) => table.get(character) ?? 0x3f);
}

describe('laws of reading', () => {
  it('encodings, delimiters and line ends give the same drafts', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 20 }), (rows) => {
        const expected = parse(tableOf(rows, ';'));
        for (const delimiter of [';', ',', '\t']) {
          const text = tableOf(rows, delimiter);
          const utf8 = new TextEncoder().encode(text);
          const marked = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), utf8]);
          for (const bytes of [utf8, marked, windows1251(text)]) expect(parse(decodeText(bytes))).toEqual(expected);
          expect(parse(tableOf(rows, delimiter, '\r\n'))).toEqual(expected);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('every row is a draft, rejected, foreign or a duplicate', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 60 }), (rows) => {
        const { drafts, rejected, foreign, duplicates } = parse(tableOf(rows, ';'));
        expect(drafts.length + rejected.length + foreign + duplicates).toBe(rows.length);
        expect(rejected.length).toBe(rows.filter(({ good }) => !good).length);
        expect(new Set(drafts.map(({ externalId }) => externalId)).size).toBe(drafts.length);
      }),
    );
  });

  it('no text makes it throw, and each of its rows is counted once', () => {
    const junk = fc.string({ unit: fc.constantFrom(...'";,\t\r\nаб1.2026 '.split('')), maxLength: 200 });
    fc.assert(
      fc.property(junk, (text) => {
        expect(() => parse(`Номер;Дата\n${text}`)).not.toThrow();
      }),
      { numRuns: 500 },
    );
  });
});
