import { describe, expect, test } from 'vitest';
import type { DigestPicture } from '../../../../src/domain/digest-picture.ts';
import { drawn } from '../../../../src/render/pictures/paint.ts';
import { digestScene } from '../../../../src/render/pictures/digest-scene.ts';
import { COLOUR } from '../../../../src/render/pictures/palette.ts';
import type { Box } from '../../../../src/render/pictures/scene.ts';
import { measuring } from '../../../../src/render/pictures/typeface.ts';
import { samples, usual } from './samples.ts';
import { boxes, texts } from './scene-checks.ts';

const PART = samples['yesterday in part'] as DigestPicture;
const sceneOf = (picture: DigestPicture) => digestScene(picture, measuring());
const words = (picture: DigestPicture) =>
  texts(sceneOf(picture))
    .map(({ text }) => text.replaceAll('\u00a0', ' '))
    .join(' | ');
/** The hatched columns, without the mark of the legend. */
const hatched = (picture: DigestPicture): Box[] =>
  boxes(sceneOf(picture)).filter((box) => box.hatched && box.height !== 8);

describe('a day that is known in part', () => {
  test('has its column, hatched, with what is known of it above', () => {
    expect(hatched(PART)).toHaveLength(1);
    expect(words(PART)).toContain('| 63 |');
    const whole = boxes(sceneOf(PART)).filter(({ colour, height }) => colour === COLOUR.workday && height > 20);
    const [{ height }] = hatched(PART) as [Box];
    // The day before has 149.
    expect(height / (whole.at(-2) as Box).height).toBeCloseTo(63 / 149, 1);
  });

  test('is explained below the heading, and is no day without data', () => {
    expect(words(PART)).toContain('данные не за весь день');
    expect(words(PART)).not.toContain('нет данных');
    expect(hatched(usual)).toEqual([]);
    expect(words(usual)).not.toContain('не за весь день');
  });

  test('is seen at a glance: between the lines of the hatch the panel shows through', () => {
    const scene = sceneOf(PART);
    const [{ x, y, width, height }] = hatched(PART) as [Box];
    const image = drawn(scene)
      .getContext('2d')
      .getImageData(x * 3, y * 3, width * 3, height * 3).data;
    let white = 0;
    for (let at = 0; at < image.length; at += 4) if (image[at] === 255 && image[at + 2] === 255) white += 1;
    const share = white / (image.length / 4);
    expect(share).toBeGreaterThan(0.3);
    expect(share).toBeLessThan(0.8);
  });
});
