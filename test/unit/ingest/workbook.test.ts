import { describe, expect, it } from 'vitest';
import type { ParsedChunk } from '../../../src/ingest/parse-text.ts';
import type { RowsChunk, WantedColumn } from '../../../src/ingest/parse-rows.ts';
import { inlineParser } from '../../support/inline-parser.ts';
import { workbookOf, zipOf } from '../../support/workbooks.ts';

const SETTINGS = { zone: 'Europe/Moscow', omsu: ['Химки'], receivedAt: new Date('2026-07-28T06:41:00Z') };
const COLUMNS: WantedColumn[] = [
  { names: ['Адрес', 'address'], required: true },
  { names: ['Дата', 'date'], required: true },
  { names: ['Объём', 'volume'], required: false },
];
const NOT_READABLE =
  'Файл не читается как таблица: он повреждён, закрыт паролем или другого вида. Сохраните его как XLSX или CSV и пришлите снова.';
const day = (text: string) => new Date(`${text}T00:00:00Z`);

async function rowsOf(bytes: Buffer, columns = COLUMNS): Promise<RowsChunk & { message: string | null }> {
  const whole: RowsChunk = { rows: [], rejected: [] };
  const outcome = await inlineParser.parseRows(bytes, columns, async ({ rows, rejected }) => {
    whole.rows.push(...rows);
    whole.rejected.push(...rejected);
  });
  return { ...whole, message: outcome.kind === 'refused' ? outcome.message : null };
}
const csv = (text: string) => rowsOf(Buffer.from(text));

describe('a plain table', () => {
  it.each(['xlsx', 'biff8', 'ods', 'xlsb'] as const)(
    'is read from %s: the sheet with the header, values as typed',
    async (kind) => {
      const sheets = {
        Титул: [['Отчёт за неделю']],
        Данные: [
          ['Реестр на 23.07.2026'],
          ['ДАТА', 'Лишнее', ' адрес '],
          [day('2026-07-23'), 'x', 'ул. Мира, 4'],
          [],
          ['23.07.2026', true, '=1+1'],
          [{ t: 'n', v: 46226.5, z: 'dd.mm.yyyy hh:mm' }, 1, { t: 'n', v: 12.5 }],
        ],
      };
      expect(await rowsOf(workbookOf(sheets, kind))).toEqual({
        rows: [
          { row: 3, cells: ['ул. Мира, 4', '23.07.2026', ''] },
          { row: 5, cells: ['=1+1', '23.07.2026', ''] },
          { row: 6, cells: ['12.5', '23.07.2026 12:00:00', ''] },
        ],
        rejected: [],
        message: null,
      });
    },
  );

  it('is read from a CSV under any delimiter, by titles or ids; a guarded formula loses its guard', async () => {
    const { rows } = await csv("date\tvolume\tАДРЕС\n23.07.2026\t5\t'-Заря\n");
    expect(rows).toEqual([{ row: 2, cells: ['-Заря', '23.07.2026', '5'] }]);
  });

  it('names the columns that are missing, and rejects single rows without repeating them', async () => {
    expect((await csv('Адрес;Имя\nа;б\n')).message).toBe('В таблице не найден столбец «Дата».');
    expect((await csv('Имя;Телефон\nа;б\n')).message).toBe('В таблице не найдены столбцы «Адрес», «Дата».');
    expect((await csv('Имя\nа\n')).message).toContain('«Адрес», «Дата»');
    const { rows, rejected } = await csv('Адрес;Дата\nа;1;2\n"б"в;1\nг;1\n');
    expect(rejected).toEqual([
      { row: 2, reason: 'в строке больше ячеек, чем столбцов в заголовке' },
      { row: 3, reason: 'кавычки в строке расставлены неверно' },
    ]);
    expect(rows).toEqual([{ row: 4, cells: ['г', '1', ''] }]);
  });

  it('touches no prototype, whatever its headers are called', async () => {
    const columns = [
      { names: ['__proto__'], required: true },
      { names: ['constructor'], required: false },
    ];
    const { rows } = await rowsOf(Buffer.from('__proto__;toString\nа;б\n'), columns);
    expect(rows).toEqual([{ row: 2, cells: ['а', ''] }]);
  });

  it('has bounded rows and columns', async () => {
    expect((await csv(`Адрес;Дата\n${'а;1\n'.repeat(10_001)}`)).message).toBe('В таблице больше 10 000 строк.');
    const wide = [
      ['Адрес', 'Дата', ...Array.from({ length: 300 }, (_, at) => `c${at}`)],
      ['а', '1'],
    ];
    expect((await rowsOf(workbookOf({ A: wide }))).message).toContain('больше 200 столбцов');
  });
});

describe('a workbook of appeals', () => {
  it('is read like its CSV, dates included', async () => {
    const rows = [
      ['Номер', 'Дата', 'Тема'],
      ['7-1', { t: 'n', v: 46226.5, z: 'dd.mm.yyyy hh:mm' }, 'Нет света'],
      [8, '23.07.2026', 'Нет воды'],
    ];
    const chunks: ParsedChunk[] = [];
    const take = async (chunk: ParsedChunk) => void chunks.push(chunk);
    expect(await inlineParser.parse(workbookOf({ A: rows }), SETTINGS, take)).toEqual({ kind: 'end' });
    expect(chunks.flatMap(({ drafts }) => drafts)).toMatchObject([
      { externalId: '7-1', createdAt: new Date('2026-07-23T09:00:00Z'), subcategory: 'Нет света' },
      { externalId: '8', createdAt: new Date('2026-07-22T21:00:00Z') },
    ]);
  });
});

describe('what is no workbook, or a hostile one', () => {
  const MB = 1024 * 1024;
  it.each([
    ['a ZIP of something else', zipOf([{ name: 'a.txt', content: Buffer.from('a') }]), NOT_READABLE],
    ['a ZIP cut in half', workbookOf({ A: [['Адрес']] }).subarray(0, 4_000), NOT_READABLE],
    ['an old document without a book', Buffer.from('d0cf11e0a1b11ae100000000', 'hex'), NOT_READABLE],
    [
      'a bomb that declares its size',
      zipOf([{ name: 'xl/a.xml', content: Buffer.from('a'), declared: 0xff_ff_ff_fe }]),
      'В распакованном виде таблица слишком велика. Разделите её на части.',
    ],
    [
      'fifty-one sheets',
      workbookOf(Object.fromEntries(Array.from({ length: 51 }, (_, at) => [`Л${at}`, [['а']]]))),
      'В книге больше 50 листов. Оставьте только лист с таблицей.',
    ],
  ])('refuses %s', async (_, bytes, message) => {
    expect((await rowsOf(bytes)).message).toBe(message);
  });

  it('refuses a bomb that lies about its size, by counting what comes out', async () => {
    const content = Buffer.alloc(40 * MB);
    const parts = Array.from({ length: 8 }, (_, at) => ({ name: `xl/${at}.xml`, content, declared: 10 }));
    const bomb = zipOf(parts);
    expect(bomb.length).toBeLessThan(MB);
    expect((await rowsOf(bomb)).message).toContain('В распакованном виде таблица слишком велика');
  });
});
