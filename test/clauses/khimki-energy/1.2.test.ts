import { describe, expect, it } from 'vitest';
import { bookOf, shippedYaml } from '../../support/books.ts';
import { clauseScreen, tierOf } from '../../support/clause-screen.ts';

const book = bookOf(shippedYaml('khimki-energy'));

describe('технологическое нарушение', () => {
  it('1.2: the glossary says what it is, with the threshold of the law and not of the МЦУР', () => {
    const screen = clauseScreen(book, '1.2');
    expect(screen).toContain('Технологическое нарушение — резкий рост обращений: больше чем на 10 %');
    expect(screen).not.toContain('порог установлен МЦУР');
    expect(screen).toContain('ЕЦУР — ');
  });

  it.each([
    [110, 100],
    [1_100_000, 1_000_000],
    [11, 10],
  ])('1.2: %i against %i is 10 %% and not more: nothing fires, whatever the statistics say', (current, previous) => {
    expect(tierOf(book, current, previous)).toBe('none');
  });

  it.each([
    [111, 100],
    [1_100_001, 1_000_000],
    [1, 0],
  ])('1.2: %i against %i is more than 10 %%: the formal rule fires', (current, previous) => {
    expect(tierOf(book, current, previous)).not.toBe('none');
  });

  it('1.2: the whole direction answers for the formal rule: somebody is asked about every such growth', () => {
    const [direction] = book.emergency.watch;
    expect(direction).toMatchObject({ level: 'direction', each: null, asks: 'formal' });
    expect(book.emergency).toMatchObject({ clause: '1.2', period: 'rolling-7', over: 'growth' });
  });
});
