import { beforeAll, describe, expect, test } from 'vitest';
import { lint } from '../../support/lint.ts';
import type { Finding } from '../../support/lint.ts';

/** A violation for each rule the house leans on: a configuration that lost one of them fails here. */
const VIOLATIONS: Record<string, string> = {
  'typescript(no-floating-promises)': `
    async function send(): Promise<void> {}
    export function press(): void { send(); }`,
  'typescript(no-misused-promises)': `
    async function ready(): Promise<boolean> { return true; }
    export const go = (): number => (ready() ? 1 : 2);`,
  'typescript(switch-exhaustiveness-check)': `
    export function word(state: 'open' | 'closed'): string {
      switch (state) { case 'open': return 'a'; }
      return 'b';
    }`,
  'typescript(no-explicit-any)': `export const body: any = 1;`,
  'typescript(no-unsafe-assignment)': `export const body: string = JSON.parse('1');`,
  'typescript(no-non-null-assertion)': `export const first = (all: string[]): string => all[0]!;`,
  'typescript(only-throw-error)': `export function fail(): never { throw 'no'; }`,
  'typescript(consistent-type-imports)': `import { Thing } from './types.ts';\nexport const it: Thing = 1;`,
  'eslint(eqeqeq)': `export const same = (a: string, b: string): boolean => a == b;`,
  'eslint(no-console)': `console.log('hello');`,
  'import(no-default-export)': `export default 1;`,
  'import(no-cycle)': `import { b } from './cycle.ts';\nexport const a = (): number => b();`,
  'eslint(max-lines)': 'export {};\n'.repeat(301),
};
const fileOf = (rule: string) => `src/app/${rule.replace(/\W+/g, '-')}x.ts`;
const cyclic = fileOf('import(no-cycle)');

describe('the linter', () => {
  let findings: Finding[];

  beforeAll(async () => {
    findings = await lint({
      ...Object.fromEntries(Object.entries(VIOLATIONS).map(([rule, code]) => [fileOf(rule), code])),
      'src/app/types.ts': 'export type Thing = number;\n',
      'src/app/cycle.ts': `import { a } from './${cyclic.slice('src/app/'.length)}';\nexport const b = (): number => a();\n`,
      'src/app/clean.ts': `import type { Thing } from './types.ts';\nexport const it: Thing = 1;\n`,
    });
  });

  test.each(Object.keys(VIOLATIONS))('%s fires', (rule) => {
    expect(findings.filter((one) => one.file === fileOf(rule)).map((one) => one.rule)).toContain(rule);
  });

  test('a clean file passes', () => {
    expect(findings.filter((one) => one.file === 'src/app/clean.ts')).toEqual([]);
  });
});
