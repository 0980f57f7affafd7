import { z } from 'zod';
import { keepsSecret, protocolOf } from './addresses.ts';

export const TELEGRAM_HOST = 'api.telegram.org';
const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
const MIN_INGEST_TOKEN = 32;
const MAX_CLOCK_SPEED = 600;
const MAX_PORT = 65_535;

const httpAddress = (name: string) =>
  z.string().refine((value) => /^https?:$/.test(protocolOf(value)), {
    error: `${name} is not an http(s) address: write https://…`,
    // What follows takes the address apart.
    abort: true,
  });

/** The variables of design §6, each checked by itself: every message names the variable and the mend. */
const variables = z.object({
  BOT_TOKEN: z
    .string()
    .regex(/^\d+:[\w-]+$/, 'BOT_TOKEN is not a token: copy it whole from @BotFather, it looks like 123456789:AAE…')
    .optional(),
  TELEGRAM_API_ROOT: httpAddress('TELEGRAM_API_ROOT')
    .refine(
      keepsSecret,
      'TELEGRAM_API_ROOT must be https, the token travels in it: http only for loopback and private hosts',
    )
    .transform((value) => value.replace(/\/+$/, ''))
    .default(`https://${TELEGRAM_HOST}`),
  DATABASE_URL: z
    .string()
    .regex(
      /^postgres(ql)?:\/\/./,
      'DATABASE_URL is not a PostgreSQL address: write postgres://user:password@host/database',
    )
    .optional(),
  DATA_DIR: z.string().optional(),
  REGULATIONS: z
    .string()
    .transform(listOf)
    .pipe(z.array(z.string()).min(1, 'REGULATIONS is empty: name at least one'))
    .optional(),
  ADMIN_IDS: z
    .string()
    .transform(listOf)
    .pipe(
      z.array(
        z
          .string()
          .regex(/^\d{1,15}$/, 'ADMIN_IDS is not a comma list of Telegram user ids: write digits, 123456,234567'),
      ),
    )
    .transform((ids) => ids.map(Number))
    .default([]),
  HTTP_HOST: z.string().default('127.0.0.1'),
  HTTP_PORT: wholeNumber(0, MAX_PORT, `HTTP_PORT is not a port: write a number from 0 to ${MAX_PORT}`).default(8080),
  WEBHOOK_URL: httpAddress('WEBHOOK_URL')
    .refine(
      keepsSecret,
      'WEBHOOK_URL must be https, the secret travels to it: http only for loopback and private hosts',
    )
    .optional(),
  WEBHOOK_SECRET: z
    .string()
    .regex(/^[\w-]{1,256}$/, 'WEBHOOK_SECRET is not usable: take up to 256 letters, digits, _ and -')
    .optional(),
  INGEST_TOKEN: z
    .string()
    .min(
      MIN_INGEST_TOKEN,
      `INGEST_TOKEN is too short: take at least ${MIN_INGEST_TOKEN} characters, openssl rand -hex 32`,
    )
    .optional(),
  HEARTBEAT_URL: httpAddress('HEARTBEAT_URL').optional(),
  CLOCK_START: z
    .string()
    .regex(
      /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/,
      'CLOCK_START is not an instant: write ISO with a zone, 2026-03-02T09:00:00+03:00',
    )
    .transform((value) => new Date(value))
    .refine((at) => !Number.isNaN(at.getTime()), 'CLOCK_START is not an instant: there is no such date')
    .optional(),
  CLOCK_SPEED: z
    .string()
    .transform(Number)
    .refine(
      (speed) => speed > 0 && speed <= MAX_CLOCK_SPEED,
      `CLOCK_SPEED is out of range: write a factor above 0, at most ${MAX_CLOCK_SPEED}`,
    )
    .optional(),
  SANDBOX_PUBLIC: z.enum(['0', '1'], 'SANDBOX_PUBLIC is neither 0 nor 1: write 1, or leave it out').default('0'),
  LOG_LEVEL: z.enum(LOG_LEVELS, `LOG_LEVEL is unknown: take one of ${LOG_LEVELS.join(', ')}`).default('info'),
  NODE_ENV: z.string().optional(),
  NODE_TLS_REJECT_UNAUTHORIZED: z
    .string()
    .refine(
      (value) => value !== '0',
      'NODE_TLS_REJECT_UNAUTHORIZED=0 lets anyone read the token: unset it, give your certificate in NODE_EXTRA_CA_CERTS',
    )
    .optional(),
});
export type Environment = z.infer<typeof variables>;

/**
 * The environment, each variable typed; one set to nothing counts as absent.
 * Gives the message of the first wrong one instead.
 */
export function readEnvironment(env: Record<string, string | undefined>): Environment | { wrong: string } {
  const given = Object.entries(env).map(([name, value]) => [name, value?.trim()] as const);
  const parsed = variables.safeParse(Object.fromEntries(given.filter(([, value]) => value)));
  return parsed.success ? parsed.data : { wrong: parsed.error.issues[0]?.message ?? 'the environment is not usable' };
}

function wholeNumber(min: number, max: number, message: string) {
  return z
    .string()
    .regex(/^\d+$/, message)
    .transform(Number)
    .refine((value) => value >= min && value <= max, message);
}

/** A comma list without its empty items. */
export function listOf(value: string): string[] {
  return value
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}
