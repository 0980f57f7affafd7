import { describe, expect, test } from 'vitest';
import type { ActBody } from '../../../src/domain/act.ts';
import { addDays, addMinutes, localDate, localTime } from '../../../src/domain/calendar.ts';
import type { Decision } from '../../../src/domain/decision.ts';
import { BOT } from '../../../src/domain/post.ts';
import type { Book } from '../../../src/regulation/book.ts';
import type { Rule } from '../../../src/regulation/rule.ts';
import { startsAfter, type Turn } from '../../../src/regulation/schedule.ts';
import { isPersonsDraft } from '../../../src/regulation/steps.ts';
import { bookOf, shippedYaml } from '../../support/books.ts';
import { EngineCase, T0 } from '../../support/engine-case.ts';

const MINUTE_MS = 60_000;
/** Midnight before Monday, 25 May 2026, in minutes from T0; two weeks from there, so that a weekly duty comes twice. */
const MONDAY = (3 * 24 + 14) * 60;
const FORTNIGHT = 14 * 24 * 60;
/** How long after it was asked a duty is met. */
const AFTER = 5;
const PHOTO = { kind: 'photo' as const, fileId: 'photo-1' };

/** What is heard of one turn: `10:30 demand officer loud`. */
interface Heard {
  met: string[];
  missed: string[];
  /** Missed once more, right after: only where the book asks for misses in a row. */
  missedAgain?: string[];
}

/** Each register of reference knowledge that goes stale is asked for by itself; what is due together is one message. */
function knowledge(...registers: string[]): Record<string, Heard> {
  const heard = {
    met: ['11:00 demand officer loud'],
    missed: ['11:00 demand officer loud', '17:00 report mcur-head silent'],
  };
  return Object.fromEntries(registers.map((register) => [`${register}-fresh`, heard]));
}

/** Everything that is ever said of the duties that people owe. Whoever is not named hears nothing. */
const KHIMKI: Record<string, Heard> = {
  'yesterday-loaded': {
    met: ['09:00 no-data officer loud'],
    missed: [
      '09:00 no-data officer loud',
      '09:30 no-data officer loud',
      '09:50 no-data officer loud',
      '10:00 no-data mcur-head silent',
    ],
  },
  'acceptance-control': {
    met: ['10:30 demand officer loud'],
    missed: ['10:30 demand officer loud', '13:00 report mcur-head silent'],
  },
  'deadline-control': {
    met: ['10:30 demand officer loud'],
    missed: ['10:30 demand officer loud', '13:00 report mcur-head silent'],
  },
  'status-control': {
    met: ['10:30 demand officer loud'],
    missed: ['10:30 demand officer loud', '13:00 report mcur-head silent'],
  },
  'roadmap-report': {
    met: ['14:00 preview officer loud', '14:05 draft mcur-head,deputies loud', '14:05 draft ministry silent'],
    missed: [
      '14:00 preview officer loud',
      '16:00 draft mcur-head,deputies loud unconfirmed',
      '16:00 draft ministry silent unconfirmed',
    ],
  },
  ...knowledge('knowledge', 'responsible', 'acts', 'causes', 'measures'),
};

const REGISTER = (post: string, told: string): Heard => ({
  met: [`10:00 demand ${post} loud`],
  missed: [`10:00 demand ${post} loud`, `17:00 report ${told} silent`],
});

const RUZA: Record<string, Heard> = {
  'yesterday-loaded': KHIMKI['yesterday-loaded'] as Heard,
  'blocks-controlled': {
    met: ['17:15 demand officer loud'],
    missed: ['17:15 demand officer loud', '18:00 report mcur-head silent'],
  },
  'flushings-updated': REGISTER('engineering-head', 'officer,mcur-head'),
  'water-works-updated': REGISTER('engineering-head', 'officer'),
  'settlements-water-updated': REGISTER('engineering-head', 'officer'),
  'sites-updated': REGISTER('waste-head', 'officer'),
  'planned-sites-updated': REGISTER('waste-head', 'officer'),
  'settlements-sites-updated': REGISTER('waste-head', 'officer'),
  'waste-documents-updated': REGISTER('waste-head', 'officer'),
  'sites-removed': {
    met: ['11:00 demand waste-head loud'],
    missed: ['11:00 demand waste-head loud', '13:00 report officer silent'],
  },
  'sites-cleaned': {
    met: ['11:00 demand waste-head loud'],
    missed: ['11:00 demand waste-head loud', '13:00 report officer silent'],
  },
  'waste-report': {
    met: ['13:30 demand waste-head loud', '14:58 draft ministry-waste silent'],
    missed: [
      '13:30 demand waste-head loud',
      '14:58 draft ministry-waste silent unconfirmed',
      '15:00 report officer,mcur-head silent',
    ],
  },
  'queue-read': {
    met: ['hh:00 demand eirc-head loud'],
    missed: ['hh:00 demand eirc-head loud'],
    missedAgain: ['hh:00 demand eirc-head loud', 'hh:30 report officer,mcur-head silent'],
  },
  'campaign-checked': {
    met: ['12:00 demand eirc-head loud'],
    missed: ['12:00 demand eirc-head loud', '16:00 report officer silent'],
  },
  'acceptance-control': {
    met: ['11:00 demand officer loud'],
    missed: ['11:00 demand officer loud', '13:00 report mcur-head silent'],
  },
  'deadline-control': {
    met: ['11:00 demand officer loud'],
    missed: ['11:00 demand officer loud', '13:00 report mcur-head silent'],
  },
  'status-control': {
    met: ['11:00 demand officer loud'],
    missed: ['11:00 demand officer loud', '13:00 report mcur-head silent'],
  },
  'roadmap-report': {
    met: ['14:00 preview officer loud', '14:05 draft mcur-head,deputies loud'],
    missed: ['14:00 preview officer loud', '16:00 draft mcur-head,deputies loud unconfirmed'],
  },
  'emergencies-week': {
    met: ['09:00 preview officer loud', '09:05 draft ministry silent'],
    missed: ['09:00 preview officer loud', '09:58 draft ministry silent unconfirmed'],
  },
  ...knowledge('knowledge', 'responsible', 'contacts', 'acts', 'causes', 'measures'),
};

