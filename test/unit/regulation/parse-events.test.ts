import { expect, it } from 'vitest';
import { eachIsRefused } from '../../support/book-mistakes.ts';
import { bookOf, exampleYaml, shippedYaml, type Mistake } from '../../support/books.ts';

/* Mistakes in the register of events, and in the names of executors outside the district. */

const EVENTS = `  lamp-events:
    clause: '1'
    title: События
    kept-by: officer
    fields:
      kind: { title: Вид, type: choice, options: [работы], required: true }
      about: { title: Что, type: text, required: true }
      problem: { title: О чём, type: text }
      from: { title: С, type: date, required: true }
      to: { title: По, type: date, required: true }
      explains: { title: Объясняет, type: yes-no, required: true }
`;
const noted = `${exampleYaml().replace('  hold: 30m\n', '  hold: 30m\n  events: lamp-events\n')}${EVENTS}others: [Россети]\n`;

const MISTAKES: Mistake[] = [
  {
    law: 'a register that is not there',
    before: 'events: lamp-events',
    after: 'events: lamp-event',
    errors: ['96:11: emergency.events: unknown register "lamp-event": did you mean "lamp-events"?'],
  },
  {
    law: 'a register that does not say until when',
    before: '      to: { title: По, type: date, required: true }\n',
    after: '',
    errors: ['349:5: registers.lamp-events.fields: "to" is missing: emergency.events expects a field of type date'],
  },
  {
    law: 'a day that is written in words',
    before: 'from: { title: С, type: date',
    after: 'from: { title: С, type: text',
    errors: [
      '353:31: registers.lamp-events.fields.from.type: "text" is no date: emergency.events expects the type date',
    ],
  },
  {
    law: 'an executor without a name',
    before: 'others: [Россети]',
    after: 'others: [Россети, «»]',
    errors: ['356:19: others[1]: has neither letters nor digits: every executor would begin so'],
  },
];

it('the register of events and the executors outside the district are known to the book; without them there are none', () => {
  expect(bookOf(noted)).toMatchObject({ emergency: { events: 'lamp-events' }, others: ['Россети'] });
  expect(bookOf(exampleYaml())).toMatchObject({ emergency: { events: null }, others: [] });
});

it.each(['khimki-energy', 'ruza-zhkh'] as const)('%s notes events by /event', (id) => {
  const { emergency, registers } = bookOf(shippedYaml(id));
  expect(registers[emergency.events ?? '']?.command).toBe('event');
});

eachIsRefused(noted, MISTAKES);
