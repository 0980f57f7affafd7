import { describe } from 'vitest';
import { eachIsRefused } from '../../support/book-mistakes.ts';
import { exampleYaml, type Mistake } from '../../support/books.ts';

/* Mistakes of starts in the full example of docs/book-language.md: kinds of case, events, turns, a grid. */

const MISTAKES: Mistake[] = [
  {
    law: 'a kind of case in which the event does not happen',
    before: 'of: assignment',
    after: 'of: request',
    errors: [
      '302:9: rules.assignment-confirmed.of: "resolved" happens in an emergency, an assignment or a roadmap, not in a request',
      '307:11: rules.assignment-confirmed.asks: "confirm" is asked in an emergency or an assignment, not in a request',
    ],
  },
  {
    law: 'two events that happen in no common kind of case',
    before: 'on: [reached:head, took:head] }\n    due: { within: react }',
    after: 'on: [reached:head, planned] }\n    due: { within: react }',
    errors: ['173:34: rules.proposals.starts.on[1]: "planned" happens in a roadmap, not in an emergency'],
  },
  {
    law: 'a duty of the calendar that is said to be something else',
    before: "    clause: '5'\n    what: проверить",
    after: "    clause: '5'\n    of: request\n    what: проверить",
    errors: ['216:9: rules.not-accepted.of: a rule that starts by the calendar is a duty'],
  },
  {
    law: 'an event named twice',
    before: 'on: [reached:head, took:head] }',
    after: 'on: [reached:head, reached:head] }',
    errors: ['173:34: rules.proposals.starts.on[1]: "reached:head" stands twice'],
  },
  {
    law: 'one of several events mistyped, with its place',
    before: 'on: [reached:head, took:head] }',
    after: 'on: [reached:head, took:haed] }',
    errors: ['173:34: rules.proposals.starts.on[1]: unknown post "haed": did you mean "head"?'],
  },
  {
    law: 'a rule of delivered: that sends nothing',
    before: 'on: delivered:dispatch',
    after: 'on: delivered:not-accepted',
    errors: ['272:19: rules.dispatch-received.starts.on: "not-accepted" sends nothing: a rule with send is expected'],
  },
  {
    law: 'a rule of over: that asks no reading',
    before: 'on: over:lamps-read',
    after: 'on: over:lamps-listed',
    errors: ['322:20: reactions.lamps-out.on: "lamps-listed" asks no reading: a rule with asks: reading is expected'],
  },
  {
    law: 'a rule of problem: that is not there',
    before: 'on: problem:lamps-listed',
    after: 'on: problem:lamp-listed',
    errors: ['324:24: reactions.lamps-problem.on: unknown rule "lamp-listed": did you mean "lamps-listed"?'],
  },
  {
    law: 'times that do not ascend',
    before: "['10:30', '15:00']",
    after: "['15:00', '10:30']",
    errors: ['261:49: rules.dispatch.starts.at[1]: 10:30 stands after 15:00: times ascend'],
  },
  {
    law: 'no time at all',
    before: "['10:30', '15:00']",
    after: '[]',
    errors: ['261:35: rules.dispatch.starts.at: is empty: a time such as "09:00" is expected'],
  },
  {
    law: 'an hour beside a time',
    before: "hourly: { from: '09:00', to: '17:00' }",
    after: "at: '09:00', hourly: { from: '09:00', to: '17:00' }",
    errors: ['229:48: rules.lamps-read.starts.hourly: stands beside at: one of the two is expected'],
  },
  {
    law: 'hours that end before they begin',
    before: "from: '09:00', to: '17:00'",
    after: "from: '17:00', to: '09:00'",
    errors: ['229:64: rules.lamps-read.starts.hourly.to: 09:00 is not after 17:00'],
  },
  {
    law: 'hours of an event',
    before: '{ on: delivered:dispatch }',
    after: "{ on: delivered:dispatch, hourly: { from: '09:00', to: '17:00' } }",
    errors: ['272:39: rules.dispatch-received.starts.hourly: goes with the calendar (every: …), not with an event'],
  },
  {
    law: 'two weekdays',
    before: 'on: friday',
    after: 'on: [friday, monday]',
    errors: ['242:28: rules.lamps-cleaned.starts.on: one weekday is expected, not a list'],
  },
  {
    law: 'a measure each, outside a roadmap',
    before: 'on: assigned }',
    after: 'on: assigned, each: measure }',
    errors: ['292:29: rules.assignment-done.starts.each: goes with a roadmap: only its measures are owed one by one'],
  },
  {
    law: 'a measure each, with another due time',
    before: 'each: measure }\n    due: deadline',
    after: 'each: measure }\n    due: { within: 1d }',
    errors: ['315:5: rules.roadmap-action.due: each measure has a due time of its own: deadline is expected'],
  },
  {
    law: 'a roadmap with one deadline',
    before: 'on: planned, each: measure',
    after: 'on: planned',
    errors: [
      '315:10: rules.roadmap-action.due: in a roadmap each measure has its deadline: starts: {…, each: measure} is expected',
    ],
  },
  {
    law: 'turns of another length than the grid’s',
    before: '{ grid: report } }\n    due: { within: report }\n    draft',
    after: '{ grid: report } }\n    due: { within: 1h }\n    draft',
    errors: [
      '186:5: rules.measures-report.due: turns of a grid follow each other: {within: report} is expected, as in repeat',
    ],
  },
  {
    law: 'turns of a grid that end at a time of day',
    before: '{ grid: report } }\n    due: { within: report }\n    asks',
    after: "{ grid: report } }\n    due: '10:00'\n    asks",
    errors: [
      '199:10: rules.measures-tracked.due: turns of a grid follow each other: {within: report} is expected, as in repeat',
    ],
  },
  {
    law: 'rules that start on each other',
    before: 'starts: { on: announced }\n    due: { within: react }\n    met-by: acknowledge',
    after: 'starts: { on: met:progress }\n    due: { within: react }\n    met-by: acknowledge',
    errors: [
      '150:19: rules.acknowledge.starts.on: never happens: the rules named here start on each other in a ring',
      '161:19: rules.progress.starts.on: never happens: the rules named here start on each other in a ring',
    ],
  },
  {
    law: 'a reaction to what happens in another kind of case',
    before: 'of: request, on: decided',
    after: 'of: assignment, on: decided',
    errors: [
      '326:26: reactions.request-decided.of: "decided" happens in an emergency or a request, not in an assignment',
    ],
  },
  {
    law: 'an event that every mapping of the program knows',
    before: '{ on: requested }\n    due: { within: react }\n    met-by: answer',
    after: '{ on: constructor }\n    due: { within: react }\n    met-by: answer',
    errors: [
      '282:9: rules.request-answered.to: "giver" is nobody in an emergency: it stands for somebody in a request, an assignment or a roadmap',
      '283:19: rules.request-answered.starts.on: unknown event "constructor": known are "announced", "closed", "reopened", "resolved", "rise", "cannot-solve", "no-effect", "worse", "second-no-change", "proposed", "decided", "requested", …',
      '285:13: rules.request-answered.met-by: "answer" happens in a request, not in an emergency',
    ],
  },
  {
    law: 'a rule that every mapping of the program knows',
    before: 'on: met:acknowledge',
    after: 'on: met:constructor',
    errors: [
      '161:19: rules.progress.starts.on: unknown rule "constructor": known are "yesterday-loaded", "digest", "decide-rise", "acknowledge", "progress", "proposals", "measures-report", "measures-tracked", "residents-informed", "not-accepted", "lamps-read", "lamps-cleaned", …',
    ],
  },
  {
    law: 'a repetition by the calendar',
    before: "{ every: day, at: '09:40' }",
    after: "{ every: day, at: '09:40', repeat: { after: met } }",
    errors: ['132:40: rules.digest.starts.repeat: goes with an event, not with the calendar'],
  },
];

describe('a book with a mistake is refused with its place and the mend', () => {
  eachIsRefused(exampleYaml(), MISTAKES);
});
