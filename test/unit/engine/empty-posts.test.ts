import { describe, expect, test } from 'vitest';
import { addMinutes } from '../../../src/domain/calendar.ts';
import type { PostState } from '../../../src/domain/person.ts';
import { bookOf, shippedYaml } from '../../support/books.ts';
import { EngineCase, said, saidIn, T0 } from '../../support/engine-case.ts';

const KHIMKI = bookOf(shippedYaml('khimki-energy'));
const RUZA = bookOf(shippedYaml('ruza-zhkh'));
const EMPTY: PostState = { state: 'empty', persons: [] };
const HOUR = 60;

function announced(posts: Record<string, Partial<PostState>>): EngineCase {
  const emergency = new EngineCase(KHIMKI);
  for (const [post, state] of Object.entries(posts)) emergency.staff(post, state);
  emergency.announce();
  return emergency;
}

describe('4.1–4.7 in Khimki, where the head of the centre is passed over', () => {
  test.each<[string, Partial<PostState>]>([
    ['empty', EMPTY],
    ['unreachable', { state: 'unreachable' }],
    ['the officer himself', { persons: [{ id: 1, name: 'Лицо 1' }] }],
  ])('%s: his duties begin in the minute in which he would have been reached', (_, state) => {
    const emergency = announced({ 'mcur-head': state });
    emergency.until(HOUR);
    const begun = [
      'notify-deputies',
      'residents-informed',
      'proposals',
      'measures-report',
      'situation',
      'channels-checked',
    ];
    expect(emergency.owed()).toEqual(expect.arrayContaining(begun));
    emergency.until(5 * HOUR);
    const turns = emergency.snapshot.obligations.filter(({ rule }) => rule === 'notify-deputies');
    expect(turns).toHaveLength(1);
  });

  test('nobody is there: nobody is asked, the reports leave by themselves, the ladder is climbed', () => {
    const emergency = announced({ 'mcur-head': EMPTY });
    const said = Array.from({ length: 4 * HOUR }, (_, minute) => saidIn(emergency.until(minute))).flat();
    expect(said.filter((line) => /demand|preview|reminder/.test(line) && line.includes('mcur-head'))).toEqual([]);
    expect(said).toContain('+70 draft deputies loud 4.1');
    expect(said).toContain('+120 draft district-head loud 4.6');
    expect(said).toContain('+120 draft ministry silent 4.6');
    expect(said).toContain('+180 draft ministry silent 4.6');
    expect(said).toContain('+180 draft deputies,ministry silent 4.4');
    expect(emergency.snapshot.case.level).toBe(3);
  });

  test('he says himself that the measures do not help: he is not called, but his duties begin', () => {
    const emergency = announced({});
    const noEffect = { kind: 'cannot-solve', why: 'no-effect', text: '' } as const;
    emergency.act(20, 'mcur-head', noEffect);
    expect(emergency.snapshot.case.reached).toEqual(['officer', 'district-head']);
    expect(emergency.owed()).toContain('situation');
  });
});

describe('4.5: the ministry hears when the Head is reached', () => {
  const toMinistry = (lines: string[]) => lines.filter((line) => line.includes('report ministry'));

  test('by hours without progress, and by «хуже»', () => {
    const silent = announced({});
    silent.act(5, 'officer', { kind: 'progress', text: 'бригада', trend: 'better' });
    silent.act(5, 'officer', { kind: 'informing', text: 'сайт' });
    expect(toMinistry(saidIn(silent.until(5 * HOUR)))).toEqual(['+185 report ministry silent 4.5']);
    const worse = announced({});
    worse.until(2 * HOUR);
    const entry = { kind: 'progress', text: 'хуже', trend: 'worse' } as const;
    expect(toMinistry(saidIn(worse.act(130, 'mcur-head', entry)))).toEqual(['+130 report ministry silent 4.5']);
  });

  test('nobody is the Head: once, not every hour', () => {
    const emergency = announced({ 'district-head': EMPTY });
    const lines = Array.from({ length: 8 * HOUR }, (_, minute) => saidIn(emergency.until(minute))).flat();
    expect(toMinistry(lines)).toEqual(['+180 report ministry silent 4.5']);
  });
});

describe('a post with two holders', () => {
  const officer = { id: 1, name: 'Лицо 1' };
  const other = { id: 30, name: 'Лицо 30' };
  const cards = (persons: PostState['persons']) =>
    saidIn(announced({ deputies: { persons } }).until(2 * HOUR)).filter((line) => line.startsWith('+120 card'));

  test('one of them is the officer, who was reached: the other still has to be, and the level is no higher', () => {
    expect(cards([officer, other])).toEqual(['+120 card deputies loud 4.1']);
    // Alone he knows already: the next level is somebody else.
    expect(cards([officer])).toEqual(['+120 card district-head loud 4.5']);
  });

  test('one of them says himself that the measures do not help: the other is reached', () => {
    const mcurHead = (persons: PostState['persons']) => {
      const emergency = announced({ 'mcur-head': { persons } });
      emergency.act(20, 'mcur-head', { kind: 'cannot-solve', why: 'no-effect', text: '' });
      return emergency.snapshot.case.reached;
    };
    expect(mcurHead([{ id: 2, name: 'Лицо 2' }, other])).toContain('mcur-head');
    expect(mcurHead([{ id: 2, name: 'Лицо 2' }])).not.toContain('mcur-head');
  });
});

describe('a duty of a post that nobody holds', () => {
  function duty(rule: string, post: string): EngineCase {
    const daily = new EngineCase(RUZA, { kind: 'duty', subject: rule });
    daily.staff(post, EMPTY);
    daily.act(0, null, { kind: 'begin' });
    return daily;
  }

  test('is not demanded, and not told as missed: the turn is void, and the next one stands', () => {
    const daily = duty('campaign-checked', 'eirc-head');
    expect(saidIn(daily.until(24 * HOUR))).toEqual([]);
    expect(daily.snapshot.obligations).toMatchObject([
      { state: 'void', reason: 'empty-post', overdueAt: null },
      { state: 'open' },
    ]);
    daily.staff('eirc-head', { state: 'reachable', persons: [{ id: 7, name: 'Лицо 7' }] });
    expect(saidIn(daily.until(27 * HOUR))).toEqual([`+${26 * HOUR} demand eirc-head loud 2.3.2-eirc`]);
  });

  test('whoever was asked and then left the post has missed it', () => {
    const daily = duty('campaign-checked', 'officer');
    daily.until(3 * HOUR);
    daily.staff('eirc-head', EMPTY);
    expect(saidIn(daily.until(7 * HOUR))).toEqual([`+${6 * HOUR} report officer silent 2.3.2-eirc`]);
  });

  test('2.3.2.2: a report that rests on words leaves at 15:00 all the same and says that there are none; those above hear of it', () => {
    const daily = duty('waste-report', 'waste-head');
    expect(said(daily.until(5 * HOUR))).toEqual([
      `+${5 * HOUR - 2} draft:submitted? ministry-waste 2.3.2.2`,
      `+${5 * HOUR} report officer,mcur-head 2.3.2.2`,
    ]);
    expect(daily.snapshot.obligations[0]).toMatchObject({ state: 'open', overdueAt: addMinutes(T0, 5 * HOUR) });
  });

  test('2.13: a report from facts alone leaves all the same, and is shown to nobody', () => {
    const friday = 24 * HOUR;
    expect(saidIn(duty('emergencies-week', 'officer').until(friday))).toEqual([
      `+${friday - 2} draft ministry silent 2.13`,
    ]);
  });
});
