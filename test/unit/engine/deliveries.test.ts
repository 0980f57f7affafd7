import { describe, expect, test } from 'vitest';
import type { Decision } from '../../../src/domain/decision.ts';
import type { Obligation } from '../../../src/domain/obligation.ts';
import { bookOf, shippedYaml } from '../../support/books.ts';
import { EngineCase, refusalIn, saidIn } from '../../support/engine-case.ts';

const RUZA = bookOf(shippedYaml('ruza-zhkh'));

/** Minutes from T0, which is 10:00 on a Thursday, to a time of that day. */
const at = (hours: number, minutes = 0): number => (hours - 10) * 60 + minutes;

/** The case of one duty, which begins at T0. */
function dutyOf(rule: string): EngineCase {
  const duty = new EngineCase(RUZA, { kind: 'duty', subject: rule });
  duty.act(0, null, { kind: 'begin' });
  return duty;
}

function firstTurn(duty: EngineCase): Obligation {
  const [turn] = duty.snapshot.obligations;
  if (!turn) throw new Error('nothing is owed');
  return turn;
}

describe('2.6: new appeals are sent to their executors in batches', () => {
  const EAST = 'executors/ук восход';
  const WEST = 'executors/ук закат';
  const NORTH = 'executors/ук север';

  function dispatched(): { duty: EngineCase; key: string } {
    const duty = dutyOf('dispatch');
    for (const [index, unit] of [EAST, WEST, NORTH].entries()) {
      duty.staff(unit, { state: 'reachable', persons: [{ id: 100 + index, name: `Организация ${index}` }] });
    }
    duty.snapshot = { ...duty.snapshot, contents: { 'new-appeals': { empty: false, to: [EAST, WEST] } } };
    duty.until(at(10, 30));
    return { duty, key: firstTurn(duty).key };
  }
  const delivered = (obligation: string, ...posts: string[]) => ({ kind: 'delivered' as const, obligation, posts });
  const receipts = (duty: EngineCase) =>
    duty.snapshot.obligations.filter(({ rule }) => rule === 'dispatch-received').map((o) => [o.debtor, o.state]);

  test('each organisation owes a receipt from when its own list arrived, once', () => {
    const { duty, key } = dispatched();
    duty.act(at(10, 31), null, delivered(key, EAST));
    duty.act(at(10, 32), null, delivered(key, EAST));
    expect(receipts(duty)).toEqual([[EAST, 'open']]);
    expect(firstTurn(duty).state).toBe('open');
    duty.act(at(10, 33), null, delivered(key, WEST));
    expect(receipts(duty)).toEqual([
      [EAST, 'open'],
      [WEST, 'open'],
    ]);
  });

  test('only those there is something for are waited for, and of them those who can be reached', () => {
    const { duty, key } = dispatched();
    duty.act(at(10, 31), null, delivered(key, EAST));
    expect(firstTurn(duty).state).toBe('open');
    duty.staff(WEST, { state: 'unreachable' });
    duty.act(at(10, 40), null, { kind: 'undeliverable', posts: [WEST], detail: 'blocked' });
    expect(firstTurn(duty)).toMatchObject({ state: 'met', reason: 'delivered' });
  });

  test('a list that arrives after the others’ is owed a receipt too', () => {
    const { duty, key } = dispatched();
    duty.staff(WEST, { state: 'unreachable' });
    duty.act(at(10, 31), null, delivered(key, EAST));
    expect(firstTurn(duty).state).toBe('met');
    duty.act(at(10, 50), null, delivered(key, WEST));
    const again = duty.act(at(10, 51), null, delivered(key, WEST));
    expect(again).toMatchObject([{ kind: 'wait', reason: 'debt-already-ended' }]);
    expect(receipts(duty)).toEqual([
      [EAST, 'open'],
      [WEST, 'open'],
    ]);
  });

  test('«Принять все» meets the receipt of this organisation only; the officer hears of the other', () => {
    const { duty, key } = dispatched();
    duty.act(at(10, 31), null, delivered(key, EAST));
    duty.act(at(10, 31), null, delivered(key, WEST));
    duty.act(at(11), EAST, { kind: 'acknowledge' });
    expect(receipts(duty)).toEqual([
      [EAST, 'met'],
      [WEST, 'open'],
    ]);
    const said = saidIn(duty.until(at(12, 31))).filter((line) => line.includes('report'));
    expect(said).toEqual([`+${at(12, 31)} report officer silent 2.6`]);
  });

  test('an import finds nothing to meet in a duty that is not about it', () => {
    const { duty } = dispatched();
    expect(() =>
      duty.act(at(10, 35), null, { kind: 'import', importId: 1, completeThrough: '2026-05-20' }),
    ).not.toThrow();
    expect(firstTurn(duty).state).toBe('open');
  });
});

describe('data that come after the digest was sent', () => {
  const isRefreshed = (decided: Decision[]) => decided.some(({ kind }) => kind === 'refresh');
  const loaded = { kind: 'import' as const, importId: 1, completeThrough: '2026-05-22' };

  test('bring today’s digest up to date, never yesterday’s', () => {
    const duty = dutyOf('top-digest');
    const nextDay = 24 * 60;
    // Shown ahead at 09:40, it has not left: what stands in the chat is yesterday's.
    duty.until(nextDay + at(9, 40));
    expect(isRefreshed(duty.act(nextDay + at(9, 50), null, loaded))).toBe(false);
    duty.until(nextDay + at(9, 58));
    expect(isRefreshed(duty.act(nextDay + at(9, 59), null, loaded))).toBe(true);
    expect(isRefreshed(duty.act(2 * nextDay + at(9, 30), null, loaded))).toBe(false);
  });
});

describe('a message that speaks of a person’s duty', () => {
  test('arriving meets nothing: a report is met by leaving', () => {
    const duty = dutyOf('waste-report');
    duty.until(at(14));
    duty.act(at(14), 'waste-head', { kind: 'submit', rule: 'waste-report', text: 'вывезено', reading: null });
    const { key } = firstTurn(duty);
    duty.act(at(14, 5), null, { kind: 'delivered', obligation: key, posts: ['waste-head'] });
    duty.staff('ministry-waste', { state: 'unreachable' });
    duty.act(at(14, 6), null, { kind: 'undeliverable', posts: ['ministry-waste'], detail: 'kicked' });
    expect(firstTurn(duty)).toMatchObject({ state: 'open', items: ['submitted', 'confirmed'] });
  });

  test('where bots are forbidden «Передал в ЦУР» is recorded once, with its time', () => {
    const duty = dutyOf('waste-report');
    duty.until(at(15));
    const relayed = { kind: 'relayed' as const, obligation: firstTurn(duty).key };
    duty.act(at(15, 4), 'mcur-head', relayed);
    expect(duty.snapshot.case.facts.entries).toMatchObject([{ kind: 'relayed', post: 'mcur-head' }]);
    expect(refusalIn(duty.act(at(15, 6), 'mcur-head', relayed))).toBe('already-done');
    expect(refusalIn(duty.act(at(15, 7), 'mcur-head', { kind: 'relayed', obligation: 'unknown' }))).toBe('not-asked');
    const tomorrow = at(15) + 24 * 60;
    duty.until(tomorrow);
    const next = duty.snapshot.obligations[1]?.key ?? '';
    expect(refusalIn(duty.act(tomorrow + 5, 'mcur-head', { kind: 'relayed', obligation: next }))).toBeNull();
  });
});
