import { describe, expect, it } from 'vitest';
import { localTime } from '../../../src/domain/calendar.ts';
import { citeOf, type Book } from '../../../src/regulation/book.ts';
import {
  dutyTimetable,
  emergencyRules,
  linesOf,
  partsOfReaction,
  type TimetableLine,
} from '../../../src/regulation/timetable.ts';
import { bookOf, shippedYaml, toyYaml } from '../../support/books.ts';

const ruza = bookOf(shippedYaml('ruza-zhkh'));
const toy = bookOf(toyYaml());

function row(book: Book, line: TimetableLine): string {
  const time = localTime(line.at, book.district.timezone);
  return `${time} ${line.rule.id} · ${line.what} · ${line.whom.join(', ')} · ${citeOf(book, line.clause)}`;
}

describe('the timetable of a day', () => {
  it('2.4, 2.5: Ruza’s morning, if nobody does anything', () => {
    expect(dutyTimetable(ruza, '2026-11-22').map((line) => row(ruza, line))).toEqual([
      '09:00 yesterday-loaded · ping-debtor · officer · 2.4',
      '09:30 yesterday-loaded · ping-debtor · officer · 2.4',
      '09:50 yesterday-loaded · ping-debtor · officer · 2.4',
      '09:58 top-digest · send · mcur-head, officer, deputies · 2.5',
      '10:00 yesterday-loaded · overdue · mcur-head · 2.4',
      '10:00 yesterday-loaded · tell · mcur-head · 2.4',
      '10:00 top-digest · overdue · mcur-head, officer, deputies · 2.5',
      '10:00 top-digest · tell · mcur-head · 2.5',
    ]);
  });

  it('a duty of working days is absent on a Sunday', () => {
    expect(dutyTimetable(toy, '2026-11-22')).toEqual([]);
    expect(dutyTimetable(toy, '2026-11-23').length).toBeGreaterThan(0);
  });
});

describe('the ladder of a rule', () => {
  it('runs to its end and once more round what repeats', () => {
    const rule = ruza.rules['first-result'];
    const start = new Date('2026-11-21T10:00:00Z');
    const lines = rule ? linesOf(ruza, rule, start) : [];
    expect(lines.map((line) => `+${line.sinceStartMs / 60_000} ${row(ruza, line).slice(6)}`)).toEqual([
      '+30 first-result · remind · officer · 4.1',
      '+50 first-result · remind · officer · 4.1',
      '+60 first-result · overdue · mcur-head · 4.1',
      '+60 first-result · ping · reached · 4.1',
      '+60 first-result · reach · mcur-head · 3.1',
      '+120 first-result · ping · reached · 4.1',
      '+120 first-result · reach · deputies · 4.1',
      '+180 first-result · ping · reached · 4.1',
      '+180 first-result · tell · ministry · 4.5',
      '+180 first-result · reach · district-head · 4.5',
      '+240 first-result · ping · reached · 4.1',
    ]);
  });

  it('knows the rules of an emergency and what happens at once', () => {
    expect(emergencyRules(ruza).map((rule) => rule.id)).toEqual([
      'decide-rise',
      'acknowledge',
      'first-result',
      'progress',
      'confirm-closing',
    ]);
    const noEffect = ruza.reactions.find((reaction) => reaction.on === 'no-effect');
    expect(noEffect && partsOfReaction(noEffect)).toEqual([
      { what: 'tell', whom: ['ministry'], clause: '4.5', byLevel: {} },
      { what: 'reach', whom: ['district-head'], clause: '4.5', byLevel: {} },
    ]);
  });
});
