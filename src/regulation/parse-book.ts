import { createHash } from 'node:crypto';
import type { Book } from './book.ts';
import { compileDistrict, compileEmergency, compileOthers, compileTopSources } from './compile-emergency.ts';
import { compileControl } from './compile-control.ts';
import { compileReactions } from './compile-moves.ts';
import { compileChain, compilePosts } from './compile-posts.ts';
import { compileRegisters } from './compile-registers.ts';
import { compileRules } from './compile-rules.ts';
import { compileClauses, compileValues } from './compile-values.ts';
import { referencesOf, type References } from './references.ts';
import { problemsOf } from './schema-problems.ts';
import { bookSchema, type BookSource } from './schema.ts';
import { readYaml, type Path, type Problem } from './yaml-source.ts';

export type ParsedBook = { ok: true; book: Book } | { ok: false; errors: string[] };

/** Ids go into database keys, invitations and buttons. */
const ID = /^[a-z][a-z0-9-]{0,31}$/;
/** Far above any regulation; keeps a wrong file from being parsed at all. */
const CHARACTERS_AT_MOST = 1_000_000;

/**
 * Parses and cross-checks a book. Errors are whole lines, `file:line:column: path: what is wrong and how to mend it`,
 * in the order of the text. The book is frozen; its hash is the sha-256 of the text in UTF-8.
 */
export function parseBook(yamlText: string, fileName: string): ParsedBook {
  if (yamlText.length > CHARACTERS_AT_MOST) {
    return { ok: false, errors: [`${fileName}: longer than ${CHARACTERS_AT_MOST} characters: not a book`] };
  }
  const yaml = readYaml(yamlText, fileName);
  if (!yaml.ok) return yaml;
  const { value, describe } = yaml.source;
  const shaped = bookSchema.safeParse(value);
  if (!shaped.success) return { ok: false, errors: describe(shaped.error.issues.flatMap(problemsOf)) };
  const problems: Problem[] = [];
  const references = referencesOf(shaped.data, (path, message, at) =>
    problems.push({ path, message, ...(at && { at }) }),
  );
  const book = compile(references, shaped.data, createHash('sha256').update(yamlText).digest('hex'));
  if (problems.length > 0) return { ok: false, errors: describe(problems) };
  return { ok: true, book: frozen(book) };
}

function compile(references: References, source: BookSource, hash: string): Book {
  checkIds(references, source);
  return {
    id: source.regulation,
    title: source.title,
    name: source.name,
    district: compileDistrict(references, source),
    block: source.block,
    topSources: compileTopSources(references, source),
    others: compileOthers(references, source),
    hash,
    chain: compileChain(references, source),
    posts: compilePosts(references, source),
    emergency: compileEmergency(references, source),
    control: compileControl(references, source),
    values: compileValues(references, source),
    clauses: compileClauses(references, source),
    rules: compileRules(references, source),
    reactions: compileReactions(references, source),
    registers: compileRegisters(references, source),
  };
}

function checkIds(references: References, source: BookSource): void {
  const check = (path: Path, id: string, at?: 'key') => {
    if (!ID.test(id))
      references.report(path, `"${id}" is no name: small latin letters, digits and "-", at most 32`, at);
  };
  check(['regulation'], source.regulation);
  check(['block'], source.block);
  check(['district', 'id'], source.district.id);
  for (const [index, { id }] of source.emergency.watch.entries()) check(['emergency', 'watch', index, 'id'], id);
  for (const section of ['posts', 'values', 'rules', 'reactions', 'registers'] as const) {
    for (const id of Object.keys(source[section] ?? {})) check([section, id], id, 'key');
  }
  for (const [id, { fields }] of Object.entries(source.registers ?? {})) {
    for (const field of Object.keys(fields)) check(['registers', id, 'fields', field], field, 'key');
  }
}

function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const part of Object.values(value)) frozen(part);
  return value;
}
