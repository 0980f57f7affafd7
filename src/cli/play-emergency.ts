import { addMinutes, instantOf, type LocalDate } from '../domain/calendar.ts';
import type { Obligation } from '../domain/obligation.ts';
import type { Rise } from '../domain/rise.ts';
import { openObligations, ruleOf } from '../engine/snapshot.ts';
import type { Book } from '../regulation/book.ts';
import { deedsFor } from './deeds.ts';
import { PlayedCase } from './played-case.ts';

/** How people take it: nobody reacts; everybody does in time; the case is taken and then there is silence. */
export const MANNERS = ['nobody', 'in-time', 'silence'] as const;
export type Manner = (typeof MANNERS)[number];

/** The hour of the alarm: no night is near. */
const ALARM_AT = '10:00';
/** So long before the due time whoever owes something does it; where that is most of the time, at half of it. */
const BEFORE_DUE_MS = 10 * 60_000;
const HALF = 1 / 2;
/** A case is taken when a third of the time for it has passed. */
const TAKEN_AFTER = 1 / 3;
/** So long a case that was reported as over may still wait for its confirmation. */
const MINUTES_TO_CLOSE = 1440;
const DEEDS_AT_MOST = 1000;

/** An emergency of the book, alarmed at 10:00 of a local day, played for so many minutes; in time, it is then over. */
export function playEmergency(book: Book, day: LocalDate, manner: Manner, minutes: number): PlayedCase {
  const start = instantOf(day, ALARM_AT, book.district.timezone);
  const end = addMinutes(start, minutes);
  const played = new PlayedCase(book, 'emergency', book.block, start);
  played.act(start, null, { kind: 'rise', rise: sampleRise(book, day), announces: true });
  if (manner === 'nobody') played.until(end);
  if (manner === 'silence') {
    doInTime(played, end, (rule) => rule === 'acknowledge');
    played.until(end);
  }
  if (manner === 'in-time') {
    doInTime(played, new Date(end.getTime() - 1), () => true);
    played.act(end, played.snapshot.case.owner?.post ?? book.chain[0] ?? '', { kind: 'resolved', text: 'Устранено' });
    doInTime(played, addMinutes(end, MINUTES_TO_CLOSE), () => true);
  }
  return played;
}

/** Plays on: at each time for it, whoever owes something that is wanted does it, and everything else falls due. */
function doInTime(played: PlayedCase, end: Date, isWanted: (item: string) => boolean): void {
  const done = new Set<string>();
  for (let deeds = 0; deeds < DEEDS_AT_MOST; deeds += 1) {
    const next = openObligations(played.snapshot)
      .filter((one) => !done.has(one.key) && ruleOf(played.snapshot, one.rule).metBy.all.some(isWanted))
      .map((obligation) => ({ obligation, at: timeFor(played, obligation) }))
      .toSorted((one, other) => one.at.getTime() - other.at.getTime())[0];
    const due = played.snapshot.case.nextAt;
    if (next && next.at <= end && (!due || next.at <= due)) {
      done.add(next.obligation.key);
      played.act(next.at, next.obligation.debtor, ...deedsFor(played.snapshot, next.obligation));
    } else if (due && due <= end) played.until(due);
    else return;
  }
  throw new Error(`${played.snapshot.book.id}: more than ${DEEDS_AT_MOST} deeds in one emergency`);
}

/** When a debtor in good time does what is owed, not before what has happened already. */
function timeFor({ snapshot }: PlayedCase, { rule, startsAt, dueAt }: Obligation): Date {
  const term = dueAt.getTime() - startsAt.getTime();
  const takes = ruleOf(snapshot, rule).metBy.all.includes('acknowledge');
  const wanted = takes ? term * TAKEN_AFTER : term - Math.min(BEFORE_DUE_MS, term * HALF);
  return new Date(Math.max(startsAt.getTime() + wanted, snapshot.case.lastAt.getTime()));
}

/** The figures do not matter: nothing of the timetable depends on them. */
function sampleRise(book: Book, day: LocalDate): Rise {
  const [watched] = book.emergency.watch;
  return {
    series: `${watched?.id ?? book.block}:all`,
    title: watched?.title ?? book.name,
    day,
    days: 7,
    current: 48,
    previous: 21,
    growthPercent: 129,
    confidentPercent: 45,
    p: 0.0004,
    tier: 'critical',
  };
}
