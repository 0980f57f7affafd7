import { fold } from '../domain/fold.ts';

/** What a column of an export can mean. Everything else in a file — names, phones, e-mails, texts — is never read. */
export type Field = keyof typeof ALIASES;

/**
 * Names of columns seen in exports, by meaning (design §2), the most telling first: where several columns of a file mean
 * the same, a row takes the first one that is not empty.
 */
const ALIASES = {
  number: [
    'Номер ЕЦУР',
    'Внутренний Id',
    'Номер',
    'Номер обращения',
    'Номер в источнике',
    'Номер в доброделе',
    'Номер инцидента',
  ],
  source: ['Источник', 'Источник обращения'],
  createdAt: [
    'Дата',
    'Дата обращения',
    'Дата создания',
    'Дата жалобы',
    'Дата поступления',
    'Дата первого взятия в работу',
  ],
  deadlineAt: ['Срок', 'Срок исполнения', 'Дата ответа по доброделу'],
  closedAt: ['Дата закрытия'],
  status: ['Статус', 'Статус в доброделе', 'Итог'],
  direction: ['Направление'],
  topCategory: ['Категория ЕЦУР', 'Категория', 'Тематика'],
  group: ['Синт. группа', 'Синтетическая группа', 'Группа тем'],
  subcategory: ['Подкатегория ЕЦУР', 'Подкатегория', 'Подтема', 'Тема'],
  fact: ['Факт', 'ЕЦУР факт'],
  omsu: ['ОМСУ', 'Район'],
  executor: ['Исполнитель', 'Куратор', 'УК'],
  address: ['Адрес'],
  locality: ['Населенный пункт'],
  street: ['Улица'],
  house: ['Дом'],
  url: ['Ссылка', 'URL'],
  overdue: ['Просрочка'],
  repeated: ['Есть повторы'],
  postponed: ['Есть отложки'],
  spam: ['Спам'],
} as const;

/** Where no column names the source, the column of the number does. */
const SOURCE_OF_NUMBER: ReadonlyMap<string, string> = new Map([
  [fold('Номер ЕЦУР'), 'ЕЦУР'],
  [fold('Номер в доброделе'), 'Добродел'],
  [fold('Номер инцидента'), 'Инцидент'],
]);

const MEANINGS: ReadonlyMap<string, { field: Field; rank: number }> = new Map(
  (Object.keys(ALIASES) as Field[]).flatMap((field) =>
    ALIASES[field].map((alias, rank) => [fold(alias), { field, rank }] as const),
  ),
);

/** A column of the file that means something. `impliedSource` is set for numbers that belong to one system. */
export interface Column {
  index: number;
  impliedSource: string | null;
}

/** The columns of a file by meaning, most telling first. A Map, so that no header can touch a prototype. */
export type Columns = ReadonlyMap<Field, readonly Column[]>;

/** Longest header that can be a name of a column. */
const MAX_HEADER_CHARACTERS = 200;

/** Reads a record as headers. Of two columns with the same name the first counts. */
export function readHeaders(record: readonly string[]): Columns {
  const found = new Map<Field, (Column & { rank: number })[]>();
  record.forEach((header, index) => {
    if (header.length > MAX_HEADER_CHARACTERS) return;
    const name = fold(header);
    const meaning = MEANINGS.get(name);
    if (!meaning) return;
    const columns = found.get(meaning.field) ?? [];
    columns.push({ index, rank: meaning.rank, impliedSource: SOURCE_OF_NUMBER.get(name) ?? null });
    found.set(meaning.field, columns);
  });
  for (const columns of found.values()) columns.sort((a, b) => a.rank - b.rank || a.index - b.index);
  return found;
}

/** Columns without which a row says nothing, in words: the empty list means that the record is a header. */
export function missingColumns(columns: Columns): string[] {
  const missing: string[] = [];
  if (!columns.has('number')) missing.push('номером обращения (например, «Номер ЕЦУР»)');
  if (!columns.has('createdAt')) missing.push('датой обращения (например, «Дата создания»)');
  return missing;
}
