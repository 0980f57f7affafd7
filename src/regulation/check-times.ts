import type { LocalTime } from '../domain/calendar.ts';
import type { Duration } from './value.ts';
import type { Rule } from './rule.ts';
import { lengthsOf, type References } from './references.ts';
import type { BookSource } from './schema.ts';
import type { Path } from './yaml-source.ts';

const MS_PER_MINUTE = 60_000;
const MINUTES_PER_DAY = 1440;

/** Checks that the times of a rule stand in order: its start, its words, its sending, its due time. */
export function checkTimes(references: References, path: Path, rule: Rule): void {
  checkDay(references, path, rule);
  checkLeaving(references, path, rule);
  checkTurns(references, path, rule);
  checkDeadline(references, path, rule);
  checkWords(references, path, rule);
}

/** On a day of the calendar: start ≤ ping < due, start ≤ send ≤ due. A due time before the start is of the next day. */
function checkDay({ report }: References, path: Path, rule: Rule): void {
  const [at = '', second] = rule.starts.kind === 'calendar' ? rule.starts.at : [];
  if (second !== undefined) {
    if (rule.due.kind === 'at')
      report([...path, 'due'], 'is one time for several turns a day: {within: <duration>} is expected');
    if (rule.sendAt && rule.sendAt !== 'start')
      report([...path, 'send'], 'is one time for several turns a day: the word start is expected');
    if (rule.pingAt.length > 0)
      report([...path, 'ping'], 'stands beside several turns a day: remind is expected', 'key');
    return;
  }
  if (rule.starts.kind !== 'calendar' || rule.due.kind !== 'at' || rule.due.time <= at) return;
  const due = rule.due.time;
  for (const [index, time] of rule.pingAt.entries()) {
    if (time < at || time >= due)
      report([...path, 'ping', index], `${time} is not between the start ${at} and the due time ${due}`);
  }
  if (rule.sendAt && rule.sendAt !== 'start' && (rule.sendAt < at || rule.sendAt > due)) {
    report([...path, 'send'], `${rule.sendAt} is not between the start ${at} and the due time ${due}`);
  }
}

/** A report that leaves by itself before its due time: on a day of the calendar, with one turn, start < send < due. */
function checkLeaving({ report }: References, path: Path, { starts, due, unconfirmed }: Rule): void {
  const sendAt = unconfirmed?.sendAt;
  if (!sendAt) return;
  const [at = '', second] = starts.kind === 'calendar' ? starts.at : [];
  const key: Path = [...path, 'unconfirmed', 'send'];
  if (at === '' || second !== undefined || due.kind !== 'at' || due.time <= at)
    return report(key, 'is a time before a due time of the same day, of one turn: the word due is expected');
  if (sendAt <= at || sendAt >= due.time)
    report(key, `${sendAt} is not between the start ${at} and the due time ${due.time}`);
}

/** Turns of a grid touch: each starts when the one before is due, so that their length is the grid's. */
function checkTurns({ report }: References, path: Path, rule: Rule): void {
  if (rule.starts.kind !== 'event' || rule.starts.repeat?.kind !== 'grid') return;
  const { every } = rule.starts.repeat;
  const same = rule.due.kind === 'within' && JSON.stringify(rule.due.duration) === JSON.stringify(every);
  if (!same)
    report(
      [...path, 'due'],
      `turns of a grid follow each other: {within: ${written(every)}} is expected, as in repeat`,
    );
}

function written(duration: Duration): string {
  return 'value' in duration ? duration.value : `${duration.ms / MS_PER_MINUTE}m`;
}

/** A case brings a due time of its own only where somebody set one: an assignment, and each measure of a roadmap. */
function checkDeadline({ report }: References, path: Path, rule: Rule): void {
  if (rule.due.kind !== 'deadline') return;
  if (rule.of !== 'assignment' && rule.of !== 'roadmap') {
    report([...path, 'due'], 'a deadline comes with an assignment or a roadmap: a time or {within: …} is expected');
  } else if (rule.of === 'roadmap' && !(rule.starts.kind === 'event' && rule.starts.each)) {
    report([...path, 'due'], 'in a roadmap each measure has its deadline: starts: {…, each: measure} is expected');
  }
}

/**
 * Reminders and the preview come between the start and the due time. A term that is changed by a new dated line may
 * overtake a word, which is then not said: a mistake is only what no dated term has room for.
 */
function checkWords({ report, source }: References, path: Path, rule: Rule): void {
  const turns = turnLengths(source, rule);
  if (turns.length === 0) return;
  const turn = Math.max(...turns);
  const least = (duration: Duration) => Math.min(...lengthsOf(source, duration));
  for (const [index, wait] of rule.remind.entries()) {
    if (least(wait) >= turn) report([...path, 'remind', index], 'is not before the due time');
  }
  for (const [index, wait] of rule.remindBefore.entries()) {
    if (least(wait) >= turn) report([...path, 'remind-before', index], 'is not after the start');
  }
  if (rule.preview && least(rule.preview) > turn) report([...path, 'preview'], 'is longer than the turn itself');
  if (rule.early && least(rule.early) >= turn) report([...path, 'early'], 'is not shorter than the turn itself');
}

/** How long a turn may last, in milliseconds, under every dated term; nothing where the case brings the due time. */
function turnLengths(source: BookSource, { starts, due }: Rule): number[] {
  if (due.kind === 'within') return lengthsOf(source, due.duration);
  if (due.kind === 'deadline' || starts.kind !== 'calendar') return [];
  const end = due.time;
  return starts.at.map((at) => {
    const minutes = (minutesOf(end) - minutesOf(at) + MINUTES_PER_DAY) % MINUTES_PER_DAY;
    return (minutes === 0 ? MINUTES_PER_DAY : minutes) * MS_PER_MINUTE;
  });
}

function minutesOf(time: LocalTime): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}
