import { describe, expect, it } from 'vitest';
import { eachIsRefused } from '../../support/book-mistakes.ts';
import { bookOf, errorsAfter, exampleYaml, type Mistake } from '../../support/books.ts';

/* Mistakes of registers in the full example of docs/book-language.md: keepers, fields, commands. */

const example = exampleYaml();

const MISTAKES: Mistake[] = [
  {
    law: 'a keeper nobody knows',
    before: 'kept-by: officer',
    after: 'kept-by: oficer',
    errors: ['334:14: registers.lamps.kept-by: unknown post "oficer": did you mean "officer"?'],
  },
  {
    law: 'a register that nobody keeps',
    before: 'kept-by: officer',
    after: 'kept-by: []',
    errors: ['334:5: registers.lamps.kept-by: is empty: nobody would fill it'],
  },
  {
    law: 'a type nobody knows',
    before: 'type: yes-no',
    after: 'type: yes-or-no',
    errors: ['341:34: registers.lamps.fields.lit.type: unknown type of field "yes-or-no": did you mean "yes-no"?'],
  },
  {
    law: 'a choice of nothing',
    before: 'type: choice, options: [подвесной, столб], required',
    after: 'type: choice, required',
    errors: ['340:7: registers.lamps.fields.kind: options are missing: there is nothing to choose'],
  },
  {
    law: 'options of a text',
    before: 'title: Улица, type: text',
    after: 'title: Улица, type: text, options: [Первая]',
    errors: ['339:43: registers.lamps.fields.street.options: goes with type: choice'],
  },
  {
    law: 'an option twice',
    before: '[подвесной, столб]',
    after: '[столб, столб]',
    errors: ['340:58: registers.lamps.fields.kind.options[1]: "столб" stands twice'],
  },
  {
    law: 'a lacking field nobody knows',
    before: 'field: lit',
    after: 'field: list',
    errors: ['337:23: registers.lamps.lacking.field: unknown field "list": did you mean "lit"?'],
  },
  {
    law: 'a lacking field that says neither yes nor no',
    before: 'field: lit',
    after: 'field: kind',
    errors: ['337:23: registers.lamps.lacking.field: "kind" is of type choice: a field of type yes-no is expected'],
  },
  {
    law: 'a place that is a number',
    before: 'place: street',
    after: 'place: height',
    errors: [
      '337:35: registers.lamps.lacking.place: "height" is of type number: a field of type text or choice is expected',
    ],
  },
  {
    law: 'a command with a slash',
    before: 'command: lamps',
    after: 'command: /lamps',
    errors: [
      '336:14: registers.lamps.command: "/lamps" is no command: small latin letters, digits and "_", at most 32',
    ],
  },
  {
    law: 'a command that shows another register',
    before: 'registers:\n',
    after:
      "registers:\n  poles: { clause: '5', title: Столбы, kept-by: officer, command: lamps, fields: { street: { title: Улица, type: text } } }\n",
    errors: ['337:14: registers.lamps.command: "lamps" shows "poles" already'],
  },
  {
    law: 'a field that is no name',
    before: '      street: {',
    after: '      Street: {',
    errors: [
      '337:35: registers.lamps.lacking.place: unknown field "street": did you mean "Street"?',
      '339:7: registers.lamps.fields.Street: "Street" is no name: small latin letters, digits and "-", at most 32',
    ],
  },
  {
    law: 'a clause nobody knows',
    before: "    clause: '5'\n    title",
    after: "    clause: '7'\n    title",
    errors: ['332:13: registers.lamps.clause: unknown clause "7": did you mean "1"?'],
  },
  {
    law: 'a freshness of no time',
    before: 'fresh-for: 7d',
    after: 'fresh-for: 0d',
    errors: ['335:16: registers.lamps.fresh-for: a duration longer than 0 is expected'],
  },
  {
    law: 'a field that every mapping of the program knows',
    before: 'place: street',
    after: 'place: constructor',
    errors: [
      '337:35: registers.lamps.lacking.place: unknown field "constructor": known are "street", "kind", "lit", "height", "checked"',
    ],
  },
  {
    law: 'a row that says nothing',
    before: 'registers:\n',
    after: "registers:\n  poles: { clause: '5', title: Столбы, kept-by: officer, fields: {} }\n",
    errors: ['331:58: registers.poles.fields: is empty: a row would say nothing'],
  },
];

describe('a book with a mistake is refused with its place and the mend', () => {
  eachIsRefused(example, MISTAKES);

  it('a register that never goes stale is never asked for', () => {
    const [before, after] = ['    register: lamps\n', '    register: lamps\n    only-if: stale\n'];
    expect(bookOf(example.replace(before, after)).rules['lamps-listed']?.onlyIf).toBe('stale');
    expect(errorsAfter(example.replace('    fresh-for: 7d\n', ''), before, after)).toEqual([
      '256:5: rules.lamps-listed.only-if: the register "lamps" never goes stale: it has no fresh-for',
    ]);
  });
});
