/* The picture of the digest: `npm run bench:picture` prints the median time of one, beside a naive variant. */
import type { DigestPicture } from '../src/domain/digest-picture.ts';
import { digestScene } from '../src/render/pictures/digest-scene.ts';
import { drawn } from '../src/render/pictures/paint.ts';
import { renderDigestPicture } from '../src/render/pictures/render-digest-picture.ts';
import { loadTypeface, measuring } from '../src/render/pictures/typeface.ts';
import { usual } from '../test/unit/render/pictures/samples.ts';

const WARM_UP = 10;
const RUNS = 50;
const TARGET_MS = 60;

/** Reads the typeface each time and leaves the encoding to the canvas, on the event loop. */
function naive(picture: DigestPicture): Buffer {
  loadTypeface();
  return drawn(digestScene(picture, measuring())).encodeSync('png');
}

async function median(draw: () => Promise<Buffer> | Buffer): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < WARM_UP + RUNS; run += 1) {
    const from = performance.now();
    await draw();
    times.push(performance.now() - from);
  }
  return times.slice(WARM_UP).toSorted((a, b) => a - b)[RUNS / 2] ?? Number.NaN;
}

const ours = await median(() => renderDigestPicture(usual));
const plain = await median(() => naive(usual));
const { length } = await renderDigestPicture(usual);
process.stdout.write(
  [
    `one picture, 7 problems and 14 days, median of ${RUNS}: ${ours.toFixed(1)} ms (target ${TARGET_MS} ms), ${Math.round(length / 1024)} KB`,
    `naive, typeface read and canvas' own encoder each time: ${plain.toFixed(1)} ms`,
    '',
  ].join('\n'),
);
if (ours > TARGET_MS) process.exitCode = 1;
