import { decodeText } from './decode.ts';
import type { FromChild, ToChild } from './parse-protocol.ts';
import { parseText, type ParsedChunk, type ParseEnd } from './parse-text.ts';

/*
 * The child process in which a file from outside is parsed: whatever the file does to memory or time happens here, and
 * the parent goes on answering. Started by `parser.ts` and by nothing else.
 */

let pieces: Generator<ParsedChunk, ParseEnd> | null = null;

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
    const bytes = await readInput();
    pieces = parseText(decodeText(bytes), message.settings);
    say({ kind: 'ready' });
    return;
  }
  const piece = pieces?.next();
  if (!piece) throw new Error('a piece was asked for before the file was given');
  if (piece.done !== true) say({ kind: 'chunk', chunk: piece.value });
  else say(piece.value);
}

process.on('message', (message: ToChild) => {
  handle(message).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(1);
  });
});
// Without a parent nobody wants the result.
process.on('disconnect', () => process.exit(0));
