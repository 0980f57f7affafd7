import { describe, expect, it } from 'vitest';
import type { Book } from '../../../src/regulation/book.ts';
import type { Move } from '../../../src/regulation/rule.ts';
import { amountOn, durationMs, percentOf } from '../../../src/regulation/terms.ts';
import { citeOf, clauseOfReach } from '../../../src/regulation/citing.ts';
import { bookOf, shippedYaml, toyYaml } from '../../support/books.ts';
import { RUZA_CATEGORIES } from '../../support/ruza-categories.ts';

const khimki = bookOf(shippedYaml('khimki-energy'));
const ruza = bookOf(shippedYaml('ruza-zhkh'));
const HOUR_MS = 3_600_000;

/** The numbered clauses of the source, in its order. */
const KHIMKI_CLAUSES =
  '1.1 1.2 1.3 1.4 2.1 2.2 2.3 2.4 2.5 2.6 2.7 2.8 3.1 3.2 3.3 4.1 4.2 4.3 4.4 4.5 4.6 4.7 5.1 5.2 5.3';
const RUZA_CLAUSES =
  'decree-1 decree-2 decree-3 1.1 1.2 1.3 1.3.1 1.4 2.1 2.2 2.3 2.3.1 2.3.1.1 2.3.2 2.3.2.1 2.3.2.2 2.3.2-eirc ' +
  '2.4 2.5 2.6 2.7 2.8 2.9 2.10 2.11 2.12 2.13 3.1 3.2 4.1 4.2 4.3 4.4 4.5 4.6 4.7 5.1 5.2 5.3 6.1 7.1';

it('Ruza 2.3.1.1–2.3.2: «проблема передаётся»: every duty under such a clause has somebody whom its problem reaches', () => {
  const clauses = ruza.clauses.filter(({ says }) => says.includes('проблема передаётся')).map(({ id }) => id);
  expect(clauses).toEqual(['2.3.1.1', '2.3.2.1', '2.3.2.2', '2.3.2-eirc']);
  const duties = Object.values(ruza.rules).filter(({ clause }) => clauses.includes(clause));
  const heard = new Set<string>(ruza.reactions.map(({ on }) => on));
  expect(duties.map(({ id }) => id).filter((id) => !heard.has(`problem:${id}`))).toEqual([]);
});

describe('the clauses of the sources', () => {
  it('every clause of the Khimki regulation is in its book, in order', () => {
    expect(khimki.clauses.map((clause) => clause.id).join(' ')).toBe(KHIMKI_CLAUSES);
  });

  it('every clause of the Ruza regulation is in its book, in order', () => {
    expect(ruza.clauses.map((clause) => clause.id).join(' ')).toBe(RUZA_CLAUSES);
  });

  it('Ruza numbers two clauses 2.3.2: both are cited so and told apart by id', () => {
    expect([citeOf(ruza, '2.3.2'), citeOf(ruza, '2.3.2-eirc')]).toEqual(['2.3.2', '2.3.2']);
  });

  it.each([khimki, ruza])('$id: a citizen of the book is a post, not a person', (book) => {
    // A surname with initials, in either order.
    expect(JSON.stringify(book)).not.toMatch(/[А-ЯЁ]\.\s?[А-ЯЁ]\.\s?[А-ЯЁ][а-яё]+|[А-ЯЁ][а-яё]+\s[А-ЯЁ]\.\s?[А-ЯЁ]\./u);
  });
});

describe('the numbers of the books', () => {
  it('Khimki 1.2: more than 10 % is the law; Ruza 1.3 names none, so it is a setting', () => {
    expect(percentOf(khimki, khimki.emergency.over, '2026-11-21')).toBe(10);
    expect(khimki.values['growth']).toMatchObject({ clause: '1.2', interpretation: false });
    expect(khimki.emergency.thresholdIsSetting).toBe(false);
    expect(percentOf(ruza, ruza.emergency.over, '2026-11-21')).toBe(10);
    expect(ruza.values['growth']).toMatchObject({ clause: '1.3', interpretation: true });
    expect(ruza.emergency.thresholdIsSetting).toBe(true);
  });

  it.each([khimki, ruza])('$id: what the law says in words is marked for the lawyer', (book) => {
    const ours = Object.values(book.values).filter((value) => value.interpretation);
    expect(ours.map((value) => value.name)).toEqual(
      expect.arrayContaining(['decide', 'confirm', 'undo', 'reopen', 'spacing', 'holds', 'fresh', 'again']),
    );
    const lasting = ours.filter(({ from }) => from.every(({ amount }) => amount.unit === 'ms'));
    const hours = Object.fromEntries(lasting.map(({ name }) => [name, hoursOf(book, name)]));
    expect(hours).toMatchObject({
      decide: 1,
      confirm: 0.5,
      undo: 1 / 6,
      reopen: 168,
      spacing: 1,
      holds: 168,
      fresh: 48,
    });
  });

  it.each([khimki, ruza])('$id: every value is used and quotes the law', (book) => {
    const yamlText = shippedYaml(book.id === khimki.id ? 'khimki-energy' : 'ruza-zhkh');
    const [before, after] = yamlText.split(/^values:$/m);
    for (const value of Object.values(book.values)) {
      expect(`${before}${after?.split(/^rules:$/m)[1]}`).toMatch(new RegExp(`[\\s[]${value.name}[\\s,}\\]]`));
      expect(value.quote).not.toBe('');
    }
  });

  it('a changed term counts from its day; the old line stays', () => {
    const pace = bookOf(toyYaml()).values['pace'];
    const minutes = (day: string) => {
      const amount = pace && amountOn(pace, day);
      return amount?.unit === 'ms' ? amount.ms / 60_000 : null;
    };
    expect(['2019-12-31', '2020-01-01', '2026-12-31', '2027-01-01', '2030-06-01'].map(minutes)).toEqual([
      7, 7, 7, 14, 14,
    ]);
  });
});

