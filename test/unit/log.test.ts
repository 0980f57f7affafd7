import fc from 'fast-check';
import { GrammyError, HttpError } from 'grammy';
import { describe, expect, test } from 'vitest';
import { createLog, describeError } from '../../src/log.ts';

const TOKEN = '123456:AAE-token';
const PASSWORD = 'p@ss"w/ord';

/** The lines that a log writes. */
function logged(secrets: string[], use: (log: ReturnType<typeof createLog>) => void, level = 'info'): string[] {
  const lines: string[] = [];
  use(createLog({ level, secrets, write: (line) => lines.push(line) }));
  return lines;
}

describe('the log', () => {
  test('one JSON object per line, with level and time', () => {
    const [line = ''] = logged([], (log) => log.info({ caseId: 7 }, 'decided'));
    expect(line.endsWith('\n')).toBe(true);
    expect(JSON.parse(line)).toEqual({ level: 'info', time: expect.any(String), caseId: 7, msg: 'decided' });
  });

  test('nothing below the level', () => {
    expect(logged([], (log) => log.debug('detail'))).toEqual([]);
  });

  test('a secret is cut out wherever it stands: message, field, address, error, encoded', () => {
    const lines = logged([TOKEN, PASSWORD], (log) => {
      log.info(`starting with ${TOKEN}`);
      log.info({ url: `https://api.telegram.org/bot${TOKEN}/getMe`, [TOKEN]: 1 });
      log.error({ err: new Error(`connect postgres://bot:${encodeURIComponent(PASSWORD)}@db failed`) });
      log.error({ password: PASSWORD }, 'wrong');
      log.child({ token: TOKEN }).info('from a child');
    });
    const text = lines.join('');
    expect(text).not.toContain(TOKEN);
    expect(text).not.toContain(encodeURIComponent(PASSWORD));
    expect(text).not.toContain('p@ss');
    expect(text.match(/\[secret\]/g)).toHaveLength(6);
    for (const line of lines) expect(() => JSON.parse(line)).not.toThrow();
  });

  test('no secret of any shape is ever written', () => {
    const secret = fc.string({ minLength: 4 }).filter((text) => text.trim().length >= 4);
    fc.assert(
      fc.property(secret, (text) => {
        const [line = ''] = logged([text], (log) => log.info({ a: `x${text}x`, b: [text] }, `said ${text}`));
        // What pino writes around it ("level", "time", "msg") may contain a part of an odd secret.
        const fields = JSON.parse(line.replaceAll('[secret]', '')) as { a: string; msg: string };
        expect([fields.a, fields.msg]).toEqual(['xx', 'said ']);
      }),
      { numRuns: 200, seed: 1 },
    );
  });
});

describe('errors in the log', () => {
  test('one of Telegram: method, code, description, and no payload', () => {
    const error = new GrammyError(
      "Call to 'sendMessage' failed!",
      { ok: false, error_code: 400, description: 'Bad Request: chat not found' },
      'sendMessage',
      { chat_id: 5, text: 'личное' },
    );
    const [line = ''] = logged([], (log) => log.error({ err: error }, 'not sent'));
    expect(JSON.parse(line)).toMatchObject({
      err: {
        name: 'GrammyError',
        message: "Call to 'sendMessage' failed! (400: Bad Request: chat not found)",
        code: 400,
        method: 'sendMessage',
      },
    });
    expect(line).not.toContain('личное');
  });

  test('one of the network: the cause with its code', () => {
    const system = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    const error = new HttpError('Network request failed!', new TypeError('fetch failed', { cause: system }));
    expect(describeError(error)).toMatchObject({
      name: 'HttpError',
      cause: { name: 'TypeError', cause: { code: 'ECONNREFUSED' } },
    });
  });

  test('one of the database: neither parameters nor the row', () => {
    const driver = Object.assign(new Error('duplicate key value'), {
      code: '23505',
      detail: 'Key (name)=(Иванов) already exists',
      parameters: ['Иванов'],
    });
    const error = new Error('Failed query: insert into person values ($1)\nparams: Иванов', { cause: driver });
    const written = logged([], (log) => {
      log.error({ err: error });
      log.error(error);
      log.error({ err: error }, 'not stored');
    });
    expect(written).toHaveLength(3);
    expect(written.join('')).not.toContain('Иванов');
    expect(describeError(error)).toMatchObject({
      message: 'Failed query: insert into person values ($1)',
      cause: { code: '23505' },
    });
  });

  test('the places of the stack stay, on one line', () => {
    expect(describeError(new Error('two\nlines')).stack).toMatch(/^at .*log\.test\.ts/);
  });

  test('what is thrown and no error is named by its type alone', () => {
    expect(describeError('личное')).toEqual({ name: 'string', message: 'not an Error' });
  });
});
