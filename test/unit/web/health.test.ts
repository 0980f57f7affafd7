import { describe, expect, test } from 'vitest';
import { healthRoutes } from '../../../src/web/health.ts';
import type { Readiness } from '../../../src/web/health.ts';

const WELL: Readiness = { database: 'ok', draining: false, telegram: 'ok', oldestOverdueMs: null, late: [] };
const MINUTE_MS = 60_000;

async function get(path: string, readiness: Partial<Readiness>, tickAgeMs = 1_000): Promise<[number, unknown]> {
  const routes = healthRoutes({
    tickAgeMs: () => tickAgeMs,
    readiness: () => Promise.resolve({ ...WELL, ...readiness }),
  });
  const answer = await routes.request(path);
  return [answer.status, await answer.json()];
}

describe('/healthz', () => {
  test('200 while ticks are younger than five minutes', async () => {
    expect(await get('/healthz', {}, 5 * MINUTE_MS - 1)).toEqual([200, { status: 'ok', tickAgeSeconds: 300 }]);
  });

  test('503 from five minutes on', async () => {
    expect(await get('/healthz', {}, 5 * MINUTE_MS)).toEqual([503, { status: 'stuck', tickAgeSeconds: 300 }]);
  });
});

describe('/readyz', () => {
  test('200 ready, with what an operator looks at first', async () => {
    expect(await get('/readyz', { oldestOverdueMs: 2_400 })).toEqual([
      200,
      {
        status: 'ready',
        database: 'ok',
        draining: false,
        telegram: 'ok',
        tickAgeSeconds: 1,
        oldestOverdueSeconds: 2,
        late: [],
      },
    ]);
  });

  test('Telegram down is no reason to be taken out of service', async () => {
    const [status, body] = await get('/readyz', { telegram: 'down' });
    expect([status, body]).toEqual([200, expect.objectContaining({ status: 'degraded', telegram: 'down' })]);
  });

  test('it says what is late, and stays in service: another process would find the same', async () => {
    const late = [{ kind: 'outbox' as const, count: 3, ageMs: 200_000 }];
    const [status, body] = await get('/readyz', { late });
    const said = [{ kind: 'outbox', count: 3, ageSeconds: 200 }];
    expect([status, body]).toEqual([200, expect.objectContaining({ status: 'degraded', late: said })]);
  });

  test.each<Partial<Readiness>>([{ database: 'down' }, { database: 'schema' }, { draining: true }])(
    '503 for %j',
    async (readiness) => {
      const [status, body] = await get('/readyz', readiness);
      expect([status, body]).toEqual([503, expect.objectContaining({ status: 'unavailable', ...readiness })]);
    },
  );

  test('late messages alone do not take it out of service', async () => {
    expect((await get('/readyz', { oldestOverdueMs: 60 * MINUTE_MS }))[0]).toBe(200);
  });
});
