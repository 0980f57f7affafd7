import { mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { guardDirectory } from '../../../src/store/guard.ts';
import { useFolder } from '../../support/folder.ts';

describe('the guard of a data directory', () => {
  const root = useFolder('guard');
  let data: string;
  beforeEach(() => {
    data = join(root.path, 'data');
  });

  it('makes the directory, for its owner alone', async () => {
    const guard = await guardDirectory(data);
    expect((await stat(data)).mode & 0o777).toBe(0o700);
    await writeFile(join(data, 'file'), '');
    expect((await stat(join(data, 'file'))).mode & 0o777).toBe(0o600);
    await guard.release();
  });

  it('closes a directory that was open to others', async () => {
    await mkdir(data, { mode: 0o755 });
    const guard = await guardDirectory(data);
    expect((await stat(data)).mode & 0o777).toBe(0o700);
    await guard.release();
  });

  it('refuses a second owner in the same process, until the first lets go and leaves nothing', async () => {
    const first = await guardDirectory(data);
    await expect(guardDirectory(data)).rejects.toThrow(
      `the data directory ${data} is in use by another process: stop it or set DATA_DIR`,
    );
    await first.release();
    expect((await readdir(data)).filter((name) => name.endsWith('.sock'))).toEqual([]);
    await (await guardDirectory(data)).release();
  });

  it('refuses what is no directory in one line', async () => {
    await writeFile(data, '');
    await expect(guardDirectory(data)).rejects.toThrow(
      `the data directory ${data} can't be used (EEXIST: file already exists, mkdir '${data}'): set DATA_DIR`,
    );
  });
});
