import { RESPONSIBLE_FIELDS, type ControlTerms } from './book.ts';
import { unknownWord } from './nearest.ts';
import type { References } from './references.ts';
import type { BookSource } from './schema.ts';
import type { Path } from './yaml-source.ts';

/** What the control lists are held against, and who answers for which direction. */
export function compileControl(references: References, { control = {}, registers = {} }: BookSource): ControlTerms {
  const path: Path = ['control'];
  const { postponed, repeated, responsible } = control;
  return {
    postponed: shareRef(references, [...path, 'postponed'], postponed),
    repeated: shareRef(references, [...path, 'repeated'], repeated),
    responsible: responsibleRef(references, [...path, 'responsible'], responsible, registers),
  };
}

/** A value that holds a per cent. */
function shareRef({ values, report }: References, path: Path, name: string | undefined): string | null {
  if (name === undefined) return null;
  const unit = values.get(name);
  if (unit === undefined) report(path, unknownWord('value', name, values.keys()));
  if (unit === 'ms') report(path, `"${name}" is a duration: a per cent is expected`);
  return name;
}

function responsibleRef(
  references: References,
  path: Path,
  id: string | undefined,
  registers: NonNullable<BookSource['registers']>,
): string | null {
  if (id === undefined) return null;
  const register = registers[id];
  if (!register) references.report(path, unknownWord('register', id, references.registers));
  const fields: Path = ['registers', id, 'fields'];
  for (const field of register ? Object.values(RESPONSIBLE_FIELDS) : []) {
    const type = register?.fields[field]?.type;
    if (type === undefined)
      references.report(fields, `"${field}" is missing: control.responsible expects a field of type text`, 'key');
    else if (type !== 'text')
      references.report([...fields, field, 'type'], `"${type}" is no text: control.responsible expects the type text`);
  }
  return id;
}
