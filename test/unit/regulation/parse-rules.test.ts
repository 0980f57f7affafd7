import { describe } from 'vitest';
import { eachIsRefused } from '../../support/book-mistakes.ts';
import { toyYaml, type Mistake } from '../../support/books.ts';

/* Rules of the toy book that say too little, or against each other. */

const COUNTED = '{every: working-day, at: "06:10"}';
const NO_DATA = '- {after: 3m, tell: mayor, say: no-data}';

const MISTAKES: Mistake[] = [
  {
    law: 'a weekly duty that does not say what a day off does',
    before: COUNTED,
    after: '{every: week, on: friday, at: "06:10"}',
    errors: ['69:5: rules.lamps-counted.starts: day-off is missing: a weekly duty says previous, next or none'],
  },
  {
    law: 'a weekday nobody knows',
    before: COUNTED,
    after: '{every: week, on: fryday, at: "06:10", day-off: none}',
    errors: ['69:31: rules.lamps-counted.starts.on: unknown weekday "fryday": did you mean "friday"?'],
  },
  {
    law: 'a calendar without a time',
    before: COUNTED,
    after: '{every: working-day}',
    errors: ['69:5: rules.lamps-counted.starts: at is missing: a time such as "09:00" is expected'],
  },
  {
    law: 'a day off in a daily duty',
    before: COUNTED,
    after: '{every: day, at: "06:10", day-off: next}',
    errors: ['69:39: rules.lamps-counted.starts.day-off: goes with every: week'],
  },
  {
    law: 'a start that says not when',
    before: 'starts: {on: resolved}',
    after: 'starts: {}',
    errors: ['122:5: rules.confirm-light.starts: says not when: every: <day> or on: <event> is expected'],
  },
  {
    law: 'a rule that starts on its own end',
    before: 'on: met:take',
    after: 'on: met:light',
    errors: ['113:18: rules.light.starts.on: a rule cannot start on its own end: use repeat'],
  },
  {
    law: 'a rung that says not when',
    before: NO_DATA,
    after: '- {tell: mayor, say: no-data}',
    errors: [
      '74:9: rules.lamps-counted.if-missed[0]: says not when: after: <duration> or every: <duration> is expected',
    ],
  },
  {
    law: 'a rung that does nothing',
    before: NO_DATA,
    after: '- {after: 3m}',
    errors: ['74:9: rules.lamps-counted.if-missed[0]: does nothing: ping, tell, reach or close is expected'],
  },
  {
    law: 'a saying with nobody to hear it',
    before: NO_DATA,
    after: '- {after: 3m, ping: mayor, say: no-data}',
    errors: ['74:34: rules.lamps-counted.if-missed[0].say: stands without tell'],
  },
  {
    law: 'a question that nothing answers',
    before: 'met-by: confirm-closing',
    after: 'met-by: progress',
    errors: ['124:11: rules.confirm-light.asks: is answered by confirm-closing: met-by must name it'],
  },
  {
    law: 'a draft that is never sent',
    before: '    send: "06:37"\n    due: "06:41"\n    draft: top-problems\n    met-by: delivery',
    after: '    due: "06:41"\n    draft: top-problems\n    met-by: delivery',
    errors: [
      '82:5: rules.lamps-digest.draft: stands without send: a time to send it is expected',
      '90:30: rules.decide-rise.starts.with: "lamps-digest" sends nothing: a rule with send is expected',
    ],
  },
  {
    law: 'the bot reminded of its own debt',
    before: '    draft: top-problems\n',
    after: '    draft: top-problems\n    remind: 3m\n',
    errors: ['84:5: rules.lamps-digest.remind: the bot cannot be reminded'],
  },
  {
    law: 'an announcement that reaches nobody',
    before: 'lamplighter-knows: {on: announced, reach: lamplighter',
    after: 'lamplighter-knows: {on: announced, tell: lamplighter',
    errors: ['129:1: reactions: nobody is reached on announced: an emergency would stay unheard'],
  },
  {
    law: 'a series that asks later than it announces',
    before: 'announces: incident, asks: formal',
    after: 'announces: attention, asks: incident',
    errors: ['52:95: emergency.watch[0].asks: "incident" is above "attention", from which it announces by itself'],
  },
  {
    law: 'a series split by a field that is not deeper',
    before: 'level: direction, match: Фонари,',
    after: 'level: fact, each: category, match: Фонари,',
    errors: ['52:53: emergency.watch[0].each: "category" is not deeper than "fact"'],
  },
  {
    law: 'no source for the TOP',
    before: 'top-sources: [Добродел]',
    after: 'top-sources: []',
    errors: ['9:1: top-sources: is empty: the TOP of the digest would be of nothing'],
  },
  {
    law: 'a post that delegates to itself',
    before: 'delegates: lamplighter',
    after: 'delegates: mayor',
    errors: ['25:16: posts.mayor.delegates: a post cannot delegate to itself'],
  },
];

describe('a book with a mistake is refused with its place and the mend', () => {
  eachIsRefused(toyYaml(), MISTAKES);
});
