import type { RegisterValue, RegisterValues } from '../../domain/register.ts';
import type { Register, RegisterField } from '../../regulation/register.ts';

/** A value as a person would write it into a table; `readRegisterValue` reads it back as it was. '' for nothing. */
export function writtenValue({ type }: Pick<RegisterField, 'type'>, value: RegisterValue): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 'да' : 'нет';
  if (typeof value === 'number') return String(value).replace('.', ',');
  return type === 'date' ? value.split('-').toReversed().join('.') : value;
}

/** A register as a table: a header of titles, then its rows. A file in this form can be brought back. */
export function registerTable({ fields }: Pick<Register, 'fields'>, rows: readonly RegisterValues[]): string[][] {
  return [
    fields.map(({ title }) => title),
    ...rows.map((values) => fields.map((field) => writtenValue(field, values[field.id] ?? null))),
  ];
}
