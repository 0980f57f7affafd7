import { describe, expect, test } from 'vitest';
import { digestScene } from '../../../../src/render/pictures/digest-scene.ts';
import type { DigestPicture } from '../../../../src/domain/digest-picture.ts';
import { COLOUR, TIER_COLOUR } from '../../../../src/render/pictures/palette.ts';
import type { Scene } from '../../../../src/render/pictures/scene.ts';
import { measuring } from '../../../../src/render/pictures/typeface.ts';
import { days, line, samples, usual } from './samples.ts';
import { boxes, clipped, collisions, contrast, textContrasts, texts } from './scene-checks.ts';

const measure = measuring();
const sceneOf = (picture: DigestPicture): Scene => digestScene(picture, measure);
const words = (picture: DigestPicture): string =>
  texts(sceneOf(picture))
    .map((one) => one.text)
    .join(' ')
    .replaceAll('\u00a0', ' ');
const barsOf = (picture: DigestPicture, colour: string): number[] =>
  boxes(sceneOf(picture))
    .filter((box) => box.colour === colour && box.x === 40 && !box.outline)
    .map((box) => box.width);

describe('every case of the picture', () => {
  test.each(Object.entries(samples))('%s: nothing clipped, nothing overlaps, all can be read', (_name, picture) => {
    const scene = sceneOf(picture);
    expect(clipped(scene)).toEqual([]);
    expect(collisions(scene)).toEqual([]);
    expect(textContrasts(scene).filter(({ ratio }) => ratio < 4.5)).toEqual([]);
    expect(Math.min(...texts(scene).map((text) => text.face.size))).toBeGreaterThanOrEqual(11);
    expect(scene.width).toBe(390);
    expect(scene.height / scene.width).toBeLessThan(2.2);
  });

  test('canary: the checks see a text that is too long, one over another, and one too pale', () => {
    const scene = sceneOf(usual);
    const [first, second] = texts(scene);
    const spoilt = (shape: object): Scene => ({ ...scene, shapes: [...scene.shapes, { ...first!, ...shape }] });
    expect(clipped(spoilt({ x: 200, width: 400 }))).toEqual([first!.text]);
    expect(collisions(spoilt({ x: second!.x, y: second!.y }))).not.toEqual([]);
    expect(textContrasts(spoilt({ colour: '#9aa4b2' })).at(-1)!.ratio).toBeLessThan(4.5);
  });

  test('marks that carry a figure keep 3:1 against the panel', () => {
    const marks = [
      COLOUR.previous,
      COLOUR.workday,
      COLOUR.norm,
      COLOUR.gap,
      ...Object.values(TIER_COLOUR).map((one) => one.bar),
    ];
    expect(marks.filter((colour) => contrast(colour, COLOUR.panel) < 3)).toEqual([]);
    expect(contrast(COLOUR.offDay, COLOUR.panel)).toBeGreaterThan(2.5);
  });
});

describe('the TOP', () => {
  test('both numbers stand beside the bars, with the periods and what the colours mean', () => {
    const shown = words(usual);
    expect(shown).toContain('+85 %');
    expect(shown).toContain('уверенный рост не менее +13 %');
    expect(shown).toContain('13.03–19.03');
    expect(shown).toContain('06.03–12.03');
    expect(shown).toContain('критический рост');
    expect(words({ ...usual, lines: usual.lines.slice(3) })).not.toContain('критический рост');
  });

  test('bars are as long as their counts; none for zero, a seen one for one appeal beside thousands', () => {
    const lines = [line('а', 40, 20, null, 'none'), line('б', 10, 0, null, 'none')];
    const [forty, ten] = barsOf({ ...usual, lines }, COLOUR.workday);
    expect(forty! / ten!).toBeCloseTo(4);
    const previous = barsOf({ ...usual, lines }, COLOUR.previous);
    expect(previous).toHaveLength(1);
    expect(previous[0]! / ten!).toBeCloseTo(2);
    expect(barsOf({ ...usual, lines: [line('в', 1, 99_999, null, 'none')] }, COLOUR.workday)[0]).toBe(2);
  });

  test('seven problems at most; none is said, and no data is not «роста нет»', () => {
    const nine = Array.from({ length: 9 }, (_, index) => line(`Проблема №${index + 1}`, 5, 2, null, 'formal'));
    expect(words({ ...usual, lines: nine })).toContain('№7');
    expect(words({ ...usual, lines: nine })).not.toContain('№8');
    expect(words({ ...usual, lines: [] })).toContain('Роста нет');
    expect(words(samples['no data at all']!)).toContain('Нет данных');
    expect(words(samples['short history']!)).toContain(
      'Сравнивать пока не с чем: есть 6 полных суток, нужно 14 (06.03–19.03)',
    );
  });

  test('says which sources it is of; a number stays with what it counts', () => {
    expect(words(usual)).toContain('только «Добродел»');
    expect(words({ ...usual, sources: null })).not.toContain('Добродел');
    const three = { ...line('Свет', 28, 8, 13, 'attention'), confidenceText: 'уверенный рост за 3 дня не менее +13 %' };
    const shown = texts(sceneOf({ ...usual, lines: [three] })).map(({ text }) => text);
    expect(shown.some((text) => text.includes('3\u00a0дня'))).toBe(true);
  });
});

describe('the last days', () => {
  /** Boxes that stand on the line of zero. */
  const columns = (picture: DigestPicture): number => {
    const { shapes, height } = sceneOf(picture);
    const zero = shapes.findLast((shape) => shape.kind === 'stroke')!.points[0]![1];
    expect(zero).toBeLessThan(height);
    return boxes(sceneOf(picture)).filter((box) => isColumn(box.colour) && Math.abs(box.y + box.height - zero) < 0.01)
      .length;
  };
  const isColumn = (colour: string): boolean => colour === COLOUR.workday || colour === COLOUR.offDay;
  const outlines = (picture: DigestPicture) =>
    boxes(sceneOf(picture)).filter((box) => box.outline && box.height > 8 && box.colour === COLOUR.gap);

  test('a day without data is a dashed gap and is said; a day without appeals is a nought', () => {
    const gappy = { ...usual, days: days([10, null, 0, null, 12]) };
    expect(outlines(gappy)).toHaveLength(2);
    expect(words(gappy)).toContain('нет данных');
    expect(words(gappy)).toMatch(/(^| )0( |$)/);
    expect(outlines(usual)).toHaveLength(0);
    expect(words(usual)).not.toContain('нет данных');
    expect(columns(gappy)).toBe(2);
    expect(columns(usual)).toBe(14);
  });

  test('the norm is a line through the days that have one, and its absence is said', () => {
    const strokes = (picture: DigestPicture) =>
      sceneOf(picture).shapes.filter(
        (shape) => shape.kind === 'stroke' && shape.colour === COLOUR.norm && shape.width === 1.5,
      );
    // One in the legend, one through the plot.
    expect(strokes(usual)).toHaveLength(2);
    expect(words(usual)).toContain('норма дня недели');
    const short = { ...usual, days: days([5, 6, 7], [null]) };
    expect(strokes(short)).toHaveLength(0);
    expect(words(short)).toContain('нормы ещё нет');
  });

  test('the last 14 days; wide counts in thousands, and a few appeals among them are not none', () => {
    expect(words({ ...usual, days: days(Array.from({ length: 16 }, () => 5)) })).toContain('08.03–21.03');
    const wide = words({ ...usual, days: days([12_345, 20, ...Array.from({ length: 12 }, () => 10_000)]) });
    expect(wide).toContain('по дням, тыс.');
    expect(wide).toContain('12,3');
    expect(wide).toContain('≈0');
  });
});
