import { unknownWord } from './nearest.ts';
import type { References } from './references.ts';
import { EVENT_FIELDS } from './register.ts';
import type { BookSource } from './schema.ts';
import type { Path } from './yaml-source.ts';

const TYPES = {
  [EVENT_FIELDS.kind]: 'choice',
  [EVENT_FIELDS.about]: 'text',
  [EVENT_FIELDS.problem]: 'text',
  [EVENT_FIELDS.from]: 'date',
  [EVENT_FIELDS.to]: 'date',
  [EVENT_FIELDS.explains]: 'yes-no',
} as const;

/** The register of events, with the fields by which they are put beside the figures; null where the book has none. */
export function compileEvents(references: References, path: Path, source: BookSource): string | null {
  const { events } = source.emergency;
  if (events === undefined) return null;
  const register = source.registers?.[events];
  if (!register) references.report(path, unknownWord('register', events, references.registers));
  const fields: Path = ['registers', events, 'fields'];
  for (const [field, type] of register ? Object.entries(TYPES) : []) {
    const found = register?.fields[field];
    if (!found)
      references.report(fields, `"${field}" is missing: emergency.events expects a field of type ${type}`, 'key');
    else if (found.type !== type)
      references.report(
        [...fields, field, 'type'],
        `"${found.type}" is no ${type}: emergency.events expects the type ${type}`,
      );
  }
  return events;
}
