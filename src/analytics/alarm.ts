import { OPENS_BELOW } from './growth-test.ts';

/** A day is calm above this p… */
const CALM_ABOVE = 0.2;
/** …and a rise is over after so many calm days in a row. */
const CALM_DAYS = 2;

/** What the data said of one series up to a day. */
export interface Alarm {
  open: boolean;
  /** Calm days in a row that end with this one; 0 while nothing is open. */
  calmDays: number;
}

/** What a day changes. `over`: the data say so, and the closing is proposed to a person; `lasts`: neither of both. */
export type AlarmStep = 'quiet' | 'opens' | 'lasts' | 'over';

export const NO_ALARM: Alarm = { open: false, calmDays: 0 };

/**
 * The alarm after a day whose p is known: it opens at p < 0.005 and says «over» after two days in a row with p > 0.2.
 * A day that is not known (NaN) neither opens anything nor is calm.
 */
export function nextAlarm({ open, calmDays }: Alarm, p: number): { alarm: Alarm; step: AlarmStep } {
  if (!open) return p < OPENS_BELOW ? { alarm: { open: true, calmDays: 0 }, step: 'opens' } : quiet('quiet');
  if (!(p > CALM_ABOVE)) return { alarm: { open: true, calmDays: 0 }, step: 'lasts' };
  return calmDays + 1 < CALM_DAYS ? { alarm: { open: true, calmDays: calmDays + 1 }, step: 'lasts' } : quiet('over');
}

function quiet(step: 'quiet' | 'over'): { alarm: Alarm; step: AlarmStep } {
  return { alarm: NO_ALARM, step };
}

/** Whether the last days of a series say that its open rise is over; `p` by day, oldest first. */
export function saysOver(p: ArrayLike<number>): boolean {
  return Array.from({ length: CALM_DAYS }, (_, back) => p[p.length - 1 - back]).every(
    (one) => one !== undefined && one > CALM_ABOVE,
  );
}

/** An alarm of a series, by the numbers of its days. */
export interface AlarmSpan {
  openedOn: number;
  /** The day that says «over»; null while it lasts. */
  overOn: number | null;
}

/** All alarms that the days of a series make, oldest first: what looking back over its p gives. */
export function alarmsOf(p: ArrayLike<number>): AlarmSpan[] {
  const spans: AlarmSpan[] = [];
  let alarm = NO_ALARM;
  for (let day = 0; day < p.length; day += 1) {
    const next = nextAlarm(alarm, p[day] ?? Number.NaN);
    alarm = next.alarm;
    if (next.step === 'opens') spans.push({ openedOn: day, overOn: null });
    const last = spans.at(-1);
    if (next.step === 'over' && last) last.overOn = day;
  }
  return spans;
}
