import { expect, test } from 'vitest';
import { clockRoutes } from '../../src/clock-control.ts';
import { steppedClock } from '../../src/clocks.ts';
import type { Program } from '../../src/program.ts';
import { useDatabase } from '../support/databases.ts';
import { T0 } from '../support/rows.ts';

const fixture = useDatabase('pglite');

function clockOf({ open, furnished = true }: { open: boolean; furnished?: boolean }) {
  const clock = steppedClock(T0);
  const program = {
    app: { database: fixture.database, books: new Map() },
    settle: () => Promise.resolve(),
  } as unknown as Program;
  const routes = clockRoutes(program, clock, open, () => furnished);
  const step = async (headers: Record<string, string>) => {
    const body = JSON.stringify({ kind: 'by', minutes: 1 });
    const { status } = await routes.request('/clock', { method: 'POST', headers, body });
    return { status, steppedMs: clock.read().getTime() - T0.getTime() };
  };
  return { step, look: async (host: string) => (await routes.request('/clock', { headers: { host } })).status };
}

test('the page of the sandbox steps the clock', async () => {
  const { step } = clockOf({ open: false });
  const own = { host: '127.0.0.1:8080', origin: 'http://127.0.0.1:8080' };
  expect(await step(own)).toEqual({ status: 200, steppedMs: 60_000 });
});

test.each([
  ['another page', { host: '127.0.0.1:8080', origin: 'https://evil.example' }],
  ['a name that only points here', { host: 'evil.example' }],
])('%s steps nothing', async (_, headers) => {
  expect(await clockOf({ open: false }).step(headers)).toEqual({ status: 403, steppedMs: 0 });
});

test('nor may a foreign name look; one let in by SANDBOX_PUBLIC may, but no other page steps', async () => {
  expect(await clockOf({ open: false }).look('evil.example')).toBe(403);
  const opened = clockOf({ open: true });
  expect(await opened.look('sandbox.example')).toBe(200);
  expect(await opened.step({ host: 'sandbox.example', origin: 'https://evil.example' })).toEqual({
    status: 403,
    steppedMs: 0,
  });
});

test('time stands until the sandbox is furnished', async () => {
  const own = { host: '127.0.0.1:8080', origin: 'http://127.0.0.1:8080' };
  expect(await clockOf({ open: false, furnished: false }).step(own)).toEqual({ status: 409, steppedMs: 0 });
});
