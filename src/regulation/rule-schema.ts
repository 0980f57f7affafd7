import { z } from 'zod';
import { CASE_KINDS } from '../domain/case.ts';
import { SAYINGS } from '../domain/decision.ts';
import { CONDITIONS, DRAFTS, MET_ITEMS, QUESTIONS } from './words.ts';
import {
  duration,
  either,
  expected,
  flag,
  listOf,
  named,
  oneOf,
  oneOrMany,
  only,
  text,
  time,
  timeOr,
  word,
} from './fields.ts';

/* The shape of what a book makes happen: its rules with their ladders, and its reactions. */

const clause = () => text('the id of a clause in quotes');
const posts = () => oneOrMany(word('a post'), 'a post or a list of posts').optional();
const durations = () => oneOrMany(duration(), 'a list of durations').optional();

/** What happens at one instant: in a rung of a ladder, or in a reaction. */
const movesShape = {
  clause: clause().optional(),
  ping: posts(),
  tell: posts(),
  say: oneOf('saying', SAYINGS).optional(),
  loud: flag().optional(),
  reach: posts(),
  'by-level': named(clause()).optional(),
  close: oneOf('way to close', ['unconfirmed']).optional(),
};

const TURNS = 'a number of turns above 1';

const rung = only({
  after: duration().optional(),
  every: duration().optional(),
  'in-a-row': z
    .int({ error: expected(TURNS) })
    .min(2, { error: expected(TURNS) })
    .optional(),
  ...movesShape,
});

const starts = only({
  every: oneOf('period', ['day', 'working-day', 'week']).optional(),
  on: oneOrMany(text('an event or a weekday'), 'an event, a list of events or a weekday').optional(),
  at: oneOrMany(time(), 'a time or a list of times').optional(),
  hourly: only({ from: time(), to: time() }).optional(),
  'day-off': oneOf('way round a day off', ['previous', 'next', 'none']).optional(),
  repeat: z
    .union([only({ after: oneOf('end', ['met']) }), only({ grid: duration() })], {
      error: expected('{after: met} or {grid: <duration>}'),
    })
    .optional(),
  with: word('a rule').optional(),
  each: oneOf('part of a case', ['measure']).optional(),
});

const DUE = 'a time such as "10:00", {within: <duration>} or the word deadline';
const MANNERS = ['always', 'inside', 'never', 'first-or-worse'] as const;
const LEAVES = 'the word due or a time before it such as "14:58"';

export const rule = only({
  clause: clause(),
  of: oneOf('kind of case', CASE_KINDS).optional(),
  what: text().optional(),
  about: text().optional(),
  owes: word('a post'),
  to: posts(),
  starts,
  due: either(timeOr('deadline', DUE), only({ within: duration() }), DUE),
  'met-by': either(
    oneOf('act', MET_ITEMS),
    only({ all: listOf(oneOf('act', MET_ITEMS), 'a list of acts') }),
    'an act or {all: [acts]}',
  ).optional(),
  asks: oneOf('question', QUESTIONS).optional(),
  reading: only({ normal: text().optional(), over: text().optional(), details: text().optional() }).optional(),
  checklist: oneOrMany(text(), 'a list of items or the word measures').optional(),
  shows: oneOf('draft', DRAFTS).optional(),
  register: word('a register').optional(),
  evidence: oneOrMany(oneOf('evidence', ['link', 'photo']), 'link, photo or both').optional(),
  draft: oneOf('draft', DRAFTS).optional(),
  send: timeOr('start', 'a time such as "09:00" or the word start').optional(),
  preview: duration().optional(),
  'shown-to': posts(),
  unconfirmed: only({ send: timeOr('due', LEAVES), say: text().optional() }).optional(),
  early: duration().optional(),
  'only-if': oneOf('condition', CONDITIONS).optional(),
  loud: oneOf('way to ring', MANNERS).optional(),
  remind: durations(),
  'remind-before': durations(),
  ping: oneOrMany(time(), 'a list of times').optional(),
  interpretation: text().optional(),
  'if-missed': listOf(rung, 'a list of rungs').optional(),
});

export const reaction = only({
  of: oneOf('kind of case', CASE_KINDS).optional(),
  on: text('an event'),
  ...movesShape,
  clause: clause(),
});

export type RuleSource = z.output<typeof rule>;
export type RungSource = z.output<typeof rung>;
export type MovesSource = Omit<RungSource, 'after' | 'every' | 'in-a-row'>;
