import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addMinutes } from '../../../src/domain/calendar.ts';
import type { Obligation } from '../../../src/domain/obligation.ts';
import { bookOf, shippedYaml } from '../../support/books.ts';
import { EngineCase, T0 } from '../../support/engine-case.ts';

const RUZA = bookOf(shippedYaml('ruza-zhkh'));
/** So many ended turns of a case are known when it is decided: see `store/obligations.ts`. */
const KNOWN = 40;

/** What a case read again from the store knows of its turns. */
function readAgain(duty: EngineCase): void {
  const { obligations } = duty.snapshot;
  const ended = obligations.filter(({ state }) => state !== 'open').slice(-KNOWN);
  const known = (one: Obligation) => one.state === 'open' || ended.includes(one);
  duty.snapshot = { ...duty.snapshot, obligations: obligations.filter(known) };
}

/** Turn by turn: was somebody told of it? `reads`: which turns the debtor enters. */
function toldOf(reads: readonly boolean[]): boolean[] {
  const duty = new EngineCase(RUZA, { kind: 'duty', subject: 'queue-read' });
  duty.act(40, null, { kind: 'begin' });
  return reads.map((isRead) => {
    readAgain(duty);
    const turn = duty.snapshot.obligations.findLast(({ state }) => state === 'open');
    const start = ((turn?.startsAt.getTime() ?? 0) - T0.getTime()) / 60_000;
    duty.until(start);
    const rule = 'queue-read';
    if (isRead) duty.act(start + 5, 'eirc-head', { kind: 'submit', rule, text: '', reading: 'normal' });
    return duty.until(start + 31).some((one) => one.kind === 'tell' && one.say === 'report');
  });
}

/** Every second miss since the last reading. */
function everySecond(reads: readonly boolean[]): boolean[] {
  let missed = 0;
  return reads.map((isRead) => {
    missed = isRead ? 0 : missed + 1;
    return missed > 0 && missed % 2 === 0;
  });
}

test('every second miss in a row is told, however many there were before', { timeout: 20_000 }, () => {
  const silence = Array.from({ length: KNOWN + 8 }, () => false);
  expect(toldOf(silence)).toEqual(everySecond(silence));
  const stretches = fc.array(
    fc.record({ misses: fc.integer({ min: 1, max: 50 }), readings: fc.integer({ min: 0, max: 2 }) }),
    { maxLength: 3 },
  );
  fc.assert(
    fc.property(stretches, (weeks) => {
      const reads = weeks.flatMap(({ misses, readings }) => [
        ...Array.from({ length: misses }, () => false),
        ...Array.from({ length: readings }, () => true),
      ]);
      expect(toldOf(reads)).toEqual(everySecond(reads));
    }),
    { numRuns: 15 },
  );
});

test('a row that began before rows were marked is told at once', () => {
  const duty = new EngineCase(RUZA, { kind: 'duty', subject: 'queue-read' });
  duty.act(0, null, { kind: 'begin' });
  const [first] = duty.snapshot.obligations;
  if (!first) throw new Error('nothing is owed');
  const earlier = Array.from({ length: KNOWN }, (_, index): Obligation => {
    const startsAt = addMinutes(first.startsAt, -60 * (index + 1));
    return {
      ...first,
      key: `${index}`,
      startsAt,
      overdueAt: startsAt,
      endedAt: startsAt,
      state: 'lapsed',
      nextAt: null,
    };
  });
  duty.snapshot = { ...duty.snapshot, obligations: [...earlier, first] };
  expect(duty.until(60 + 31).some((one) => one.kind === 'tell' && one.say === 'report')).toBe(true);
});
