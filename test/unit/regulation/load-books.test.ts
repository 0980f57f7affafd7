import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadBooks, shippedBooks } from '../../../src/regulation/load-books.ts';
import { shippedYaml, toyYaml } from '../../support/books.ts';

const TOY = fileURLToPath(new URL('../../support/toy-book.yaml', import.meta.url));

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'books-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function fileWith(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

describe('loading books', () => {
  it('takes shipped ids and paths, in the order given', async () => {
    const loaded = await loadBooks([TOY, 'ruza-zhkh', 'khimki-energy']);
    expect(loaded.ok && loaded.books.map((book) => book.id)).toEqual(['toy-lamps', 'ruza-zhkh', 'khimki-energy']);
    expect(await shippedBooks()).toEqual(['khimki-energy', 'ruza-zhkh']);
  });

  it('the hash is that of the bytes of the file, a byte order mark included', async () => {
    const path = await fileWith('marked.yaml', `\uFEFF${toyYaml()}`);
    const loaded = await loadBooks([path]);
    const bytes = await readFile(path);
    expect(loaded.ok && loaded.books[0]?.hash).toBe(createHash('sha256').update(bytes).digest('hex'));
  });

  it('says what is wrong in one line each', async () => {
    const latin = await fileWith('latin.yaml', Uint8Array.from([0xea, 0xed, 0xe8, 0xe3, 0xe0]));
    const broken = await fileWith('broken.yaml', toyYaml().replace('owes: owner', 'owes: ownr'));
    const missing = join(folder, 'nothing.yaml');
    expect(await loadBooks(['khimki-enrgy', latin, broken, missing])).toEqual({
      ok: false,
      errors: [
        'unknown regulation "khimki-enrgy": did you mean "khimki-energy"?',
        `${latin}: not UTF-8: save the book in UTF-8`,
        'broken.yaml:112:11: rules.light.owes: unknown post "ownr": did you mean "owner"?',
        `${missing}: cannot be read (ENOENT): name a file that is there`,
      ],
    });
    expect(await loadBooks([])).toEqual({ ok: false, errors: ['no regulation is named'] });
  });

  it('a failure of the parser itself names the file and the cause, and is not taken for a wrong encoding', async () => {
    const path = await fileWith('whole.yaml', toyYaml());
    const gaveUp = () => {
      throw new RangeError('Maximum call stack size exceeded\nat compose');
    };
    expect(await loadBooks([path], gaveUp)).toEqual({
      ok: false,
      errors: [`${path}: cannot be parsed (Maximum call stack size exceeded): compare it with a shipped book`],
    });
  });

  it('refuses one regulation twice and two views of one district', async () => {
    const neighbour = await fileWith(
      'neighbour.yaml',
      shippedYaml('khimki-energy')
        .replace('regulation: khimki-energy', 'regulation: khimki-water')
        .replace('timezone: Europe/Moscow', 'timezone: Europe/Samara'),
    );
    expect(await loadBooks(['khimki-energy', 'khimki-energy'])).toEqual({
      ok: false,
      errors: ['regulation "khimki-energy" is given twice'],
    });
    expect(await loadBooks(['khimki-energy', neighbour])).toEqual({
      ok: false,
      errors: ['"khimki-water" and "khimki-energy" describe the district "khimki" differently'],
    });
  });
});
