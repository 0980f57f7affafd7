import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { addMinutes, localDate } from '../../src/domain/calendar.ts';
import { KNOWN_ACTS } from '../../src/engine/fits.ts';
import { advance } from '../../src/engine/advance.ts';
import type { Book } from '../../src/regulation/book.ts';
import { contentKindOf } from '../../src/regulation/content-kinds.ts';
import { parseBook } from '../../src/regulation/parse-book.ts';
import { simulate, type Week } from './week.ts';

/** So many weeks are enough for every act and every kind of content: the tests below say when they are not. */
const SEEDS = 12;
/** A week of a regulation with many duties is decided in half a second, on a machine that has nothing else to do. */
const PATIENCE_MS = 120_000;
const DAYS = 7;

function book(file: string): Book {
  const parsed = parseBook(readFileSync(new URL(file, import.meta.url), 'utf8'), file);
  if (!parsed.ok) throw new Error(parsed.errors.join('\n'));
  return parsed.book;
}

const BOOKS = [
  book('../../src/regulation/book/khimki-energy.yaml'),
  book('../../src/regulation/book/ruza-zhkh.yaml'),
  book('../support/toy-book.yaml'),
];

const allWeeks: Week[] = [];

describe.each(BOOKS.map((each) => [each.id, each] as const))('a seeded week of %s', (_, regulation) => {
  const weeks: Week[] = [];
  afterAll(() => allWeeks.push(...weeks));

  test(
    `${SEEDS} seeds × ${DAYS} days: silent people, late people, downtime — every law holds after every step`,
    () => {
      for (let seed = 1; seed <= SEEDS; seed += 1) {
        try {
          weeks.push(simulate(regulation, seed, DAYS));
        } catch (error) {
          throw new Error(`seed ${seed}`, { cause: error });
        }
      }
      expect(weeks).toHaveLength(SEEDS);
    },
    PATIENCE_MS,
  );

  test('the weeks are not empty: cases were opened, escalated to the top, closed; acts were taken and refused', () => {
    const decided = weeks.flatMap(({ world }) => world.decided.map(({ decision }) => decision));
    const top = regulation.chain.length - 1;
    expect(decided.filter((d) => d.kind === 'reach' && d.level === top).length).toBeGreaterThan(10);
    expect(decided.filter((d) => d.kind === 'pass').length).toBeGreaterThan(10);
    expect(decided.filter((d) => d.kind === 'close').length).toBeGreaterThan(10);
    expect(decided.filter((d) => d.kind === 'open' && d.how === 'again').length).toBeGreaterThan(0);
    expect(weeks.reduce((sum, week) => sum + week.acts, 0)).toBeGreaterThan(1000);
    expect(weeks.reduce((sum, week) => sum + week.refused, 0)).toBeGreaterThan(100);
  });

  test('the digest is shown once a day and sent once a day, whatever else happens; never shown after it was sent', () => {
    for (const { world } of weeks) {
      const said = world.said.filter(({ draft }) => draft === 'top-problems');
      const days = said.map((one) => `${one.say} ${one.caseId} ${localDate(one.at, regulation.district.timezone)}`);
      expect(days).toEqual([...new Set(days)]);
      for (const { obligation } of said.filter(({ say }) => say === 'preview')) {
        const turn = said.filter((one) => one.obligation === obligation).map(({ say }) => say);
        expect(turn.indexOf('preview')).toBe(0);
      }
    }
  });

  test('every kind of case of the book was opened, worked on and ended; reports left by hand and by themselves', () => {
    const kinds = new Set(Object.values(regulation.rules).map(({ of }) => of));
    const cases = weeks.flatMap(({ world }) => [...world.cases.values()]);
    for (const kind of kinds) {
      const of = cases.filter(({ case: subject }) => subject.kind === kind);
      expect([kind, of.length > 0]).toEqual([kind, true]);
      if (kind !== 'duty') expect([kind, of.some((one) => one.case.state === 'closed')]).toEqual([kind, true]);
      const rules = Object.values(regulation.rules).filter((rule) => rule.of === kind);
      const met = of.some(({ obligations }) => obligations.some(({ state }) => state === 'met'));
      expect([kind, rules.length > 0 && met]).toEqual([kind, true]);
    }
    if (!Object.values(regulation.rules).some(({ unconfirmed }) => unconfirmed)) return;
    const reasons = new Set(weeks.flatMap(({ world }) => world.decided.map(({ decision }) => decision.reason)));
    for (const reason of ['sent', 'sent-unconfirmed', 'held']) expect(reasons).toContain(reason);
  });

  test('every kind of content that the book has was met by somebody, and missed by somebody', () => {
    const kindsOf = (kind: 'end' | 'overdue') =>
      new Set(
        weeks.flatMap(({ world }) =>
          world.decided.flatMap(({ decision }) => {
            if (decision.kind !== kind || (decision.kind === 'end' && decision.state !== 'met')) return [];
            const rule = regulation.rules[decision.obligation.split('|', 1)[0] ?? ''];
            return rule ? [contentKindOf(rule)] : [];
          }),
        ),
      );
    const kinds = new Set(Object.values(regulation.rules).map(contentKindOf));
    expect(kindsOf('end')).toEqual(kinds);
    expect(kindsOf('overdue')).toEqual(kinds);
  });

  test('ticking once at T equals ticking every minute until T, on cases, obligations and journal', () => {
    for (const { world } of weeks.slice(0, 12)) {
      for (const kept of world.cases.values()) {
        const from = kept.case.lastAt;
        const until = addMinutes(from, 26 * 60);
        const once = advance(kept, until);
        let stepped = kept;
        const decisions = [];
        for (let minute = 1; minute <= 26 * 60; minute += 1) {
          const advanced = advance(stepped, addMinutes(from, minute));
          stepped = advanced.snapshot;
          decisions.push(...advanced.decisions);
        }
        expect(stepped.case).toEqual(once.snapshot.case);
        expect(stepped.obligations).toEqual(once.snapshot.obligations);
        expect(decisions).toEqual(once.decisions);
      }
    }
  });
});

test('there is nothing that people and machines do and nobody of the simulated ones ever did', () => {
  const taken = new Set<string>(allWeeks.flatMap(({ world }) => [...world.taken]));
  expect(Object.keys(KNOWN_ACTS).filter((kind) => !taken.has(kind))).toEqual([]);
});

test('closings were taken back: where a regulation reaches several levels at the announcement, only by chance', () => {
  const decided = allWeeks.flatMap(({ world }) => world.decided.map(({ decision }) => decision));
  expect(decided.filter((d) => d.kind === 'open' && d.how === 'undo').length).toBeGreaterThan(0);
});
