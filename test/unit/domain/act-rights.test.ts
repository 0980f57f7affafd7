import { expect, test } from 'vitest';
import { rightOf, type PersonAct } from '../../../src/domain/act-rights.ts';
import type { ActKind } from '../../../src/domain/act.ts';
import { CASE_KINDS } from '../../../src/domain/case.ts';
import { ACTIONS } from '../../../src/domain/post.ts';
import { KNOWN_ACTS } from '../../../src/engine/fits.ts';
import { bookOf, shippedYaml } from '../../support/books.ts';

const KHIMKI = bookOf(shippedYaml('khimki-energy'));
const RUZA = bookOf(shippedYaml('ruza-zhkh'));

/** What no person does: the data, the clock and the messenger. */
const MACHINE: readonly ActKind[] = [
  'rise',
  'rise-amended',
  'import',
  'delivered',
  'undeliverable',
  'begin',
  'more-evidence',
];
const ACTS = (Object.keys(KNOWN_ACTS) as ActKind[]).filter((kind): kind is PersonAct => !MACHINE.includes(kind));

test('every act of a person on every kind of case that knows it needs one action, which some post may do', () => {
  for (const act of ACTS) {
    for (const kind of CASE_KINDS.filter((one) => KNOWN_ACTS[act].includes(one))) {
      const action = rightOf(kind, act);
      expect(ACTIONS, `${act} on ${kind}`).toContain(action);
      const holders = [KHIMKI, RUZA].flatMap(({ posts }) =>
        Object.values(posts).filter(({ may }) => may.includes(action)),
      );
      expect(holders.length, `${act} on ${kind} needs ${action}`).toBeGreaterThan(0);
    }
  }
});

test('who owes may answer: the debtor of every rule may do what meets it', () => {
  const meets: [met: string, act: PersonAct][] = [
    ['acknowledge', 'acknowledge'],
    ['progress', 'progress'],
    ['informing', 'informing'],
    ['proposals', 'proposals'],
    ['working-group', 'working-group'],
    ['answer', 'answer'],
    ['submitted', 'submit'],
    ['checked', 'check'],
    ['register', 'register-updated'],
  ];
  for (const book of [KHIMKI, RUZA]) {
    for (const rule of Object.values(book.rules)) {
      const post = book.posts[rule.owes];
      for (const [met, act] of meets) {
        if (!post || !rule.metBy.all.some((item) => item === met)) continue;
        expect(post.may, `${book.id}: ${rule.id}, ${post.id}`).toContain(rightOf(rule.of, act));
      }
    }
  }
});

test('6.1: who carries an assignment out cannot confirm it', () => {
  const table = (['acknowledge', 'resolved', 'problem', 'confirm-closing', 'reject-closing', 'withdraw'] as const).map(
    (act) => [act, rightOf('assignment', act)],
  );
  expect(table).toEqual([
    ['acknowledge', 'assignments'],
    ['resolved', 'assignments'],
    ['problem', 'assignments'],
    ['confirm-closing', 'assign'],
    ['reject-closing', 'assign'],
    ['withdraw', 'assign'],
  ]);
});
