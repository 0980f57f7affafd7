import { expect, test } from 'vitest';
import { together } from '../../../src/app/together.ts';

/** Work that ends when it is told to, and what it was given. */
function workshop(atMost: number) {
  const given: number[][] = [];
  const ends: ((error?: Error) => void)[] = [];
  const ask = together(atMost, (asked: readonly number[]) => {
    given.push([...asked]);
    return new Promise<string[]>((resolve, reject) => {
      ends.push((error) => (error ? reject(error) : resolve(asked.map((one) => `done ${one}`))));
    });
  });
  /** A few turns of the loop: whoever is still coming is waited for. */
  const turn = async () => {
    for (let turns = 0; turns < 4; turns += 1) await new Promise((resolve) => setImmediate(resolve));
  };
  return { ask, given, ends, turn };
}

test('what comes while something is being done is done together after it, so many at most, each with its own result', async () => {
  const { ask, given, ends, turn } = workshop(2);
  const first = ask(1);
  await turn();
  const others = [2, 3, 4].map(ask);
  await turn();
  expect(given).toEqual([[1]]);
  ends[0]?.();
  expect(await first).toBe('done 1');
  await turn();
  expect(given).toEqual([[1], [2, 3]]);
  ends[1]?.();
  await turn();
  ends[2]?.();
  expect(await Promise.all(others)).toEqual(['done 2', 'done 3', 'done 4']);
  expect(given).toEqual([[1], [2, 3], [4]]);
});

test('what fails together is done one by one: what is impossible fails alone, and what comes later is done', async () => {
  const { ask, given, ends, turn } = workshop(9);
  const asked = Promise.allSettled([1, 2, 3].map(ask));
  await turn();
  ends[0]?.(new Error('no'));
  await turn();
  expect(given).toEqual([[1, 2, 3], [1], [2], [3]]);
  ends[1]?.();
  ends[2]?.(new Error('never'));
  ends[3]?.();
  expect(await asked).toMatchObject([{ value: 'done 1' }, { reason: { message: 'never' } }, { value: 'done 3' }]);
  const later = ask(4);
  await turn();
  ends[4]?.();
  expect(await later).toBe('done 4');
});
