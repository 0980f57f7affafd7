import { readdirSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { FLOORS } from '../../../.ci/lint/floors.js';
import { lint } from '../../support/lint.ts';
import type { Finding } from '../../support/lint.ts';

const rooms = Object.keys(FLOORS);

const file = (room: string, other: string) => `src/${room}/imports-${other}.ts`;

/** Every room imports from every room, in all four ways an import can be written. */
const everyPair = Object.fromEntries(
  rooms.flatMap((room) => rooms.map((other) => [file(room, other), `export * from '../${other}/thing.ts';\n`])),
);
const ways = {
  'src/engine/by-import.ts': `import { thing } from '../store/thing.ts';\nexport const it = thing;\n`,
  'src/engine/by-type.ts': `import type { Thing } from '../store/thing.ts';\nexport type It = Thing;\n`,
  'src/engine/by-export.ts': `export { thing } from '../store/thing.ts';\n`,
  'src/engine/by-call.ts': `export const it = () => import('../store/thing.ts');\n`,
  'src/engine/by-detour.ts': `export { thing } from '../../src/store/thing.ts';\n`,
};
const others = {
  'src/store/imports-the-root.ts': `export * from '../config.ts';\n`,
  'src/store/imports-a-test.ts': `export * from '../../test/support/lint.ts';\n`,
  'src/attic/new-room.ts': `export * from '../domain/thing.ts';\n`,
  'src/engine/imports-a-library.ts': `export * from 'drizzle-orm';\n`,
  'src/store/imports-a-library.ts': `export * from 'drizzle-orm';\n`,
  'src/program.ts': `export * from './engine/thing.ts';\nexport * from './bot/thing.ts';\n`,
  'src/cli/import.ts': `export * from '../app/thing.ts';\nexport * from '../program.ts';\n`,
};

describe('the floors of the house (design §7)', () => {
  let findings: Finding[];
  const said = (path: string) =>
    findings.filter((one) => one.file === path && one.rule === 'house(floors)').map((one) => one.message);

  beforeAll(async () => {
    findings = await lint({ ...everyPair, ...ways, ...others });
  });

  test('every room imports only what it stands on, and itself', () => {
    for (const room of rooms) {
      for (const other of rooms) {
        const legal = room === other || FLOORS[room]!.includes(other);
        expect(said(file(room, other)).length, `${room} → ${other}`).toBe(legal ? 0 : 1);
      }
    }
  });

  test('a trespass is named with what the room stands on', () => {
    expect(said('src/engine/imports-store.ts')).toEqual([
      'engine may not import store: it stands on domain, regulation (design §7)',
    ]);
    expect(said('src/domain/imports-render.ts')).toEqual([
      'domain may not import render: it stands on nobody (design §7)',
    ]);
  });

  test.each(Object.keys(ways))('however it is written: %s', (path) => {
    expect(said(path)).toHaveLength(1);
  });

  test('a room imports neither the files that put the rooms together nor tests', () => {
    expect(said('src/store/imports-the-root.ts')).toHaveLength(1);
    expect(said('src/store/imports-a-test.ts')).toHaveLength(1);
  });

  test('a new room must be given its floor', () => {
    expect(said('src/attic/new-room.ts')).toEqual(['attic is on no floor: add it to .ci/lint/floors.js']);
  });

  test('pure rooms import no library, others may', () => {
    expect(said('src/engine/imports-a-library.ts')).toEqual([
      'engine is pure: it imports no library, not even drizzle-orm',
    ]);
    expect(said('src/store/imports-a-library.ts')).toEqual([]);
  });

  test('main, program and the commands may import everything', () => {
    expect(said('src/program.ts')).toEqual([]);
    expect(said('src/cli/import.ts')).toEqual([]);
  });

  test('the table has no cycle: each room stands only on rooms listed before it', () => {
    rooms.forEach((room, at) => {
      for (const below of FLOORS[room]!) expect(rooms.indexOf(below)).toBeLessThan(at);
    });
  });

  test('every folder of src is a room of the table', () => {
    const folders = readdirSync('src', { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(folders.map((folder) => folder.name).filter((name) => name !== 'cli' && !rooms.includes(name))).toEqual([]);
  });
});
