import { describe, expect, test } from 'vitest';
import { addDays, addMinutes } from '../../../src/domain/calendar.ts';
import type { Decision } from '../../../src/domain/decision.ts';
import { bookOf, shippedYaml } from '../../support/books.ts';
import { EngineCase, RISE, T0, announced, saidIn } from '../../support/engine-case.ts';

const KHIMKI = bookOf(shippedYaml('khimki-energy'));

describe('the data below the threshold again', () => {
  test('propose closing once, silently, and never close', () => {
    const emergency = announced(KHIMKI);
    // Nobody has the case: whoever knows of it and may say that it is over.
    expect(saidIn(emergency.announce(25, { tier: 'none', current: 10 }))).toEqual([
      '+25 suggest-closing officer,mcur-head silent 1.2',
    ]);
    expect(saidIn(emergency.announce(26, { tier: 'none', current: 9 }))).toEqual([]);
    expect(emergency.snapshot.case.state).toBe('open');
  });

  const DARK = { series: 'energy-subcategories:нет света', title: 'Нет света' };
  const proposed = (decisions: readonly Decision[]) =>
    decisions.some((one) => one.kind === 'tell' && one.say === 'suggest-closing');

  test('of what opened the case propose nothing while another of its series alarms; the last of them does', () => {
    const emergency = announced(KHIMKI);
    emergency.announce(20, DARK);
    expect(proposed(emergency.announce(25, { tier: 'none', current: 10 }))).toBe(false);
    expect(emergency.snapshot.case.facts.closingSuggested).toBe(false);
    expect(proposed(emergency.announce(26, { ...DARK, tier: 'none', current: 1 }))).toBe(true);
  });

  test('of a series that joined propose nothing while what opened the case goes on', () => {
    const emergency = announced(KHIMKI);
    emergency.announce(20, DARK);
    expect(proposed(emergency.announce(25, { ...DARK, tier: 'none', current: 1 }))).toBe(false);
    expect(proposed(emergency.announce(26, { tier: 'none', current: 10 }))).toBe(true);
  });

  test('a rise of the formal rule alone that joined keeps nothing open', () => {
    const emergency = announced(KHIMKI);
    emergency.announce(20, { ...DARK, tier: 'formal' });
    expect(proposed(emergency.announce(25, { tier: 'none', current: 10 }))).toBe(true);
  });

  test('after a relapse closing is proposed anew, when that is over too', () => {
    const emergency = announced(KHIMKI);
    const day = (days: number) => ({ day: addDays(RISE.day, days) });
    expect(proposed(emergency.announce(25, { ...day(3), tier: 'none', current: 10 }))).toBe(true);
    emergency.announce(30, { ...day(5), since: addDays(RISE.day, 5), current: 90 });
    expect(emergency.snapshot.case.facts.closingSuggested).toBe(false);
    expect(proposed(emergency.announce(35, { ...day(9), tier: 'none', current: 8 }))).toBe(true);
  });

  test('of a series the case never heard of are nothing to it', () => {
    const emergency = announced(KHIMKI);
    emergency.announce(20, { tier: 'none', current: 10 });
    expect(emergency.announce(25, { ...DARK, tier: 'none' })).toMatchObject([{ kind: 'wait', reason: 'no-rise' }]);
  });
});

describe('another rise of the open case', () => {
  test('joins silently; is said loudly once when it grew by half', () => {
    const emergency = announced(KHIMKI);
    expect(saidIn(emergency.announce(5, { series: 'energy:sub', current: 20, tier: 'incident' }))).toEqual([]);
    expect(saidIn(emergency.announce(6, { current: 72 }))).toEqual(['+6 worsened officer loud 1.2']);
    expect(saidIn(emergency.announce(7, { current: 73 }))).toEqual([]);
    expect(emergency.snapshot.case.facts.joined).toHaveLength(3);
  });
});

test('opened by hand on a formal rise: its turning critical is said loudly once, what joins beside it silently', () => {
  const emergency = new EngineCase(KHIMKI);
  const formal = { ...RISE, tier: 'formal' as const };
  emergency.act(0, 'officer', { kind: 'announce', title: RISE.title, rise: formal, note: 'решение по росту №1' });
  const grown = { tier: 'critical', current: RISE.current + 5 } as const;
  expect(saidIn(emergency.announce(20, grown))).toEqual(['+20 worsened officer loud 1.2']);
  expect(saidIn(emergency.announce(21, { ...grown, series: 'energy:sub' }))).toEqual([]);
  expect(saidIn(emergency.announce(22, { ...grown, current: grown.current + 1 }))).toEqual([]);
});

test('what was heard of a file that was taken back is as if it had never been: loaded again after a false alarm, it announces again', () => {
  const recalled = (emergency: EngineCase) => {
    const of = { series: RISE.series, day: RISE.day, current: RISE.current };
    return emergency.act(20, null, { kind: 'rise-amended', of, change: { recalled: true } });
  };
  const opensAgain = expect.objectContaining({ kind: 'open', how: 'again' }) as unknown;
  for (const takenBack of [true, false]) {
    const emergency = announced(KHIMKI);
    if (takenBack) recalled(emergency);
    emergency.act(30, 'officer', { kind: 'false-alarm', text: 'загрузили не тот файл' });
    const again = emergency.announce(60);
    if (takenBack) expect(again).toContainEqual(opensAgain);
    else expect(again).toMatchObject([{ kind: 'wait', reason: 'known-rise' }]);
  }
});

describe('a rise that waits for its decision', () => {
  function asked(): EngineCase {
    const rise = new EngineCase(KHIMKI, { kind: 'rise' });
    rise.act(0, null, { kind: 'rise', rise: { ...RISE, tier: 'formal' }, announces: false });
    return rise;
  }

  test('decided in time by whoever was asked: nobody else hears of it', () => {
    const said = saidIn(asked().act(10, 'officer', { kind: 'rise-usual', text: 'плановые работы' }));
    expect(said).toEqual([]);
  });

  test('overtaken by the emergency: a late press is told that it is open, not that somebody decided', () => {
    const rise = asked();
    rise.act(5, null, { kind: 'rise', rise: { ...RISE, tier: 'critical' }, announces: true });
    expect(rise.act(30, 'officer', { kind: 'rise-opened' })).toMatchObject([
      { refusal: 'already-open', detail: { name: null, at: addMinutes(T0, 5) } },
    ]);
  });

  test('opened after the hour has run out: the next press is told who decided and when', () => {
    const rise = asked();
    rise.until(70);
    rise.act(75, 'officer', { kind: 'rise-opened' });
    expect(rise.act(80, 'mcur-head', { kind: 'rise-usual', text: 'поздно' })).toMatchObject([
      { refusal: 'already-decided', detail: { name: 'Лицо 1', at: addMinutes(T0, 75) } },
    ]);
  });

  test('decided late: the head, who was told that nobody had decided, is told silently that somebody did', () => {
    const rise = asked();
    expect(saidIn(rise.until(60))).toEqual(['+60 undecided-rise mcur-head loud 3.1']);
    const said = saidIn(rise.act(75, 'officer', { kind: 'rise-usual', text: 'плановые работы' }));
    expect(said).toEqual(['+75 report mcur-head silent 3.1']);
    const refused = rise.act(80, 'mcur-head', { kind: 'rise-usual', text: 'поздно' });
    expect(refused).toMatchObject([{ refusal: 'already-decided', detail: { name: 'Лицо 1', at: addMinutes(T0, 75) } }]);
  });
});
