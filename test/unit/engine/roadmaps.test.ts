import { describe, expect, test } from 'vitest';
import { addMinutes } from '../../../src/domain/calendar.ts';
import { bookOf, shippedYaml } from '../../support/books.ts';
import { EngineCase, T0, refusalIn, saidIn } from '../../support/engine-case.ts';

const RUZA = bookOf(shippedYaml('ruza-zhkh'));
const DAY = 24 * 60;
const PLAN = {
  kind: 'plan' as const,
  title: 'Чистая вода в Тучково',
  giver: { post: 'officer', personId: 1, name: 'Лицо 1' },
  actions: [
    { text: 'Промыть сеть', post: 'engineering-head', dueAt: addMinutes(T0, 5 * DAY) },
    { text: 'Заменить задвижку', post: 'mos-avs', dueAt: addMinutes(T0, 10 * DAY) },
  ],
};

function planned(): EngineCase {
  const roadmap = new EngineCase(RUZA, { kind: 'roadmap', subject: 'roadmap:1' });
  roadmap.act(0, 'officer', PLAN);
  return roadmap;
}

const done = (index: number) => ({ kind: 'measure-done' as const, index, text: '' });
const states = (roadmap: EngineCase) => roadmap.snapshot.obligations.map((o) => [o.occurrence, o.debtor, o.state]);

describe('2.9, 2.10: a roadmap', () => {
  test('owes each of its actions by its own post and time, and tells those who answer for them', () => {
    const roadmap = planned();
    expect(states(roadmap)).toEqual([
      ['1', 'engineering-head', 'open'],
      ['2', 'mos-avs', 'open'],
    ]);
    expect(roadmap.snapshot.obligations.map(({ dueAt }) => dueAt)).toEqual(PLAN.actions.map(({ dueAt }) => dueAt));
    expect(roadmap.snapshot.case.told.toSorted()).toEqual(['engineering-head', 'mos-avs', 'officer']);
  });

  test('needs an action; set twice it stands once', () => {
    const roadmap = new EngineCase(RUZA, { kind: 'roadmap' });
    expect(refusalIn(roadmap.act(0, 'officer', { ...PLAN, actions: [] }))).toBe('text-required');
    expect(refusalIn(planned().act(1, 'officer', PLAN))).toBe('already-open');
  });

  test('an action is done once, by whoever answers for it or set the roadmap; the last one ends it', () => {
    const roadmap = planned();
    expect(refusalIn(roadmap.act(10, 'mos-avs', done(0)))).toBe('not-yours');
    expect(refusalIn(roadmap.act(10, 'engineering-head', done(2)))).toBe('not-asked');
    roadmap.act(11, 'engineering-head', done(0));
    expect(states(roadmap)).toEqual([
      ['1', 'engineering-head', 'met'],
      ['2', 'mos-avs', 'open'],
    ]);
    expect(refusalIn(roadmap.act(12, 'engineering-head', done(0)))).toBe('already-done');
    const said = saidIn(roadmap.act(13, 'officer', done(1)));
    expect(roadmap.snapshot.case).toMatchObject({ state: 'closed', facts: { closing: 'resolved' } });
    expect(said).toEqual(['+13 closing engineering-head,mos-avs,officer silent 2.10']);
    expect(refusalIn(roadmap.act(14, 'officer', done(1)))).toBe('case-closed');
  });

  test('taken back: what is done stays done, nothing else is owed, everybody who was told of it hears', () => {
    const roadmap = planned();
    roadmap.act(11, 'engineering-head', done(0));
    const said = saidIn(roadmap.act(20, 'officer', { kind: 'withdraw', text: 'заменена другой' }));
    expect(said).toEqual(['+20 closing engineering-head,mos-avs,officer silent 2.10']);
    expect(states(roadmap).map(([, , state]) => state)).toEqual(['met', 'void']);
    expect(roadmap.snapshot.case.facts.closing).toBe('withdrawn');
  });

  test('reminders before each deadline; overdue to the debtor and the giver, then to the head and the deputies', () => {
    const roadmap = planned();
    const byDay = Array.from({ length: 8 }, (_, day) => saidIn(roadmap.until((day + 1) * DAY)));
    expect(byDay).toEqual([
      [],
      [`+${2 * DAY} reminder engineering-head loud 2.10`],
      [],
      [`+${4 * DAY} reminder engineering-head loud 2.10`],
      [`+${5 * DAY} report engineering-head,officer silent 2.10`, `+${5 * DAY} reminder engineering-head silent 2.10`],
      [`+${6 * DAY} report mcur-head silent 2.11`, `+${6 * DAY} reminder engineering-head silent 2.10`],
      [`+${7 * DAY} reminder engineering-head silent 2.10`, `+${7 * DAY} reminder mos-avs loud 2.10`],
      [`+${8 * DAY} report deputies silent 2.11`, `+${8 * DAY} reminder engineering-head silent 2.10`],
    ]);
  });

  test('a problem goes to the head and the deputies (2.11), and meets nothing', () => {
    const roadmap = planned();
    const problem = { kind: 'problem' as const, rule: 'roadmap-action', text: 'нет задвижек' };
    expect(saidIn(roadmap.act(20, 'mos-avs', problem))).toEqual(['+20 problem mcur-head,deputies loud 2.11']);
    expect(refusalIn(roadmap.act(21, 'waste-head', problem))).toBe('not-yours');
    expect(refusalIn(roadmap.act(22, 'officer', { ...problem, rule: 'assignment-done' }))).toBe('not-asked');
    expect(refusalIn(roadmap.act(23, 'officer', problem))).toBeNull();
    expect(roadmap.owed()).toEqual(['roadmap-action', 'roadmap-action']);
  });
});
