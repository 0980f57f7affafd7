import { expect, it } from 'vitest';
import { eachIsRefused } from '../../support/book-mistakes.ts';
import { bookOf, errorsAfter, exampleYaml, type Mistake } from '../../support/books.ts';

/* Mistakes in the register that says how exports call the watched series. */

const NAMES = `  lamp-names:
    clause: '1'
    title: Названия фонарей
    kept-by: officer
    fields:
      series: { title: Категория, type: choice, options: [Фонари], required: true }
      name: { title: Название, type: text, required: true }
`;
const named = exampleYaml().replace('  hold: 30m\n', '  hold: 30m\n  names: lamp-names\n') + NAMES;

const MISTAKES: Mistake[] = [
  {
    law: 'a register that is not there',
    before: 'names: lamp-names',
    after: 'names: lamp-name',
    errors: ['96:10: emergency.names: unknown register "lamp-name": did you mean "lamp-names"?'],
  },
  {
    law: 'a register without the name',
    before: '      name: { title: Название, type: text, required: true }\n',
    after: '',
    errors: ['349:5: registers.lamp-names.fields: "name" is missing: emergency.names expects a field of type text'],
  },
  {
    law: 'a series that is written by hand',
    before: 'type: choice, options: [Фонари]',
    after: 'type: text',
    errors: [
      '350:41: registers.lamp-names.fields.series.type: "text" holds no names: emergency.names expects the type choice',
    ],
  },
  {
    law: 'a series that the book does not watch, so that its own has no option',
    before: 'options: [Фонари]',
    after: 'options: [Фонарь]',
    errors: [
      '350:49: registers.lamp-names.fields.series.options: "Фонари" is missing: no name of this series could be noted',
      '350:59: registers.lamp-names.fields.series.options[0]: unknown title of a watched series "Фонарь": did you mean "Фонари"?',
    ],
  },
];

it('the register of names is known to the book; without it there is none', () => {
  expect(bookOf(named).emergency.names).toBe('lamp-names');
  expect(bookOf(exampleYaml()).emergency.names).toBeNull();
});

eachIsRefused(named, MISTAKES);

it('a draft that asks for names, with nowhere to note them', () => {
  expect(errorsAfter(exampleYaml(), 'draft: new-appeals', 'draft: unmatched')).toEqual([
    '263:12: rules.dispatch.draft: "unmatched" asks how exports call a series: emergency.names is missing',
  ]);
});
