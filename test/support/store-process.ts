import { openDatabase } from '../../src/store/open-database.ts';
import { guardDirectory } from '../../src/store/guard.ts';

/*
 * A process of its own for the store's tests: `guard DIRECTORY` takes a directory, `open URL_OR_DIRECTORY MIGRATIONS`
 * opens a database. Says `ready` or why not, then stays until it is killed or its input ends.
 */
const [task = '', where = '', migrationsFolder = ''] = process.argv.slice(2);

async function run(): Promise<void> {
  if (task === 'guard') await guardDirectory(where);
  else if (where.startsWith('postgres:')) await openDatabase({ url: where, dataDir: null, migrationsFolder });
  else await openDatabase({ url: null, dataDir: where, migrationsFolder });
}

try {
  await run();
  process.stdout.write('ready\n');
} catch (error) {
  process.stdout.write(`${error instanceof Error ? error.message : String(error)}\n`);
}
process.stdin.on('end', () => process.exit(0)).resume();
