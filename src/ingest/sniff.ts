/** Bytes looked at before anything is parsed. */
const HEAD_BYTES = 4096;

const ASK_FOR_TABLE = 'Пришлите таблицу CSV или XLSX.';

/** Beginnings of workbooks: `zip` is XLSX and ODS, `cfb` the older XLS. */
const PACKINGS: readonly { magic: readonly number[]; packing: 'zip' | 'cfb' }[] = [
  { magic: [0x50, 0x4b, 0x03, 0x04], packing: 'zip' },
  { magic: [0xd0, 0xcf, 0x11, 0xe0], packing: 'cfb' },
];

/** Beginnings of files that people send in place of a table, with what they are. */
const SIGNATURES: readonly { magic: readonly number[]; is: string }[] = [
  { magic: [0x50, 0x4b, 0x05, 0x06], is: 'пустой архив ZIP' },
  { magic: [0x25, 0x50, 0x44, 0x46], is: 'документ PDF' },
  { magic: [0x7b, 0x5c, 0x72, 0x74, 0x66], is: 'документ RTF' },
  { magic: [0x1f, 0x8b], is: 'архив GZIP' },
  { magic: [0x52, 0x61, 0x72, 0x21], is: 'архив RAR' },
  { magic: [0x37, 0x7a, 0xbc, 0xaf], is: 'архив 7-Zip' },
  { magic: [0x89, 0x50, 0x4e, 0x47], is: 'изображение' },
  { magic: [0xff, 0xd8, 0xff], is: 'изображение' },
];

const UTF16_MARKS: readonly (readonly number[])[] = [
  [0xff, 0xfe],
  [0xfe, 0xff],
];

/** How a workbook is packed, by its first bytes; null for what may be a text. */
export function packingOf(bytes: Uint8Array): 'zip' | 'cfb' | null {
  return PACKINGS.find(({ magic }) => startsWith(bytes, magic))?.packing ?? null;
}

/**
 * Looks at the first bytes of a file, whatever its name says. Gives null for something that may be a table, otherwise the
 * refusal in Russian: what the file is and what to send instead.
 */
export function refusalOfBytes(bytes: Uint8Array): string | null {
  if (bytes.length === 0) return `Файл пуст (0 байт). ${ASK_FOR_TABLE}`;
  if (packingOf(bytes) !== null) return null;
  const signature = SIGNATURES.find(({ magic }) => startsWith(bytes, magic));
  if (signature) return `Это ${signature.is}. ${ASK_FOR_TABLE}`;
  if (UTF16_MARKS.some((mark) => startsWith(bytes, mark))) {
    return 'Файл в кодировке UTF-16. Сохраните его как CSV в кодировке UTF-8 или windows-1251.';
  }
  const head = bytes.subarray(0, HEAD_BYTES);
  if (head.includes(0)) return `Файл двоичный, в нём нет таблицы. ${ASK_FOR_TABLE}`;
  if (isMarkup(head)) return `Это веб-страница или XML, а не таблица. ${ASK_FOR_TABLE}`;
  return null;
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, place) => bytes[place] === byte);
}

/** HTML saved under the name of a table, and XML of office programs. */
function isMarkup(head: Uint8Array): boolean {
  const text = Buffer.from(head)
    .toString('latin1')
    .replace(/^\u00ef\u00bb\u00bf/, '');
  return /^\s*<(?:!doctype|html|head|body|meta|table|\?xml|!--)/i.test(text);
}
