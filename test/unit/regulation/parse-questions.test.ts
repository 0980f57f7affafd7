import { describe } from 'vitest';
import { eachIsRefused } from '../../support/book-mistakes.ts';
import { exampleYaml, type Mistake } from '../../support/books.ts';

/* Mistakes of questions in the full example of docs/book-language.md: what is asked, and what answers it. */

const MISTAKES: Mistake[] = [
  {
    law: 'nothing that meets the rule',
    before: '    met-by: measure-done\n',
    after: '',
    errors: ['309:3: rules.roadmap-action: met-by is missing: neither a question nor a draft says what meets this'],
  },
  {
    law: 'an act that never happens in such a case',
    before: '    met-by: measure-done\n',
    after: '    met-by: answer\n',
    errors: ['316:13: rules.roadmap-action.met-by: "answer" happens in a request, not in a roadmap'],
  },
  {
    law: 'a question that is never asked in such a case',
    before: '    asks: confirm',
    after: '    asks: decide-rise',
    errors: ['307:11: rules.assignment-confirmed.asks: "decide-rise" is asked in a rise, not in an assignment'],
  },
  {
    law: 'a question nobody knows',
    before: 'asks: reading',
    after: 'asks: readings',
    errors: ['231:11: rules.lamps-read.asks: unknown question "readings": did you mean "reading"?'],
  },
  {
    law: 'answers that no question has',
    before: '    asks: reading\n',
    after: '    asks: text\n',
    errors: [
      '233:5: rules.lamps-read.reading: stands without asks: reading: nobody would be asked',
      '322:20: reactions.lamps-out.on: "lamps-read" asks no reading: a rule with asks: reading is expected',
    ],
  },
  {
    law: 'an answer that no button holds',
    before: 'normal: Горят,',
    after: 'normal: Все фонари горят,',
    errors: ['233:24: rules.lamps-read.reading.normal: is too long for a button: at most 12 characters are expected'],
  },
  {
    law: 'an answer of no reading',
    before: 'normal: Горят,',
    after: 'norm: Горят,',
    errors: ['233:16: rules.lamps-read.reading.norm: unknown key "norm": known are "normal", "over", "details"'],
  },
  {
    law: 'details that nobody hears',
    before: 'on: problem:lamps-read',
    after: 'on: problem:lamps-listed',
    errors: [
      '233:56: rules.lamps-read.reading.details: nobody would hear the answer: a reaction on problem:lamps-read is expected',
    ],
  },
  {
    law: 'more about a duty than a button holds',
    before: 'about: уличные фонари',
    after: 'about: уличные фонари и фонари во дворах',
    errors: ['232:12: rules.lamps-read.about: is too long for a button: at most 24 characters are expected'],
  },
  {
    law: 'a checklist that nobody is asked for',
    before: '    asks: checklist\n    checklist: [',
    after: '    met-by: informing\n    checklist: [',
    errors: ['211:5: rules.residents-informed.checklist: stands without asks: checklist: nobody would tick it'],
  },
  {
    law: 'a checklist without items',
    before: '[сайт округа, стенды у подъездов]',
    after: '[]',
    errors: ['211:5: rules.residents-informed.checklist: is empty: there is nothing to tick'],
  },
  {
    law: 'a checklist that is not there',
    before: '    checklist: [сайт округа, стенды у подъездов]\n',
    after: '',
    errors: [
      '210:11: rules.residents-informed.asks: stands without checklist: a list of items or the word measures is expected',
    ],
  },
  {
    law: 'an item twice',
    before: '[сайт округа, стенды у подъездов]',
    after: '[сайт округа, сайт округа]',
    errors: ['211:30: rules.residents-informed.checklist[1]: "сайт округа" stands twice'],
  },
  {
    law: 'measures of a duty',
    before: 'asks: done\n    shows: not-accepted',
    after: 'asks: checklist\n    checklist: measures',
    errors: [
      '222:16: rules.not-accepted.checklist: measures are proposed in an emergency: a list of items is expected',
    ],
  },
  {
    law: 'a list that nobody sees',
    before: '    asks: done\n',
    after: '    met-by: submitted\n',
    errors: ['222:5: rules.not-accepted.shows: stands without asks: nobody would see it'],
  },
  {
    law: 'a draft nobody knows',
    before: 'shows: not-accepted',
    after: 'shows: not-acepted',
    errors: ['222:12: rules.not-accepted.shows: unknown draft "not-acepted": did you mean "not-accepted"?'],
  },
  {
    law: 'evidence of a tap',
    before: '    asks: reading',
    after: '    asks: reading\n    evidence: photo',
    errors: [
      '232:5: rules.lamps-read.evidence: stands without words: asks: text, asks: checklist or an act in words is expected',
    ],
  },
  {
    law: 'a preview of nothing',
    before: '    met-by: answer',
    after: '    met-by: answer\n    preview: 10m',
    errors: ['286:5: rules.request-answered.preview: stands without asks and draft: there is nothing to show'],
  },
  {
    law: 'a register nobody knows',
    before: 'register: lamps',
    after: 'register: lamp',
    errors: ['255:15: rules.lamps-listed.register: unknown register "lamp": did you mean "lamps"?'],
  },
  {
    law: 'a register that nobody is asked for',
    before: '    asks: register\n',
    after: '    asks: done\n',
    errors: ['255:5: rules.lamps-listed.register: stands without asks: register: nobody would fill it'],
  },
  {
    law: 'a question about no register',
    before: '    register: lamps\n',
    after: '',
    errors: ['254:11: rules.lamps-listed.asks: stands without register: the name of a register is expected'],
  },
  {
    law: 'a register that another post keeps',
    before: 'owes: officer\n    to: head\n    starts: { every: week, on: monday',
    after: 'owes: head\n    to: head\n    starts: { every: week, on: monday',
    errors: [
      '250:11: rules.lamps-listed.owes: "head" could not do it: its list of actions lacks registers',
      '250:11: rules.lamps-listed.owes: "head" does not keep the register "lamps": officer does',
    ],
  },
  {
    law: 'a register that every mapping of the program knows',
    before: 'register: lamps',
    after: 'register: constructor',
    errors: ['255:15: rules.lamps-listed.register: unknown register "constructor": known are "lamps"'],
  },
  {
    law: 'an empty list of acts',
    before: '    met-by: answer\n',
    after: '    met-by: { all: [] }\n',
    errors: ['285:5: rules.request-answered.met-by: is empty: nothing would ever meet this'],
  },
  {
    law: 'the bot asked, reminded and pinged',
    before: '    send: start\n',
    after: "    send: start\n    asks: done\n    remind-before: 5m\n    ping: '10:31'\n",
    errors: [
      '265:5: rules.dispatch.asks: the bot cannot be asked',
      '266:5: rules.dispatch.remind-before: the bot cannot be reminded',
      '267:5: rules.dispatch.ping: the bot cannot be pinged',
      '267:5: rules.dispatch.ping: stands beside several turns a day: remind is expected',
    ],
  },
];

describe('a book with a mistake is refused with its place and the mend', () => {
  eachIsRefused(exampleYaml(), MISTAKES);
});
