import { assessDay, pOfDays } from '../../src/analytics/assess-days.ts';
import { alarmsOf, type AlarmSpan } from '../../src/analytics/alarm.ts';
import { formalGrowth } from '../../src/analytics/growth.ts';
import { OPENS_BELOW } from '../../src/analytics/growth-test.ts';

/** A rule that says of a day of a series whether it alarms. */
export interface Detector {
  title: string;
  /** Of its day `t`, by what is known on that day. */
  alarmsOn: (counts: readonly number[], kinds: Uint8Array, t: number) => boolean;
  /** The alarms a person would get of the whole series. */
  incidents: (counts: readonly number[], kinds: Uint8Array) => AlarmSpan[];
}

/** An alarm again within so many days belongs to the case that was closed. */
const REOPENS_WITHIN_DAYS = 7;

/** The statistic of `src/analytics`, with its hysteresis. */
export const QUALIFIED: Detector = {
  title: 'qualified (p < 0.005)',
  alarmsOn: (counts, kinds, t) => (assessDay(counts, kinds, t)?.p ?? 1) < OPENS_BELOW,
  incidents: (counts, kinds) => reopened(alarmsOf(pOfDays(counts, kinds))),
};

const WEEK = 7;

/** The letter of the regulation, `rolling-7`: seven days against the seven before, more than 10 %. */
export const BARE: Detector = plain('bare > 10 %, 7 days', 2 * WEEK, (counts, t) => {
  const week = (last: number) => sum(counts.slice(last - WEEK + 1, last + 1));
  return formalGrowth(week(t), week(t - WEEK), 10).fires;
});

/** EARS C2 of the CDC: above the mean + 3 standard deviations of seven days, two days back; σ at least 0.2. */
export const EARS_C2: Detector = plain('EARS C2', WEEK + 2, (counts, t) => {
  const before = counts.slice(t - 2 - WEEK, t - 2);
  const mean = sum(before) / WEEK;
  const sigma = Math.sqrt(sum(before.map((count) => (count - mean) ** 2)) / (WEEK - 1));
  return (counts[t] ?? 0) > mean + 3 * Math.max(sigma, 0.2);
});

/** A rule without hysteresis: days of alarm in a row are one. */
function plain(title: string, needs: number, alarmsOn: (counts: readonly number[], t: number) => boolean): Detector {
  const alarms = (counts: readonly number[], t: number) => t >= needs && alarmsOn(counts, t);
  return {
    title,
    alarmsOn: (counts, _kinds, t) => alarms(counts, t),
    incidents: (counts) => rows(counts.map((_, t) => alarms(counts, t))),
  };
}

function rows(alarms: readonly boolean[]): AlarmSpan[] {
  const found: AlarmSpan[] = [];
  for (const [day, alarm] of alarms.entries()) {
    const last = found.at(-1);
    if (alarm && last?.overOn === day) last.overOn = day + 1;
    else if (alarm) found.push({ openedOn: day, overOn: day + 1 });
  }
  return found;
}

/** One case for alarms that follow each other within a week of «over», as the case engine has it. */
function reopened(spans: readonly AlarmSpan[]): AlarmSpan[] {
  return spans.filter(({ openedOn }, index) => {
    const before = spans[index - 1]?.overOn;
    return before === undefined || before === null || openedOn - before > REOPENS_WITHIN_DAYS;
  });
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
