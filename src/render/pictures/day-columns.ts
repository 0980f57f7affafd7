import { FIGURE, figureIn, type Unit } from './day-figures.ts';
import type { PictureDay } from '../../domain/digest-picture.ts';
import { COLOUR } from './palette.ts';
import type { Box, Shape, Stroke, Text } from './scene.ts';
import type { Measure } from './typeface.ts';
import { writeAround } from './write.ts';

/** Room above the highest column for its figure. */
const HEADROOM = 18;
const FIGURE_HEIGHT = 11;
const COLUMN_SHARE = 0.64;
const NORM_WIDTH = 1.5;
/** An empty day is marked so high: it is no column. */
const GAP_HEIGHT = 14;

/** Where the columns stand: points, `bottom` is the line of zero. */
export interface Plot {
  left: number;
  width: number;
  top: number;
  bottom: number;
}

interface Setting {
  plot: Plot;
  unit: Unit;
  measure: Measure;
}

/** The middle of each day's slot. */
export function slotMiddle(index: number, days: number, { left, width }: Plot): number {
  return left + (width / days) * (index + 0.5);
}

/**
 * Columns of the days against the norm as steps behind them; a day that is known in part is hatched, one without data is a
 * dashed slot, never a column.
 */
export function dayColumns(days: readonly PictureDay[], setting: Setting): Shape[] {
  const { plot } = setting;
  const highest = Math.max(1, ...days.flatMap(({ count, norm }) => [count ?? 0, norm ?? 0]));
  const heightOf = (value: number): number => ((plot.bottom - plot.top - HEADROOM) * value) / highest;
  const slots = days.map((day, index) => slotOf(day, slotMiddle(index, days.length, plot), heightOf));
  const slotWidth = plot.width / days.length;
  const zero: Stroke = {
    kind: 'stroke',
    points: [
      [plot.left, plot.bottom],
      [plot.left + plot.width, plot.bottom],
    ],
    colour: COLOUR.muted,
    width: 1,
  };
  return [
    ...slots.flatMap((slot) => normBand(slot, slotWidth, plot)),
    ...slots.flatMap((slot) => column(slot, slotWidth * COLUMN_SHARE, plot)),
    ...normLines(slots, slotWidth, plot),
    zero,
    ...figures(slots, setting),
  ];
}

interface Slot {
  day: PictureDay;
  middle: number;
  /** Points above zero; null where there is nothing to show. */
  column: number | null;
  norm: number | null;
}

function slotOf(day: PictureDay, middle: number, heightOf: (value: number) => number): Slot {
  return {
    day,
    middle,
    column: day.count === null ? null : heightOf(day.count),
    norm: day.norm === null ? null : heightOf(day.norm),
  };
}

function normBand({ middle, norm }: Slot, width: number, { bottom }: Plot): Box[] {
  if (norm === null) return [];
  const box = { kind: 'box', x: middle - width / 2, y: bottom - norm, width, height: norm } as const;
  return [{ ...box, radius: 0, colour: COLOUR.normBand }];
}

function column({ day, middle, column: height }: Slot, width: number, { bottom }: Plot): Box[] {
  const x = middle - width / 2;
  if (height === null) {
    const box = { kind: 'box', x, y: bottom - GAP_HEIGHT, width, height: GAP_HEIGHT - 2 } as const;
    return [{ ...box, radius: 2, colour: COLOUR.gap, outline: true }];
  }
  if (height === 0) return [];
  const colour = day.off ? COLOUR.offDay : COLOUR.workday;
  const box = { kind: 'box', x, y: bottom - height, width, height, radius: Math.min(2, height / 2), colour } as const;
  return [day.partial ? { ...box, hatched: true } : box];
}

/** One stepped line for each run of days that have a norm. */
function normLines(slots: readonly Slot[], width: number, { bottom }: Plot): Stroke[] {
  const runs: [x: number, y: number][][] = [];
  let open = false;
  for (const { middle, norm } of slots) {
    if (norm !== null) {
      if (!open) runs.push([]);
      runs.at(-1)?.push([middle - width / 2, bottom - norm], [middle + width / 2, bottom - norm]);
    }
    open = norm !== null;
  }
  return runs.map((points) => ({ kind: 'stroke', points, colour: COLOUR.norm, width: NORM_WIDTH }));
}

/** Above the column, or above the norm where its line would run through the figure. */
function baselineOf({ column: height, norm }: Slot, { bottom }: Plot): number {
  const above = (height ?? 0) + 4;
  const crossed = norm !== null && norm > above - 3 && norm < above + FIGURE_HEIGHT;
  return bottom - (crossed ? norm + 4 : above);
}

function figures(slots: readonly Slot[], { plot, unit, measure }: Setting): Text[] {
  return slots.flatMap((slot) => {
    if (slot.day.count === null) return [];
    const text = figureIn(unit, slot.day.count);
    return [writeAround(slot.middle, text, { face: FIGURE, colour: COLOUR.ink, y: baselineOf(slot, plot), measure })];
  });
}
