import { expect, test } from 'vitest';
import { createLoop } from '../../../src/app/loop.ts';

test('asked for many times while it runs, it runs once more', async () => {
  let runs = 0;
  const loop = createLoop(
    () => {
      runs += 1;
      if (runs === 1) for (let asked = 0; asked < 5; asked += 1) loop.kick();
      return Promise.resolve();
    },
    () => undefined,
  );
  loop.kick();
  await loop.idle();
  expect(runs).toBe(2);
});

test('what it throws is said, and the next kick tries again', async () => {
  const said: unknown[] = [];
  let runs = 0;
  const broken = new Error('broken');
  const loop = createLoop(
    () => {
      runs += 1;
      return runs === 1 ? Promise.reject(broken) : Promise.resolve();
    },
    (error) => said.push(error),
  );
  loop.kick();
  await loop.idle();
  loop.kick();
  await loop.idle();
  expect(said).toEqual([broken]);
  expect(runs).toBe(2);
});

test('stopped, it runs no more', async () => {
  let runs = 0;
  const loop = createLoop(
    () => {
      runs += 1;
      return Promise.resolve();
    },
    () => undefined,
  );
  await loop.stop();
  loop.kick();
  await loop.idle();
  expect(runs).toBe(0);
});
