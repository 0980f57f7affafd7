import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { REFUSALS, REQUEST_WAYS, type Outcome } from '../../../src/domain/act.ts';
import {
  CLOSINGS,
  ENTRY_KINDS,
  TRENDS,
  emptyFacts,
  type CaseFacts,
  type Evidence,
  type Party,
} from '../../../src/domain/case.ts';
import { TIERS, type Rise } from '../../../src/domain/rise.ts';
import { insertCase, readCase } from '../../../src/store/cases.ts';
import { decodeFacts, decodeOutcome, encodeFacts, encodeOutcome } from '../../../src/store/facts-json.ts';
import { storableText } from '../../../src/store/jsonb.ts';
import { forEachDatabase } from '../../support/databases.ts';
import { caseDraft } from '../../support/rows.ts';

const instant = fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
const text = fc.string({ unit: 'grapheme' }).map(storableText);
const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
const orNull = <T>(some: fc.Arbitrary<T>) => fc.option(some, { nil: null });

const rise: fc.Arbitrary<Rise> = fc.record({
  series: text,
  title: text,
  day: fc.constant('2026-03-01'),
  days: fc.nat(31),
  current: fc.nat(),
  previous: fc.nat(),
  growthPercent: orNull(number),
  confidentPercent: orNull(number),
  p: number,
  tier: fc.constantFrom(...TIERS),
});
const evidence: fc.Arbitrary<Evidence> = fc.oneof(
  fc.record({ kind: fc.constant('link' as const), url: text }),
  fc.record({ kind: fc.constant('photo' as const), fileId: text }),
);
const party: fc.Arbitrary<Party> = fc.record({ post: text, personId: orNull(fc.integer()), name: text });
const facts: fc.Arbitrary<CaseFacts> = fc.record({
  title: text,
  rise: orNull(rise),
  joined: fc.array(rise, { maxLength: 3 }),
  openedBy: fc.constantFrom('rise' as const, 'hand' as const),
  note: text,
  entries: fc.array(
    fc.record({
      kind: fc.constantFrom(...ENTRY_KINDS),
      at: instant,
      by: text,
      post: text,
      text,
      trend: orNull(fc.constantFrom(...TRENDS)),
      evidence: fc.array(evidence, { maxLength: 2 }),
    }),
    { maxLength: 3 },
  ),
  early: fc.array(fc.record({ album: text, evidence: fc.array(evidence, { maxLength: 2 }) }), { maxLength: 3 }),
  levelClause: text,
  passed: fc.array(fc.record({ post: text, reason: fc.constantFrom('empty' as const, 'unreachable' as const) })),
  seen: fc.array(fc.record({ post: text, personId: fc.integer(), name: text, at: instant }), { maxLength: 3 }),
  undelivered: fc.array(text, { maxLength: 3 }),
  rung: fc.array(text, { maxLength: 3 }),
  closingSuggested: fc.boolean(),
  closing: orNull(fc.constantFrom(...CLOSINGS)),
  heldGrowthPercent: orNull(number),
  heldUntil: orNull(instant),
  reopened: fc.nat(),
  measures: fc.array(
    fc.record({ text, post: orNull(text), dueAt: orNull(instant), doneAt: orNull(instant), doneBy: orNull(text) }),
    { maxLength: 3 },
  ),
  from: orNull(party),
  assignee: orNull(text),
  dueAt: orNull(instant),
  request: orNull(fc.record({ via: fc.constantFrom(...REQUEST_WAYS), chatId: orNull(fc.integer()) })),
});
const outcome: fc.Arbitrary<Outcome> = fc.oneof(
  fc.record({ kind: fc.constant('done' as const), reason: text, caseId: fc.nat(), number: fc.nat() }),
  fc.record({
    kind: fc.constant('refused' as const),
    reason: fc.constantFrom(...REFUSALS),
    caseId: fc.nat(),
    number: fc.nat(),
    detail: fc.record({ name: orNull(text), at: orNull(instant) }),
  }),
);

const throughJson = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

describe('facts as JSON', () => {
  it('any facts come back as they were', () => {
    fc.assert(
      fc.property(facts, (given) => {
        expect(decodeFacts(throughJson(encodeFacts(given)))).toEqual(given);
      }),
    );
  });

  it('facts that the first release wrote are read: what it did not know is as in a new case', () => {
    const at = new Date('2026-05-21T07:00:00.000Z');
    const entry = {
      kind: 'progress' as const,
      by: 'Иванов',
      post: 'officer',
      text: 'Бригада',
      trend: 'better' as const,
    };
    const seen = { post: 'deputies', personId: 5, name: 'Петров' };
    const known = {
      title: 'Энергетика',
      rise: null,
      joined: [],
      openedBy: 'hand' as const,
      note: '',
      levelClause: '3.2',
      passed: [],
      undelivered: [],
      rung: [],
      closingSuggested: true,
      closing: null,
      heldGrowthPercent: 40,
      reopened: 1,
    };
    const written = {
      ...known,
      entries: [{ ...entry, at: at.toISOString() }],
      seen: [{ ...seen, at: at.toISOString() }],
      heldUntil: at.toISOString(),
    };
    expect(decodeFacts(written)).toEqual({
      ...emptyFacts('Энергетика'),
      ...known,
      entries: [{ ...entry, at, evidence: [] }],
      seen: [{ ...seen, at }],
      heldUntil: at,
    });
  });

  it('any outcome comes back as it was', () => {
    fc.assert(
      fc.property(outcome, (given) => {
        expect(decodeOutcome(throughJson(encodeOutcome(given)))).toEqual(given);
      }),
    );
  });

  it('storable text has neither NUL nor half a pair, is otherwise unchanged, and stays so', () => {
    expect(storableText('a\0b\uD83Dc\uDE00d😀«ё»')).toBe('a\uFFFDb\uFFFDc\uFFFDd😀«ё»');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (given) => {
        const stored = storableText(given);
        expect(storableText(stored)).toBe(stored);
        expect(stored).toHaveLength(given.length);
        expect(Buffer.from(stored).toString()).toBe(stored);
      }),
    );
  });
});

forEachDatabase((fixture) => {
  it('any facts come back from the database as they were', async () => {
    const { db } = fixture.database;
    await fc.assert(
      fc.asyncProperty(facts, async (given) => {
        const made = await insertCase(db, caseDraft({ state: 'closed', facts: given }));
        expect((made && (await readCase(db, made.id)))?.facts).toEqual(given);
      }),
      { numRuns: 40 },
    );
  });
});
