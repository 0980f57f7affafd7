import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { BOOKS, shippedBook } from './books.ts';
import { runSeed, type Run } from './run-seed.ts';

/*
 * npm run simulate -- --seeds N [--from K] [--days 30] [--book khimki-energy|ruza-zhkh|both]
 *
 * Plays seeds on all cores. A seed that breaks a law prints where; `--seeds 1 --from <seed>` plays it again, step by step
 * the same. With both books a seed has the one that its number says.
 */

interface Wanted {
  seeds: number;
  from: number;
  days: number;
  books: readonly (typeof BOOKS)[number][];
  /** This process plays every `of`-th seed, beginning with the `part`-th. */
  part: number;
  of: number;
}

/** Failures printed in full. */
const SHOWN = 5;

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '100' },
    from: { type: 'string', default: '1' },
    days: { type: 'string', default: '30' },
    book: { type: 'string', default: 'both' },
    part: { type: 'string' },
    of: { type: 'string', default: '1' },
  },
});

function wanted(): Wanted {
  const book = BOOKS.find((id) => id === values.book);
  if (!book && values.book !== 'both') throw new Error(`--book: ${BOOKS.join(', ')} or both, not ${values.book}`);
  const number = (name: 'seeds' | 'from' | 'days' | 'of', least: number) => {
    const given = Number(values[name]);
    if (!Number.isInteger(given) || given < least) throw new Error(`--${name}: a whole number from ${least} on`);
    return given;
  };
  return {
    seeds: number('seeds', 1),
    from: number('from', 0),
    days: number('days', 1),
    books: book ? [book] : BOOKS,
    part: Number(values.part ?? 0),
    of: number('of', 1),
  };
}

/** A run, and the time of a processor that it took: others may use the machine too. */
type Played = Run & { cpuMs: number };

function play({ seeds, from, days, books, part, of }: Wanted, done: (run: Played) => void): void {
  const parsed = books.map(shippedBook);
  for (let index = part; index < seeds; index += of) {
    const seed = from + index;
    const book = parsed[seed % parsed.length];
    const before = process.cpuUsage();
    if (!book) continue;
    const run = runSeed(book, seed, { days });
    const { user, system } = process.cpuUsage(before);
    done({ ...run, cpuMs: (user + system) / 1000 });
  }
}

/** Plays its share of the seeds in a process of its own; fails when that process does. */
function playElsewhere(part: number, of: number, done: (run: Played) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const shares = ['--part', String(part), '--of', String(of)];
    const child = fork(fileURLToPath(import.meta.url), [...process.argv.slice(2), ...shares]);
    child.on('message', (run) => done(run as Played));
    child.on('error', reject);
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`a share of the seeds ended with ${code}`))));
  });
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function tellFailure({ seed, days, failure }: Run): void {
  if (!failure) return;
  const book = values.book === 'both' ? '' : ` --book ${values.book}`;
  say(`seed ${seed}: day ${failure.day}, step ${failure.step}, ${failure.at}: ${failure.broke}`);
  say(`  again: npm run simulate -- --seeds 1 --from ${seed} --days ${days}${book}`);
}

async function main(): Promise<void> {
  const all = wanted();
  if (values.part !== undefined) return play(all, (run) => void process.send?.(run));
  const began = performance.now();
  const total = { runs: 0, steps: 0, decisions: 0, failed: 0, trace: 0, cpuMs: 0 };
  const done = (run: Played) => {
    total.runs += 1;
    total.steps += run.steps;
    total.decisions += run.decisions;
    total.cpuMs += run.cpuMs;
    total.trace = (total.trace + run.trace) >>> 0;
    if (!run.failure) return;
    total.failed += 1;
    if (total.failed <= SHOWN) tellFailure(run);
  };
  const shares = Math.min(availableParallelism(), all.seeds);
  if (shares === 1) play(all, done);
  else await Promise.all(Array.from({ length: shares }, (_, part) => playElsewhere(part, shares, done)));
  const seconds = (performance.now() - began) / 1000;
  const perDay = Math.round(total.steps / total.runs / all.days);
  const perStep = ((total.cpuMs * 1000) / total.steps).toFixed(1);
  say(`${total.runs} seeds × ${all.days} days of ${all.books.join(' and ')}: ${total.failed} failed`);
  say(`${total.steps} steps (${perDay} a day), ${total.decisions} decisions, trace ${total.trace.toString(16)}`);
  const cpu = (total.cpuMs / 1000).toFixed(1);
  say(`${seconds.toFixed(1)} s on ${shares} cores; ${cpu} s of processor time, ${perStep} µs a step`);
  if (total.failed > 0) process.exitCode = 1;
}

await main();
