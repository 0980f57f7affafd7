import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { guardDirectory, type Guard } from '../../src/store/guard.ts';
import { useFolder } from '../support/folder.ts';
import { startStoreProcess, type StoreProcess } from '../support/store-processes.ts';

const root = useFolder('guard');
let data: string;
const processes: StoreProcess[] = [];

beforeEach(() => {
  data = join(root.path, 'data');
});
afterEach(async () => {
  for (const started of processes.splice(0)) await started.kill();
});

function start(directory = data): StoreProcess {
  const started = startStoreProcess('guard', directory);
  processes.push(started);
  return started;
}
const inUse = (directory: string) =>
  `the data directory ${directory} is in use by another process: stop it or set DATA_DIR`;
const sockets = async () => (await readdir(data)).filter((name) => name.endsWith('.sock'));

describe('the guard of a data directory, between processes', () => {
  it('refuses a second process, by whatever path it comes', async () => {
    expect(await start().said).toBe('ready');
    expect(await start(join(root.path, 'x', '..', 'data')).said).toBe(inUse(join(root.path, 'data')));
    await expect(guardDirectory(data)).rejects.toThrow(inUse(data));
  });

  it('takes over from a process that was killed, and clears away what it left', async () => {
    const killed = start();
    expect(await killed.said).toBe('ready');
    await killed.kill();
    expect(await sockets()).toHaveLength(1);
    const guard = await guardDirectory(data);
    expect(await sockets()).toHaveLength(1);
    await expect(guardDirectory(data)).rejects.toThrow(inUse(data));
    await guard.release();
    expect(await sockets()).toEqual([]);
  });

  it('never has two owners when many start at once over the remains of a killed one', async () => {
    const killed = start();
    await killed.said;
    await killed.kill();
    const racing = await Promise.allSettled(Array.from({ length: 20 }, () => guardDirectory(data)));
    const owners = racing.flatMap((race) => (race.status === 'fulfilled' ? [race.value] : []));
    expect(owners.length).toBeLessThanOrEqual(1);
    for (const owner of owners) await owner.release();
    await (await guardDirectory(data)).release();
  });

  it('never has two owners when processes race', async () => {
    const said = await Promise.all([start(), start(), start()].map((started) => started.said));
    const refused = said.filter((line) => line === inUse(data));
    // All may step back from each other; two owners is what must never be.
    expect(refused.length).toBeGreaterThanOrEqual(2);
    expect(said.filter((line) => line !== 'ready')).toEqual(refused);
  });

  it('works at a path longer than a socket may have', async () => {
    data = join(root.path, 'д'.repeat(60), 'data');
    const guard: Guard = await guardDirectory(data);
    expect(await sockets()).toHaveLength(1);
    expect(await start().said).toBe(inUse(data));
    await guard.release();
    expect(await sockets()).toEqual([]);
    const killed = start();
    expect(await killed.said).toBe('ready');
    await killed.kill();
    await (await guardDirectory(data)).release();
    const links = (await readdir(tmpdir())).filter((name) => /^guard-.{6}$/.test(name));
    expect(links).toEqual([]);
  });
});
