import { describe, expect, test } from 'vitest';
import type { ActBody } from '../../../src/domain/act.ts';
import { bookOf, shippedYaml } from '../../support/books.ts';
import { EngineCase, refusalIn, T0 } from '../../support/engine-case.ts';

const KHIMKI = bookOf(shippedYaml('khimki-energy'));
const RUZA = bookOf(shippedYaml('ruza-zhkh'));

function announced(): EngineCase {
  const emergency = new EngineCase(KHIMKI);
  emergency.announce();
  return emergency;
}

describe('words that tell nothing', () => {
  const OF_AN_EMERGENCY = [
    { kind: 'progress', text: '+', trend: null },
    { kind: 'progress', text: '👍', trend: 'better' },
    { kind: 'informing', text: 'ок' },
    { kind: 'resolved', text: 'да' },
    { kind: 'false-alarm', text: '.' },
    { kind: 'proposals', text: 'ок\n.' },
    { kind: 'working-group', text: 'УК' },
    { kind: 'decision', text: 'ок' },
  ] satisfies ActBody[];

  test.each(OF_AN_EMERGENCY)('«$text» is no $kind: nothing is recorded, owed or taken by it', (body) => {
    const emergency = announced();
    const before = emergency.snapshot;
    expect(refusalIn(emergency.act(5, 'officer', body))).toBe('words-too-few');
    expect(emergency.snapshot.case.facts).toEqual(before.case.facts);
    expect(emergency.snapshot.case.owner).toBeNull();
    expect(emergency.snapshot.obligations).toEqual(before.obligations);
    expect(refusalIn(emergency.act(6, 'officer', { ...body, text: 'Бригада на месте' }))).toBeNull();
  });

  test('say what is wrong only where other words would be taken: a closed case stays closed', () => {
    const emergency = announced();
    emergency.act(5, 'officer', { kind: 'false-alarm', text: 'опечатка' });
    expect(refusalIn(emergency.act(6, 'officer', { kind: 'progress', text: 'ок', trend: null }))).toBe('case-closed');
  });

  test('are refused of an assignment too, returned or taken back, and of what is opened by hand', () => {
    const giver = { post: 'mcur-head', personId: null, name: 'Руководитель' };
    const assignment = new EngineCase(RUZA, { kind: 'assignment', subject: 'a' });
    const dueAt = new Date(T0.getTime() + 4 * 3_600_000);
    assignment.act(0, 'mcur-head', { kind: 'assign', title: 'Осмотр', giver, assignee: 'officer', dueAt });
    const rule = 'assignment-done';
    expect(refusalIn(assignment.act(1, 'officer', { kind: 'problem', rule, text: 'ок' }))).toBe('words-too-few');
    expect(refusalIn(assignment.act(2, 'mcur-head', { kind: 'withdraw', text: '-' }))).toBe('words-too-few');
    const byHand = new EngineCase(KHIMKI);
    const opened = { kind: 'announce', title: '👍', rise: null, note: '👍' } as const;
    expect(refusalIn(byHand.act(0, 'officer', opened))).toBe('words-too-few');
    expect(byHand.snapshot.case.state).toBe('quiet');
  });

  test('may be missing where a tap has told it', () => {
    expect(refusalIn(announced().act(5, 'officer', { kind: 'progress', text: '', trend: 'better' }))).toBeNull();
  });
});
