import { expect, test } from 'vitest';
import { createHeartbeat } from '../../src/heartbeat.ts';
import { createLog } from '../../src/log.ts';
import type { Readiness } from '../../src/web/health.ts';

const WELL: Readiness = { database: 'ok', draining: false, telegram: 'ok', oldestOverdueMs: null, late: [] };

function heart(readiness: Readiness = WELL, tickAgeMs = 0) {
  const asked: string[] = [];
  const clock = { ms: 1 };
  const beat = createHeartbeat({
    url: 'https://watch.example/beat',
    readiness: () => Promise.resolve(readiness),
    tickAgeMs: () => tickAgeMs,
    stopwatch: () => clock.ms,
    fetch: (address) => {
      asked.push(address instanceof Request ? address.url : address.toString());
      return Promise.resolve(new Response());
    },
    log: createLog({ level: 'silent', secrets: [] }),
  });
  return { beat, asked, clock };
}

test('once a minute, while all is well, the address is asked', async () => {
  const { beat, asked, clock } = heart();
  expect(await beat()).toBe('sent');
  expect(await beat()).toBe('early');
  clock.ms += 60_000;
  expect(await beat()).toBe('sent');
  expect(asked).toEqual(['https://watch.example/beat', 'https://watch.example/beat']);
});

test.each<[string, Readiness, number]>([
  ['the database is down', { ...WELL, database: 'down' }, 0],
  ['the program is stopping', { ...WELL, draining: true }, 0],
  ['Telegram is silent', { ...WELL, telegram: 'down' }, 0],
  ['a message is five minutes late', { ...WELL, oldestOverdueMs: 300_000 }, 0],
  ['work is late', { ...WELL, late: [{ kind: 'inbox', count: 1, ageMs: 130_000 }] }, 0],
  ['ticks are two minutes old', WELL, 120_001],
])('it stays silent when %s', async (_, readiness, tickAgeMs) => {
  const { beat, asked } = heart(readiness, tickAgeMs);
  expect(await beat()).toBe('unwell');
  expect(asked).toEqual([]);
});
