import { describe, expect, test } from 'vitest';
import { bookOf, shippedYaml } from '../../support/books.ts';
import { addDays, addMinutes } from '../../../src/domain/calendar.ts';
import { EngineCase, RISE, T0, refusalIn, saidIn } from '../../support/engine-case.ts';

const KHIMKI = bookOf(shippedYaml('khimki-energy'));

function announced(): EngineCase {
  const emergency = new EngineCase(KHIMKI);
  emergency.announce();
  return emergency;
}

describe('3.1: the hour', () => {
  test('the announcement reaches the officer loudly, tells the head silently, and owes both debts', () => {
    const emergency = new EngineCase(KHIMKI);
    expect(saidIn(emergency.announce())).toEqual(['+0 card officer loud 3.1', '+0 card mcur-head silent 3.1']);
    expect(emergency.owed()).toEqual(['acknowledge', 'first-result']);
  });

  test('an acknowledgement does not postpone the first result', () => {
    const emergency = announced();
    emergency.act(20, 'officer', { kind: 'acknowledge' });
    expect(emergency.owed()).toEqual(['first-result']);
    expect(saidIn(emergency.until(60))).toEqual([
      '+50 reminder officer loud 3.1',
      '+60 ping officer loud 3.1',
      '+60 card mcur-head loud 3.2',
    ]);
  });

  test('measures and informing together are the first result; either alone is not', () => {
    const emergency = announced();
    emergency.act(20, 'officer', { kind: 'progress', text: 'бригада выехала', trend: null });
    expect(emergency.owed()).toEqual(['first-result']);
    emergency.act(30, 'officer', { kind: 'informing', text: 'сайт округа' });
    expect(emergency.owed()).toEqual(['progress']);
  });

  test('a progress entry by someone of the chain acknowledges too', () => {
    const emergency = announced();
    emergency.act(5, 'mcur-head', { kind: 'progress', text: 'звоню в сетевую организацию', trend: null });
    expect(emergency.snapshot.case.owner?.post).toBe('mcur-head');
    expect(emergency.owed()).not.toContain('acknowledge');
  });
});

describe('the next hour', () => {
  function resulted(): EngineCase {
    const emergency = announced();
    emergency.act(20, 'officer', { kind: 'progress', text: 'бригада выехала', trend: null });
    emergency.act(40, 'officer', { kind: 'informing', text: 'сайт округа' });
    return emergency;
  }

  test('an entry resets only this clock: the next is due an hour after it', () => {
    const emergency = resulted();
    emergency.act(90, 'officer', { kind: 'progress', text: 'копают', trend: 'better' });
    expect(saidIn(emergency.until(149))).toEqual([]);
    expect(saidIn(emergency.until(150))).toEqual(['+150 ping officer loud 4.6', '+150 card mcur-head loud 2.8']);
  });

  test('missed again and again: a level an hour, then nobody is above', () => {
    const emergency = resulted();
    emergency.until(100 + 60 * 5);
    expect(emergency.snapshot.case.reached).toEqual(['officer', 'mcur-head', 'deputies', 'district-head']);
    expect(emergency.snapshot.case.level).toBe(3);
  });

  test('«хуже» reaches the next level at once, a second «без изменений» in a row too, a first one does not', () => {
    const emergency = resulted();
    expect(
      saidIn(emergency.act(50, 'officer', { kind: 'progress', text: 'без света 3 дома', trend: 'worse' })),
    ).toEqual(['+50 card mcur-head loud 3.2']);
    expect(saidIn(emergency.act(55, 'officer', { kind: 'progress', text: 'то же', trend: 'same' }))).toEqual([]);
    expect(saidIn(emergency.act(58, 'officer', { kind: 'progress', text: 'то же', trend: 'same' }))).toEqual([
      '+58 card deputies loud 5.2',
    ]);
  });
});

