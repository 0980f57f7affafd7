import { parseArgs } from 'node:util';
import { StartupError } from './domain/startup-error.ts';

const USAGE =
  'usage: npm run import -- FILE --regulation ID [--as-of YYYY-MM-DDTHH:MM] [--confirmed], or npm run import -- --roll-back IMPORT_ID';

/** What `npm run import` is asked to do. */
export type ImportArguments =
  | { does: 'take-in'; file: string; regulation: string; asOf: string | null; confirmed: boolean }
  | { does: 'roll-back'; importId: number };

/**
 * Reads the words behind `npm run import --`.
 * @throws {StartupError} with the usage when they are none of the two calls.
 */
export function readImportArguments(args: readonly string[]): ImportArguments {
  const { values, positionals } = parsed(args);
  const { 'roll-back': rollBack, regulation, 'as-of': asOf = null, confirmed = false } = values;
  const [file, ...more] = positionals;
  if (more.length > 0) throw new StartupError(USAGE);
  if (rollBack !== undefined) {
    const alone = file === undefined && Object.keys(values).length === 1;
    if (!alone || !/^[1-9]\d{0,8}$/.test(rollBack)) throw new StartupError(USAGE);
    return { does: 'roll-back', importId: Number(rollBack) };
  }
  if (file === undefined || regulation === undefined) throw new StartupError(USAGE);
  return { does: 'take-in', file, regulation, asOf, confirmed };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        regulation: { type: 'string' },
        'as-of': { type: 'string' },
        confirmed: { type: 'boolean' },
        'roll-back': { type: 'string' },
      },
    });
  } catch {
    throw new StartupError(USAGE);
  }
}
