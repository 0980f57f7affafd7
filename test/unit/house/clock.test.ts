import { beforeAll, describe, expect, test } from 'vitest';
import { lint } from '../../support/lint.ts';
import type { Finding } from '../../support/lint.ts';

const HELP = 'take a Clock, Stopwatch or Sleep (domain/clock.ts), they are made in src/main.ts';

/** What is written → what is named in the message. */
const FORBIDDEN: [string, string][] = [
  ['export const at = new Date();', 'new Date()'],
  ['export const at = Date();', 'Date()'],
  ['export const at = Date.now();', 'Date.now()'],
  ['export const at = globalThis.Date.now();', 'Date.now()'],
  ['export const at = performance.now();', 'performance.now()'],
  ['export const at = process.hrtime.bigint();', 'process.hrtime.bigint()'],
  ["import dayjs from 'dayjs';\nexport const at = dayjs();", 'dayjs()'],
  ["import { timestamp } from 'drizzle-orm/pg-core';\nexport const at = timestamp('at').defaultNow();", 'defaultNow()'],
  ['setTimeout(() => undefined, 5);', 'setTimeout()'],
  ['setInterval(() => undefined, 5);', 'setInterval()'],
  ["import { setTimeout as sleep } from 'node:timers/promises';\nexport const wait = sleep;", 'node:timers/promises'],
];
const ALLOWED = [
  'export const at = new Date(0);',
  "export const at = Date.parse('2026-03-02');",
  "import dayjs from 'dayjs';\nexport const at = dayjs('2026-03-02');",
];

describe('the clock ban (style 12)', () => {
  let findings: Finding[];
  const said = (path: string) =>
    findings.filter((one) => one.file === path && one.rule === 'house(clock)').map((one) => one.message);

  beforeAll(async () => {
    const forbidden = FORBIDDEN.flatMap(([code], at) => [
      [`src/app/forbidden-${at}.ts`, code],
      [`src/sandbox/forbidden-${at}.ts`, code],
      [`src/ingest/forbidden-${at}.ts`, code],
      [`src/program-${at}.ts`, code],
    ]);
    const allowed = ALLOWED.map((code, at) => [`src/app/allowed-${at}.ts`, code]);
    const main = FORBIDDEN.map(([code]) => code.replace('at =', `at${FORBIDDEN.findIndex(([c]) => c === code)} =`));
    const pulse = 'setTimeout(() => undefined, Date.now());';
    findings = await lint(
      Object.fromEntries([
        ...forbidden,
        ...allowed,
        ['src/main.ts', main.join('\n')],
        ['src/not-main.ts', main.join('\n')],
        ['src/pulse.ts', pulse],
      ]),
    );
  });

  test.each(FORBIDDEN.map(([, what], at) => [what, at] as const))('%s is refused in a room (%i)', (what, at) => {
    expect(said(`src/app/forbidden-${at}.ts`)).toEqual([`${what} takes the real clock: ${HELP}`]);
    expect(said(`src/program-${at}.ts`)).toHaveLength(1);
  });

  test.each(ALLOWED)('%s takes no clock and is allowed', (code) => {
    expect(said(`src/app/allowed-${ALLOWED.indexOf(code)}.ts`)).toEqual([]);
  });

  test.each(['sandbox', 'ingest'])('%s waits on the machine: it may set timers, and read no clock', (room) => {
    FORBIDDEN.forEach(([, what], at) => {
      const timer = /^set|^node:timers/.test(what);
      expect(said(`src/${room}/forbidden-${at}.ts`), what).toHaveLength(timer ? 0 : 1);
    });
  });

  test('the pulse is a timer, and made at the start', () => {
    const [timer, clock] = said('src/pulse.ts');
    expect([timer, clock]).toEqual([`Date.now() takes the real clock: ${HELP}`, undefined]);
  });

  test('main.ts makes the clocks', () => {
    expect(said('src/main.ts')).toEqual([]);
    expect(said('src/not-main.ts')).toHaveLength(FORBIDDEN.length);
  });
});
