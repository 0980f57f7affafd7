import { expect, test } from 'vitest';
import { createCrew } from '../../../src/app/crew.ts';

interface Piece {
  chatId: number;
  name: string;
}

/** Pieces that are done when the test says so. */
function workshop(pieces: Piece[], size = 2) {
  const begun: string[] = [];
  const failures: unknown[] = [];
  const finish = new Map<string, (error?: Error) => void>();
  let freed = 0;
  const crew = createCrew<Piece>({
    size,
    claim: (busy) => {
      const index = pieces.findIndex((piece) => !busy.includes(piece.chatId));
      return Promise.resolve(index < 0 ? null : (pieces.splice(index, 1)[0] ?? null));
    },
    work: (piece) => {
      begun.push(piece.name);
      return new Promise((resolve, reject) => {
        finish.set(piece.name, (error) => (error ? reject(error) : resolve(true)));
      });
    },
    freed: () => {
      freed += 1;
    },
    failed: (error) => failures.push(error),
  });
  return { crew, begun, finish, failures, freed: () => freed };
}

test('chats are worked on side by side, one piece of a chat at a time, and a slow one holds up nobody else', async () => {
  const { crew, begun, finish } = workshop([
    { chatId: 1, name: 'slow' },
    { chatId: 1, name: 'after slow' },
    { chatId: 2, name: 'quick' },
    { chatId: 2, name: 'after quick' },
  ]);
  await crew.fill();
  expect(begun).toEqual(['slow', 'quick']);
  finish.get('quick')?.();
  await Promise.resolve();
  await new Promise(setImmediate);
  await crew.fill();
  expect(begun).toEqual(['slow', 'quick', 'after quick']);
  expect(crew.done()).toBe(1);
});

test('no more hands than there are', async () => {
  const { crew, begun } = workshop([1, 2, 3].map((chatId) => ({ chatId, name: `${chatId}` })));
  await crew.fill();
  expect(begun).toEqual(['1', '2']);
});

test('work that throws is said and frees its chat', async () => {
  const { crew, finish, failures, freed } = workshop([{ chatId: 1, name: 'bad' }]);
  await crew.fill();
  const broken = new Error('broken');
  finish.get('bad')?.(broken);
  await crew.idle();
  expect(failures).toEqual([broken]);
  expect(freed()).toBe(1);
  expect(crew.done()).toBe(0);
});
