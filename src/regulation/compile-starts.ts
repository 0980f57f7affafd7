import { WEEKDAYS, type LocalTime, type Weekday } from '../domain/calendar.ts';
import type { Repeat, Starts } from './rule.ts';
import { eventRef } from './events.ts';
import { unknownWord } from './nearest.ts';
import { lastingRef, ruleRef, type References } from './references.ts';
import type { RuleSource } from './rule-schema.ts';
import type { Path } from './yaml-source.ts';

type StartsSource = RuleSource['starts'];

/** What can be said of a rule only when a turn of it has begun. */
const OWN_END = ['met', 'missed', 'over', 'delivered', 'problem'];

/** When a rule starts: by the calendar (`every`) or on an event (`on`). A weekly duty says what a day off does to it. */
export function compileStarts(references: References, path: Path, source: StartsSource, ruleId: string): Starts {
  if (source.every === undefined) return onEvent(references, path, source, ruleId);
  for (const key of ['repeat', 'with', 'each'] as const) {
    if (source[key] !== undefined)
      references.report([...path, key], 'goes with an event, not with the calendar', 'key');
  }
  return {
    kind: 'calendar',
    every: source.every,
    on: source.every === 'week' ? weekdayOf(references, path, source.on) : notWeekly(references, path, source),
    at: timesOf(references, path, source),
    dayOff: dayOffOf(references, path, source),
  };
}

function onEvent(references: References, path: Path, source: StartsSource, ruleId: string): Starts {
  for (const key of ['at', 'hourly', 'day-off'] as const) {
    if (source[key] !== undefined)
      references.report([...path, key], 'goes with the calendar (every: …), not with an event', 'key');
  }
  if (source.on === undefined || source.on.length === 0) {
    references.report(path, 'says not when: every: <day> or on: <event> is expected');
    return { kind: 'event', events: [], repeat: null, with: null, each: null };
  }
  const events = source.on.map((written, index) => {
    const at = [...path, 'on', index];
    const event = eventRef(references, at, written);
    if (OWN_END.some((family) => event === `${family}:${ruleId}`)) {
      references.report(at, 'a rule cannot start on its own end: use repeat');
    }
    if (source.on?.indexOf(written) !== index) references.report(at, `"${written}" stands twice`);
    return event;
  });
  return {
    kind: 'event',
    events,
    repeat: repeatOf(references, [...path, 'repeat'], source.repeat),
    with: source.with === undefined ? null : ruleRef(references, [...path, 'with'], source.with),
    each: source.each ?? null,
  };
}

function repeatOf(references: References, path: Path, repeat: StartsSource['repeat']): Repeat | null {
  if (repeat === undefined) return null;
  if ('grid' in repeat) return { kind: 'grid', every: lastingRef(references, [...path, 'grid'], repeat.grid) };
  return { kind: 'after-met' };
}

/** The times of the day at which a turn starts, ascending. */
function timesOf({ report }: References, path: Path, { at, hourly }: StartsSource): LocalTime[] {
  if (at && hourly) report([...path, 'hourly'], 'stands beside at: one of the two is expected', 'key');
  if (hourly) {
    if (hourly.to <= hourly.from) report([...path, 'hourly', 'to'], `${hourly.to} is not after ${hourly.from}`);
    return everyHour(hourly.from, hourly.to);
  }
  if (!at) report(path, `at is missing: a time such as "09:00" is expected`);
  if (at?.length === 0) report([...path, 'at'], 'is empty: a time such as "09:00" is expected');
  for (const [index, time] of at?.entries() ?? []) {
    const before = at?.[index - 1];
    if (before !== undefined && time <= before)
      report([...path, 'at', index], `${time} stands after ${before}: times ascend`);
  }
  return at && at.length > 0 ? at : ['00:00'];
}

/** Each whole hour from the first to the last of a working day, both included. */
function everyHour(from: LocalTime, to: LocalTime): LocalTime[] {
  const [hour, minutes] = from.split(':');
  return Array.from({ length: 24 }, (_, index) => `${String(index).padStart(2, '0')}:${minutes}`).filter(
    (time) => Number(time.slice(0, 2)) >= Number(hour) && time <= to,
  );
}

function weekdayOf(references: References, path: Path, on: string[] | undefined): Weekday | null {
  const [written, second] = on ?? [];
  const weekday = WEEKDAYS.find((day) => day === written);
  if (written === undefined) references.report(path, 'on is missing: a weekday is expected');
  else if (second !== undefined) references.report([...path, 'on'], 'one weekday is expected, not a list');
  else if (!weekday) references.report([...path, 'on'], unknownWord('weekday', written, WEEKDAYS));
  return weekday ?? null;
}

function notWeekly(references: References, path: Path, source: StartsSource): null {
  if (source.on !== undefined) references.report([...path, 'on'], 'goes with every: week', 'key');
  return null;
}

function dayOffOf(references: References, path: Path, source: StartsSource): 'previous' | 'next' | 'none' {
  const dayOff = source['day-off'];
  if (source.every === 'week' && dayOff === undefined) {
    references.report(path, 'day-off is missing: a weekly duty says previous, next or none');
  }
  if (source.every !== 'week' && dayOff !== undefined)
    references.report([...path, 'day-off'], 'goes with every: week', 'key');
  return dayOff ?? 'none';
}
