import { describe } from 'vitest';
import { eachIsRefused } from '../../support/book-mistakes.ts';
import { toyYaml, type Mistake } from '../../support/books.ts';

/* Words of the toy book that the language does not know: keys, ids, actions, tiers. */

const MISTAKES: Mistake[] = [
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

describe('a book with a mistake is refused with its place and the mend', () => {
  eachIsRefused(toyYaml(), MISTAKES);
});