describe('levels', () => {
  test('at most one level an hour by the clock, also when a person raised one in between', () => {
    const emergency = announced();
    emergency.act(40, 'officer', { kind: 'cannot-solve', why: 'not-by-us', text: '' });
    expect(emergency.snapshot.case.level).toBe(1);
    emergency.act(100, 'mcur-head', { kind: 'cannot-solve', why: 'not-by-us', text: '' });
    expect(emergency.snapshot.case.level).toBe(2);
    emergency.until(179);
    expect(emergency.snapshot.case.level).toBe(2);
    emergency.until(180);
    expect(emergency.snapshot.case.level).toBe(3);
  });

  test('an empty, unreachable or same-person level is passed over in the same instant and named', () => {
    const emergency = announced();
    emergency.staff('mcur-head', { persons: [{ id: 1, name: 'Лицо 1' }] });
    emergency.staff('deputies', { state: 'empty', persons: [] });
    const decided = emergency.until(60);
    expect(saidIn(decided)).toContain('+60 card district-head loud 4.5');
    expect(emergency.snapshot.case.facts.passed).toEqual([
      { post: 'mcur-head', reason: 'same-person' },
      { post: 'deputies', reason: 'empty' },
    ]);
  });

  test('«меры без результата» goes to the Head and the ministry at once (4.5)', () => {
    const emergency = announced();
    expect(saidIn(emergency.act(25, 'officer', { kind: 'cannot-solve', why: 'no-effect', text: '' }))).toEqual([
      '+25 report ministry silent 4.5',
      '+25 card mcur-head loud 3.2',
      '+25 card district-head loud 4.5',
    ]);
  });

  test('a Head does not become the hourly debtor by a tap: his post delegates', () => {
    const emergency = announced();
    emergency.until(180);
    emergency.act(185, 'district-head', { kind: 'acknowledge' });
    expect(emergency.snapshot.case.owner?.post).toBe('mcur-head');
  });
});

describe('at night', () => {
  test('the Head is rung once between 22:00 and 07:00, then pinged silently; by day loudly again', () => {
    const emergency = announced();
    // T0 is 10:00: level 3 at 13:00, pinged every hour from then on.
    const heard = (sound: string) => (line: string) =>
      line.includes('ping') && line.includes('district-head') && line.includes(sound);
    const loud: number[] = [];
    const silent: number[] = [];
    for (let hour = 1; hour <= 24; hour += 1) {
      const said = saidIn(emergency.until(hour * 60));
      if (said.some(heard('loud'))) loud.push((10 + hour) % 24);
      else if (said.some(heard('silent'))) silent.push((10 + hour) % 24);
    }
    expect(loud).toEqual([14, 15, 16, 17, 18, 19, 20, 21, 22, 7, 8, 9, 10]);
    expect(silent).toEqual([23, 0, 1, 2, 3, 4, 5, 6]);
  });

  test('a Head whom another case has rung this night is pinged silently', () => {
    const emergency = announced();
    emergency.until(12 * 60 + 59);
    emergency.snapshot = { ...emergency.snapshot, rungElsewhere: ['district-head 2026-05-21'] };
    const head = saidIn(emergency.until(13 * 60)).filter((line) => /ping .*district-head/.test(line));
    expect(head).not.toEqual([]);
    expect(head.filter((line) => line.includes('loud'))).toEqual([]);
  });
});

