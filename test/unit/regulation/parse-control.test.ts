import { expect, it } from 'vitest';
import { bookOf, errorsAfter, exampleYaml, type Mistake } from '../../support/books.ts';

/* What the control lists are held against, and who answers for which direction. */

const SHARES = `  late-share: { clause: '1', quote: фонари, from: { 2020-01-01: 10 % } }
`;
const RESPONSIBLE = `  posts-of-lamps:
    clause: '1'
    title: Ответственные
    kept-by: officer
    fields:
      direction: { title: Направление, type: text, required: true }
      post: { title: Должность, type: text, required: true }
`;
const CONTROL = 'control: { postponed: late-share, responsible: posts-of-lamps }\n';
const yaml = exampleYaml().replace('values:\n', `${CONTROL}values:\n${SHARES}`) + RESPONSIBLE;

it('holds the lists against the values of the book; what is left out is no norm', () => {
  expect(bookOf(yaml).control).toEqual({ postponed: 'late-share', repeated: null, responsible: 'posts-of-lamps' });
  expect(bookOf(exampleYaml()).control).toEqual({ postponed: null, repeated: null, responsible: null });
});

it('the residents of the district are a whole number, or unknown', () => {
  expect(bookOf(yaml).district.population).toBeNull();
  const peopled = yaml.replace('timezone: Europe/Moscow', 'timezone: Europe/Moscow, population: 60700');
  expect(bookOf(peopled).district.population).toBe(60_700);
  for (const wrong of ['0', '1.5', 'много']) {
    expect(errorsAfter(peopled, 'population: 60700', `population: ${wrong}`).join()).toMatch(
      /district\.population: .*residents/,
    );
  }
});

const MISTAKES: (Pick<Mistake, 'law' | 'before' | 'after'> & { error: RegExp })[] = [
  {
    law: 'a value that is not there',
    before: 'postponed: late-share',
    after: 'postponed: late-shares',
    error: /control\.postponed: unknown value "late-shares": did you mean "late-share"\?/,
  },
  {
    law: 'a duration where a share is expected',
    before: '10 % } }',
    after: '10m } }',
    error: /control\.postponed: "late-share" is a duration: a per cent is expected/,
  },
  {
    law: 'a register that is not there',
    before: 'responsible: posts-of-lamps',
    after: 'responsible: posts-of-lamp',
    error: /control\.responsible: unknown register "posts-of-lamp": did you mean "posts-of-lamps"\?/,
  },
  {
    law: 'a register without the post',
    before: '      post: { title: Должность, type: text, required: true }\n',
    after: '',
    error: /registers\.posts-of-lamps\.fields: "post" is missing: control\.responsible expects a field of type text/,
  },
  {
    law: 'a direction that is no text',
    before: 'Направление, type: text',
    after: 'Направление, type: number',
    error: /direction\.type: "number" is no text: control\.responsible expects the type text/,
  },
];

it.each(MISTAKES)('names the place and the mend of $law', ({ before, after, error }) => {
  expect(errorsAfter(yaml, before, after).join()).toMatch(error);
});
