import { createCanvas, loadImage } from '@napi-rs/canvas';
import { expect, test } from 'vitest';
import { encodePng } from '../../../../src/render/pictures/png.ts';
import { renderDigestPicture } from '../../../../src/render/pictures/render-digest-picture.ts';
import { usual } from './samples.ts';

test('the pixels come back as they went in, read by another decoder', async () => {
  const pixels = Uint8Array.from([
    255, 0, 0, 255, 0, 128, 0, 255, 1, 2, 3, 255, 250, 251, 252, 255, 9, 9, 9, 255, 0, 0, 255, 255,
  ]);
  const image = await loadImage(await encodePng(pixels, 3, 2));
  const context = createCanvas(3, 2).getContext('2d');
  context.drawImage(image, 0, 0);
  expect([...context.getImageData(0, 0, 3, 2).data]).toEqual([...pixels]);
});

test('the digest is a PNG three times 390 wide, fit for a photo of the messenger, with the same bytes each time', async () => {
  const [first, second] = await Promise.all([renderDigestPicture(usual), renderDigestPicture(structuredClone(usual))]);
  expect(first.subarray(1, 4).toString('latin1')).toBe('PNG');
  expect(first.readUInt32BE(16)).toBe(1170);
  // A photo may have 10,000 pixels of width and height together, and 10 MB.
  expect(first.readUInt32BE(16) + first.readUInt32BE(20)).toBeLessThan(10_000);
  expect(first.length).toBeLessThan(1_000_000);
  expect(first.equals(second)).toBe(true);
  const other = await renderDigestPicture({ ...usual, freshness: 'данные на 09:41' });
  expect(first.equals(other)).toBe(false);
});
