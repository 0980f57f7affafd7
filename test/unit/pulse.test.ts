import { pino } from 'pino';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Program } from '../../src/program.ts';
import { startPulse } from '../../src/pulse.ts';
import type { Times } from '../../src/times.ts';

beforeEach(() => vi.useFakeTimers({ now: new Date('2026-05-21T07:00:00.500Z') }));
afterEach(() => vi.useRealTimers());

/** What the pulse looks at, with a database that answers in turn with the next due instant or an error. */
function beating(answers: (Date | Error)[]) {
  const pulses: number[] = [];
  const said: string[] = [];
  const answer = () => {
    const next = answers.shift() ?? new Error('down');
    return next instanceof Error ? Promise.reject(next) : Promise.resolve([{ at: next }]);
  };
  /** Asked when it is awaited; a part of another statement is not. */
  class Query {
    where = () => this;
    orderBy = () => this;
    limit = () => this;
    as = () => ({});
    // oxlint-disable-next-line unicorn/no-thenable -- so are Drizzle's
    then = (resolve: (rows: { at: Date }[]) => void, reject: (error: unknown) => void) =>
      answer().then(resolve, reject);
  }
  const db = { select: () => ({ from: () => new Query() }) };
  const program = {
    app: { database: { db }, books: new Map() },
    loops: { tick: { idle: () => Promise.resolve() } },
    pulse: () => pulses.push(Date.now()),
  } as unknown as Program;
  const times: Times = {
    read: () => new Date(Date.now()),
    stepped: null,
    speed: 1,
    begin: () => Promise.resolve(),
    mapping: () => null,
  };
  const log = pino(
    { level: 'error' },
    { write: (line: string) => said.push((JSON.parse(line) as { msg: string }).msg) },
  );
  const { stop } = startPulse(program, times, { log, heartbeat: null, audit: () => Promise.resolve() });
  return { pulses, said, stop };
}

test('a database that does not answer after a due instant ends nothing: it is said, and the next beat looks again', async () => {
  const due = new Date('2026-05-21T07:00:01.200Z');
  const { pulses, said, stop } = beating([due, new Error('connection lost'), due]);
  await vi.advanceTimersByTimeAsync(600);
  expect(pulses).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(300);
  expect(pulses).toHaveLength(2);
  expect(said).toEqual(['the next due instant could not be read']);
  await vi.advanceTimersByTimeAsync(700);
  expect(pulses.length).toBeGreaterThan(2);
  stop();
});
