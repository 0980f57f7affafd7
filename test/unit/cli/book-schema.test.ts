import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { SCHEMA_FILE, bookJsonSchema } from '../../../src/cli/book-schema.ts';
import { shippedYaml, toyYaml } from '../../support/books.ts';
import { faultsOf, type JsonSchema } from '../../support/json-schema.ts';

const schema = JSON.parse(bookJsonSchema()) as JsonSchema;
const BOOKS = { khimki: shippedYaml('khimki-energy'), ruza: shippedYaml('ruza-zhkh'), toy: toyYaml() };

/** As an editor reads it: no number in a text becomes a number, no date a date. */
const faults = (yamlText: string) => faultsOf(schema, parse(yamlText));

describe('the JSON Schema of a book for editors', () => {
  it('is committed as it is generated: npm run schema', () => {
    expect(readFileSync(SCHEMA_FILE, 'utf8')).toBe(bookJsonSchema());
  });

  it.each(Object.entries(BOOKS))('takes the book %s', (_, yamlText) => {
    expect(faults(yamlText)).toEqual([]);
  });

  it.each([
    ['an unknown key at the top', /^name:/m, 'nam:', 'nam: unknown'],
    ['an unknown key of a rule', 'met-by: acknowledge', 'metby: acknowledge', 'rules.acknowledge.metby: unknown'],
    ['an unknown word of the language', 'asks: decide-rise', 'asks: guess', 'rules.decide-rise.asks: none of'],
    [
      'a shape that a preparation hides',
      'due: {within: react}',
      'due: {whithin: react}',
      'rules.acknowledge.due: none',
    ],
    ['a missing section', /^chain: .*$/m, '', ': chain is missing'],
  ])('refuses %s', (_, right, wrong, said) => {
    const broken = BOOKS.khimki.replace(right, wrong);
    expect(broken).not.toBe(BOOKS.khimki);
    expect(faults(broken).join('\n')).toContain(said);
  });

  it('says of every place what may stand there: a preparation that hides it must be registered', () => {
    expect(silentPlaces(schema)).toEqual([]);
  });
});

/** Places at which anything at all may stand. */
function silentPlaces(node: JsonSchema, path = 'book'): string[] {
  const parts: [string, JsonSchema][] = [
    ...Object.entries(node.properties ?? {}),
    ...(node.anyOf ?? []).map((one, index): [string, JsonSchema] => [`${index}`, one]),
    ...(node.items ? [['items', node.items] as [string, JsonSchema]] : []),
    ...(node.additionalProperties ? [['*', node.additionalProperties] as [string, JsonSchema]] : []),
  ];
  const silent = node.type === undefined && node.enum === undefined && node.anyOf === undefined;
  return [...(silent ? [path] : []), ...parts.flatMap(([name, part]) => silentPlaces(part, `${path}.${name}`))];
}
