import { describe } from 'vitest';
import { eachIsRefused } from '../../support/book-mistakes.ts';
import { exampleYaml, type Mistake } from '../../support/books.ts';

/* Mistakes of times in the full example of docs/book-language.md: due times, sendings, previews, reminders. */

const MISTAKES: Mistake[] = [
  {
    law: 'one due time for several turns a day',
    before: 'due: { within: 30m }',
    after: "due: '18:00'",
    errors: ['230:10: rules.lamps-read.due: is one time for several turns a day: {within: <duration>} is expected'],
  },
  {
    law: 'one sending for several turns a day',
    before: 'send: start',
    after: "send: '10:30'",
    errors: ['264:11: rules.dispatch.send: is one time for several turns a day: the word start is expected'],
  },
  {
    law: 'a ping beside several turns a day',
    before: '    asks: reading',
    after: "    asks: reading\n    ping: '09:10'",
    errors: ['232:5: rules.lamps-read.ping: stands beside several turns a day: remind is expected'],
  },
  {
    law: 'a deadline that nobody sets',
    before: 'due: { within: react }\n    met-by: answer',
    after: 'due: deadline\n    met-by: answer',
    errors: [
      '284:10: rules.request-answered.due: a deadline comes with an assignment or a roadmap: a time or {within: …} is expected',
    ],
  },
  {
    law: 'a preview longer than the turn',
    before: 'preview: preview\n    early',
    after: 'preview: 3h\n    early',
    errors: ['188:14: rules.measures-report.preview: is longer than the turn itself'],
  },
  {
    law: 'an entry that is early by a whole turn',
    before: 'early: 30m',
    after: 'early: 2h',
    errors: ['189:12: rules.measures-report.early: is not shorter than the turn itself'],
  },
  {
    law: 'an early entry where no grid runs',
    before: '    asks: checklist\n    checklist: [',
    after: '    early: 30m\n    asks: checklist\n    checklist: [',
    errors: [
      '210:5: rules.residents-informed.early: stands without repeat: {grid: <duration>}: no entry could be early',
    ],
  },
  {
    law: 'a reminder before the start',
    before: 'remind: [30m, 50m]',
    after: 'remind-before: [30m, 2h]',
    errors: ['153:26: rules.acknowledge.remind-before[1]: is not after the start'],
  },
  {
    law: 'a preview longer than the day’s turn',
    before: '    asks: done',
    after: '    preview: 3h\n    asks: done',
    errors: ['221:14: rules.not-accepted.preview: is longer than the turn itself'],
  },
  {
    law: 'misses in a row of what happens once',
    before: '- { after: 0h, tell: officer, say: report }',
    after: '- { after: 0h, in-a-row: 2, tell: officer, say: report }',
    errors: [
      '276:22: rules.dispatch-received.if-missed[0].in-a-row: counts turns of the calendar: this rule starts on an event',
    ],
  },
  {
    law: 'one miss in a row',
    before: 'in-a-row: 2',
    after: 'in-a-row: 1',
    errors: ['235:32: rules.lamps-read.if-missed[0].in-a-row: a number of turns above 1 is expected, not the number 1'],
  },
  {
    law: 'a report put off for no time',
    before: 'hold: 30m',
    after: 'hold: 0m',
    errors: ['95:9: emergency.hold: a duration longer than 0 is expected'],
  },
];

describe('a book with a mistake is refused with its place and the mend', () => {
  eachIsRefused(exampleYaml(), MISTAKES);
});
