import { describe } from 'vitest';
import { eachIsRefused } from '../../support/book-mistakes.ts';
import { toyYaml, type Mistake } from '../../support/books.ts';

/* Names in the toy book that name nothing, or what may not stand there. */

const TAKE_DUE = 'due: {within: pace}\n    met-by: acknowledge';

const MISTAKES: Mistake[] = [
  {
    law: 'a mistyped post',
    before: 'owes: lamplighter\n    to: mayor\n    starts: {every',
    after: 'owes: lampligter\n    to: mayor\n    starts: {every',
    errors: ['67:11: rules.lamps-counted.owes: unknown post "lampligter": did you mean "lamplighter"?'],
  },
  {
    law: 'a post that resembles none',
    before: 'owes: owner',
    after: 'owes: constructor',
    errors: [
      '112:11: rules.light.owes: unknown post "constructor": known are "lamplighter", "mayor", "observatory", "bot", "owner", "assignee", "giver"',
    ],
  },
  {
    law: 'a mistyped post in a list, with its place there',
    before: 'to: mayor\n    starts: {every: working-day, at: "06:33"}',
    after: 'to: [mayor, lampligter]\n    starts: {every: working-day, at: "06:33"}',
    errors: ['79:17: rules.lamps-digest.to[1]: unknown post "lampligter": did you mean "lamplighter"?'],
  },
  {
    law: 'a mistyped value',
    before: TAKE_DUE,
    after: 'due: {within: pase}\n    met-by: acknowledge',
    errors: ['103:19: rules.take.due.within: unknown value "pase": did you mean "pace"?'],
  },
  {
    law: 'a mistyped clause',
    before: 'clause: 2-again}\n      - {every',
    after: 'clause: 2-agian}\n      - {every',
    errors: ['107:43: rules.take.if-missed[0].clause: unknown clause "2-agian": did you mean "2-again"?'],
  },
  {
    law: 'a mistyped event',
    before: 'on: announced}\n    due',
    after: 'on: anounced}\n    due',
    errors: ['102:18: rules.take.starts.on: unknown event "anounced": did you mean "announced"?'],
  },
  {
    law: 'a rule of met: that is not there',
    before: 'on: met:take',
    after: 'on: met:tak',
    errors: ['113:18: rules.light.starts.on: unknown rule "tak": did you mean "take"?'],
  },
  {
    law: 'a rule of missed: that is not there',
    before: 'on: met:take',
    after: 'on: missed:lihgt',
    errors: ['113:18: rules.light.starts.on: unknown rule "lihgt": did you mean "light"?'],
  },
  {
    law: 'a post of reached: that can never be reached',
    before: 'on: worse, reach',
    after: 'on: reached:observatory, reach',
    errors: ['133:15: reactions.worse.on: "observatory" is not in the chain: it can be told, not reached'],
  },
  {
    law: 'a clause of one level for a post that is not there',
    before: 'worse: {on: worse, reach: next, clause: 2-again}',
    after: 'worse: {on: worse, reach: next, clause: 2-again, by-level: {mayer: "2"}}',
    errors: ['133:70: reactions.worse.by-level.mayer: unknown post "mayer": did you mean "mayor"?'],
  },
  {
    law: 'a sending that is waited for and never happens',
    before: 'with: lamps-digest',
    after: 'with: take',
    errors: ['91:30: rules.decide-rise.starts.with: "take" sends nothing: a rule with send is expected'],
  },
  {
    law: 'an external post that is reached',
    before: 'reach: mayor, tell: observatory',
    after: 'reach: observatory, tell: mayor',
    errors: ['132:37: reactions.no-effect.reach: "observatory" is not in the chain: it can be told, not reached'],
  },
  {
    law: 'an external post in the chain',
    before: 'chain: [lamplighter, mayor]',
    after: 'chain: [lamplighter, mayor, observatory]',
    errors: ['35:29: chain[2]: "observatory" is external: it can be told, not reached'],
  },
  {
    law: 'an external post that owes',
    before: 'owes: mayor',
    after: 'owes: observatory',
    errors: [
      '121:11: rules.confirm-light.owes: "observatory" is external: it owes nothing but the receipt of what was delivered to it',
    ],
  },
  {
    law: 'a post twice in the chain',
    before: 'chain: [lamplighter, mayor]',
    after: 'chain: [lamplighter, mayor, lamplighter]',
    errors: ['35:29: chain[2]: "lamplighter" stands twice in the chain'],
  },
];

describe('a book with a mistake is refused with its place and the mend', () => {
  eachIsRefused(toyYaml(), MISTAKES);
});
