import { describe, expect, test } from 'vitest';
import { addMinutes } from '../../../src/domain/calendar.ts';
import { bookOf, shippedYaml } from '../../support/books.ts';
import { EngineCase, T0, refusalIn, saidIn } from '../../support/engine-case.ts';

const RUZA = bookOf(shippedYaml('ruza-zhkh'));
const DAY = 24 * 60;
const DUE = 3 * DAY;
const PHOTO = { kind: 'photo' as const, fileId: 'photo-1' };
const ASSIGN = {
  kind: 'assign' as const,
  title: 'Убрать навал на Солнцева',
  giver: { post: 'mcur-head', personId: 2, name: 'Лицо 2' },
  assignee: 'waste-head',
  dueAt: addMinutes(T0, DUE),
};

function assigned(): EngineCase {
  const assignment = new EngineCase(RUZA, { kind: 'assignment', subject: 'assignment:1' });
  assignment.act(0, 'mcur-head', ASSIGN);
  return assignment;
}

const stateOf = (assignment: EngineCase, rule: string) =>
  assignment.snapshot.obligations.findLast((one) => one.rule === rule)?.state;

describe('6.1: an assignment', () => {
  test('is told to its assignee, who owes acceptance and the deed by the time that was set', () => {
    const assignment = new EngineCase(RUZA, { kind: 'assignment', subject: 'assignment:1' });
    expect(saidIn(assignment.act(0, 'mcur-head', ASSIGN))).toEqual(['+0 card waste-head loud 6.1']);
    expect(assignment.snapshot.obligations).toMatchObject([
      { rule: 'assignment-accepted', debtor: 'waste-head' },
      { rule: 'assignment-done', debtor: 'waste-head', dueAt: ASSIGN.dueAt },
    ]);
  });

  test('given twice stands once; where the regulation knows none it is refused', () => {
    expect(refusalIn(assigned().act(1, 'mcur-head', ASSIGN))).toBe('already-open');
    const khimki = new EngineCase(bookOf(shippedYaml('khimki-energy')), { kind: 'assignment' });
    expect(refusalIn(khimki.act(0, 'mcur-head', ASSIGN))).toBe('not-asked');
  });

  test('done with evidence, then confirmed by the giver', () => {
    const assignment = assigned();
    assignment.act(10, 'waste-head', { kind: 'acknowledge' });
    expect(stateOf(assignment, 'assignment-accepted')).toBe('met');
    const done = { kind: 'resolved' as const, text: 'убрано' };
    expect(refusalIn(assignment.act(20, 'waste-head', done))).toBe('evidence-required');
    assignment.act(21, 'waste-head', { ...done, evidence: [PHOTO] });
    expect(stateOf(assignment, 'assignment-done')).toBe('met');
    expect(assignment.owed()).toEqual(['assignment-confirmed']);
    assignment.act(30, 'mcur-head', { kind: 'confirm-closing' });
    expect(assignment.snapshot.case).toMatchObject({ state: 'closed', facts: { closing: 'resolved' } });
  });

  test('one organisation of several: another can neither accept nor do it', () => {
    const assignment = new EngineCase(RUZA, { kind: 'assignment', subject: 'assignment:1' });
    const [east, west] = ['executors/ук восход', 'executors/ук закат'];
    assignment.act(0, 'mcur-head', { ...ASSIGN, assignee: east });
    expect(assignment.snapshot.obligations.map(({ debtor }) => debtor)).toEqual([east, east]);
    expect(refusalIn(assignment.act(5, west, { kind: 'acknowledge' }))).toBe('not-yours');
    const done = { kind: 'resolved' as const, text: 'убрано', evidence: [PHOTO] };
    expect(refusalIn(assignment.act(6, west, done))).toBe('not-yours');
    expect(refusalIn(assignment.act(7, east, done))).toBeNull();
  });

  test('a formal answer is returned: «Отписка», and the old time stands', () => {
    const assignment = assigned();
    assignment.act(10, 'waste-head', { kind: 'acknowledge' });
    assignment.act(20, 'waste-head', { kind: 'resolved', text: 'работа ведётся', evidence: [PHOTO] });
    const said = saidIn(assignment.act(30, 'mcur-head', { kind: 'reject-closing', text: 'Отписка' }));
    expect(said).toEqual(['+30 reopened waste-head loud 2.7']);
    expect(assignment.owed()).toEqual(['assignment-done']);
    expect(assignment.snapshot.obligations.at(-1)?.dueAt).toEqual(ASSIGN.dueAt);
  });

  test('given by mistake it is taken back, with the reason: nothing is owed, both are told', () => {
    const assignment = assigned();
    const withdraw = { kind: 'withdraw' as const, text: 'поручено не тем' };
    expect(refusalIn(assignment.act(5, 'mcur-head', { ...withdraw, text: ' ' }))).toBe('text-required');
    expect(refusalIn(assignment.act(5, 'waste-head', withdraw))).toBe('not-yours');
    assignment.act(6, 'waste-head', { kind: 'acknowledge' });
    assignment.until(DUE + 5);
    const late = DUE + 10;
    const said = saidIn(assignment.act(late, 'mcur-head', withdraw));
    expect(said).toEqual([`+${late} closing waste-head,mcur-head silent 6.1`]);
    expect(assignment.snapshot.case).toMatchObject({ state: 'closed', facts: { closing: 'withdrawn' } });
    expect(assignment.snapshot.case.facts.entries).toMatchObject([{ kind: 'withdrawn', text: 'поручено не тем' }]);
    const ends = assignment.snapshot.obligations.map(({ state, reason }) => [state, reason]);
    expect(ends).toEqual([
      ['met', 'acknowledged'],
      ['void', 'withdrawn'],
    ]);
    expect(refusalIn(assignment.act(late + 1, 'mcur-head', withdraw))).toBe('case-closed');
  });

  test('6.1: only the post that gave it takes it back, also when nobody is left in the seat it was given to', () => {
    const assignment = assigned();
    assignment.staff('waste-head', { state: 'empty', persons: [] });
    const withdraw = { kind: 'withdraw' as const, text: 'некому' };
    for (const other of ['deputies', 'district-head', 'officer']) {
      expect(refusalIn(assignment.act(10, other, withdraw)), other).toBe('not-yours');
    }
    expect(assignment.owed()).not.toEqual([]);
    expect(refusalIn(assignment.act(11, 'mcur-head', withdraw))).toBeNull();
    expect(assignment.owed()).toEqual([]);
  });

  test('a problem goes to the giver; overdue goes to the giver, loudly', () => {
    const assignment = assigned();
    assignment.act(10, 'waste-head', { kind: 'acknowledge' });
    const problem = { kind: 'problem' as const, rule: 'assignment-done', text: 'нет техники' };
    expect(saidIn(assignment.act(20, 'waste-head', problem))).toEqual(['+20 problem mcur-head loud 6.1']);
    expect(refusalIn(assignment.act(21, 'eirc-head', problem))).toBe('not-yours');
    const said = saidIn(assignment.until(DUE)).filter((line) => line.startsWith(`+${DUE} `));
    expect(said).toContain(`+${DUE} report mcur-head loud 6.1`);
  });
});
