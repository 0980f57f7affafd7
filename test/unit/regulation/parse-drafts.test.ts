import { describe, expect, it } from 'vitest';
import { eachIsRefused } from '../../support/book-mistakes.ts';
import { errorsAfter, exampleYaml, shippedYaml, type Mistake } from '../../support/books.ts';

/* Mistakes of drafts in the full example of docs/book-language.md: to whom they are shown, when they leave. */

const MISTAKES: Mistake[] = [
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

describe('a book with a mistake is refused with its place and the mend', () => {
  eachIsRefused(exampleYaml(), MISTAKES);
});

it('a draft is shown to whoever may explain it', () => {
  expect(errorsAfter(shippedYaml('khimki-energy'), 'shown-to: officer', 'shown-to: deputies')).toEqual([
    expect.stringMatching(
      /: rules\.top-digest\.shown-to: "deputies" could not add to it: its list of actions lacks drafts$/,
    ),
  ]);
});
