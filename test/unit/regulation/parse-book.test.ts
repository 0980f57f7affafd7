import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { parseBook } from '../../../src/regulation/parse-book.ts';
import { bookOf, shippedYaml, toyYaml } from '../../support/books.ts';

const toy = toyYaml();

describe('a book with a mistake is refused with its place and the mend', () => {
  it('all mistakes are said at once, in the order of the text', () => {
    const broken = toy.replace('owes: owner', 'owes: ownr').replace('over: growth', 'over: grouth');
    expect(parseBook(broken, 'toy.yaml')).toEqual({
      ok: false,
      errors: [
        'toy.yaml:41:9: emergency.over: unknown value "grouth": did you mean "growth"?',
        'toy.yaml:112:11: rules.light.owes: unknown post "ownr": did you mean "owner"?',
      ],
    });
  });
});

describe('what is not a book at all', () => {
  it.each([
    { what: 'an empty file', text: '', error: 'x.yaml:1:1: a mapping is expected, not nothing' },
    { what: 'a list', text: '- a', error: 'x.yaml:1:1: a mapping is expected, not a list' },
    { what: 'a tab', text: 'a:\n\tb: 1', error: 'x.yaml:2:1: a tab stands where spaces are expected' },
    {
      what: 'two documents',
      text: 'a: 1\n---\nb: 2',
      error: 'x.yaml:2:1: a second document begins here: a file holds one book',
    },
    {
      what: 'a tag',
      text: 'a: !!js/function x',
      error: 'x.yaml:1:4: not YAML: Unresolved tag: tag:yaml.org,2002:js/function',
    },
    {
      what: 'a key of the prototype',
      text: '__proto__: {a: 1}',
      error: 'x.yaml:1:1: the key "__proto__" is not allowed',
    },
    {
      what: 'an alias bomb',
      text: 'a: &a [x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c]',
      error: 'x.yaml: aliases expand to more than 32 copies: write the parts out',
    },
    { what: 'a flood', text: ' '.repeat(1_000_001), error: 'x.yaml: longer than 1000000 characters: not a book' },
  ])('$what is refused in one line', ({ text, error }) => {
    expect(parseBook(text, 'x.yaml')).toEqual({ ok: false, errors: [error] });
  });
});

describe('a parsed book', () => {
  it('bears the sha-256 of its text', () => {
    expect(bookOf(toy).hash).toBe(createHash('sha256').update(toy).digest('hex'));
    expect(bookOf(`${toy}\n# a note\n`).hash).not.toBe(bookOf(toy).hash);
  });

  it('is frozen to its last line', () => {
    const book = bookOf(shippedYaml('khimki-energy'));
    expect(() => book.chain.push('everyone')).toThrow(TypeError);
    const line = book.values['react']?.from[0];
    expect(line && Object.isFrozen(line.amount)).toBe(true);
  });

  it('keeps the moves of one instant in order: ping, tell, reach, close', () => {
    const [rung] = bookOf(toy).rules['light']?.ifMissed ?? [];
    expect(rung).toEqual({
      after: null,
      every: { value: 'pace' },
      inARow: 1,
      moves: [
        { kind: 'ping', to: ['owner'], clause: '2' },
        { kind: 'tell', to: ['observatory'], say: 'report', loud: false, clause: '2' },
        { kind: 'reach', post: 'next', clause: '2' },
      ],
    });
  });

  it('takes a ladder written once and used twice', () => {
    const shared = toy
      .replace(
        '    if-missed:\n      - {after: 0h, reach: mayor',
        '    if-missed: &ladder\n      - {after: 0h, reach: mayor',
      )
      .replace(
        '    if-missed:\n      - {every: pace, ping: owner, reach: next, tell: observatory, say: report}',
        '    if-missed: *ladder',
      );
    const book = bookOf(shared);
    expect(book.rules['light']?.ifMissed).toEqual(book.rules['take']?.ifMissed);
  });
});
