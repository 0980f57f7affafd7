import type { LocalDate } from '../../domain/calendar.ts';
import { periodText } from '../text/dates.ts';
import { dayColumns, slotMiddle, type Plot } from './day-columns.ts';
import { unitFor } from './day-figures.ts';
import type { PictureDay } from '../../domain/digest-picture.ts';
import { INNER, LEFT, PADDING, panel, RIGHT } from './frame.ts';
import { legend, type LegendItem } from './legend.ts';
import { COLOUR } from './palette.ts';
import type { Part, Text } from './scene.ts';
import type { Face, Measure } from './typeface.ts';
import { writeAround, writeFrom, writeTo } from './write.ts';

/** So many days are shown, the last ones. */
export const DAYS_SHOWN = 14;

const HEADING: Face = { size: 14, weight: 600 };
const PERIOD: Face = { size: 12, weight: 400 };
const DAY: Face = { size: 11.5, weight: 600 };
const WEEKDAY: Face = { size: 11, weight: 400 };
const PLOT_HEIGHT = 82;
const AXIS_HEIGHT = 30;

const weekdays = new Intl.DateTimeFormat('ru', { weekday: 'short', timeZone: 'UTC' });

/** The panel of the last 14 days of all watched appeals against the norm; what is not known of a day is said. */
export function lastDays(all: readonly PictureDay[], top: number, measure: Measure): Part {
  const days = all.slice(-DAYS_SHOWN);
  const baseline = top + PADDING + 11;
  const unit = unitFor(days, INNER / Math.max(1, days.length), measure);
  const title = `Все источники по дням${unit.words}`;
  const heading = writeFrom(LEFT, title, { face: HEADING, colour: COLOUR.ink, y: baseline, measure });
  const period = writeTo(RIGHT, spanOf(days), { face: PERIOD, colour: COLOUR.muted, y: baseline, measure });
  const key = legend(keyOf(days), { x: LEFT, y: baseline + 8, width: INNER }, measure);
  const plot: Plot = { left: LEFT, width: INNER, top: key.bottom, bottom: key.bottom + PLOT_HEIGHT };
  const end = plot.bottom + AXIS_HEIGHT + PADDING - 4;
  const shapes = [
    heading,
    period,
    ...key.shapes,
    ...dayColumns(days, { plot, unit, measure }),
    ...axis(days, plot, measure),
  ];
  return { shapes: [panel(top, end), ...shapes], bottom: end };
}

function spanOf(days: readonly PictureDay[]): string {
  const [first, last] = [days[0], days.at(-1)];
  return first && last ? periodText(first.day, last.day) : '';
}

/** Only what stands in the picture is explained, and what is missing from it is said. */
function keyOf(days: readonly PictureDay[]): LegendItem[] {
  const known = days.filter((day) => day.count !== null && !day.partial);
  const partial = days.filter((day) => day.partial);
  const normed = days.some((day) => day.norm !== null);
  const items: (LegendItem | false)[] = [
    known.some((day) => !day.off) && { mark: 'bar', colours: [COLOUR.workday], words: 'будни' },
    known.some((day) => day.off) && { mark: 'bar', colours: [COLOUR.offDay], words: 'выходные' },
    normed && { mark: 'line', colour: COLOUR.norm, words: 'норма дня недели' },
    !normed && known.length + partial.length > 0 && { mark: 'none', words: 'нормы ещё нет: мало данных' },
    partial.length > 0 && {
      mark: 'hatch',
      colour: partial.every(({ off }) => off) ? COLOUR.offDay : COLOUR.workday,
      words: 'данные не за весь день',
    },
    days.some((day) => day.count === null) && { mark: 'outline', colour: COLOUR.gap, words: 'нет данных' },
  ];
  return items.filter((item) => item !== false);
}

function axis(days: readonly PictureDay[], plot: Plot, measure: Measure): Text[] {
  return days.flatMap(({ day, off }, index) => {
    const middle = slotMiddle(index, days.length, plot);
    const colour = off ? COLOUR.muted : COLOUR.ink;
    return [
      writeAround(middle, String(Number(day.slice(8))), { face: DAY, colour, y: plot.bottom + 14, measure }),
      writeAround(middle, weekdayOf(day), { face: WEEKDAY, colour: COLOUR.muted, y: plot.bottom + 27, measure }),
    ];
  });
}

function weekdayOf(day: LocalDate): string {
  return weekdays.format(new Date(`${day}T12:00:00Z`));
}
