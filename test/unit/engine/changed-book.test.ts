import { describe, expect, test } from 'vitest';
import { bookOf, shippedYaml } from '../../support/books.ts';
import { EngineCase } from '../../support/engine-case.ts';

const OLD = bookOf(shippedYaml('khimki-energy'));
const term = 'what: доложить, owes: officer, due: {within: react}, met-by: progress';
/** The same regulation with a rule that starts on the announcement and one that starts on «хуже». */
const NEW = bookOf(
  shippedYaml('khimki-energy').replace(
    'rules:\n',
    `rules:\n  on-announced: {clause: "4.6", ${term}, starts: {on: announced}}\n` +
      `  on-worse: {clause: "4.6", ${term}, starts: {on: worse}}\n`,
  ),
);

describe('an emergency that is open while the book changes', () => {
  function upgraded(): EngineCase {
    const emergency = new EngineCase(OLD);
    emergency.announce();
    emergency.until(20);
    emergency.snapshot = { ...emergency.snapshot, book: NEW };
    return emergency;
  }

  test('owes nothing under a new rule for what has happened already', () => {
    const emergency = upgraded();
    emergency.until(300);
    expect(emergency.snapshot.obligations.map(({ rule }) => rule)).not.toContain('on-announced');
  });

  test('owes what a new rule says of what happens from then on', () => {
    const emergency = upgraded();
    emergency.act(30, 'officer', { kind: 'progress', text: 'горит', trend: 'worse' });
    expect(emergency.owed()).toContain('on-worse');
    expect(emergency.owed()).not.toContain('on-announced');
  });

  test('opened again, it is under the new book altogether', () => {
    const emergency = upgraded();
    emergency.act(30, 'officer', { kind: 'resolved', text: 'включили' });
    emergency.announce(1500, { current: 90 });
    expect(emergency.owed()).toContain('on-announced');
  });
});
