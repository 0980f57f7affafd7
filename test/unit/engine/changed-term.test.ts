import { describe, expect, test } from 'vitest';
import type { Book } from '../../../src/regulation/book.ts';
import { bookOf, shippedYaml } from '../../support/books.ts';
import { T0, announced, step } from '../../support/engine-case.ts';

const of = (what: string) => (line: string) => line.includes(what);

describe('a changed term is a new dated line', () => {
  /** Khimki with a term of an hour that is half an hour from a day on. */
  function changed(value: string, since: string): Book {
    const line = new RegExp(`( {2}${value}: .*2020-01-01: 1h)\\}`);
    return bookOf(shippedYaml('khimki-energy').replace(line, `$1, ${since}: 30m}`));
  }

  test('from its date the situation is due every half hour, and not a minute before', () => {
    const emergency = announced(changed('hourly', '2026-05-22'));
    emergency.act(0, 'mcur-head', { kind: 'acknowledge' });
    // T0 is 10:00 of 21 May in Moscow: the day of the new term begins at +840.
    emergency.until(960);
    const starts = emergency.snapshot.obligations
      .filter(({ rule }) => rule === 'situation')
      .map((one) => (one.startsAt.getTime() - T0.getTime()) / 60_000);
    expect(starts.filter((minute) => minute <= 840)).toEqual(Array.from({ length: 15 }, (_, hour) => hour * 60));
    expect(starts.filter((minute) => minute > 840)).toEqual([870, 900, 930, 960]);
  });

  test.each([
    ['2026-05-21', ['+30 card mcur-head 3.2! +4.1', '+90 card deputies 4.1!', '+150 card district-head 4.5! +4.6']],
    ['2026-05-22', ['+60 card mcur-head 3.2! +4.1', '+120 card deputies 4.1!']],
  ])('the hour of 3.1 is half an hour from %s on: the levels follow', (since, cards) => {
    expect(step(announced(changed('react', since)), 0, 170).filter(of('card'))).toEqual(cards);
  });

  test('a level that comes sooner than the spacing allows is not lost: it follows with the next ping', () => {
    const cards = step(announced(changed('deputies-after', '2026-05-21')), 0, 200).filter(of('card'));
    expect(cards.map((line) => line.split(' ').slice(0, 3).join(' '))).toEqual([
      '+60 card mcur-head',
      '+120 card deputies',
      '+180 card district-head',
    ]);
  });
});
