import { describe } from 'vitest';
import { eachIsRefused } from '../../support/book-mistakes.ts';
import { toyYaml, type Mistake } from '../../support/books.ts';

/* Terms of the toy book: durations, per cents, dated values, times of day. */

const TAKE_DUE = 'due: {within: pace}\n    met-by: acknowledge';

const MISTAKES: Mistake[] = [
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

describe('a book with a mistake is refused with its place and the mend', () => {
  eachIsRefused(toyYaml(), MISTAKES);
});
