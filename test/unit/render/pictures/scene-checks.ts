import type { Box, Scene, Text } from '../../../../src/render/pictures/scene.ts';

interface Area {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Ascent and descent of the letters that stand in a line, shares of its size. */
const ASCENT = 0.74;
const DESCENT = 0.06;

export const texts = (scene: Scene): Text[] => scene.shapes.filter((shape) => shape.kind === 'text');
export const boxes = (scene: Scene): Box[] => scene.shapes.filter((shape) => shape.kind === 'box');

function areaOf(text: Text): Area {
  const { size } = text.face;
  return { left: text.x, right: text.x + text.width, top: text.y - size * ASCENT, bottom: text.y + size * DESCENT };
}

function areaOfBox(box: Box): Area {
  return { left: box.x, right: box.x + box.width, top: box.y, bottom: box.y + box.height };
}

/** Less than this is rounding. */
const TOUCH = 0.01;
const contains = (outer: Area, inner: Area): boolean =>
  outer.left <= inner.left + TOUCH &&
  outer.right >= inner.right - TOUCH &&
  outer.top <= inner.top + TOUCH &&
  outer.bottom >= inner.bottom - TOUCH;
const overlap = (a: Area, b: Area): boolean =>
  a.left < b.right - TOUCH && b.left < a.right - TOUCH && a.top < b.bottom - TOUCH && b.top < a.bottom - TOUCH;

/** Texts that leave the section they belong to: the smallest wide box under their beginning, or the picture itself. */
export function clipped(scene: Scene): string[] {
  const sections = boxes(scene).filter((box) => box.width > scene.width / 2 && box.height > 20 && !box.outline);
  return texts(scene)
    .filter((text) => {
      const area = areaOf(text);
      const home = sections.findLast((box) => contains(areaOfBox(box), { ...area, right: area.left }));
      return !home || !contains(areaOfBox(home), area);
    })
    .map((text) => text.text);
}

/** Pairs of texts that run into each other, and texts that a bar or a column runs through. */
export function collisions(scene: Scene): string[] {
  const all = texts(scene);
  const pairs = all.flatMap((a, index) =>
    all
      .slice(index + 1)
      .filter((b) => overlap(areaOf(a), areaOf(b)))
      .map((b) => `${a.text} / ${b.text}`),
  );
  const bars = all.flatMap((text) =>
    boxes(scene)
      .filter((box) => overlap(areaOf(text), areaOfBox(box)) && !contains(areaOfBox(box), areaOf(text)))
      .filter((box) => !isBand(box))
      .map((box) => `${text.text} / ${box.colour}`),
  );
  return [...pairs, ...bars];
}

/** The pale band of the norm is a ground: a figure may stand across its edge. */
const isBand = (box: Box): boolean => contrast(box.colour, '#ffffff') < 1.2;

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((share) => (share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** WCAG 2: from 1 to 21. */
export function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].toSorted((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** Contrast of each text with the worst of the grounds that it lies on. */
export function textContrasts(scene: Scene): { text: string; ratio: number }[] {
  return texts(scene).map((text) => {
    const under = scene.shapes.slice(0, scene.shapes.indexOf(text));
    const touching = under.filter(
      (shape): shape is Box => shape.kind === 'box' && !shape.outline && overlap(areaOf(text), areaOfBox(shape)),
    );
    const whole = touching.findLastIndex((box) => contains(areaOfBox(box), areaOf(text)));
    const ratios = touching.slice(whole).map((box) => contrast(text.colour, box.colour));
    return { text: text.text, ratio: whole < 0 ? 0 : Math.min(...ratios) };
  });
}
