import { describe, expect, test } from 'vitest';
import { rightIn } from '../../../../src/app/acts/rights.ts';
import type { Seated } from '../../../../src/app/people/seated.ts';
import { ACTIONS } from '../../../../src/domain/post.ts';
import type { Book } from '../../../../src/regulation/book.ts';
import { bookOf, shippedYaml, toyYaml } from '../../../support/books.ts';

const PERSON = 41;
const OTHER = 42;
const GROUP = -900;

/** A seat of a post, held by these persons; its group is bound. */
function seatOf(book: Book, post: string, ids: number[]): Seated {
  const persons = ids.map((id) => ({ id, name: `Человек ${id}`, phone: null, admin: false }));
  const bindings = [{ id: 1, seatId: 1, chatId: GROUP, chatKind: 'group' as const, state: 'active' as const }];
  return { id: 1, district: book.district.id, post, scope: '', title: null, relay: false, persons, bindings };
}

const books = [bookOf(shippedYaml('khimki-energy')), bookOf(shippedYaml('ruza-zhkh')), bookOf(toyYaml())];

describe.each(books)('rights in $id', (book) => {
  test.each(Object.values(book.posts))('a holder of $id may do what the book says, and nothing else', (post) => {
    const seated = new Map([[post.id, seatOf(book, post.id, [PERSON])]]);
    for (const action of ACTIONS) {
      const right = rightIn(book, seated, { personId: PERSON, chatId: PERSON, action });
      expect(right.ok, action).toBe(post.may.includes(action));
      if (!right.ok) expect(right.reason).toEqual({ kind: 'not-for-post', titles: [post.holder] });
    }
  });

  test.each(Object.values(book.posts))('a member of the group of $id without a seat may do nothing', (post) => {
    const seated = new Map([[post.id, seatOf(book, post.id, [OTHER])]]);
    for (const action of ACTIONS) {
      expect(rightIn(book, seated, { personId: PERSON, chatId: GROUP, action })).toEqual({
        ok: false,
        reason: { kind: 'stranger' },
      });
    }
  });
});

describe('rights in khimki-energy', () => {
  const [book] = books as [Book];

  test('in two seats are the sum of both, and only the posts that give the right are named', () => {
    const seated = new Map(['officer', 'deputies'].map((post) => [post, seatOf(book, post, [PERSON])]));
    const both = rightIn(book, seated, { personId: PERSON, chatId: PERSON, action: 'acknowledge' });
    const one = rightIn(book, seated, { personId: PERSON, chatId: PERSON, action: 'seen' });
    expect(both.ok && both.posts).toEqual(['officer', 'deputies']);
    expect(one.ok && one.posts).toEqual(['deputies']);
  });

  test('end with the group: a binding that cannot be written to is no place to act', () => {
    const seat = seatOf(book, 'officer', [PERSON]);
    const lost: Seated = { ...seat, bindings: seat.bindings.map((one) => ({ ...one, state: 'unreachable' })) };
    const wish = { personId: PERSON, chatId: GROUP, action: 'acknowledge' as const };
    expect(rightIn(book, new Map([['officer', lost]]), wish)).toEqual({ ok: false, reason: { kind: 'foreign-chat' } });
  });
});
