import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { parseBook } from '../../../src/regulation/parse-book.ts';
import { bookOf, errorsAfter, shippedYaml, toyYaml, type Mistake } from '../../support/books.ts';

const toy = toyYaml();

const TAKE_DUE = 'due: {within: pace}\n    met-by: acknowledge';
const COUNTED = '{every: working-day, at: "06:10"}';
const NO_DATA = '- {after: 3m, tell: mayor, say: no-data}';

const REFERENCES: Mistake[] = [
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

const WORDS: Mistake[] = [
  {
    law: 'a mistyped key',
    before: '    remind: 3m',
    after: '    remnid: 3m',
    errors: ['105:5: rules.take.remnid: unknown key "remnid": did you mean "remind"?'],
  },
  {
    law: 'two unknown keys, each on its own line',
    before: '    remind: 3m',
    after: '    remnid: 3m\n    deu: 7m',
    errors: [
      '105:5: rules.take.remnid: unknown key "remnid": did you mean "remind"?',
      '106:5: rules.take.deu: unknown key "deu": did you mean "due"?',
    ],
  },
  {
    law: 'a mistyped section, which is then missing too',
    before: 'chain: [',
    after: 'chains: [',
    errors: [
      '4:1: chain: is missing: a list of posts is expected',
      '35:1: chains: unknown key "chains": did you mean "chain"?',
    ],
  },
  {
    law: 'a key given twice',
    before: '    remind: 3m',
    after: '    remind: 3m\n    owes: mayor',
    errors: ['106:5: the key stands twice in one mapping'],
  },
  {
    law: 'a clause given twice',
    before: '  - {id: "3", cite',
    after: '  - {id: "1", cite: "1", kind: rule, says: Снова.}\n  - {id: "3", cite',
    errors: ['62:10: clauses[3].id: clause "1" stands twice: ids are unique in a book'],
  },
  {
    law: 'a clause that YAML would read as a number',
    before: 'clause: "2"\n    owes: owner',
    after: 'clause: 2\n    owes: owner',
    errors: ['111:13: rules.light.clause: the id of a clause in quotes is expected, not the number 2'],
  },
  {
    law: 'a post that bears a word of the language',
    before: '  observatory:\n',
    after: '  everyone:\n',
    errors: [
      '26:3: posts.everyone: "everyone" is a word of the language: no post may bear it',
      '117:55: rules.light.if-missed[0].tell: unknown post "observatory": known are "lamplighter", "mayor", "everyone", "reached", "debtor", "owner", "assignee", "giver", "admin"',
      '132:50: reactions.no-effect.tell: unknown post "observatory": known are "lamplighter", "mayor", "everyone", "reached", "debtor", "owner", "assignee", "giver", "admin"',
    ],
  },
  {
    law: 'an action nobody knows',
    before: 'may: [acknowledge, progress, resolved, confirm',
    after: 'may: [acknowlege, progress, resolved, confirm',
    errors: ['24:11: posts.mayor.may[0]: unknown action "acknowlege": did you mean "acknowledge"?'],
  },
  {
    law: 'an act nobody knows',
    before: 'met-by: progress',
    after: 'met-by: progres',
    errors: ['115:13: rules.light.met-by: unknown act "progres": did you mean "progress"?'],
  },
  {
    law: 'a saying nobody knows',
    before: 'say: no-data',
    after: 'say: no-date',
    errors: ['74:39: rules.lamps-counted.if-missed[0].say: unknown saying "no-date": did you mean "no-data"?'],
  },
  {
    law: 'a tier nobody knows',
    before: 'asks: formal',
    after: 'asks: formall',
    errors: ['52:94: emergency.watch[0].asks: unknown tier "formall": did you mean "formal"?'],
  },
  {
    law: 'a time zone nobody knows',
    before: 'Europe/Berlin',
    after: 'Europe/Berlim',
    errors: ['8:80: district.timezone: unknown time zone "Europe/Berlim"'],
  },
  {
    law: 'a name that is no id',
    before: '  lamps-counted:',
    after: '  Lamps_counted:',
    errors: ['65:3: rules.Lamps_counted: "Lamps_counted" is no name: small latin letters, digits and "-", at most 32'],
  },
  {
    law: 'a word where true or false stands',
    before: 'group: true',
    after: 'group: yes',
    errors: ['23:12: posts.mayor.group: true or false is expected, not "yes"'],
  },
  {
    law: 'an empty text',
    before: 'quote: семь минут',
    after: 'quote: ""',
    errors: ['56:30: values.pace.quote: a text in quotes is expected, not an empty one'],
  },
];

const TERMS: Mistake[] = [
  {
    law: 'a duration in words of one’s own',
    before: TAKE_DUE,
    after: 'due: {within: 7min}\n    met-by: acknowledge',
    errors: ['103:19: rules.take.due.within: "7min" is not a duration: write it as 30m, 1h or 7d'],
  },
  {
    law: 'a bare number',
    before: TAKE_DUE,
    after: 'due: {within: 7}\n    met-by: acknowledge',
    errors: [
      '103:19: rules.take.due.within: a duration (30m, 1h, 7d, or the name of a value) is expected, not the number 7',
    ],
  },
  {
    law: 'a per cent for a duration',
    before: TAKE_DUE,
    after: 'due: {within: growth}\n    met-by: acknowledge',
    errors: ['103:19: rules.take.due.within: "growth" is a per cent: a duration is expected'],
  },
  {
    law: 'a duration for a per cent',
    before: 'over: growth',
    after: 'over: pace',
    errors: ['41:9: emergency.over: "pace" is a duration: a per cent is expected'],
  },
  {
    law: 'a repetition without end at one instant',
    before: '{every: pace, ping: reached}',
    after: '{every: 0m, ping: reached}',
    errors: ['108:17: rules.take.if-missed[1].every: a duration longer than 0 is expected'],
  },
  {
    law: 'a reminder after the due time',
    before: 'remind: 3m',
    after: 'remind: [3m, 14m]',
    errors: ['105:18: rules.take.remind[1]: is not before the due time'],
  },
  {
    law: 'an amount in words',
    before: '2027-01-01: 14m',
    after: '2027-01-01: 14 minutes',
    errors: [
      '56:77: values.pace.from.2027-01-01: "14 minutes" is neither a duration (30m, 1h, 7d) nor a per cent (10 %)',
    ],
  },
  {
    law: 'dated lines that do not ascend',
    before: '2020-01-01: 7m, 2027-01-01: 14m',
    after: '2027-01-01: 7m, 2020-01-01: 14m',
    errors: ['56:65: values.pace.from.2020-01-01: 2020-01-01 stands after 2027-01-01: dated lines ascend'],
  },
  {
    law: 'a day that does not exist',
    before: '2027-01-01: 14m',
    after: '2027-02-30: 14m',
    errors: ['56:65: values.pace.from.2027-02-30: "2027-02-30" is not a day: write it as 2020-01-31'],
  },
  {
    law: 'two units in one value',
    before: '2027-01-01: 14m',
    after: '2027-01-01: 14 %',
    errors: ['56:77: values.pace.from.2027-01-01: a duration and a per cent do not mix in one value'],
  },
  {
    law: 'a time that no clock shows',
    before: 'at: "06:10"',
    after: 'at: "24:00"',
    errors: ['69:38: rules.lamps-counted.starts.at: a time such as "09:00" is expected, not "24:00"'],
  },
  {
    law: 'a due time in words',
    before: 'due: "06:41"',
    after: 'due: tomorrow',
    errors: [
      '82:10: rules.lamps-digest.due: a time such as "10:00", {within: <duration>} or the word deadline is expected, not "tomorrow"',
    ],
  },
  {
    law: 'a ping after the due time',
    before: 'ping: ["06:10", "06:31"]',
    after: 'ping: ["06:10", "06:45"]',
    errors: ['72:21: rules.lamps-counted.ping[1]: 06:45 is not between the start 06:10 and the due time 06:40'],
  },
  {
    law: 'a sending after the due time',
    before: 'send: "06:37"',
    after: 'send: "06:50"',
    errors: ['81:11: rules.lamps-digest.send: 06:50 is not between the start 06:33 and the due time 06:41'],
  },
];

const RULES: Mistake[] = [
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
  it.each([...REFERENCES, ...WORDS, ...TERMS, ...RULES])('$law', ({ before, after, errors }) => {
    expect(errorsAfter(toy, before, after)).toEqual(errors);
  });

  it('all mistakes are said at once, in the order of the text', () => {
    const broken = toy.replace('owes: owner', 'owes: ownr').replace('over: growth', 'over: grouth');
    expect(parseBook(broken, 'toy.yaml')).toEqual({
      ok: false,
      errors: [
        'toy.yaml:41:9: emergency.over: unknown value "grouth": did you mean "growth"?',
        'toy.yaml:112:11: rules.light.owes: unknown post "ownr": did you mean "owner"?',
      ],
    });
  });
});

