import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MIGRATIONS } from './databases.ts';

interface Journal {
  entries: { idx: number; when: number; tag: string }[];
}

/** A copy of the first migrations of the program, as an earlier release had them. */
export async function firstMigrations(folder: string, count: number): Promise<string> {
  await cp(MIGRATIONS, folder, { recursive: true });
  const file = join(folder, 'meta/_journal.json');
  const journal = JSON.parse(await readFile(file, 'utf8')) as Journal;
  await writeFile(file, JSON.stringify({ ...journal, entries: journal.entries.slice(0, count) }));
  return folder;
}

/** A copy of the program's migrations with one more, as a later release would have it. */
export async function laterMigrations(folder: string, statements: string[]): Promise<string> {
  await cp(MIGRATIONS, folder, { recursive: true });
  const file = join(folder, 'meta/_journal.json');
  const journal = JSON.parse(await readFile(file, 'utf8')) as Journal;
  const last = journal.entries.at(-1);
  if (!last) throw new Error('there are no migrations');
  const later = { ...last, idx: last.idx + 1, when: last.when + 1, tag: 'later' };
  await writeFile(file, JSON.stringify({ ...journal, entries: [...journal.entries, later] }));
  await writeFile(join(folder, 'later.sql'), statements.join('\n--> statement-breakpoint\n'));
  return folder;
}
