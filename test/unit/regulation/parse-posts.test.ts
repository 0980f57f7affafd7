import { describe } from 'vitest';
import { eachIsRefused } from '../../support/book-mistakes.ts';
import { exampleYaml, type Mistake } from '../../support/books.ts';

/* Mistakes of posts in the full example of docs/book-language.md: who stands in, who may, who owes. */

const MISTAKES: Mistake[] = [
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

describe('a book with a mistake is refused with its place and the mend', () => {
  eachIsRefused(exampleYaml(), MISTAKES);
});
