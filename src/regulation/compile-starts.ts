import { WEEKDAYS, type Weekday } from '../domain/calendar.ts';
import type { Repeat, Starts } from './book.ts';
import { eventRef } from './events.ts';
import { unknownWord } from './nearest.ts';
import { ruleRef, type References } from './references.ts';
import type { RuleSource } from './schema.ts';
import type { Path } from './yaml-source.ts';

type StartsSource = RuleSource['starts'];

/** When a rule starts: by the calendar (`every`) or on an event (`on`). A weekly duty says what a day off does to it. */
export function compileStarts(references: References, path: Path, source: StartsSource, ruleId: string): Starts {
  if (source.every === undefined) return onEvent(references, path, source, ruleId);
  for (const key of ['repeat', 'with'] as const) {
    if (source[key] !== undefined)
      references.report([...path, key], 'goes with an event, not with the calendar', 'key');
  }
  if (source.at === undefined) references.report(path, `at is missing: a time such as "09:00" is expected`);
  return {
    kind: 'calendar',
    every: source.every,
    on: source.every === 'week' ? weekdayOf(references, path, source.on) : notWeekly(references, path, source),
    at: source.at ?? '00:00',
    dayOff: dayOffOf(references, path, source),
  };
}

function onEvent(references: References, path: Path, source: StartsSource, ruleId: string): Starts {
  for (const key of ['at', 'day-off'] as const) {
    if (source[key] !== undefined)
      references.report([...path, key], 'goes with the calendar (every: …), not with an event', 'key');
  }
  if (source.on === undefined) {
    references.report(path, 'says not when: every: <day> or on: <event> is expected');
    return { kind: 'event', event: '', repeat: null, with: null };
  }
  const event = eventRef(references, [...path, 'on'], source.on);
  if (event === `met:${ruleId}` || event === `missed:${ruleId}`) {
    references.report([...path, 'on'], 'a rule cannot start on its own end: use repeat');
  }
  return {
    kind: 'event',
    event,
    repeat: repeatOf(references, [...path, 'repeat'], source.repeat),
    with: source.with === undefined ? null : ruleRef(references, [...path, 'with'], source.with),
  };
}

function repeatOf(references: References, path: Path, repeat: StartsSource['repeat']): Repeat | null {
  if (repeat === undefined) return null;
  // The word stands in the language for the turns that never shift; a book that counts on it must not seem to run.
  if ('grid' in repeat) references.report([...path, 'grid'], 'is not carried out yet: {after: met} is expected', 'key');
  return { kind: 'after-met' };
}

function weekdayOf(references: References, path: Path, on: string | undefined): Weekday | null {
  const weekday = WEEKDAYS.find((day) => day === on);
  if (on === undefined) references.report(path, 'on is missing: a weekday is expected');
  else if (!weekday) references.report([...path, 'on'], unknownWord('weekday', on, WEEKDAYS));
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
