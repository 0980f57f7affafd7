import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Entry } from '../../../src/domain/case.ts';
import { SAYINGS } from '../../../src/domain/decision.ts';
import type { Screen } from '../../../src/domain/message.ts';
import { renderAverages } from '../../../src/render/figures/averages.ts';
import { renderDuties } from '../../../src/render/duties/duty-list.ts';
import { renderParts } from '../../../src/render/message.ts';
import { clausesAt, noSuchClause, renderClauses } from '../../../src/render/law/regulation-page.ts';
import { rowConfirmation } from '../../../src/render/registers/register-row.ts';
import { renderLacking } from '../../../src/render/registers/lacking.ts';
import { renderRegister } from '../../../src/render/registers/registers.ts';
import { absenceConfirmation, renderAbsences } from '../../../src/render/people/roster-pages.ts';
import type { DraftData } from '../../../src/render/duties/draft-data.ts';
import type { Book } from '../../../src/regulation/book.ts';
import { digestLine } from '../../support/digest.ts';
import { due, standing, statusList, unaccepted } from '../../support/control-groups.ts';
import { at } from '../../support/sample-views.ts';
import { dutyDebt, dutyPart, holderOf, khimki, ruza, word } from '../../support/sample-duties.ts';
import { faultsOf } from '../../support/screens.ts';

const DUTY = { post: 'officer', rule: 'x', clause: '2.3', dueAt: at('13:00') };

/** Every draft with `words` wherever something comes from outside, as often as a bad day brings it. */
function draftsOf(words: string, entries: Entry[]): DraftData[] {
  const many = <T>(one: T): T[] => Array.from({ length: 45 }, () => one);
  const asOf = at('09:40');
  const line = digestLine(words, 3, 0, { confidentPercent: 4, tier: 'critical' });
  const duties = many({ ...DUTY, what: words, state: 'missed' as const });
  const emergency = { number: 12, title: words, openedAt: asOf, closedAt: asOf, level: 'deputies', lastWords: words };
  const roadmap = {
    number: 3,
    title: words,
    done: 1,
    total: 2,
    overdue: 1,
    next: { text: words, post: words, dueAt: asOf },
  };
  return [
    { draft: 'not-accepted', asOf, groups: many(unaccepted(words, 3, 4, words)) },
    { draft: 'stuck', asOf, groups: [unaccepted('УК', 1, 1), ...many(unaccepted(words, 3, 4, words))] },
    { draft: 'deadlines', asOf, groups: many(due(words, { responsible: words, overdue: 1, today: 2, inOne: 3 })) },
    statusList(asOf, {
      since: '2026-03-18',
      inWork: 7,
      groups: many(standing(words, { responsible: words, postponed: 1, promisePassed: 1, overdue: 2, repeated: 3 })),
    }),
    {
      draft: 'new-appeals',
      executor: words,
      appeals: many({ number: words, source: words, category: words, deadlineAt: null }),
    },
    { draft: 'systemic', problems: many({ title: words, days: 6 }) },
    { draft: 'roadmaps', roadmaps: many(roadmap) },
    { draft: 'duties-done', duties },
    {
      draft: 'own-direction',
      lines: many(line),
      appeals: { asOf, since: '2026-03-18', arrived: 1, overdue: 2, today: 3, stuck: 4 },
      duties,
    },
    { draft: 'submitted', entries },
    { draft: 'emergencies', from: asOf, to: asOf, emergencies: many({ ...emergency, closing: 'resolved' as const }) },
    {
      draft: 'execution',
      from: asOf,
      to: asOf,
      rows: many({ clause: words, what: words, onTime: 1, late: 1, missed: 1 }),
    },
    { draft: 'gaps', gaps: many({ post: words, why: 'leaves' as const, from: asOf }) },
    {
      draft: 'unmatched',
      days: 30,
      to: '2026-03-18',
      series: many({ id: words, title: words, names: many({ name: words, key: '0123456789ab' }) }),
    },
    { draft: 'register', register: words, rows: 3, updatedAt: asOf, staleSince: null },
  ];
}

/** One rule for each way a duty is asked, drafted and told. */
const RULES: readonly [Book, string][] = [
  [khimki, 'acceptance-control'],
  [khimki, 'roadmap-report'],
  [ruza, 'flushings-updated'],
  [ruza, 'waste-report'],
  [ruza, 'queue-read'],
  [ruza, 'dispatch'],
  [ruza, 'dispatch-received'],
];

/** One saying of each way a duty is put in words. */
const SAID = ['draft', 'demand', 'preview', 'report', 'problem'] as const;

