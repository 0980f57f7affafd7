import { join } from 'node:path';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { StartupError } from '../../src/domain/startup-error.ts';
import { importCommand } from '../../src/import-command.ts';
import { useFolder } from '../support/folder.ts';
import { TUESDAY_MORNING } from '../support/import-app.ts';

const folder = useFolder('import');
const run = (...args: string[]) =>
  importCommand(readConfig({ DATA_DIR: join(folder.path, 'data') }), args, {
    log: pino({ level: 'silent' }),
    realClock: () => TUESDAY_MORNING,
    stopwatch: () => 0,
    sleep: () => Promise.resolve(),
    say: () => {
      throw new Error('nothing was imported');
    },
  });

it('npm run import says in one line what is wrong with the call', async () => {
  const usage =
    'usage: npm run import -- FILE --regulation ID [--as-of YYYY-MM-DDTHH:MM] [--confirmed], or npm run import -- --roll-back IMPORT_ID';
  await expect(run()).rejects.toThrow(new StartupError(usage));
  await expect(run('a.csv', '--what')).rejects.toThrow(new StartupError(usage));
  await expect(run('--roll-back')).rejects.toThrow(new StartupError(usage));
  await expect(run('--roll-back', 'last')).rejects.toThrow(new StartupError(usage));
  await expect(run('a.csv', '--roll-back', '1')).rejects.toThrow(new StartupError(usage));
  await expect(run('--roll-back', '1', '--confirmed')).rejects.toThrow(new StartupError(usage));
  await expect(run('a.csv', '--regulation', 'nowhere')).rejects.toThrow(
    new StartupError('unknown regulation nowhere: one of khimki-energy, ruza-zhkh is expected (REGULATIONS)'),
  );
  const absent = join(folder.path, 'absent.csv');
  await expect(run(absent, '--regulation', 'khimki-energy')).rejects.toThrow(
    new StartupError(`can't read ${absent} (ENOENT): name a file that is there and may be read`),
  );
});