describe('a press is refused only when the act is no longer possible', () => {
  test('the second acknowledgement is told who was first and when', () => {
    const emergency = announced();
    emergency.act(14, 'officer', { kind: 'acknowledge' });
    const refused = emergency.act(15, 'mcur-head', { kind: 'acknowledge' });
    expect(refused).toMatchObject([{ kind: 'refuse', refusal: 'already-acknowledged', detail: { name: 'Лицо 1' } }]);
  });

  test('after closing nothing but undoing is possible, and that not for long', () => {
    const emergency = announced();
    emergency.act(10, 'officer', { kind: 'resolved', text: 'включили' });
    expect(emergency.snapshot.case.state).toBe('closed');
    expect(refusalIn(emergency.act(11, 'officer', { kind: 'acknowledge' }))).toBe('case-closed');
    expect(refusalIn(emergency.act(21, 'officer', { kind: 'undo-closing' }))).toBe('undo-too-late');
    expect(refusalIn(emergency.act(20, 'officer', { kind: 'undo-closing' }))).toBeNull();
    expect(emergency.owed()).toEqual(['first-result']);
  });

  test('a closing taken back twice is said to be taken back already', () => {
    const emergency = announced();
    emergency.act(10, 'officer', { kind: 'resolved', text: 'включили' });
    emergency.act(11, 'officer', { kind: 'undo-closing' });
    expect(refusalIn(emergency.act(12, 'officer', { kind: 'undo-closing' }))).toBe('not-closed');
  });

  test('whoever has the case already is not given it once more', () => {
    const emergency = announced();
    const appoint = { kind: 'appoint' as const, post: 'mcur-head', to: emergency.actor('mcur-head') };
    expect(saidIn(emergency.act(10, 'officer', appoint))).toEqual(['+10 card mcur-head loud 1.2']);
    expect(refusalIn(emergency.act(11, 'officer', appoint))).toBe('already-appointed');
  });

  test('an empty word is not taken', () => {
    const emergency = announced();
    expect(refusalIn(emergency.act(5, 'officer', { kind: 'resolved', text: '  ' }))).toBe('text-required');
    expect(refusalIn(emergency.act(5, 'officer', { kind: 'informing', text: '' }))).toBe('text-required');
  });
});

describe('closing', () => {
  test('above the first level the head confirms; nobody confirms in time → accepted and noted', () => {
    const emergency = announced();
    emergency.until(60);
    expect(saidIn(emergency.act(70, 'officer', { kind: 'resolved', text: 'кабель заменён' }))).toEqual([
      '+70 confirm mcur-head loud 3.3',
    ]);
    expect(emergency.snapshot.case.state).toBe('closing');
    const closed = emergency.until(100);
    expect(emergency.snapshot.case.state).toBe('closed');
    expect(emergency.snapshot.case.facts.closing).toBe('unconfirmed');
    expect(saidIn(closed)).toEqual(['+100 closing officer,mcur-head silent 3.3']);
  });

  test('«вернуть в работу» owes again what the report of liquidation had ended', () => {
    const emergency = announced();
    emergency.until(60);
    emergency.act(70, 'officer', { kind: 'resolved', text: 'кабель заменён' });
    expect(emergency.owed()).toEqual(['confirm-closing']);
    emergency.act(75, 'mcur-head', { kind: 'reject-closing', text: 'в трёх домах нет света' });
    expect(emergency.snapshot.case.state).toBe('open');
    expect(emergency.owed()).toContain('first-result');
  });

  test('a clock that stands still loses no debt: closed and taken back at once, the hour is owed again', () => {
    const emergency = announced();
    emergency.act(0, 'officer', { kind: 'progress', text: 'едем', trend: null });
    emergency.act(0, 'officer', { kind: 'informing', text: 'сайт округа' });
    emergency.act(0, 'officer', { kind: 'resolved', text: 'включили' });
    expect(emergency.owed()).toEqual([]);
    emergency.act(0, 'officer', { kind: 'undo-closing' });
    expect(emergency.owed()).toEqual(['progress']);
    emergency.act(0, 'officer', { kind: 'progress', text: 'снова едем', trend: null });
    expect(emergency.owed()).toEqual(['progress']);
    expect(saidIn(emergency.until(60))).toContain('+60 ping officer loud 4.6');
  });

  test('whoever was told of the earlier closing is not counted as told of the new opening', () => {
    const emergency = announced();
    emergency.until(180);
    emergency.act(181, 'mcur-head', { kind: 'resolved', text: 'включили' });
    emergency.announce(1600, { current: 80 });
    expect(emergency.snapshot.case.told).toEqual(['officer', 'mcur-head']);
  });

  test('an alarm that began after all that the closed case heard of its series opens the same № again, as strong as it was', () => {
    const emergency = announced();
    emergency.act(10, 'officer', { kind: 'resolved', text: 'включили' });
    const day = addDays(RISE.day, 3);
    expect(emergency.announce(4500, { day, since: day })).toContainEqual(
      expect.objectContaining({ kind: 'open', how: 'again' }),
    );
  });

  test('a formal rise whose days are calm again is over: the closing is proposed, once', () => {
    const emergency = announced();
    const calm = { kind: 'rise', rise: { ...RISE, tier: 'formal' }, announces: false, over: true } as const;
    const said = () =>
      emergency
        .act(60, null, calm)
        .filter((one) => one.kind === 'tell')
        .map((one) => one.say);
    expect([said(), said()]).toEqual([['suggest-closing'], []]);
  });

  test('the data that announced it do not announce it again; a worse rise within seven days opens the same №', () => {
    const emergency = announced();
    emergency.act(10, 'officer', { kind: 'resolved', text: 'включили' });
    expect(emergency.announce(1500)).toMatchObject([{ kind: 'wait', reason: 'known-rise' }]);
    expect(emergency.announce(1500, { since: RISE.day })).toMatchObject([{ kind: 'wait', reason: 'known-rise' }]);
    emergency.announce(1600, { current: 80 });
    expect(emergency.snapshot.case.state).toBe('open');
    expect(emergency.snapshot.case.facts.reopened).toBe(1);
    expect(emergency.snapshot.case.level).toBe(0);
  });
});

