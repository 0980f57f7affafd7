import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { readRegisterFile } from '../../../../src/app/registers/from-file.ts';
import { readRegisterValue } from '../../../../src/app/registers/read-value.ts';
import { registerTable, writtenValue } from '../../../../src/app/registers/written.ts';
import { addDays } from '../../../../src/domain/calendar.ts';
import type { RegisterValue, RegisterValues } from '../../../../src/domain/register.ts';
import type { RegisterField } from '../../../../src/regulation/register.ts';
import { csvOf } from '../../../../src/render/text/csv.ts';
import { xlsxOf } from '../../../../src/render/text/xlsx.ts';
import { createLog } from '../../../../src/log.ts';
import { bookOf, shippedYaml } from '../../../support/books.ts';
import { inlineParser } from '../../../support/inline-parser.ts';

const ZONE = 'Europe/Moscow';
const book = bookOf(shippedYaml('ruza-zhkh'));
const app = { parser: inlineParser, log: createLog({ level: 'silent', secrets: [] }) };

function field(type: RegisterField['type'], required = false): RegisterField {
  return { id: 'x', title: 'Поле', type, required, options: ['ВЗУ', 'Сеть водоснабжения'] };
}
const read = (type: RegisterField['type'], text: string, required = false) =>
  readRegisterValue(field(type, required), text, ZONE);

/** One line of visible text, as cells hold it; what stands for broken bytes is none. */
const line = fc
  .string({ unit: 'grapheme', maxLength: 60 })
  .map((text) => text.replace(/[\p{C}\p{Z}\uFFFD]+/gu, ' ').trim())
  // What stands behind the guard of a formula, or looks like one, is read as the text it guards.
  .filter((text) => text !== '' && !/^'[=+\-@]|^="/.test(text));
const day = fc.integer({ min: 0, max: 36_000 }).map((days) => addDays('2000-01-01', days));
const values: Record<RegisterField['type'], fc.Arbitrary<RegisterValue>> = {
  text: line,
  date: day,
  number: fc.oneof(
    fc.integer(),
    fc.integer({ min: -1e9, max: 1e9 }).map((n) => n / 100),
  ),
  'yes-no': fc.boolean(),
  choice: fc.constantFrom('ВЗУ', 'Сеть водоснабжения'),
};

const TYPES = { text: 'string', date: 'string', number: 'number', 'yes-no': 'boolean', choice: 'string' };

describe('a value of a register', () => {
  it.each(Object.keys(values) as RegisterField['type'][])('of type %s is read back as it was written', (type) => {
    fc.assert(
      fc.property(values[type], (value) => {
        expect(read(type, writtenValue({ type }, value))).toEqual({
          ok: true,
          value: Object.is(value, -0) ? 0 : value,
        });
      }),
    );
  });

  it('whatever is written is a value of its type, or a fault; never anything else', () => {
    fc.assert(
      fc.property(fc.constantFrom(...(Object.keys(values) as RegisterField['type'][])), fc.string(), (type, text) => {
        const found = read(type, text);
        if (!found.ok) expect(found.why).not.toBe('missing');
        else if (text.trim() === '') expect(found.value).toBeNull();
        else expect(typeof found.value).toBe(TYPES[type]);
      }),
    );
  });

  it.each([
    ['number', '1 250,50', 1250.5],
    ['number', '-3', -3],
    ['date', '5.3.2026', '2026-03-05'],
    ['date', '2026-03-05T23:30:00Z', '2026-03-06'],
    ['date', '46086', '2026-03-05'],
    ['yes-no', 'ЕСТЬ', true],
    ['yes-no', 'Не соответствует', false],
    ['choice', 'сеть  водоснабжения', 'Сеть водоснабжения'],
    ['text', '   ', null],
  ] as const)('%s: %j is %j', (type, text, value) => {
    expect(read(type, text)).toEqual({ ok: true, value });
  });

  it.each([
    ['number', '1e5', 'no-number'],
    ['number', '12 шт', 'no-number'],
    ['date', '31.02.2026', 'no-such-day'],
    ['date', '2026-02-31', 'no-such-day'],
    ['date', '31 февраля', 'no-date'],
    ['yes-no', 'наверное', 'no-yes-no'],
    ['choice', 'колодец', 'no-option'],
    ['text', 'я'.repeat(1_001), 'too-long'],
  ] as const)('%s: %j is none: %s', (type, text, why) => {
    expect(read(type, text)).toEqual({ ok: false, why });
  });

  it('that is required is not left out', () => {
    expect(read('text', ' ', true)).toEqual({ ok: false, why: 'missing' });
  });
});

test('a register brought out as CSV or XLSX comes back as it was, formulas and all', async () => {
  const register = book.registers['water-works'];
  if (!register) throw new Error('no such register');
  const row = (object: RegisterValue, date: RegisterValue): RegisterValues => {
    return { object, kind: 'ВЗУ', works: 'строительство', settlement: 'Тучково', date };
  };
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(line, fc.option(day)), { minLength: 1, maxLength: 5 }), async (drawn) => {
      const rows = [...drawn.map(([object, date]) => row(object, date)), row('=HYPERLINK("x")', null), row('-5', null)];
      const table = registerTable(register, rows);
      for (const bytes of [Buffer.from(csvOf(table)), await xlsxOf(register.title, table)]) {
        expect(await readRegisterFile(app, { book, register, bytes })).toEqual({ kind: 'read', rows, rejected: [] });
      }
    }),
    { numRuns: 30 },
  );
});

test('a CSV guards what a table program would compute, and a rejected row names its column, not its cell', async () => {
  expect(csvOf([['=1+1', '+7', '-5', '@a', '\tx', 'a;"b']])).toBe("\ufeff'=1+1;'+7;'-5;'@a;' x;\"a;\"\"b\"\r\n");
  const register = book.registers['container-sites'];
  if (!register) throw new Error('no such register');
  const titles = register.fields.map(({ title }) => title).join(';');
  const bytes = Buffer.from(`${titles}\nа;СЕКРЕТ;б;да\n;1;б;да\nа;1;б;может\nа;1;б;1\n`);
  const file = await readRegisterFile(app, { book, register, bytes });
  expect(file).toEqual({
    kind: 'read',
    rows: [{ address: 'а', volume: 1, producers: 'б', compliant: true }],
    rejected: [
      { row: 2, reason: 'Объём образования отходов, м³ в месяц: нужно число' },
      { row: 3, reason: 'Адрес: не заполнено' },
      { row: 4, reason: 'Соответствует стандарту Московской области: нужно «да» или «нет»' },
    ],
  });
});
