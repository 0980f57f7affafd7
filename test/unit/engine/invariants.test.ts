import { describe, expect, test } from 'vitest';
import { addMinutes } from '../../../src/domain/calendar.ts';
import type { Decision } from '../../../src/domain/decision.ts';
import { violations } from '../../../src/engine/invariants.ts';
import type { Snapshot } from '../../../src/engine/snapshot.ts';
import { bookOf, shippedYaml } from '../../support/books.ts';
import { EngineCase, T0 } from '../../support/engine-case.ts';

const KHIMKI = bookOf(shippedYaml('khimki-energy'));

function running(): Snapshot {
  const emergency = new EngineCase(KHIMKI);
  emergency.announce();
  return emergency.snapshot;
}

/** One whose situation is reported from T0 on. */
function withSituation(): Snapshot {
  const emergency = new EngineCase(KHIMKI);
  emergency.announce();
  emergency.act(0, 'mcur-head', { kind: 'acknowledge' });
  return emergency.snapshot;
}

/** The snapshot with its first obligation changed. */
function withFirst(snapshot: Snapshot, change: Partial<Snapshot['obligations'][number]>): Snapshot {
  return { ...snapshot, obligations: snapshot.obligations.map((o, index) => (index === 0 ? { ...o, ...change } : o)) };
}

function withCase(snapshot: Snapshot, change: Partial<Snapshot['case']>): Snapshot {
  return { ...snapshot, case: { ...snapshot.case, ...change } };
}

describe('every law of the engine can be broken, and says so', () => {
  const before = running();
  const first = before.obligations[0]?.key ?? '';
  const ended = withFirst(before, { state: 'met', nextAt: null, endedAt: T0 });
  const wait: Decision = { kind: 'wait', clause: '1.2', reason: '', at: T0 };

  const gridded = withSituation();
  const shifted: Decision = {
    ...wait,
    kind: 'owe',
    reason: 'next-turn',
    key: 'situation|mcur-head|late',
    rule: 'situation',
    debtor: 'mcur-head',
    occurrence: 'late',
    startsAt: addMinutes(T0, 75),
    dueAt: addMinutes(T0, 135),
    nextAt: addMinutes(T0, 120),
  };
  const sent: Decision = {
    ...wait,
    kind: 'tell',
    reason: 'draft',
    say: 'draft',
    to: ['ministry'],
    loud: false,
    lane: 'report',
    obligation: null,
    draft: 'situation',
    unconfirmed: false,
  };

  test('a report put off by an act, and a turn that keeps to the grid, break nothing', () => {
    const dueAt = addMinutes(T0, 90);
    const hold: Decision = { ...wait, kind: 'hold', reason: 'held', obligation: first, dueAt, nextAt: dueAt };
    expect(violations(before, withFirst(before, { dueAt }), [hold])).toEqual([]);
    const kept = { ...shifted, startsAt: addMinutes(T0, 120), dueAt: addMinutes(T0, 180) };
    expect(violations(gridded, gridded, [kept])).toEqual([]);
  });

  test('nothing is broken by what the engine decided', () => {
    expect(violations(before, before, [])).toEqual([]);
  });

  test.each<[string, Snapshot, Snapshot, Decision[]]>([
    ['what has ended has no next_at', before, withFirst(before, { state: 'void' }), []],
    ['what has ended has no next_at, what is owed has one', before, withFirst(before, { nextAt: null }), []],
    [
      'next_at of the case is the earliest of its open obligations',
      before,
      withCase(before, { nextAt: addMinutes(T0, 1) }),
      [],
    ],
    ['an end is final', ended, withFirst(ended, { state: 'lapsed' }), []],
    ['due_at changes only by an act that puts it off', before, withFirst(before, { dueAt: addMinutes(T0, 90) }), []],
    [
      'due_at changes only by an act that puts it off',
      before,
      withFirst(before, { dueAt: addMinutes(T0, 90) }),
      [{ ...wait, kind: 'hold', obligation: first, dueAt: addMinutes(T0, 80), nextAt: addMinutes(T0, 80) }],
    ],
    [
      'a report is put off once',
      withFirst(before, { items: ['held'] }),
      before,
      [{ ...wait, kind: 'hold', obligation: first, dueAt: addMinutes(T0, 60), nextAt: addMinutes(T0, 60) }],
    ],
    ['a grid never shifts', gridded, gridded, [shifted]],
    ["a person's report ends when it leaves", before, before, [{ ...sent, obligation: first }]],
    ['the level never falls while the case is open', before, withCase(before, { level: -1 }), []],
    ["a case's time never goes back", before, withCase(before, { lastAt: addMinutes(T0, -1) }), []],
    ['a closed case owes nothing', before, withCase(before, { state: 'closed' }), []],
    [
      'a running case owes something',
      before,
      { ...withCase(before, { kind: 'duty', nextAt: null }), obligations: [] },
      [],
    ],
    [
      'an acknowledged case has one owner',
      withCase(before, { owner: { post: 'officer', personId: 1, name: 'Лицо 1', phone: null } }),
      withCase(before, { owner: { post: 'officer', personId: 2, name: 'Лицо 2', phone: null } }),
      [],
    ],
    ['a duty never closes', before, withCase(before, { kind: 'duty', state: 'closed' }), []],
    ['every decision has a reason', before, before, [wait]],
    [
      'every message, level and end has a clause',
      before,
      before,
      [{ ...wait, kind: 'close', how: 'resolved', clause: '' }],
    ],
  ])('%s', (law, from, to, decisions) => {
    const found = violations(from, to, decisions);
    expect(found.some((line) => line.startsWith(law))).toBe(true);
  });

  test('the line names the obligation', () => {
    expect(violations(before, withFirst(before, { state: 'void' }), [])).toContain(
      `what has ended has no next_at, what is owed has one until it is late: ${first}`,
    );
  });
});