describe('what a closing taken back leaves', () => {
  test('nobody gains an hour: the first result is owed by its old time, and what was met of it stays met', () => {
    const emergency = announced();
    emergency.act(20, 'officer', { kind: 'progress', text: 'бригада выехала', trend: null });
    emergency.act(50, 'officer', { kind: 'resolved', text: 'включили' });
    emergency.act(55, 'officer', { kind: 'undo-closing' });
    expect(emergency.owed()).toEqual(['first-result']);
    expect(saidIn(emergency.until(60))).toEqual(['+60 ping officer loud 3.1', '+60 card mcur-head loud 3.2']);
    emergency.act(61, 'officer', { kind: 'informing', text: 'сайт округа' });
    expect(emergency.owed()).toContain('progress');
  });

  test('what the head has confirmed is not the officer’s to take back', () => {
    const emergency = announced();
    emergency.until(60);
    emergency.act(70, 'mcur-head', { kind: 'resolved', text: 'кабель заменён' });
    expect(refusalIn(emergency.act(71, 'officer', { kind: 'undo-closing' }))).toBe('case-closed');
  });

  test('a rise that grows while liquidation waits for confirmation ends the waiting', () => {
    const emergency = announced();
    emergency.until(60);
    emergency.act(70, 'officer', { kind: 'resolved', text: 'кабель заменён' });
    emergency.announce(75, { current: 90 });
    expect(emergency.snapshot.case.state).toBe('open');
    expect(emergency.owed()).toContain('first-result');
    emergency.until(105);
    expect(emergency.snapshot.case.state).toBe('open');
  });
});

describe('the data below the threshold again', () => {
  test('propose closing once, silently, and never close', () => {
    const emergency = announced();
    // Nobody has the case: whoever knows of it and may say that it is over.
    expect(saidIn(emergency.announce(25, { tier: 'none', current: 10 }))).toEqual([
      '+25 suggest-closing officer,mcur-head silent 1.2',
    ]);
    expect(saidIn(emergency.announce(26, { tier: 'none', current: 9 }))).toEqual([]);
    expect(emergency.snapshot.case.state).toBe('open');
  });
});

describe('an act a case does not know', () => {
  test('a press for another kind of case changes nothing: a daily duty can not be closed', () => {
    const duty = new EngineCase(KHIMKI, { kind: 'duty', subject: 'top-digest' });
    duty.act(0, null, { kind: 'begin' });
    expect(refusalIn(duty.act(1, 'officer', { kind: 'resolved', text: 'всё' }))).toBe('case-not-open');
    expect(refusalIn(duty.act(1, 'officer', { kind: 'acknowledge' }))).toBe('not-asked');
    expect(duty.owed()).toEqual(['top-digest']);
  });
});

describe('another rise of the open case', () => {
  test('joins silently; is said loudly once when it grew by half', () => {
    const emergency = announced();
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