function hoursOf(book: Book, value: string): number {
  return durationMs(book, { value }, '2026-11-21') / HOUR_MS;
}

describe('who stands where', () => {
  it.each([khimki, ruza])('$id: the levels are officer, mcur-head, deputies, district-head', (book) => {
    expect(book.chain).toEqual(['officer', 'mcur-head', 'deputies', 'district-head']);
    expect(book.posts['deputies']?.delegates).toBe('mcur-head');
    expect(book.posts['district-head']).toMatchObject({ delegates: 'mcur-head', group: false });
    expect(book.posts['ministry']).toMatchObject({ external: true, may: ['request'] });
  });

  it('only mcur-head confirms a closing, and the Head takes no reports', () => {
    for (const book of [khimki, ruza]) {
      const may = (action: string) =>
        Object.values(book.posts).flatMap((post) => (post.may.some((each) => each === action) ? [post.id] : []));
      expect(may('confirm-closing')).toEqual(['mcur-head']);
      expect(may('progress')).toEqual(['officer', 'mcur-head', 'deputies']);
      expect(may('import')).toEqual(['officer', 'mcur-head']);
    }
  });

  it('Ruza 2.1, 2.6: knows the heads of its blocks and their series, executors with a seat each, and further chats', () => {
    const series = ruza.emergency.watch.map(({ id }) => id);
    const watchers = ['engineering-head', 'waste-head', 'eirc-head'].flatMap((id) => ruza.posts[id]?.series ?? []);
    expect(new Set(watchers)).toEqual(new Set(series));
    expect(watchers).toHaveLength(series.length);
    expect(ruza.posts['executors']).toMatchObject({ seat: 'organisation', external: true });
    expect(['ministry-block', 'ministry-waste'].map((id) => ruza.posts[id]?.otherwise)).toEqual([
      'ministry',
      'ministry',
    ]);
  });

  it.each([khimki, ruza])(
    '$id: no outsider owes anything but a receipt, and what it may is no act on an emergency',
    (book) => {
      const outsiders = Object.values(book.posts).filter((post) => post.external);
      const allowed = ['request', 'duties', 'assignments'];
      expect(outsiders.flatMap((post) => post.may).filter((action) => !allowed.includes(action))).toEqual([]);
      const owing = Object.values(book.rules).filter((rule) => outsiders.some((post) => post.id === rule.owes));
      expect(owing.map((rule) => rule.id)).toEqual(book.id === 'ruza-zhkh' ? ['dispatch-received'] : []);
    },
  );
});

describe('what is watched', () => {
  it('Khimki 1.2: the direction announces at an incident, a subcategory only when critical', () => {
    expect(
      khimki.emergency.watch.map(({ level, each, announces, asks }) => ({ level, each, announces, asks })),
    ).toEqual([
      { level: 'direction', each: null, announces: 'incident', asks: 'formal' },
      { level: 'direction', each: 'subcategory', announces: 'critical', asks: 'incident' },
    ]);
  });

  it('Ruza 1.3.1: the seven categories stand as the source words them', () => {
    expect(ruza.emergency.watch.map((series) => series.match[0])).toEqual(RUZA_CATEGORIES);
    expect(new Set(ruza.emergency.watch.map((series) => series.level))).toEqual(new Set(['any']));
  });
});

describe('the clauses under which levels are reached', () => {
  const chain = ['mcur-head', 'deputies', 'district-head'];
  const isReach = (move: Move): move is Extract<Move, { kind: 'reach' }> => move.kind === 'reach';
  const clauseOf = (book: Book, reaction: string, post: string) => {
    const move = book.reactions.find(({ id }) => id === reaction)?.moves.find((each) => each.kind === 'reach');
    return move?.kind === 'reach' ? clauseOfReach(move, post) : null;
  };

  it('Khimki 2.8, 5.2, 5.3: «не могу решить» cites the clause of the level that is reached', () => {
    expect(['mcur-head', 'deputies', 'district-head'].map((post) => clauseOf(khimki, 'cannot-solve', post))).toEqual([
      '2.8',
      '5.2',
      '5.3',
    ]);
  });

  it('Ruza 2.11, 5.3: «не могу решить» cites the clause of the level that is reached', () => {
    expect(['mcur-head', 'deputies', 'district-head'].map((post) => clauseOf(ruza, 'cannot-solve', post))).toEqual([
      '2.11',
      '5.3',
      '5.3',
    ]);
  });

  it('Ruza 3.1, 5.3, 4.5: an hour without progress cites the emergency mode, not the handling of appeals (2.11)', () => {
    const [move] = ruza.rules['progress']?.ifMissed.flatMap(({ moves }) => moves.filter(isReach)) ?? [];
    expect(chain.map((post) => move && clauseOfReach(move, post))).toEqual(['3.1', '5.3', '4.5']);
    const byWord = (reaction: string) => chain.map((post) => clauseOf(ruza, reaction, post));
    expect([byWord('worse'), byWord('second-no-change')]).toEqual([
      ['3.1', '5.3', '4.6'],
      ['3.1', '5.3', '4.6'],
    ]);
  });

  it('3.1: mcur-head is told at once, silently in Khimki and loud in Ruza', () => {
    const loud = (book: Book) =>
      book.reactions
        .filter(({ on }) => on === 'announced')
        .flatMap(({ moves }) => moves.flatMap((move) => (move.kind === 'tell' ? [move.loud] : [])));
    expect([loud(khimki), loud(ruza)]).toEqual([[false], [true]]);
  });
});
