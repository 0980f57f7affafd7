import { isLoopback, passwordsOf } from './addresses.ts';
import { StartupError } from './domain/startup-error.ts';
import { listOf, readEnvironment, TELEGRAM_HOST } from './environment.ts';
import type { Environment } from './environment.ts';

/** A variable of the environment is missing or wrong. The message names it and says what to do. */
export class ConfigError extends StartupError {}

/** How the program runs; everything the environment can say, typed. Secrets are in here: never log it whole. */
export interface Config {
  /** What the database is stamped with. `simulated` and `sandbox` never meet the real Telegram. */
  mode: 'real' | 'simulated' | 'sandbox';
  /** null exactly in the sandbox, which has a Bot API of its own. */
  botToken: string | null;
  /** Without a trailing slash. */
  apiRoot: string;
  database: { kind: 'postgres'; url: string } | { kind: 'embedded'; dir: string };
  /** Shipped ids or YAML paths. */
  regulations: string[];
  adminIds: number[];
  http: { host: string; port: number };
  /** null: long polling. */
  webhook: { url: string; secret: string } | null;
  /** null: `POST /ingest` is closed. */
  ingestToken: string | null;
  heartbeatUrl: string | null;
  /** null: the real clock. */
  clock: { startAt: Date; speed: number } | null;
  /** The sandbox lets others than this machine in. */
  openSandbox: boolean;
  /** A pino level. */
  logLevel: Environment['LOG_LEVEL'];
}

const SANDBOX_REGULATIONS = 'khimki-energy,ruza-zhkh';

/**
 * Reads the environment (design §6). A variable set to nothing counts as absent.
 * @throws {ConfigError} with one line for the first thing that is wrong.
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const vars = readEnvironment(env);
  if ('wrong' in vars) throw new ConfigError(vars.wrong);
  return vars.BOT_TOKEN === undefined ? sandboxConfig(vars) : botConfig(vars, vars.BOT_TOKEN);
}

/** Every secret of the configuration, for the log to cut out. */
export function secretsOf(config: Config): string[] {
  const passwords = config.database.kind === 'postgres' ? passwordsOf(config.database.url) : [];
  return [config.botToken, config.ingestToken, config.webhook?.secret, ...passwords].filter(
    (secret) => typeof secret === 'string',
  );
}

/** What only a real installation sets: a newcomer's sandbox has none of it. */
const NOT_IN_SANDBOX = ['DATABASE_URL', 'ADMIN_IDS', 'WEBHOOK_URL', 'INGEST_TOKEN'] as const;

function sandboxConfig(vars: Environment): Config {
  if (vars.NODE_ENV === 'production') {
    throw new ConfigError(
      'BOT_TOKEN is missing: NODE_ENV=production does not run the sandbox, set the token from @BotFather',
    );
  }
  const real = NOT_IN_SANDBOX.find((name) =>
    name === 'ADMIN_IDS' ? vars.ADMIN_IDS.length > 0 : vars[name] !== undefined,
  );
  if (real) {
    throw new ConfigError(
      `BOT_TOKEN is missing although ${real} is set: set the token from @BotFather, or unset ${real} for the sandbox`,
    );
  }
  if (!isLoopback(vars.HTTP_HOST) && vars.SANDBOX_PUBLIC !== '1') {
    throw new ConfigError(
      `HTTP_HOST=${vars.HTTP_HOST} opens the sandbox to others: set SANDBOX_PUBLIC=1 if you mean it`,
    );
  }
  return {
    ...common(vars),
    mode: 'sandbox',
    botToken: null,
    database: { kind: 'embedded', dir: vars.DATA_DIR ?? './data/sandbox' },
    regulations: vars.REGULATIONS ?? listOf(SANDBOX_REGULATIONS),
    webhook: null,
  };
}

function botConfig(vars: Environment, botToken: string): Config {
  if (!vars.REGULATIONS) {
    throw new ConfigError(
      `REGULATIONS is missing: name the regulations to run, for example REGULATIONS=${SANDBOX_REGULATIONS}`,
    );
  }
  if (vars.CLOCK_START && new URL(vars.TELEGRAM_API_ROOT).hostname === TELEGRAM_HOST) {
    throw new ConfigError(
      `CLOCK_START never runs against ${TELEGRAM_HOST}: set TELEGRAM_API_ROOT to a Bot API server of your own, or unset it`,
    );
  }
  return {
    ...common(vars),
    mode: vars.CLOCK_START ? 'simulated' : 'real',
    botToken,
    database: vars.DATABASE_URL
      ? { kind: 'postgres', url: vars.DATABASE_URL }
      : { kind: 'embedded', dir: vars.DATA_DIR ?? './data' },
    regulations: vars.REGULATIONS,
    webhook: webhookOf(vars),
  };
}

function common(vars: Environment): Omit<Config, 'mode' | 'botToken' | 'database' | 'regulations' | 'webhook'> {
  if (vars.CLOCK_SPEED !== undefined && !vars.CLOCK_START) {
    throw new ConfigError('CLOCK_SPEED needs CLOCK_START: set the instant at which the simulated clock starts');
  }
  return {
    apiRoot: vars.TELEGRAM_API_ROOT,
    adminIds: vars.ADMIN_IDS,
    http: { host: vars.HTTP_HOST, port: vars.HTTP_PORT },
    ingestToken: vars.INGEST_TOKEN ?? null,
    heartbeatUrl: vars.HEARTBEAT_URL ?? null,
    clock: vars.CLOCK_START ? { startAt: vars.CLOCK_START, speed: vars.CLOCK_SPEED ?? 1 } : null,
    openSandbox: vars.SANDBOX_PUBLIC === '1',
    logLevel: vars.LOG_LEVEL,
  };
}

function webhookOf({ WEBHOOK_URL: url, WEBHOOK_SECRET: secret }: Environment): Config['webhook'] {
  if (!url) return null;
  if (!secret) {
    throw new ConfigError('WEBHOOK_SECRET is missing: WEBHOOK_URL needs it, take up to 256 letters, digits, _ and -');
  }
  return { url, secret };
}
