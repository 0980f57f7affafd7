import type { DigestPicture } from '../../domain/digest-picture.ts';
import { digestScene } from './digest-scene.ts';
import { paint } from './paint.ts';
import { measuring } from './typeface.ts';

/** The one picture of the 10:00 digest as PNG bytes, 1170 pixels wide; the same picture gives the same bytes. */
export async function renderDigestPicture(picture: DigestPicture): Promise<Buffer> {
  return paint(digestScene(picture, measuring()));
}
