import { openTable } from './open-table.ts';
import type { FromChild, Piece, ToChild } from './parse-protocol.ts';
import type { ParseEnd } from './parse-text.ts';
import { piecesOf } from './pieces.ts';

/*
 * The child process in which a file from outside is parsed: whatever the file does to memory or time happens here, and
 * the parent goes on answering. Started by `parser.ts` and by nothing else.
 */

let pieces: Generator<Piece, ParseEnd> | null = null;

async function readInput(): Promise<Buffer> {
  const buffers: Buffer[] = [];
  for await (const buffer of process.stdin) buffers.push(buffer as Buffer);
  return Buffer.concat(buffers);
}

function say(message: FromChild): void {
  process.send?.(message);
}

async function handle(message: ToChild): Promise<void> {
  if (message.kind === 'begin') {
    const opened = await openTable(await readInput());
    if (opened.kind === 'refused') return say(opened);
    pieces = piecesOf(opened.readings, message.wanted);
    return say({ kind: 'ready' });
  }
  const piece = pieces?.next();
  if (!piece) throw new Error('a piece was asked for before the file was given');
  say(piece.value);
}

process.on('message', (message: ToChild) => {
  handle(message).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(1);
  });
});
// Without a parent nobody wants the result.
process.on('disconnect', () => process.exit(0));
