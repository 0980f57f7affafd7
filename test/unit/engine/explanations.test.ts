import { describe, expect, test } from 'vitest';
import { EXPLANATION_AT_MOST } from '../../../src/domain/act.ts';
import { addMinutes } from '../../../src/domain/calendar.ts';
import type { Decision } from '../../../src/domain/decision.ts';
import { collapse } from '../../../src/engine/collapse.ts';
import { decide } from '../../../src/engine/decide.ts';
import { bookOf, shippedYaml } from '../../support/books.ts';
import { EngineCase, T0, refusalIn, said } from '../../support/engine-case.ts';
import { may } from '../../support/paper.ts';

const KHIMKI = bookOf(shippedYaml('khimki-energy'));
const RUZA = bookOf(shippedYaml('ruza-zhkh'));

/** The digest of Friday: its turn starts at 09:40, it leaves at 09:58. */
function digestOf(book = KHIMKI): EngineCase {
  const digest = new EngineCase(book, { kind: 'duty', subject: 'top-digest' });
  digest.act(0, null, { kind: 'begin' });
  return digest;
}

function explain(digest: EngineCase, time: string, text: string, post = 'officer', day = 22): Decision[] {
  return digest.act(may(day, time), post, { kind: 'explain', rule: 'top-digest', text });
}

const isRefreshed = (decided: readonly Decision[]) => decided.some(({ kind }) => kind === 'refresh');

/** What leaves, and what is shown, of the digest: without the word that the bot is late. */
const shown = (decided: readonly Decision[]) => said(decided).filter((line) => line.includes('top-problems'));

describe('a digest is shown before it leaves', () => {
  test.each([
    { book: KHIMKI, clause: '2.2', to: 'mcur-head,officer' },
    { book: RUZA, clause: '2.5', to: 'mcur-head,officer,deputies' },
  ])('$book.id: at 09:40 to the officer alone, silently; at 09:58 it leaves for everybody, the officer too', (law) => {
    const digest = digestOf(law.book);
    expect(shown(digest.until(may(22, '09:41')))).toEqual([
      `+${may(22, '09:40')} preview:top-problems officer ${law.clause}`,
    ]);
    expect(shown(digest.until(may(22, '09:59')))).toEqual([
      `+${may(22, '09:58')} draft:top-problems ${law.to} ${law.clause}!`,
    ]);
  });

  test('demands nothing of anybody: it does not stand before what does', () => {
    const told = digestOf()
      .until(may(22, '09:40'))
      .filter((decision) => decision.kind === 'tell');
    expect(told).toMatchObject([{ say: 'preview', loud: false, lane: 'report' }]);
  });

  test('a post that nobody is in is shown nothing; the digest leaves all the same', () => {
    const digest = digestOf();
    digest.staff('officer', { state: 'empty', persons: [] });
    const decided = digest.until(may(22, '09:58'));
    expect(decided).toContainEqual(expect.objectContaining({ kind: 'wait', reason: 'empty-post' }));
    expect(shown(decided)[0]).toMatch(/ draft:top-problems /);
  });

  test('after a downtime over 09:40 it is shown late; over 09:58 no more, for it has left', () => {
    const digest = digestOf();
    digest.until(may(22, '09:30'));
    const before = digest.snapshot;
    expect(shown(digest.until(may(22, '09:50')))).toEqual([`+${may(22, '09:40')} preview:top-problems officer 2.2`]);
    digest.snapshot = before;
    expect(shown(digest.until(may(22, '10:20')))).toEqual([
      `+${may(22, '09:58')} draft:top-problems mcur-head,officer 2.2!`,
    ]);
  });

  test('decided twice it is one message: the same words to the same posts at the same instant', () => {
    const digest = digestOf();
    digest.until(may(22, '09:39'));
    const [turn] = digest.snapshot.obligations;
    const twice = [1, 2].map(() =>
      decide(digest.snapshot, { kind: 'due', obligation: turn?.key ?? '' }, addMinutes(T0, may(22, '09:40'))),
    );
    expect(twice[0]).toEqual(twice[1]);
    expect(collapse(twice.flat())).toHaveLength(1);
    digest.until(may(22, '09:40'));
    expect(digest.until(may(22, '09:57'))).toEqual([]);
  });
});

describe('an explanation', () => {
  test('before 09:58 is in what leaves: the newest counts, nothing is edited', () => {
    const digest = digestOf();
    digest.until(may(22, '09:40'));
    expect(isRefreshed(explain(digest, '09:41', 'Плановые работы'))).toBe(false);
    expect(isRefreshed(explain(digest, '09:57', ' Авария на подстанции '))).toBe(false);
    const { key } = digest.snapshot.obligations[0] ?? { key: '' };
    expect(
      digest.snapshot.case.facts.entries.map(({ kind, text, post, obligation }) => [kind, text, post, obligation]),
    ).toEqual([
      ['explanation', 'Плановые работы', 'officer', key],
      ['explanation', 'Авария на подстанции', 'officer', key],
    ]);
  });

  test('after it has left edits what was sent, until the end of its day', () => {
    const digest = digestOf();
    digest.until(may(22, '09:58'));
    expect(isRefreshed(explain(digest, '09:58', 'Плановые работы'))).toBe(true);
    const { key } = digest.snapshot.obligations[0] ?? { key: '' };
    digest.act(may(22, '09:59'), null, { kind: 'delivered', obligation: key, posts: ['mcur-head', 'officer'] });
    expect(isRefreshed(explain(digest, '23:59', 'Авария устранена'))).toBe(true);
    expect(refusalIn(explain(digest, '00:01', 'Поздно', 'officer', 23))).toBe('not-asked');
    expect(digest.snapshot.case.facts.entries).toHaveLength(2);
  });

  test('of the next day belongs to the next digest', () => {
    const digest = digestOf();
    digest.until(may(23, '09:41'));
    expect(isRefreshed(explain(digest, '09:42', 'Суббота', 'officer', 23))).toBe(false);
    const [, second] = digest.snapshot.obligations;
    expect(digest.snapshot.case.facts.entries).toMatchObject([{ obligation: second?.key }]);
  });

  test('is refused before the turn, of other posts, and of a rule that shows nothing', () => {
    const digest = digestOf();
    expect(refusalIn(explain(digest, '09:39', 'Рано'))).toBe('not-asked');
    digest.until(may(22, '09:40'));
    expect(refusalIn(explain(digest, '09:41', 'Чужое', 'mcur-head'))).toBe('not-yours');
    const other = new EngineCase(KHIMKI, { kind: 'duty', subject: 'systemic-problems' });
    other.act(0, null, { kind: 'begin' });
    other.until(may(25, '11:00'));
    const asked = { kind: 'explain', rule: 'systemic-problems', text: 'Здесь нечего' } as const;
    expect(refusalIn(other.act(may(25, '11:01'), 'officer', asked))).toBe('not-asked');
  });

  test('has words, and no more than fit among the figures', () => {
    const digest = digestOf();
    digest.until(may(22, '09:40'));
    expect(refusalIn(explain(digest, '09:41', '  '))).toBe('text-required');
    expect(refusalIn(explain(digest, '09:42', 'а'.repeat(EXPLANATION_AT_MOST + 1)))).toBe('text-too-long');
    expect(digest.snapshot.case.facts.entries).toEqual([]);
    expect(refusalIn(explain(digest, '09:43', `Тихо ${'🙂'.repeat(EXPLANATION_AT_MOST - 5)}`))).toBeNull();
  });
});
