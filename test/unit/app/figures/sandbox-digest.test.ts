import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { digestPicture } from '../../../../src/render/figures/digest-picture.ts';
import { digestScene } from '../../../../src/render/pictures/digest-scene.ts';
import { measuring } from '../../../../src/render/pictures/typeface.ts';
import { useDatabase } from '../../../support/databases.ts';
import { sandboxDigest } from '../../../support/sandbox-digest.ts';

const fixture = useDatabase('pglite');
const PIXELS_A_POINT = 3;

it('the picture of the README is of the sample appeals: as high as they make it, with both numbers in each line', async () => {
  const picture = digestPicture(await sandboxDigest(fixture.database));
  const png = readFileSync(join(import.meta.dirname, '../../../../docs/digest.png'));
  const { width, height } = digestScene(picture, measuring());
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([width * PIXELS_A_POINT, height * PIXELS_A_POINT]);
  expect(picture.sources).toBe('только «Добродел»');
  expect(picture.lines.length).toBeGreaterThan(1);
  for (const line of picture.lines) expect(line.confidenceText).toMatch(/уверенн/u);
});
