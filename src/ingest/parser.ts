import type { Sleep, Stopwatch } from '../domain/clock.ts';
import { residentBytes } from './child-memory.ts';
import { startChild, type Died, type ParseChild } from './child.ts';
import type { FromChild, Piece, ToChild, Wanted } from './parse-protocol.ts';
import type { RowsChunk, WantedColumn } from './parse-rows.ts';
import type { ParsedChunk, ParseEnd, ParseSettings } from './parse-text.ts';
import { createQueue } from './queue.ts';
import { refusalOfBytes } from './sniff.ts';

/** Files that may wait while one is parsed. */
const MAX_WAITING = 3;
const WATCH_EVERY_MS = 200;

/** How much one file may take. */
export interface ParseLimits {
  fileBytes: number;
  /** Time of the child; waiting for what it found to be stored is not counted. */
  ms: number;
  residentBytes: number;
}

const MB = 1024 * 1024;
export const PARSE_LIMITS: ParseLimits = { fileBytes: 50 * MB, ms: 60_000, residentBytes: 400 * MB };

/** `busy`: one file is being read and three wait. `failed`: the child broke; `detail` is for the log. */
export type ParseOutcome = ParseEnd | { kind: 'busy' } | { kind: 'failed'; detail: string };

/** Reads files from outside, one at a time, each in a child process of its own. */
export interface Parser {
  /**
   * Parses the appeals of a table and hands its rows to `take` in chunks of at most 2,000, waiting for each before the next is read.
   * Refusals are Russian sentences. What `take` throws ends the parsing and is thrown on.
   */
  parse(bytes: Uint8Array, settings: ParseSettings, take: (chunk: ParsedChunk) => Promise<void>): Promise<ParseOutcome>;
  /** The same for a plain table in which these columns are wanted. */
  parseRows(
    bytes: Uint8Array,
    columns: WantedColumn[],
    take: (rows: RowsChunk) => Promise<void>,
  ): Promise<ParseOutcome>;
}

/** Makes the one parser of the program. */
export function createParser(clocks: { stopwatch: Stopwatch; sleep: Sleep }, limits = PARSE_LIMITS): Parser {
  const queue = createQueue(MAX_WAITING);

  async function run(bytes: Uint8Array, wanted: Wanted, take: (piece: Piece) => Promise<void>): Promise<ParseOutcome> {
    const refusal = bytes.length > limits.fileBytes ? tooLarge(limits) : refusalOfBytes(bytes);
    if (refusal !== null) return { kind: 'refused', message: refusal };
    const turn = await queue.run(() => parseInChild(bytes, wanted, take, clocks, limits));
    return turn.kind === 'done' ? turn.value : { kind: 'busy' };
  }

  return {
    parse: (bytes, settings, take) =>
      run(bytes, { kind: 'appeals', settings }, async (piece) => {
        if (piece.kind === 'chunk') await take(piece.chunk);
      }),
    parseRows: (bytes, columns, take) =>
      run(bytes, { kind: 'rows', columns }, async (piece) => {
        if (piece.kind === 'rows') await take(piece.rows);
      }),
  };
}

function tooLarge(limits: ParseLimits): string {
  return `Файл больше ${limits.fileBytes / MB} МБ. Разделите его на части.`;
}

async function parseInChild(
  bytes: Uint8Array,
  wanted: Wanted,
  take: (piece: Piece) => Promise<void>,
  clocks: { stopwatch: Stopwatch; sleep: Sleep },
  limits: ParseLimits,
): Promise<ParseOutcome> {
  const child = startChild(bytes);
  const watch = watchdog(child, clocks, limits);
  try {
    let answer = await watch.ask({ kind: 'begin', wanted });
    for (;;) {
      switch (answer.kind) {
        case 'ready':
          break;
        case 'chunk':
        case 'rows':
          await take(answer);
          break;
        case 'end':
        case 'refused':
          return answer;
        case 'died':
          return watch.outcomeOf(answer);
      }
      answer = await watch.ask({ kind: 'next' });
    }
  } finally {
    watch.stop();
    child.kill();
  }
}

/** Keeps a child within its time and memory, and knows afterwards why it was killed. */
function watchdog(
  child: ParseChild,
  { stopwatch, sleep }: { stopwatch: Stopwatch; sleep: Sleep },
  limits: ParseLimits,
) {
  let spentMs = 0;
  let askedAt: number | null = null;
  let stopped = false;
  let exceeded: 'time' | 'memory' | null = null;

  async function watch(): Promise<void> {
    while (!stopped) {
      await sleep(WATCH_EVERY_MS);
      if (stopped) return;
      const working = askedAt === null ? 0 : stopwatch() - askedAt;
      const resident = await residentBytes(child.pid);
      if (spentMs + working > limits.ms) exceeded = 'time';
      else if (resident !== null && resident > limits.residentBytes) exceeded = 'memory';
      if (exceeded === null) continue;
      child.kill();
      return;
    }
  }
  const watching = watch();

  return {
    async ask(message: ToChild): Promise<FromChild | Died> {
      askedAt = stopwatch();
      const answer = await child.ask(message);
      spentMs += stopwatch() - askedAt;
      askedAt = null;
      return answer;
    },
    outcomeOf(died: Died): ParseOutcome {
      if (exceeded === 'time') {
        return { kind: 'refused', message: 'Файл не удалось прочитать за отведённое время. Разделите его на части.' };
      }
      if (exceeded === 'memory' || died.outOfHeap) {
        return { kind: 'refused', message: 'Файл требует слишком много памяти. Разделите его на части.' };
      }
      return { kind: 'failed', detail: died.detail };
    },
    stop(): void {
      stopped = true;
      void watching;
    },
  };
}