describe.each([
  ['khimki-energy', KHIMKI],
  ['ruza-zhkh', RUZA],
] as const)('a fortnight of the regular mode: %s', (id, heard) => {
  const book = bookOf(shippedYaml(id));
  const owed = Object.values(book.rules).filter(({ starts, owes }) => starts.kind === 'calendar' && owes !== BOT);

  test('every duty that somebody owes by the calendar is listed', () => {
    expect(owed.map((rule) => rule.id)).toEqual(Object.keys(heard));
  });

  test.each(owed.map((rule) => [rule.id, rule] as const))('%s: met once, missed once', (ruleId, rule) => {
    const expected = heard[ruleId];
    if (!expected) throw new Error(`nothing is said of ${ruleId}`);
    const turns = turnsOf(book, rule);
    const hourly = turns.length > FORTNIGHT / (24 * 60);
    const plan = turns.map((_, index) => deedOf(index, expected));
    expect(new Set(plan)).toEqual(new Set(Object.keys(expected)));
    const lines = played(book, rule, turns, plan).map((decisions, index) =>
      linesOf(book, decisions, turns[index], hourly),
    );
    expect(lines).toEqual(plan.map((deed) => expected[deed] ?? []));
  });
});

/** The first turn is met, the second missed; where misses in a row matter the fourth and fifth are. The rest are met. */
function deedOf(index: number, { missedAgain }: Heard): keyof Heard {
  if (index === 1 || (missedAgain && index === 3)) return 'missed';
  return missedAgain && index === 4 ? 'missedAgain' : 'met';
}

function turnsOf(book: Book, rule: Rule): Turn[] {
  const turns: Turn[] = [];
  const end = addMinutes(T0, MONDAY + FORTNIGHT);
  let turn = startsAfter(book, rule, addMinutes(T0, MONDAY));
  while (turn.startsAt < end) {
    turns.push(turn);
    turn = startsAfter(book, rule, turn.startsAt);
  }
  return turns;
}

/** What was decided from the start of each turn to the start of the next. */
function played(book: Book, rule: Rule, turns: readonly Turn[], plan: readonly (keyof Heard)[]): Decision[][] {
  const duty = new EngineCase(book, { kind: 'duty', subject: rule.id });
  const begun = duty.act(MONDAY, null, { kind: 'begin' });
  expect(tells(begun)).toEqual([]);
  return turns.map((turn, index) => {
    const start = minuteOf(turn.startsAt);
    const next = turns[index + 1];
    const decided = duty.until(start);
    if (plan[index] === 'met') decided.push(...duty.act(start + AFTER, ...deed(book, rule, turn)));
    decided.push(...duty.until((next ? minuteOf(next.startsAt) : MONDAY + FORTNIGHT) - 1));
    return decided;
  });
}

/** How the debtor meets a duty. */
function deed(book: Book, rule: Rule, turn: Turn): [post: string, body: ActBody] {
  const yesterday = addDays(localDate(turn.startsAt, book.district.timezone), -1);
  if (rule.metBy.all.includes('import-of-yesterday')) {
    return [rule.owes, { kind: 'import', importId: 1, completeThrough: yesterday }];
  }
  if (rule.register) return [rule.owes, { kind: 'register-updated', register: rule.register }];
  if (isPersonsDraft(rule) && rule.asks === null) return [rule.owes, { kind: 'send-drafts', text: null }];
  return [rule.owes, { kind: 'submit', rule: rule.id, text: 'сделано', reading: 'normal', evidence: [PHOTO] }];
}

type Said = Extract<Decision, { kind: 'tell' }>;

function tells(decisions: readonly Decision[]): Said[] {
  return decisions.filter((decision): decision is Said => decision.kind === 'tell');
}

function linesOf(book: Book, decisions: readonly Decision[], turn: Turn | undefined, hourly: boolean): string[] {
  const zone = book.district.timezone;
  return tells(decisions).map(({ at, say, to, loud, unconfirmed }) => {
    expect(localDate(at, zone)).toBe(turn && localDate(turn.startsAt, zone));
    const time = localTime(at, zone);
    const told = `${hourly ? `hh${time.slice(2)}` : time} ${say} ${to.join(',')} ${loud ? 'loud' : 'silent'}`;
    return unconfirmed ? `${told} unconfirmed` : told;
  });
}

function minuteOf(instant: Date): number {
  return (instant.getTime() - T0.getTime()) / MINUTE_MS;
}