function dutyScreens(words: string, name: string, [book, rule]: readonly [Book, string]): Screen[] {
  const said = {
    by: name,
    evidence: [
      { kind: 'link' as const, url: words },
      { kind: 'photo' as const, fileId: 'x' },
    ],
  };
  const entries = Array.from({ length: 12 }, () => word('submitted', '10:30', words, said));
  const debtor = rule === 'dispatch-received' ? `executors/${words}` : book.rules[rule]!.owes;
  const owed = dutyDebt(book, rule, ['10:00', '13:00'], { debtor, draft: rule === 'roadmap-report' ? words : null });
  const audiences = [holderOf(book, debtor), holderOf(book, 'mcur-head'), holderOf(book, 'ministry')];
  return draftsOf(words, entries).flatMap((data) =>
    audiences.flatMap((audience) =>
      SAID.map((say) =>
        renderParts([dutyPart(book, say, owed, '12:00', { data, entries, unconfirmed: true })], audience),
      ),
    ),
  );
}

function pageScreens(words: string, name: string): Screen[] {
  const register = ruza.registers['settlements-water']!;
  const values = { settlement: words, kind: words, sound: false };
  const row = { id: 1, values, createdAt: at('10:00'), createdBy: name, updatedAt: at('10:00') };
  const view = { book: ruza, register, rows: 3, updatedAt: at('10:00'), staleSince: null, mayFill: true, duty: null };
  const rows = Array.from({ length: 90 }, () => row);
  const absence = { post: 'officer', name, from: at('00:00'), to: null, substitute: words };
  const presses = { save: 'row:save', cancel: 'row:cancel' };
  const byWeekday = { monday: 1, tuesday: 1, wednesday: 1, thursday: 1, friday: 1, saturday: 1, sunday: 1 };
  const average = { category: words, perDay: 2, byWeekday, lastYearPerDay: 1, perThousand: 2 };
  const whole = { weeks: 8, weeksWanted: 8, period: { from: '2026-01-22', to: '2026-03-18' } };
  const duties = Array.from({ length: 40 }, () => ({ ...DUTY, what: words, state: 'open' as const, open: null }));
  const inPosts = [{ post: 'mcur-head', title: words, names: Array.from({ length: 20 }, () => name), group: true }];
  return [
    renderRegister(view, rows, 1),
    renderRegister(view, rows, 0, words),
    renderLacking(view, rows),
    rowConfirmation(register, values, presses),
    renderAbsences(ruza, [absence]),
    absenceConfirmation(ruza, absence, presses),
    renderAverages({ book: ruza, clause: '1.4', asOf: at('09:40'), ...whole, rows: rows.map(() => average) }),
    renderDuties({ book: ruza, now: at('12:00') }, duties, holderOf(ruza, 'officer')),
    renderClauses(ruza, clausesAt(ruza, '2.3'), { day: '2026-03-19', inPosts }),
    noSuchClause(words),
  ];
}

const anything = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
);

test('no words from outside break a message of a duty or a page', () => {
  fc.assert(
    fc.property(anything, anything, fc.constantFrom(...RULES), (words, name, rule) => {
      for (const screen of [...dutyScreens(words, name, rule), ...pageScreens(words, name)]) {
        expect(faultsOf(screen)).toEqual([]);
      }
    }),
    { numRuns: 8 },
  );
});

test('a name that every object has is a name like any other', () => {
  for (const words of ['toString', '__proto__']) {
    for (const rule of RULES.slice(-2)) {
      for (const screen of dutyScreens(words, words, rule)) expect(faultsOf(screen)).toEqual([]);
    }
  }
});

test('nothing that leaves the house names a person or a miss', () => {
  for (const rule of RULES) {
    const [book, id] = rule;
    const owed = dutyDebt(book, id, ['10:00', '11:00'], { debtor: book.rules[id]!.owes });
    const entries = [word('submitted', '10:30', 'ремонт', { by: 'Имярек-Тайный' })];
    for (const data of [null, ...draftsOf('ремонт', entries)]) {
      // A list of duties with what was missed is no report for the outside in any book.
      if (data !== null && ['duties-done', 'own-direction', 'execution', 'gaps'].includes(data.draft)) continue;
      for (const say of SAYINGS) {
        const { text } = renderParts(
          [dutyPart(book, say, owed, '12:00', { data, entries })],
          holderOf(book, 'ministry'),
        );
        expect(text).not.toMatch(/Имярек|Не исполнено|Напоминание|просрочено на|срок истёк/);
      }
    }
  }
});

test('whatever is demanded bears its clause and its due time', () => {
  for (const [book, id] of RULES.slice(0, 5)) {
    const owed = dutyDebt(book, id, ['10:00', '13:00']);
    for (const say of ['demand', 'preview', 'reminder', 'ping', 'report'] as const) {
      const { text } = renderParts([dutyPart(book, say, owed, '12:00')], holderOf(book, owed.debtor));
      expect(text, `${id} ${say}`).toContain('до 13:00');
      expect(text, `${id} ${say}`).toContain(
        `(п. ${book.clauses.find((one) => one.id === owed.clause)?.cite ?? ''} регламента)`,
      );
    }
  }
});
