import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';

/** One finding, with the file as it was named in the fixture. */
export interface Finding {
  file: string;
  rule: string;
  message: string;
}

const ROOT = resolve(import.meta.dirname, '../..');
const TSCONFIG = {
  compilerOptions: {
    strict: true,
    target: 'ES2023',
    module: 'NodeNext',
    allowImportingTsExtensions: true,
    noEmit: true,
    types: [],
  },
  include: ['src'],
};

/** Lints files, given by path and text, in a house of their own by this house's configuration. */
export async function lint(files: Record<string, string>): Promise<Finding[]> {
  const house = mkdtempSync(join(tmpdir(), 'house-'));
  try {
    for (const [path, text] of Object.entries({ ...files, 'tsconfig.json': JSON.stringify(TSCONFIG) })) {
      mkdirSync(dirname(join(house, path)), { recursive: true });
      writeFileSync(join(house, path), text);
    }
    const report = await oxlint(house);
    return report.diagnostics.map(({ filename, code, message }) => ({
      file: relative(house, filename),
      rule: code,
      message,
    }));
  } finally {
    rmSync(house, { recursive: true, force: true });
  }
}

interface Report {
  diagnostics: { message: string; code: string; filename: string }[];
}

function oxlint(folder: string): Promise<Report> {
  const binary = join(ROOT, 'node_modules/oxlint/bin/oxlint');
  const args = [binary, '--type-aware', '--config', join(ROOT, '.oxlintrc.json'), '--format', 'json', folder];
  return new Promise((done, fail) => {
    execFile(process.execPath, args, { cwd: ROOT }, (error, stdout) => {
      try {
        // Findings make oxlint exit with 1: what counts is that it reported.
        done(JSON.parse(stdout));
      } catch {
        fail(error ?? new Error(`oxlint reported no JSON: ${stdout.slice(0, 200)}`));
      }
    });
  });
}
