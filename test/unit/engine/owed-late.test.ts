import { describe, expect, test } from 'vitest';
import { addMinutes } from '../../../src/domain/calendar.ts';
import { bookOf, shippedYaml } from '../../support/books.ts';
import { EngineCase, T0, saidIn } from '../../support/engine-case.ts';

const KHIMKI = bookOf(shippedYaml('khimki-energy'));
const RUZA = bookOf(shippedYaml('ruza-zhkh'));

describe('what is owed when its due time has passed already', () => {
  test('a closing that was handled before the tick, after a downtime, and is taken back: the missed hour is late, and escalates', () => {
    const emergency = new EngineCase(KHIMKI);
    emergency.announce();
    // Nobody ticked since the announcement: the presses that waited are handled first.
    emergency.act(65, 'officer', { kind: 'resolved', text: 'включили' });
    emergency.act(66, 'officer', { kind: 'undo-closing' });
    const said = saidIn(emergency.until(70));
    const owed = emergency.snapshot.obligations.find(({ rule, state }) => rule === 'first-result' && state === 'open');
    expect(owed?.overdueAt).toEqual(addMinutes(T0, 60));
    expect(said.join('\n')).toContain('card mcur-head loud 3.2');
  });

  test('an assignment whose time had passed before the word of it came is late at once', () => {
    const assignment = new EngineCase(RUZA, { kind: 'assignment', subject: 'assignment:1' });
    const giver = { post: 'mcur-head', personId: 2, name: 'Лицо 2' };
    const dueAt = addMinutes(T0, -30);
    assignment.act(0, 'mcur-head', { kind: 'assign', title: 'Навал', giver, assignee: 'waste-head', dueAt });
    assignment.until(1);
    const done = assignment.snapshot.obligations.find(({ rule }) => rule === 'assignment-done');
    expect(done).toMatchObject({ state: 'open', overdueAt: T0 });
  });

  test('so is an action of a roadmap', () => {
    const roadmap = new EngineCase(KHIMKI, { kind: 'roadmap', subject: 'roadmap:1' });
    const giver = { post: 'mcur-head', personId: 2, name: 'Лицо 2' };
    const actions = [{ text: 'опора', post: 'officer', dueAt: addMinutes(T0, -30) }];
    roadmap.act(0, 'mcur-head', { kind: 'plan', title: 'Карта', giver, actions });
    roadmap.until(1);
    expect(roadmap.snapshot.obligations[0]).toMatchObject({ state: 'open', overdueAt: T0 });
  });
});
