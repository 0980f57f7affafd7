import { describe, expect, it } from 'vitest';
import { bookOf, errorsAfter, exampleYaml, shippedYaml, type Mistake } from '../../support/books.ts';

/* Mistakes in what the full example of docs/book-language.md uses: questions, drafts, registers. */

const example = exampleYaml();

const CONTENT: Mistake[] = [
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

const DRAFTS: Mistake[] = [
  {
    law: 'a person’s draft that nobody sends when it is not confirmed',
    before: '    early: 30m\n    unconfirmed: { send: due }\n',
    after: '    early: 30m\n',
    errors: [
      '187:5: rules.measures-report.draft: stands without unconfirmed: {send: due} is expected, for when nobody confirms it',
    ],
  },
  {
    law: 'a person’s draft with a time of the bot’s',
    before: '    early: 30m\n',
    after: '    early: 30m\n    send: start\n',
    errors: [
      '190:5: rules.measures-report.send: is a time of the bot: when what a person owes goes out is said by unconfirmed',
    ],
  },
  {
    law: 'a draft of the bot’s that waits for a word',
    before: '    send: start\n',
    after: '    send: start\n    unconfirmed: { send: due }\n',
    errors: ['265:5: rules.dispatch.unconfirmed: the bot confirms nothing: send is expected'],
  },
  {
    law: 'a draft of the bot’s with a preview',
    before: '    send: start\n',
    after: '    send: start\n    preview: 5m\n',
    errors: ['265:5: rules.dispatch.preview: the bot needs no preview'],
  },
  {
    law: 'a draft shown to outsiders',
    before: '    draft: top-problems\n',
    after: '    draft: top-problems\n    shown-to: [officer, ministry]\n',
    errors: ['136:25: rules.digest.shown-to[1]: "ministry" is external: it sees what has left'],
  },
  {
    law: 'a draft shown to nobody of the book',
    before: '    draft: top-problems\n',
    after: '    draft: top-problems\n    shown-to: oficer\n',
    errors: ['136:15: rules.digest.shown-to: unknown post "oficer": did you mean "officer"?'],
  },
  {
    law: 'a draft shown when it leaves',
    before: "    send: '09:58'\n",
    after: "    send: '09:40'\n    shown-to: officer\n",
    errors: ['134:5: rules.digest.shown-to: leaves no time to look: a send that is later than the start is expected'],
  },
  {
    law: 'a draft shown that takes no explanation in',
    before: '    send: start\n',
    after: '    send: start\n    shown-to: officer\n',
    errors: ['265:5: rules.dispatch.shown-to: only the draft top-problems takes an explanation in'],
  },
  {
    law: 'a person’s draft shown to others',
    before: "    owes: bot\n    to: head\n    starts: { every: day, at: '09:40' }\n    send: '09:58'\n",
    after:
      "    owes: officer\n    to: head\n    starts: { every: day, at: '09:40' }\n    unconfirmed: { send: due }\n    shown-to: officer\n",
    errors: [
      '134:5: rules.digest.shown-to: is for what the bot owes: a debtor sees the own draft anyway',
      '143:31: rules.decide-rise.starts.with: "digest" sends nothing: a rule with send is expected',
    ],
  },
  {
    law: 'a draft for nobody',
    before: '    to: ministry-lamps\n',
    after: '',
    errors: ['180:3: rules.measures-report: to is missing: a draft is sent to somebody'],
  },
  {
    law: 'a draft at no due time',
    before: 'unconfirmed: { send: due }\n    only-if',
    after: 'unconfirmed: { send: start }\n    only-if',
    errors: [
      '190:26: rules.measures-report.unconfirmed.send: the word due or a time before it such as "14:58" is expected, not "start"',
    ],
  },
  {
    law: 'a draft that leaves at a time of day in a case that has no day',
    before: 'unconfirmed: { send: due }\n    only-if',
    after: "unconfirmed: { send: '14:58' }\n    only-if",
    errors: [
      '190:26: rules.measures-report.unconfirmed.send: is a time before a due time of the same day, of one turn: the word due is expected',
    ],
  },
  {
    law: 'words in place of nothing',
    before: 'unconfirmed: { send: due }\n    only-if',
    after: 'unconfirmed: { send: due, say: мер нет }\n    only-if',
    errors: [
      '190:31: rules.measures-report.unconfirmed.say: stands where nobody is to enter anything: the draft speaks for itself',
    ],
  },
  {
    law: 'a condition without a draft',
    before: '    asks: done',
    after: '    asks: done\n    only-if: something-to-say',
    errors: ['222:5: rules.not-accepted.only-if: stands without draft: nothing would be left unsaid'],
  },
  {
    law: 'going stale without a register',
    before: '    asks: done',
    after: '    asks: done\n    only-if: stale',
    errors: ['222:5: rules.not-accepted.only-if: stale is a register: asks: register is expected'],
  },
  {
    law: 'a better or worse in a duty',
    before: 'only-if: something-to-say',
    after: 'only-if: no-change-or-worse',
    errors: [
      '265:14: rules.dispatch.only-if: only an emergency changes for better or worse: something-to-say is expected',
    ],
  },
  {
    law: 'a bell without a draft',
    before: '    asks: done',
    after: '    asks: done\n    loud: never',
    errors: ['222:5: rules.not-accepted.loud: stands without draft: nothing would ring'],
  },
  {
    law: 'a worsening in a duty',
    before: 'only-if: something-to-say',
    after: 'loud: first-or-worse',
    errors: [
      '265:11: rules.dispatch.loud: only an emergency changes for better or worse: always, inside or never is expected',
    ],
  },
  {
    law: 'a draft that is not there',
    before: '    draft: measures\n    preview: preview\n    early: 30m\n',
    after: '    met-by: progress\n',
    errors: [
      '188:5: rules.measures-report.unconfirmed: stands without draft: nothing would be sent',
      '189:5: rules.measures-report.only-if: stands without draft: nothing would be left unsaid',
      '190:5: rules.measures-report.loud: stands without draft: nothing would ring',
    ],
  },
  {
    law: 'a sending of nothing',
    before: '    asks: done',
    after: "    send: '11:00'\n    asks: done",
    errors: ['221:5: rules.not-accepted.send: stands without draft: nothing would be sent'],
  },
];

const REGISTERS: Mistake[] = [
  {
    law: 'a keeper nobody knows',
    before: 'kept-by: officer',
    after: 'kept-by: oficer',
    errors: ['334:14: registers.lamps.kept-by: unknown post "oficer": did you mean "officer"?'],
  },
  {
    law: 'a register that nobody keeps',
    before: 'kept-by: officer',
    after: 'kept-by: []',
    errors: ['334:5: registers.lamps.kept-by: is empty: nobody would fill it'],
  },
  {
    law: 'a type nobody knows',
    before: 'type: yes-no',
    after: 'type: yes-or-no',
    errors: ['341:34: registers.lamps.fields.lit.type: unknown type of field "yes-or-no": did you mean "yes-no"?'],
  },
  {
    law: 'a choice of nothing',
    before: 'type: choice, options: [подвесной, столб], required',
    after: 'type: choice, required',
    errors: ['340:7: registers.lamps.fields.kind: options are missing: there is nothing to choose'],
  },
  {
    law: 'options of a text',
    before: 'title: Улица, type: text',
    after: 'title: Улица, type: text, options: [Первая]',
    errors: ['339:43: registers.lamps.fields.street.options: goes with type: choice'],
  },
  {
    law: 'an option twice',
    before: '[подвесной, столб]',
    after: '[столб, столб]',
    errors: ['340:58: registers.lamps.fields.kind.options[1]: "столб" stands twice'],
  },
  {
    law: 'a lacking field nobody knows',
    before: 'field: lit',
    after: 'field: list',
    errors: ['337:23: registers.lamps.lacking.field: unknown field "list": did you mean "lit"?'],
  },
  {
    law: 'a lacking field that says neither yes nor no',
    before: 'field: lit',
    after: 'field: kind',
    errors: ['337:23: registers.lamps.lacking.field: "kind" is of type choice: a field of type yes-no is expected'],
  },
  {
    law: 'a place that is a number',
    before: 'place: street',
    after: 'place: height',
    errors: [
      '337:35: registers.lamps.lacking.place: "height" is of type number: a field of type text or choice is expected',
    ],
  },
  {
    law: 'a command with a slash',
    before: 'command: lamps',
    after: 'command: /lamps',
    errors: [
      '336:14: registers.lamps.command: "/lamps" is no command: small latin letters, digits and "_", at most 32',
    ],
  },
  {
    law: 'a command that shows another register',
    before: 'registers:\n',
    after:
      "registers:\n  poles: { clause: '5', title: Столбы, kept-by: officer, command: lamps, fields: { street: { title: Улица, type: text } } }\n",
    errors: ['337:14: registers.lamps.command: "lamps" shows "poles" already'],
  },
  {
    law: 'a field that is no name',
    before: '      street: {',
    after: '      Street: {',
    errors: [
      '337:35: registers.lamps.lacking.place: unknown field "street": did you mean "Street"?',
      '339:7: registers.lamps.fields.Street: "Street" is no name: small latin letters, digits and "-", at most 32',
    ],
  },
  {
    law: 'a clause nobody knows',
    before: "    clause: '5'\n    title",
    after: "    clause: '7'\n    title",
    errors: ['332:13: registers.lamps.clause: unknown clause "7": did you mean "1"?'],
  },
  {
    law: 'a freshness of no time',
    before: 'fresh-for: 7d',
    after: 'fresh-for: 0d',
    errors: ['335:16: registers.lamps.fresh-for: a duration longer than 0 is expected'],
  },
  {
    law: 'a field that every mapping of the program knows',
    before: 'place: street',
    after: 'place: constructor',
    errors: [
      '337:35: registers.lamps.lacking.place: unknown field "constructor": known are "street", "kind", "lit", "height", "checked"',
    ],
  },
  {
    law: 'a row that says nothing',
    before: 'registers:\n',
    after: "registers:\n  poles: { clause: '5', title: Столбы, kept-by: officer, fields: {} }\n",
    errors: ['331:58: registers.poles.fields: is empty: a row would say nothing'],
  },
];

describe('a book with a mistake is refused with its place and the mend', () => {
  it.each([...CONTENT, ...DRAFTS, ...REGISTERS])('$law', ({ before, after, errors }) => {
    expect(errorsAfter(example, before, after)).toEqual(errors);
  });

  it('a register that never goes stale is never asked for', () => {
    const [before, after] = ['    register: lamps\n', '    register: lamps\n    only-if: stale\n'];
    expect(bookOf(example.replace(before, after)).rules['lamps-listed']?.onlyIf).toBe('stale');
    expect(errorsAfter(example.replace('    fresh-for: 7d\n', ''), before, after)).toEqual([
      '256:5: rules.lamps-listed.only-if: the register "lamps" never goes stale: it has no fresh-for',
    ]);
  });
});

it('a draft is shown to whoever may explain it', () => {
  expect(errorsAfter(shippedYaml('khimki-energy'), 'shown-to: officer', 'shown-to: deputies')).toEqual([
    expect.stringMatching(
      /: rules\.top-digest\.shown-to: "deputies" could not add to it: its list of actions lacks drafts$/,
    ),
  ]);
});

describe('what is left out says what is meant', () => {
  const { rules, reactions, registers } = bookOf(example);
  const met = (id: string) => rules[id]?.metBy.all;

  it('a question is met by its answer, a draft by its delivery', () => {
    expect(met('digest')).toEqual(['delivery']);
    expect(met('decide-rise')).toEqual(['decision']);
    expect(met('not-accepted')).toEqual(['submitted']);
    expect(met('lamps-read')).toEqual(['submitted']);
    expect(met('residents-informed')).toEqual(['checked']);
    expect(met('measures-tracked')).toEqual(['measures-done']);
    expect(met('lamps-listed')).toEqual(['register']);
    expect(met('assignment-confirmed')).toEqual(['confirm-closing']);
    expect(met('proposals')).toEqual(['proposals']);
  });

  it('the kind of case is that of the event', () => {
    const kindOf = (id: string) => rules[id]?.of;
    expect(kindOf('digest')).toBe('duty');
    expect(kindOf('decide-rise')).toBe('rise');
    expect(kindOf('progress')).toBe('emergency');
    expect(kindOf('dispatch-received')).toBe('duty');
    expect(kindOf('request-answered')).toBe('request');
    expect(kindOf('assignment-confirmed')).toBe('assignment');
    expect(kindOf('roadmap-action')).toBe('roadmap');
    expect(reactions.map(({ id, of }) => `${id} ${of}`)).toEqual([
      'officer-knows emergency',
      'cannot-solve emergency',
      'all-hear-of-closing emergency',
      'lamps-out duty',
      'lamps-out-where duty',
      'lamps-problem duty',
      'request-comes request',
      'request-decided request',
      'request-answer request',
      'assignment-given assignment',
    ]);
  });

  it('hourly is a turn at each hour, both ends included', () => {
    expect(rules['lamps-read']?.starts).toMatchObject({
      at: ['09:00', '10:00', '11:00', '12:00', '13:00', '14:00', '15:00', '16:00', '17:00'],
    });
    const halves = bookOf(example.replace("from: '09:00', to: '17:00'", "from: '09:30', to: '12:00'"));
    expect(halves.rules['lamps-read']?.starts).toMatchObject({ at: ['09:30', '10:30', '11:30'] });
  });

  it('several events, a grid, a deadline, a rung in a row and a sending at the start are kept as written', () => {
    expect(rules['measures-report']).toMatchObject({
      starts: {
        events: ['reached:head', 'took:head'],
        repeat: { kind: 'grid', every: { value: 'report' } },
        each: null,
      },
      preview: { value: 'preview' },
      early: { ms: 1_800_000 },
      unconfirmed: { say: null },
      onlyIf: 'no-change-or-worse',
      loud: 'first-or-worse',
    });
    expect(rules['roadmap-action']).toMatchObject({ starts: { each: 'measure' }, due: { kind: 'deadline' } });
    expect(rules['lamps-read']?.ifMissed[0]?.inARow).toBe(2);
    expect(rules['acknowledge']?.ifMissed[0]?.inARow).toBe(1);
    expect(rules['dispatch']).toMatchObject({ sendAt: 'start', loud: 'inside', onlyIf: 'something-to-say' });
    expect(rules['measures-tracked']?.checklist).toBe('measures');
    expect(rules['lamps-cleaned']?.evidence).toEqual(['photo']);
  });

  it('a register keeps its fields in their order', () => {
    expect(registers['lamps']).toMatchObject({
      keptBy: ['officer'],
      freshFor: { ms: 604_800_000 },
      lacking: { field: 'lit', place: 'street' },
    });
    expect(registers['lamps']?.fields.map(({ id, type, required }) => `${id} ${type} ${required}`)).toEqual([
      'street text true',
      'kind choice true',
      'lit yes-no true',
      'height number false',
      'checked date false',
    ]);
  });
});