describe('what is not a book at all', () => {
  it.each([
    { what: 'an empty file', text: '', error: 'x.yaml:1:1: a mapping is expected, not nothing' },
    { what: 'a list', text: '- a', error: 'x.yaml:1:1: a mapping is expected, not a list' },
    { what: 'a tab', text: 'a:\n\tb: 1', error: 'x.yaml:2:1: a tab stands where spaces are expected' },
    {
      what: 'two documents',
      text: 'a: 1\n---\nb: 2',
      error: 'x.yaml:2:1: a second document begins here: a file holds one book',
    },
    {
      what: 'a tag',
      text: 'a: !!js/function x',
      error: 'x.yaml:1:4: not YAML: Unresolved tag: tag:yaml.org,2002:js/function',
    },
    {
      what: 'a key of the prototype',
      text: '__proto__: {a: 1}',
      error: 'x.yaml:1:1: the key "__proto__" is not allowed',
    },
    {
      what: 'an alias bomb',
      text: 'a: &a [x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c]',
      error: 'x.yaml: aliases expand to more than 32 copies: write the parts out',
    },
    { what: 'a flood', text: ' '.repeat(1_000_001), error: 'x.yaml: longer than 1000000 characters: not a book' },
  ])('$what is refused in one line', ({ text, error }) => {
    expect(parseBook(text, 'x.yaml')).toEqual({ ok: false, errors: [error] });
  });
});

