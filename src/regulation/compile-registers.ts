import type { Register, RegisterField } from './register.ts';
import { unknownWord } from './nearest.ts';
import { clauseRef, lastingRef, postRef, type References } from './references.ts';
import type { BookSource, RegisterSource } from './schema.ts';
import type { Path } from './yaml-source.ts';

/** What Telegram takes for a command. */
const COMMAND = /^[a-z][a-z0-9_]{0,31}$/;

type FieldSource = RegisterSource['fields'][string];

/** The registers: who keeps them, their typed fields, how fresh they are to be. */
export function compileRegisters(references: References, source: BookSource): Record<string, Register> {
  const commands = new Map<string, string>();
  const registers = Object.entries(source.registers ?? {}).map(([id, register]): [string, Register] => {
    const path: Path = ['registers', id];
    checkCommand(references, [...path, 'command'], id, register.command, commands);
    return [id, compileRegister(references, path, id, register)];
  });
  return Object.fromEntries(registers);
}

function compileRegister(references: References, path: Path, id: string, source: RegisterSource): Register {
  const { report } = references;
  const fields = Object.entries(source.fields);
  if (fields.length === 0) report([...path, 'fields'], 'is empty: a row would say nothing');
  if (source['kept-by'].length === 0) report([...path, 'kept-by'], 'is empty: nobody would fill it');
  const freshFor = source['fresh-for'];
  return {
    id,
    clause: clauseRef(references, [...path, 'clause'], source.clause),
    title: source.title,
    keptBy: source['kept-by'].map((post, index) => keeperRef(references, [...path, 'kept-by', index], post)),
    fields: fields.map(([name, field]) => compileField(references, [...path, 'fields', name], name, field)),
    freshFor: freshFor === undefined ? null : lastingRef(references, [...path, 'fresh-for'], freshFor),
    lacking: lackingOf(references, [...path, 'lacking'], source),
    command: source.command ?? null,
  };
}

function keeperRef(references: References, path: Path, id: string): string {
  postRef(references, path, id);
  const post = references.source.posts[id];
  if (post && !post.may.includes('registers'))
    references.report(path, `"${id}" may not fill registers: its list of actions lacks registers`);
  return id;
}

function compileField({ report }: References, path: Path, id: string, field: FieldSource): RegisterField {
  const options = field.options ?? [];
  if (field.type === 'choice' && options.length === 0) report(path, 'options are missing: there is nothing to choose');
  if (field.type !== 'choice' && field.options) report([...path, 'options'], 'goes with type: choice', 'key');
  for (const [index, option] of options.entries()) {
    if (options.indexOf(option) !== index) report([...path, 'options', index], `"${option}" stands twice`);
  }
  return { id, title: field.title, type: field.type, required: field.required ?? false, options };
}

/** «Где отсутствуют …»: a field that says yes or no, and the field that names the place. */
function lackingOf({ report }: References, path: Path, source: RegisterSource): Register['lacking'] {
  const { lacking, fields } = source;
  if (!lacking) return null;
  for (const key of ['field', 'place'] as const) {
    if (!fields[lacking[key]]) report([...path, key], unknownWord('field', lacking[key], Object.keys(fields)));
  }
  const answer = fields[lacking.field];
  if (answer && answer.type !== 'yes-no')
    report([...path, 'field'], `"${lacking.field}" is of type ${answer.type}: a field of type yes-no is expected`);
  const place = fields[lacking.place];
  if (place && place.type !== 'text' && place.type !== 'choice')
    report(
      [...path, 'place'],
      `"${lacking.place}" is of type ${place.type}: a field of type text or choice is expected`,
    );
  return lacking;
}

function checkCommand(
  { report }: References,
  path: Path,
  id: string,
  command: string | undefined,
  seen: Map<string, string>,
): void {
  if (command === undefined) return;
  if (!COMMAND.test(command))
    report(path, `"${command}" is no command: small latin letters, digits and "_", at most 32`);
  const other = seen.get(command);
  if (other !== undefined) report(path, `"${command}" shows "${other}" already`);
  seen.set(command, id);
}
