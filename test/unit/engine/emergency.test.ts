import { describe, expect, test } from 'vitest';
import { bookOf, shippedYaml } from '../../support/books.ts';
import { EngineCase, announced, refusalIn, saidIn } from '../../support/engine-case.ts';

const KHIMKI = bookOf(shippedYaml('khimki-energy'));

describe('3.1: the hour', () => {
  test('the announcement reaches the officer loudly, tells the head silently, and owes both debts', () => {
    const emergency = new EngineCase(KHIMKI);
    expect(saidIn(emergency.announce())).toEqual(['+0 card officer loud 3.1', '+0 card mcur-head silent 3.1']);
    expect(emergency.owed()).toEqual(['acknowledge', 'first-result']);
  });

  test('an acknowledgement does not postpone the first result', () => {
    const emergency = announced(KHIMKI);
    emergency.act(20, 'officer', { kind: 'acknowledge' });
    expect(emergency.owed()).toEqual(['first-result']);
    expect(saidIn(emergency.until(60))).toEqual([
      '+50 reminder officer loud 3.1',
      '+60 ping officer loud 3.1',
      '+60 card mcur-head loud 3.2',
    ]);
  });

  test('measures and informing together are the first result; either alone is not', () => {
    const emergency = announced(KHIMKI);
    emergency.act(20, 'officer', { kind: 'progress', text: 'бригада выехала', trend: null });
    expect(emergency.owed()).toEqual(['first-result']);
    emergency.act(30, 'officer', { kind: 'informing', text: 'сайт округа' });
    expect(emergency.owed()).toEqual(['progress']);
  });

  test('a progress entry by someone of the chain acknowledges too', () => {
    const emergency = announced(KHIMKI);
    emergency.act(5, 'mcur-head', { kind: 'progress', text: 'звоню в сетевую организацию', trend: null });
    expect(emergency.snapshot.case.owner?.post).toBe('mcur-head');
    expect(emergency.owed()).not.toContain('acknowledge');
  });
});

describe('the next hour', () => {
  function resulted(): EngineCase {
    const emergency = announced(KHIMKI);
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
    const emergency = announced(KHIMKI);
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
    const emergency = announced(KHIMKI);
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
    const emergency = announced(KHIMKI);
    expect(saidIn(emergency.act(25, 'officer', { kind: 'cannot-solve', why: 'no-effect', text: '' }))).toEqual([
      '+25 report ministry silent 4.5',
      '+25 card mcur-head loud 3.2',
      '+25 card district-head loud 4.5',
    ]);
  });

  test('a Head does not become the hourly debtor by a tap: his post delegates', () => {
    const emergency = announced(KHIMKI);
    emergency.until(180);
    emergency.act(185, 'district-head', { kind: 'acknowledge' });
    expect(emergency.snapshot.case.owner?.post).toBe('mcur-head');
  });
});

describe('at night', () => {
  test('the Head is rung once between 22:00 and 07:00, then pinged silently; by day loudly again', () => {
    const emergency = announced(KHIMKI);
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
    const emergency = announced(KHIMKI);
    emergency.until(12 * 60 + 59);
    emergency.snapshot = { ...emergency.snapshot, rungElsewhere: ['district-head 2026-05-21'] };
    const head = saidIn(emergency.until(13 * 60)).filter((line) => /ping .*district-head/.test(line));
    expect(head).not.toEqual([]);
    expect(head.filter((line) => line.includes('loud'))).toEqual([]);
  });
});

describe('a press is refused only when the act is no longer possible', () => {
  test('the second acknowledgement is told who was first and when', () => {
    const emergency = announced(KHIMKI);
    emergency.act(14, 'officer', { kind: 'acknowledge' });
    const refused = emergency.act(15, 'mcur-head', { kind: 'acknowledge' });
    expect(refused).toMatchObject([{ kind: 'refuse', refusal: 'already-acknowledged', detail: { name: 'Лицо 1' } }]);
  });

  test('after closing nothing but undoing is possible, and that not for long', () => {
    const emergency = announced(KHIMKI);
    emergency.act(10, 'officer', { kind: 'resolved', text: 'включили' });
    expect(emergency.snapshot.case.state).toBe('closed');
    expect(refusalIn(emergency.act(11, 'officer', { kind: 'acknowledge' }))).toBe('case-closed');
    expect(refusalIn(emergency.act(21, 'officer', { kind: 'undo-closing' }))).toBe('undo-too-late');
    expect(refusalIn(emergency.act(20, 'officer', { kind: 'undo-closing' }))).toBeNull();
    expect(emergency.owed()).toEqual(['first-result']);
  });

  test('a closing taken back twice is said to be taken back already', () => {
    const emergency = announced(KHIMKI);
    emergency.act(10, 'officer', { kind: 'resolved', text: 'включили' });
    emergency.act(11, 'officer', { kind: 'undo-closing' });
    expect(refusalIn(emergency.act(12, 'officer', { kind: 'undo-closing' }))).toBe('not-closed');
  });

  test('whoever has the case already is not given it once more', () => {
    const emergency = announced(KHIMKI);
    const appoint = { kind: 'appoint' as const, post: 'mcur-head', to: emergency.actor('mcur-head') };
    expect(saidIn(emergency.act(10, 'officer', appoint))).toEqual(['+10 card mcur-head loud 1.2']);
    expect(refusalIn(emergency.act(11, 'officer', appoint))).toBe('already-appointed');
  });

  test('an empty word is not taken', () => {
    const emergency = announced(KHIMKI);
    expect(refusalIn(emergency.act(5, 'officer', { kind: 'resolved', text: '  ' }))).toBe('text-required');
    expect(refusalIn(emergency.act(5, 'officer', { kind: 'informing', text: '' }))).toBe('text-required');
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
