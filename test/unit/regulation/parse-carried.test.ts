import { expect, it } from 'vitest';
import { bookOf, errorsAfter, exampleYaml } from '../../support/books.ts';

/* What carries a clause out that no rule cites. */

const CLAUSE = 'kind: definition, says: Нарушение — рост обращений более чем на 10 %. }';
const carried = (written: string) => exampleYaml().replace(CLAUSE, CLAUSE.replace(' }', `, carried: ${written} }`));
const yaml = carried('[digest, { says: Режим виден в сводке, command: status }, { says: Готовый текст }]');

it('a rule of another clause, or what the program does with the command that shows it; most clauses need none', () => {
  const [first, second] = bookOf(yaml).clauses;
  expect(first?.carried).toEqual([
    { rule: 'digest' },
    { says: 'Режим виден в сводке', command: 'status' },
    { says: 'Готовый текст', command: null },
  ]);
  expect(second?.carried).toEqual([]);
});

it('a single one needs no list', () => {
  expect(bookOf(carried('digest')).clauses[0]?.carried).toEqual([{ rule: 'digest' }]);
});

it('a rule that is not there, or a wrong key, is named with its place', () => {
  expect(errorsAfter(yaml, '[digest,', '[digst,').join()).toMatch(
    /clauses\[0\]\.carried\[0\]: unknown rule "digst": did you mean "digest"\?/,
  );
  expect(errorsAfter(yaml, 'command: status', 'comand: status').join()).toMatch(
    /carried\[1\]\.comand: unknown key "comand": did you mean "command"\?/,
  );
});
