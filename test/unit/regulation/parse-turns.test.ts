import { describe, expect, it } from 'vitest';
import { errorsAfter, exampleYaml, type Mistake } from '../../support/books.ts';

/* Mistakes in what the full example of docs/book-language.md uses: posts, kinds of case, turns and their times. */

const example = exampleYaml();

const POSTS: Mistake[] = [
  {
    law: 'a post that nobody knows to stand in',
    before: 'otherwise: ministry',
    after: 'otherwise: ministri',
    errors: ['67:16: posts.ministry-lamps.otherwise: unknown post "ministri": did you mean "ministry"?'],
  },
  {
    law: 'a post that stands in for itself',
    before: 'otherwise: ministry',
    after: 'otherwise: ministry-lamps',
    errors: ['67:16: posts.ministry-lamps.otherwise: a post cannot stand in for itself'],
  },
  {
    law: 'an outsider who would read for an insider',
    before: '    dative: дежурному\n',
    after: '    dative: дежурному\n    otherwise: ministry\n',
    errors: ['12:16: posts.officer.otherwise: "ministry" is external and "officer" is not: it may not see the same'],
  },
  {
    law: 'a chain of empty posts',
    before: '    title: Министерство\n',
    after: '    title: Министерство\n    otherwise: ministry-lamps\n',
    errors: [
      '54:16: posts.ministry.otherwise: "ministry-lamps" has an otherwise of its own: name a post that has none',
      '68:16: posts.ministry-lamps.otherwise: "ministry" has an otherwise of its own: name a post that has none',
    ],
  },
  {
    law: 'a series that is not watched',
    before: 'series: [lamps]',
    after: 'series: [lamp]',
    errors: ['68:14: posts.ministry-lamps.series[0]: unknown watched series "lamp": did you mean "lamps"?'],
  },
  {
    law: 'a level with a seat for each organisation',
    before: '    dative: руководителю\n    seat: district',
    after: '    dative: руководителю\n    seat: organisation',
    errors: ['80:18: chain[1]: "head" has a seat for each organisation: a level is one seat'],
  },
  {
    law: 'a word that is nobody in this case',
    before: 'to: head\n    starts: { every: week, on: friday',
    after: 'to: giver\n    starts: { every: week, on: friday',
    errors: [
      '241:9: rules.lamps-cleaned.to: "giver" is nobody in a duty: it stands for somebody in a request, an assignment or a roadmap',
    ],
  },
  {
    law: 'everyone, in a duty that nobody was told of',
    before: 'to: head\n    starts: { every: week, on: friday',
    after: 'to: everyone\n    starts: { every: week, on: friday',
    errors: [
      '241:9: rules.lamps-cleaned.to: "everyone" is nobody in a duty: it stands for somebody in an emergency, a rise, a request, an assignment or a roadmap',
    ],
  },
  {
    law: 'a debt of an outsider that is no receipt',
    before: 'owes: executors\n    to: officer\n    starts: { on: delivered:dispatch }',
    after: 'owes: executors\n    to: officer\n    starts: { on: met:lamps-cleaned }',
    errors: [
      '270:11: rules.dispatch-received.owes: "executors" is external: it owes nothing but the receipt of what was delivered to it',
    ],
  },
  {
    law: 'an outsider who cannot confirm the receipt',
    before: 'may: [duties, assignments]',
    after: 'may: [assignments]',
    errors: ['270:11: rules.dispatch-received.owes: "executors" could not do it: its list of actions lacks duties'],
  },
  {
    law: 'a receipt of what went to others',
    before: 'owes: executors\n    to: officer',
    after: 'owes: officer\n    to: officer',
    errors: ['272:19: rules.dispatch-received.starts.on: "dispatch" is delivered to executors, not to "officer"'],
  },
  {
    law: 'a keeper who may not',
    before: 'kept-by: officer',
    after: 'kept-by: head',
    errors: [
      '250:11: rules.lamps-listed.owes: "officer" does not keep the register "lamps": head does',
      '334:14: registers.lamps.kept-by: "head" may not fill registers: its list of actions lacks registers',
    ],
  },
  {
    law: 'a debtor who may not do what it owes',
    before: '        decide-rise,\n',
    after: '',
    errors: ['140:11: rules.decide-rise.owes: "officer" could not do it: its list of actions lacks decide-rise'],
  },
  {
    law: 'a debtor of a report who may not send it',
    before: '        drafts,\n        assign,\n',
    after: '        assign,\n',
    errors: [
      '170:11: rules.proposals.owes: "head" could not do it: its list of actions lacks drafts',
      '182:11: rules.measures-report.owes: "head" could not do it: its list of actions lacks drafts',
    ],
  },
];

const STARTS: Mistake[] = [
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

const TIMES: Mistake[] = [
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
  it.each([...POSTS, ...STARTS, ...TIMES])('$law', ({ before, after, errors }) => {
    expect(errorsAfter(example, before, after)).toEqual(errors);
  });
});