describe('a parsed book', () => {
  it('bears the sha-256 of its text', () => {
    expect(bookOf(toy).hash).toBe(createHash('sha256').update(toy).digest('hex'));
    expect(bookOf(`${toy}\n# a note\n`).hash).not.toBe(bookOf(toy).hash);
  });

  it('is frozen to its last line', () => {
    const book = bookOf(shippedYaml('khimki-energy'));
    expect(() => book.chain.push('everyone')).toThrow(TypeError);
    const line = book.values['react']?.from[0];
    expect(line && Object.isFrozen(line.amount)).toBe(true);
  });

  it('keeps the moves of one instant in order: ping, tell, reach, close', () => {
    const [rung] = bookOf(toy).rules['light']?.ifMissed ?? [];
    expect(rung).toEqual({
      after: null,
      every: { value: 'pace' },
      inARow: 1,
      moves: [
        { kind: 'ping', to: ['owner'], clause: '2' },
        { kind: 'tell', to: ['observatory'], say: 'report', loud: false, clause: '2' },
        { kind: 'reach', post: 'next', clause: '2' },
      ],
    });
  });

  it('takes a ladder written once and used twice', () => {
    const shared = toy
      .replace(
        '    if-missed:\n      - {after: 0h, reach: mayor',
        '    if-missed: &ladder\n      - {after: 0h, reach: mayor',
      )
      .replace(
        '    if-missed:\n      - {every: pace, ping: owner, reach: next, tell: observatory, say: report}',
        '    if-missed: *ladder',
      );
    const book = bookOf(shared);
    expect(book.rules['light']?.ifMissed).toEqual(book.rules['take']?.ifMissed);
  });
});
