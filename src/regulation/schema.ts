import { z } from 'zod';
import { SAYINGS } from '../domain/decision.ts';
import { ACTIONS } from '../domain/post.ts';
import { TIERS } from '../domain/rise.ts';
import { DRAFTS, MET_ITEMS } from './book.ts';
import { duration, either, expected, flag, listOf, named, oneOf, oneOrMany, only, text, time, word } from './fields.ts';

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
});

const post = only({
  title: text(),
  holder: text().optional(),
  dative: text(),
  seat: oneOf('kind of seat', ['district', 'block']),
  holders: oneOf('number of holders', ['one', 'many']),
  group: flag().optional(),
  external: flag().optional(),
  may: listOf(oneOf('action', ACTIONS), 'a list of actions'),
  delegates: word('a post').optional(),
  night: only({ from: time(), to: time() }).optional(),
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
  watch: listOf(watched, 'a list of series'),
});

const value = only({
  clause: clause(),
  quote: text(),
  interpretation: flag().optional(),
  from: named(text('a duration or a per cent (30m, 1h, 7d, 10 %)')),
});

const clauseLine = only({
  id: text('an id in quotes'),
  cite: text('a number in quotes'),
  kind: oneOf('kind of clause', ['definition', 'rule']),
  says: text(),
});

/** What happens at one instant: in a rung of a ladder, or in a reaction. */
const movesShape = {
  clause: clause().optional(),
  ping: oneOrMany(word('a post'), 'a post or a list of posts').optional(),
  tell: oneOrMany(word('a post'), 'a post or a list of posts').optional(),
  say: oneOf('saying', SAYINGS).optional(),
  loud: flag().optional(),
  reach: oneOrMany(word('a post'), 'a post or a list of posts').optional(),
  'by-level': named(clause()).optional(),
  close: oneOf('way to close', ['unconfirmed']).optional(),
};

const rung = only({ after: duration().optional(), every: duration().optional(), ...movesShape });

const starts = only({
  every: oneOf('period', ['day', 'working-day', 'week']).optional(),
  on: text('an event or a weekday').optional(),
  at: time().optional(),
  'day-off': oneOf('way round a day off', ['previous', 'next', 'none']).optional(),
  repeat: z
    .union([only({ after: oneOf('end', ['met']) }), only({ grid: duration() })], {
      error: expected('{after: met} or {grid: <duration>}'),
    })
    .optional(),
  with: word('a rule').optional(),
});

const DUE = 'a time such as "10:00" or {within: <duration>}';

const rule = only({
  clause: clause(),
  owes: word('a post'),
  to: oneOrMany(word('a post'), 'a post or a list of posts').optional(),
  starts,
  due: either(time(DUE), only({ within: duration() }), DUE),
  'met-by': either(
    oneOf('act', MET_ITEMS),
    only({ all: listOf(oneOf('act', MET_ITEMS), 'a list of acts') }),
    'an act or {all: [acts]}',
  ),
  asks: oneOf('question', ['decide-rise', 'confirm']).optional(),
  draft: oneOf('draft', DRAFTS).optional(),
  send: time().optional(),
  remind: oneOrMany(duration(), 'a list of durations').optional(),
  ping: oneOrMany(time(), 'a list of times').optional(),
  'if-missed': listOf(rung, 'a list of rungs').optional(),
});

const reaction = only({ on: text('an event'), ...movesShape, clause: clause() });

export const bookSchema = only({
  regulation: word('a regulation'),
  title: text(),
  name: text(),
  district,
  block: word('a block'),
  'top-sources': oneOrMany(text(), 'a source or a list of sources'),
  posts: named(post),
  chain: listOf(word('a post'), 'a list of posts'),
  emergency,
  values: named(value),
  clauses: listOf(clauseLine, 'a list of clauses'),
  rules: named(rule),
  reactions: named(reaction),
});

export type BookSource = z.output<typeof bookSchema>;
export type RuleSource = z.output<typeof rule>;
export type RungSource = z.output<typeof rung>;
export type MovesSource = Omit<RungSource, 'after' | 'every'>;
export type ValueSource = z.output<typeof value>;
