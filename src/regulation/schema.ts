import { z } from 'zod';
import { ACTIONS } from '../domain/post.ts';
import { TIERS } from '../domain/rise.ts';
import { duration, either, expected, flag, listOf, named, oneOf, oneOrMany, only, text, time, word } from './fields.ts';
import { reaction, rule } from './rule-schema.ts';

/*
 * The shape of a book's YAML: which keys stand where and what their values look like. Which posts, values, clauses,
 * events and rules exist is known to the book alone, so references are resolved after this, in `compile-*.ts`.
 */

const clause = () => text('the id of a clause in quotes');

const district = only({
  id: word('a district'),
  title: text(),
  omsu: listOf(text(), 'a list of names'),
  timezone: text('a time zone such as Europe/Moscow'),
  population: z
    .number({ error: expected('a number of residents') })
    .int({ error: expected('a whole number of residents') })
    .positive({ error: expected('a number of residents') })
    .optional(),
});

const post = only({
  title: text(),
  holder: text().optional(),
  dative: text(),
  seat: oneOf('kind of seat', ['district', 'block', 'organisation']),
  holders: oneOf('number of holders', ['one', 'many']),
  group: flag().optional(),
  external: flag().optional(),
  may: listOf(oneOf('action', ACTIONS), 'a list of actions'),
  delegates: word('a post').optional(),
  night: only({ from: time(), to: time() }).optional(),
  otherwise: word('a post').optional(),
  series: listOf(word('a watched series'), 'a list of watched series').optional(),
});

const watched = only({
  id: word('a watched series'),
  title: text(),
  level: oneOf('level', ['direction', 'category', 'subcategory', 'fact', 'any']),
  match: oneOrMany(text(), 'a list of spellings'),
  each: oneOf('level', ['category', 'subcategory']).optional(),
  announces: oneOf('tier', TIERS),
  asks: oneOf('tier', TIERS),
});

const emergency = only({
  clause: clause(),
  mode: text(),
  'one-per': oneOf('subject', ['block', 'series']),
  over: word('a value'),
  'threshold-is-setting': flag().optional(),
  period: oneOf('period', ['day', 'same-weekday', 'week', 'rolling-7']),
  page: oneOf('way to page', ['qualified', 'formal']),
  'level-spacing': duration(),
  undo: duration(),
  reopen: duration(),
  'decision-holds': duration(),
  'decision-worsens-by': z
    .number({ error: expected('a number of points') })
    .positive({ error: expected('a number of points') }),
  'not-older-than': duration(),
  hold: duration(),
  watch: listOf(watched, 'a list of series'),
  names: word('a register').optional(),
  events: word('a register').optional(),
});

const control = only({
  postponed: word('a value').optional(),
  repeated: word('a value').optional(),
  responsible: word('a register').optional(),
});

const value = only({
  clause: clause(),
  quote: text(),
  interpretation: flag().optional(),
  from: named(text('a duration or a per cent (30m, 1h, 7d, 10 %)')),
});

const CARRIED = 'the name of a rule, or {says: …, command: …}';

/** What carries a clause out that no rule cites: a rule of another clause, or what the program does for every book alike. */
const carried = either(
  word('a rule'),
  only({ says: text(), command: text('a command without its slash').optional() }),
  CARRIED,
);

const clauseLine = only({
  id: text('an id in quotes'),
  cite: text('a number in quotes'),
  kind: oneOf('kind of clause', ['definition', 'rule']),
  says: text(),
  carried: oneOrMany(carried, CARRIED).optional(),
});

const register = only({
  clause: clause(),
  title: text(),
  'kept-by': oneOrMany(word('a post'), 'a post or a list of posts'),
  fields: named(
    only({
      title: text(),
      type: oneOf('type of field', ['text', 'date', 'number', 'yes-no', 'choice']),
      required: flag().optional(),
      options: listOf(text(), 'a list of options').optional(),
    }),
  ),
  'fresh-for': duration().optional(),
  lacking: only({ field: word('a field'), place: word('a field'), title: text() }).optional(),
  command: text('a command without its slash').optional(),
});

export const bookSchema = only({
  regulation: word('a regulation'),
  title: text(),
  name: text(),
  district,
  block: word('a block'),
  'top-sources': oneOrMany(text(), 'a source or a list of sources'),
  others: listOf(text(), 'a list of executors').optional(),
  posts: named(post),
  chain: listOf(word('a post'), 'a list of posts'),
  emergency,
  control: control.optional(),
  values: named(value),
  clauses: listOf(clauseLine, 'a list of clauses'),
  rules: named(rule),
  reactions: named(reaction),
  registers: named(register).optional(),
});

export type BookSource = z.output<typeof bookSchema>;
export type CarriedSource = z.output<typeof carried>;
export type ValueSource = z.output<typeof value>;
export type RegisterSource = z.output<typeof register>;
