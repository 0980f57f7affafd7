import { setTimeout as sleepFor } from 'node:timers/promises';
import { readConfig, secretsOf } from './config.ts';
import { StartupError } from './domain/startup-error.ts';
import { importCommand } from './import-command.ts';
import { createLog } from './log.ts';
import { startBot, type Running } from './start-bot.ts';
import { StoreError } from './store/store-error.ts';

/** A stop that takes longer is cut: whoever supervises the process would kill it anyway. */
const STOP_WITHIN_MS = 9_000;

/** The composition root: the only place that reads the real clock, the environment and the signals. */
async function main(): Promise<void> {
  // Files of the embedded database and of reports are nobody else's business.
  process.umask(0o077);
  const config = readConfig(process.env);
  const around = {
    realClock: () => new Date(),
    stopwatch: () => performance.now(),
    sleep: (ms: number) => sleepFor(ms),
    say: (line: string) => process.stdout.write(`${line}\n`),
  };
  const logOptions = { level: config.logLevel, secrets: secretsOf(config) };
  const [command, ...args] = process.argv.slice(2);
  if (command === 'import') {
    // Standard output is the answer of the command.
    const log = createLog({ ...logOptions, write: (line) => process.stderr.write(line) });
    return importCommand(config, args, { ...around, log });
  }
  const log = createLog(logOptions);
  let running: Running | null = null;
  let stopping = false;
  const stop = (signal: string): void => {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, 'stopping');
    // Whatever a start was in the middle of, the next one begins again: it survives a kill too.
    if (!running) process.exit(0);
    const cut = setTimeout(() => process.exit(1), STOP_WITHIN_MS);
    void running.stop().then(
      () => {
        clearTimeout(cut);
        process.exit(0);
      },
      (error: unknown) => {
        log.error({ err: error }, 'stopping failed');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', () => stop('SIGTERM'));
  process.on('SIGINT', () => stop('SIGINT'));
  running = await startBot(config, { ...around, log });
  await running.failed;
}

try {
  await main();
} catch (error) {
  const expected = error instanceof StartupError || error instanceof StoreError;
  process.stderr.write(
    `reglament-bot: ${expected ? error.message : String(error instanceof Error ? error.stack : error)}\n`,
  );
  process.exit(1);
}
