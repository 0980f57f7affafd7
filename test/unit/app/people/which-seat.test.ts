import { describe, expect, test } from 'vitest';
import { whichSeat } from '../../../../src/app/people/which-seat.ts';
import type { Book } from '../../../../src/regulation/book.ts';
import { bookOf, shippedYaml } from '../../../support/books.ts';

const khimki = bookOf(shippedYaml('khimki-energy'));
const ruza = bookOf(shippedYaml('ruza-zhkh'));
/** A second block of the same district: shares its district's seats. */
const water: Book = { ...khimki, id: 'khimki-water', block: 'water' };

const named = (books: Book[], words: string) => {
  const found = whichSeat(new Map(books.map((book) => [book.id, book])), words.split(' '));
  return found.kind === 'seat' ? [found.book.id, found.post.id, found.label] : found.kind;
};

describe('/invite names a seat', () => {
  test('by post and regulation; the rest is the name', () => {
    expect(named([khimki, ruza], 'officer ruza-zhkh Орлова О. О.')).toEqual(['ruza-zhkh', 'officer', 'Орлова О. О.']);
  });
  test('by post alone where one book runs', () => {
    expect(named([khimki], 'officer')).toEqual(['khimki-energy', 'officer', '']);
    expect(named([khimki], 'officer Орлова О. О.')).toEqual(['khimki-energy', 'officer', 'Орлова О. О.']);
  });
  test('by post alone where the books of a district share the seat, and not where each has its own', () => {
    expect(named([khimki, water], 'mcur-head')).toEqual(['khimki-energy', 'mcur-head', '']);
    expect(named([khimki, water], 'officer')).toBe('which-regulation');
    expect(named([khimki, ruza], 'mcur-head')).toBe('which-regulation');
  });
  test('by organisation where each has a seat, in any spelling; never without one', () => {
    expect(named([khimki, ruza], 'executors ruza-zhkh УК Восход')).toEqual(['ruza-zhkh', 'executors/ук восход', '']);
    expect(named([ruza], 'executors УК «ВОСХОД»')).toEqual(['ruza-zhkh', 'executors/ук восход', '']);
    expect(named([ruza], 'executors')).toBe('which-organisation');
    expect(named([ruza], 'executors «»')).toBe('which-organisation');
  });
  test('never by a mistyped regulation, which would become a name', () => {
    expect(named([khimki], 'officer khimki-enrgy')).toBe('unknown-regulation');
    expect(named([khimki], 'oficer')).toBe('unknown-post');
  });
});
