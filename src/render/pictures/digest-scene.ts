import { lastDays } from './days.ts';
import type { DigestPicture } from '../../domain/digest-picture.ts';
import { MARGIN, WIDTH } from './frame.ts';
import { header } from './header.ts';
import { COLOUR } from './palette.ts';
import { problems } from './problems.ts';
import type { Scene, Shape } from './scene.ts';
import type { Measure } from './typeface.ts';

/** Where everything of the picture stands, in points of a phone 390 wide: title, TOP problems, the last days. */
export function digestScene(picture: DigestPicture, measure: Measure): Scene {
  const head = header(picture, measure);
  const top = problems(picture, head.bottom, measure);
  const days = lastDays(picture.days, top.bottom + MARGIN, measure);
  const height = Math.ceil(days.bottom + MARGIN);
  const ground: Shape = { kind: 'box', x: 0, y: 0, width: WIDTH, height, radius: 0, colour: COLOUR.ground };
  return { width: WIDTH, height, shapes: [ground, ...head.shapes, ...top.shapes, ...days.shapes] };
}
