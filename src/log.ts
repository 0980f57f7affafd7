import { pino } from 'pino';
import type { LogFn, Logger } from 'pino';

export interface LogOptions {
  /** A pino level. */
  level: string;
  /** Whatever must never be read in a log: token, passwords. Empty ones are ignored. */
  secrets: readonly string[];
  /** Where lines go; standard output by default. */
  write?: (line: string) => void;
}

const HIDDEN = '[secret]';
/** Causes of causes are followed this far. */
const MAX_CAUSES = 5;

/**
 * A logger of one JSON object per line. Secrets are cut out of the finished line, because they come in places no field
 * list foresees: grammY's errors contain the address, and the address the token.
 */
export function createLog({ level, secrets, write = (line) => process.stdout.write(line) }: LogOptions): Logger {
  const scrub = scrubber(secrets);
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: describeError, error: describeError },
      hooks: {
        logMethod(args, method) {
          method.apply(this, withMessage(args));
        },
      },
    },
    { write: (line: string) => write(scrub(line)) },
  );
}

/** An error logged without words would lend the line its raw message, with a failed query's values in it. */
function withMessage(args: Parameters<LogFn>): Parameters<LogFn> {
  const [first, message]: unknown[] = args;
  if (message !== undefined || typeof first !== 'object' || first === null) return args;
  if (first instanceof Error) return [{ err: first }, first.name];
  return 'err' in first && first.err instanceof Error ? [first, first.err.name] : args;
}

/** Cuts every secret out of a text, also where it stands URL-encoded or escaped for JSON. */
export function scrubber(secrets: readonly string[]): (text: string) => string {
  const forms = secrets
    .filter((secret) => secret !== '')
    .flatMap((secret) => [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)]);
  // The longest first: one secret may be a part of another.
  const unique = [...new Set(forms)].toSorted((a, b) => b.length - a.length);
  return (text) => unique.reduce((scrubbed, form) => scrubbed.replaceAll(form, HIDDEN), text);
}

/** What a log says of an error: name, message, code, the method that was called, the place. Never a payload. */
export interface ErrorDescription {
  name: string;
  message: string;
  code?: string | number;
  method?: string;
  stack?: string;
  cause?: ErrorDescription;
}

/** Only named fields are taken: grammY's errors carry the payload, those of the database the parameters. */
export function describeError(error: unknown): ErrorDescription {
  return describe(error, MAX_CAUSES);
}

function describe(error: unknown, causes: number): ErrorDescription {
  if (!(error instanceof Error)) return { name: typeof error, message: 'not an Error' };
  const fields: Error & { code?: unknown; error_code?: unknown; method?: unknown; error?: unknown } = error;
  const code = fields.error_code ?? fields.code;
  // HttpError of grammY keeps what was thrown in `error`.
  const cause = error.cause ?? fields.error;
  return {
    name: error.name,
    message: withoutParameters(error.message),
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    ...(typeof fields.method === 'string' ? { method: fields.method } : {}),
    ...(error.stack === undefined ? {} : { stack: framesOf(error.stack) }),
    ...(cause instanceof Error && causes > 0 ? { cause: describe(cause, causes - 1) } : {}),
  };
}

/** Drizzle's messages end with the values of the failed query. */
function withoutParameters(message: string): string {
  const at = message.indexOf('\nparams:');
  return at === -1 ? message : message.slice(0, at);
}

/** A stack begins with the message once more: only the places are kept. */
function framesOf(stack: string): string {
  return stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .map((line) => line.trim())
    .join(' < ');
}
