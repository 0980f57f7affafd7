import { describe, expect, test } from 'vitest';
import type { Decision, Tell } from '../../../src/domain/decision.ts';
import { addMinutes } from '../../../src/domain/calendar.ts';
import { bookOf, shippedYaml } from '../../support/books.ts';
import { EngineCase, T0, said } from '../../support/engine-case.ts';

const KHIMKI = bookOf(shippedYaml('khimki-energy'));
const RUZA = bookOf(shippedYaml('ruza-zhkh'));

function tell(minute: number, clause: string, part: Partial<Tell>): Decision {
  const plain: Tell = { kind: 'tell', say: 'card', to: [], loud: true, lane: 'alarm', obligation: null, draft: null };
  return { ...plain, ...part, clause, reason: 'said', at: addMinutes(T0, minute) };
}

function end(minute: number, obligation: string): Decision {
  const at = addMinutes(T0, minute);
  return { kind: 'end', obligation, state: 'met', by: null, clause: '4.4', reason: 'sent', at };
}

describe('whoever gets the loud card of a case', () => {
  const card = tell(60, '4.1', { to: ['deputies'] });
  const report = 'measures-report|mcur-head|1';

  test('gets nothing else of it in that instant, and the card cites what it would have been', () => {
    const draft = tell(60, '4.4', {
      say: 'draft',
      draft: 'measures',
      to: ['deputies', 'ministry'],
      obligation: report,
    });
    expect(said([card, draft, end(60, report)])).toEqual([
      '+60 card deputies 4.1! +4.4',
      '+60 draft:measures ministry 4.4!',
    ]);
  });

  test('does not lose what the regulation has arrive: a report that is met by delivery', () => {
    const digest = tell(60, '2.2', {
      say: 'draft',
      draft: 'top-problems',
      to: ['deputies'],
      obligation: 'digest|bot|1',
    });
    expect(said([card, digest])).toEqual(['+60 card deputies 4.1!', '+60 draft:top-problems deputies 2.2!']);
  });

  test('has heard earlier reports; earlier pings are history', () => {
    const ping = tell(30, '3.1', { say: 'ping', to: ['deputies'] });
    const brief = tell(30, '4.1', { say: 'draft', draft: 'brief', to: ['deputies'], obligation: 'brief|mcur-head|1' });
    expect(said([ping, brief, end(30, 'brief|mcur-head|1'), card])).toEqual([
      '+30 draft:brief deputies 4.1!',
      '+60 card deputies 4.1!',
    ]);
  });

  test('a silent card suppresses nothing', () => {
    const silent = tell(60, '3.1', { to: ['mcur-head'], loud: false });
    const demand = tell(60, '4.7', { say: 'demand', to: ['mcur-head'], obligation: 'channels|mcur-head|1' });
    expect(said([silent, demand])).toHaveLength(2);
  });
});

describe('after a downtime of five hours', () => {
  test('the newest report of a kind is said; of what was asked only what is still owed', () => {
    const emergency = new EngineCase(KHIMKI);
    emergency.announce();
    expect(said(emergency.until(300))).toEqual([
      '+50 reminder officer 3.1!',
      '+60 card mcur-head 3.2!',
      '+70 draft:brief? deputies 4.1!',
      '+105 demand:residents-informed mcur-head 4.1!',
      '+120 card deputies 4.1!',
      '+120 draft:proposals? ministry 4.2',
      '+130 report mcur-head 4.1',
      '+180 report ministry 4.5',
      '+180 card district-head 4.5! +4.6',
      '+300 ping officer 3.1!',
      '+300 draft:measures? deputies,ministry 4.4',
      '+300 draft:situation? district-head,ministry 4.6',
    ]);
  });
});

describe('after a downtime of six days', () => {
  test('every action of a roadmap is reported and reminded of, not only the last', () => {
    const roadmap = new EngineCase(RUZA, { kind: 'roadmap', subject: 'roadmap:1' });
    const giver = { post: 'officer', personId: 1, name: 'Лицо 1' };
    const day = 24 * 60;
    const action = (days: number) => ({ text: `дело ${days}`, post: 'mos-avs', dueAt: addMinutes(T0, days * day) });
    roadmap.act(0, 'officer', { kind: 'plan', title: 'Вода', giver, actions: [action(5), action(6), action(8)] });
    const lines = said(roadmap.until(6 * day));
    expect(lines.filter((line) => line.includes('report'))).toEqual([
      `+${5 * day} report mos-avs,officer 2.10`,
      `+${6 * day} report mcur-head 2.11`,
      `+${6 * day} report mos-avs,officer 2.10`,
    ]);
    // The second action one day before it is due, the third three days before.
    expect(lines).toContain(`+${5 * day} reminder mos-avs 2.10!`);
  });
});

describe('a person in two posts that are reached together', () => {
  test('5.1: has been reached: the request does not go to the deputies for that', () => {
    const request = new EngineCase(RUZA, { kind: 'request', subject: 'request:1' });
    request.staff('mcur-head', { persons: [{ id: 1, name: 'Лицо 1' }] });
    const asker = { post: 'ministry', personId: null, name: 'ЦУР' };
    request.act(0, 'ministry', { kind: 'request', title: 'Что с водой?', asker, via: 'chat', chatId: -5 });
    expect(request.snapshot.case.reached).toEqual(['officer']);
    expect(request.snapshot.case.facts.passed).toEqual([{ post: 'mcur-head', reason: 'same-person' }]);
  });
});
