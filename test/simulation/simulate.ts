import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { BOOKS, shippedBook } from './books.ts';
import { runSeed, type Run } from './run-seed.ts';
import type { StoreRun } from './store/run-store-seed.ts';

/*
 * npm run simulate -- --seeds N [--from K] [--days 30] [--book khimki-energy|ruza-zhkh|both]
 * npm run simulate -- --store pglite|postgres --seeds N [--from K] [--days 2] [--book …] [--url postgres://…]
 *
 * Plays seeds on all cores; with `--store` on a real store, with the real application, one after the other. A seed that
 * breaks a law prints where; `--seeds 1 --from <seed>` plays it again, step by step the same. With both books a seed has the
 * one that its number says.
 */

interface Wanted {
  seeds: number;
  from: number;
  days: number;
  books: readonly (typeof BOOKS)[number][];
  /** This process plays the `part`-th of every `of` turns of the books: a share of one book alone might take far longer. */
  part: number;
  of: number;
}

/** Failures printed in full. */
const SHOWN = 5;
/** So many seeds of a month are played within so long on two cores, or the run has failed. */
const MANY_SEEDS = 1_000;
const MANY_SEEDS_DAYS = 30;
const MOST_SECONDS = 120;
const LEAST_STEPS_A_DAY = 200;
const STORES = ['pglite', 'postgres'] as const;
/** Much is forgotten as soon as it was asserted: room for it to die young. */
const WORKERS_MEMORY = '--max-semi-space-size=32';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '100' },
    from: { type: 'string', default: '1' },
    days: { type: 'string' },
    store: { type: 'string' },
    url: { type: 'string' },
    book: { type: 'string', default: 'both' },
    part: { type: 'string' },
    of: { type: 'string', default: '1' },
  },
});

function wanted(): Wanted {
  const book = BOOKS.find((id) => id === values.book);
  if (!book && values.book !== 'both') throw new Error(`--book: ${BOOKS.join(', ')} or both, not ${values.book}`);
  const usualDays = values.store === undefined ? '30' : '2';
  const number = (name: 'seeds' | 'from' | 'days' | 'of', least: number) => {
    const given = Number(values[name] ?? usualDays);
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
  for (let index = 0; index < seeds; index += 1) {
    if (Math.floor(index / parsed.length) % of !== part) continue;
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
    const execArgv = [...process.execArgv, WORKERS_MEMORY];
    const child = fork(fileURLToPath(import.meta.url), [...process.argv.slice(2), ...shares], { execArgv });
    child.on('message', (run) => done(run as Played));
    child.on('error', reject);
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`a share of the seeds ended with ${code}`))));
  });
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function tellFailure({ seed, failure }: Pick<Run, 'seed'> & { failure: StoreRun['failure'] }, how: string): void {
  if (!failure) return;
  const book = values.book === 'both' ? '' : ` --book ${values.book}`;
  say(`seed ${seed}: step ${failure.step}, ${failure.at}: ${failure.broke}`);
  say(`  again: npm run simulate -- --seeds 1 --from ${seed}${how}${book}`);
}

async function onStore(all: Wanted): Promise<void> {
  const store = STORES.find((kind) => kind === values.store);
  if (!store) throw new Error(`--store: ${STORES.join(' or ')}, not ${values.store}`);
  const { simulateOnStore } = await import('./store/simulate-store.ts');
  const began = performance.now();
  const total = { runs: 0, steps: 0, crashes: 0, acts: 0, arrived: 0, failed: 0 };
  await simulateOnStore({ ...all, store, url: values.url ?? null }, (run) => {
    for (const what of ['steps', 'crashes', 'acts', 'arrived'] as const) total[what] += run[what];
    total.runs += 1;
    if (run.failure) total.failed += 1;
    if (total.failed <= SHOWN) tellFailure(run, ` --days ${all.days} --store ${store}`);
  });
  const seconds = (performance.now() - began) / 1000;
  say(`${total.runs} seeds × ${all.days} days on ${store}: ${total.failed} failed`);
  say(`${total.steps} steps, ${total.crashes} crashes, ${total.acts} acts, ${total.arrived} messages arrived`);
  say(`${seconds.toFixed(1)} s`);
  if (total.failed > 0) process.exitCode = 1;
}

async function main(): Promise<void> {
  const all = wanted();
  if (values.part !== undefined) return play(all, (run) => void process.send?.(run));
  if (values.store !== undefined) return onStore(all);
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
    if (total.failed <= SHOWN) tellFailure(run, ` --days ${all.days}`);
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
  if (total.failed > 0 || missed(all, seconds, perDay)) process.exitCode = 1;
}

/** Is the run a large one, and took too long, or did too little? */
function missed({ seeds, days }: Wanted, seconds: number, perDay: number): boolean {
  if (seeds < MANY_SEEDS || days < MANY_SEEDS_DAYS) return false;
  if (seconds > MOST_SECONDS) say(`slower than ${MOST_SECONDS} s`);
  if (perDay < LEAST_STEPS_A_DAY) say(`fewer than ${LEAST_STEPS_A_DAY} steps a day`);
  return seconds > MOST_SECONDS || perDay < LEAST_STEPS_A_DAY;
}

await main();
// A server that was started, and connections to it, need not be waited for.
if (values.store !== undefined) process.exit();
