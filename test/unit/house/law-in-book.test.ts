import { readFileSync, readdirSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { lint } from '../../support/lint.ts';
import type { Finding } from '../../support/lint.ts';

const BOOKS = 'src/regulation/book';
const posts = new Set(
  readdirSync(BOOKS)
    .filter((file) => file.endsWith('.yaml'))
    .flatMap((file) => Object.keys((parse(readFileSync(`${BOOKS}/${file}`, 'utf8')) as { posts: object }).posts)),
);

const LAW: [string, string][] = [
  ["export const at = '10:00';", 'the clock time «10:00»'],
  ['export const at = `until 9:40`;', 'the clock time «until 9:40»'],
  ["export const within = '1h';", 'the duration «1h»'],
  ["export const within = '30m';", 'the duration «30m»'],
  ['export const every = 3_600_000;', 'the number of minutes 3_600_000'],
  ['export const every = 10 * 60 * 1000;', 'the number of minutes 60'],
  ['export const pingMinutes = 30;', '30 for pingMinutes'],
  ['export const later = addDays(7);\ndeclare function addDays(days: number): string;', '7 for addDays'],
  ['export const term = { dueHours: 2 };', '2 for dueHours'],
  [
    'export const later = (at: Date) => addMinutes(at, 10);\ndeclare function addMinutes(at: Date, n: number): Date;',
    '10 for addMinutes',
  ],
];
const NO_LAW = [
  'export const next = addDays(1);\ndeclare function addDays(days: number): string;',
  "export const reason = 'acknowledged';",
  'export const limit = 200;',
  'export const pauseMs = 3_000;',
  'export const level = -1;',
  "export const key = 'post:none';",
];

/** A post that can be written without quotes, in the two ways that allows. */
const bare = [...posts].find((post) => /^[a-z]+$/.test(post)) ?? '';

describe('engine and app hold no minute, no clock time, no post: the book does (design §4)', () => {
  let findings: Finding[];
  const said = (path: string) =>
    findings.filter((one) => one.file === path && one.rule === 'house(law-in-book)').map((one) => one.message);

  beforeAll(async () => {
    const law = LAW.flatMap(([code], at) =>
      ['engine', 'app', 'render'].map((room) => [`src/${room}/law-${at}.ts`, code]),
    );
    const none = NO_LAW.map((code, at) => [`src/engine/none-${at}.ts`, code]);
    const named = [...posts].flatMap((post) => [
      [`src/engine/${post}.ts`, `export const post = '${post}';`],
      [`src/app/${post}.ts`, `export const post = (book: Record<string, string>) => book['${post}'];`],
    ]);
    const unquoted = [
      ['src/engine/by-member.ts', `export const at = (book: { ${bare}: string }) => book.${bare};`],
      ['src/engine/by-property.ts', `export const book = { ${bare}: 1 };`],
    ];
    findings = await lint(Object.fromEntries([...law, ...none, ...named, ...unquoted]));
  });

  test.each(LAW.map(([code, what], at) => [code, what, at] as const))('%s is refused', (_code, what, at) => {
    expect(said(`src/engine/law-${at}.ts`)).toContain(`${what} belongs in the book (regulation/book)`);
    expect(said(`src/app/law-${at}.ts`)).toContain(`${what} belongs in the book (regulation/book)`);
  });

  test('other rooms may speak of minutes', () => {
    LAW.forEach((_, at) => expect(said(`src/render/law-${at}.ts`)).toEqual([]));
  });

  test.each(NO_LAW)('%s is no law', (code) => {
    expect(said(`src/engine/none-${NO_LAW.indexOf(code)}.ts`)).toEqual([]);
  });

  test('every post of every shipped book is refused', () => {
    expect(posts.size).toBeGreaterThan(0);
    for (const post of posts) {
      const message = `the post «${post}» belongs in the book (regulation/book)`;
      expect(said(`src/engine/${post}.ts`)).toEqual([message]);
      expect(said(`src/app/${post}.ts`)).toEqual([message]);
    }
  });

  test('a post is refused without quotes too', () => {
    const message = `the post «${bare}» belongs in the book (regulation/book)`;
    expect(said('src/engine/by-member.ts')).toEqual([message]);
    expect(said('src/engine/by-property.ts')).toEqual([message]);
  });
});
