import { describe, expect, test } from 'vitest';
import { addDays } from '../../../src/domain/calendar.ts';
import { bookOf, shippedYaml } from '../../support/books.ts';
import { RISE, announced, refusalIn, saidIn } from '../../support/engine-case.ts';

const KHIMKI = bookOf(shippedYaml('khimki-energy'));

describe('closing', () => {
  test('above the first level the head confirms; nobody confirms in time → accepted and noted', () => {
    const emergency = announced(KHIMKI);
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
    const emergency = announced(KHIMKI);
    emergency.until(60);
    emergency.act(70, 'officer', { kind: 'resolved', text: 'кабель заменён' });
    expect(emergency.owed()).toEqual(['confirm-closing']);
    emergency.act(75, 'mcur-head', { kind: 'reject-closing', text: 'в трёх домах нет света' });
    expect(emergency.snapshot.case.state).toBe('open');
    expect(emergency.owed()).toContain('first-result');
  });

  test('a clock that stands still loses no debt: closed and taken back at once, the hour is owed again', () => {
    const emergency = announced(KHIMKI);
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
    const emergency = announced(KHIMKI);
    emergency.until(180);
    emergency.act(181, 'mcur-head', { kind: 'resolved', text: 'включили' });
    emergency.announce(1600, { current: 80 });
    expect(emergency.snapshot.case.told).toEqual(['officer', 'mcur-head']);
  });

  test('an alarm that began after all that the closed case heard of its series opens the same № again, as strong as it was', () => {
    const emergency = announced(KHIMKI);
    emergency.act(10, 'officer', { kind: 'resolved', text: 'включили' });
    const day = addDays(RISE.day, 3);
    expect(emergency.announce(4500, { day, since: day })).toContainEqual(
      expect.objectContaining({ kind: 'open', how: 'again' }),
    );
  });

  test('a formal rise whose days are calm again is over: the closing is proposed, once', () => {
    const emergency = announced(KHIMKI);
    const calm = { kind: 'rise', rise: { ...RISE, tier: 'formal' }, announces: false, over: true } as const;
    const said = () =>
      emergency
        .act(60, null, calm)
        .filter((one) => one.kind === 'tell')
        .map((one) => one.say);
    expect([said(), said()]).toEqual([['suggest-closing'], []]);
  });

  test('the data that announced it do not announce it again; a worse rise within seven days opens the same №', () => {
    const emergency = announced(KHIMKI);
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
    const emergency = announced(KHIMKI);
    emergency.act(20, 'officer', { kind: 'progress', text: 'бригада выехала', trend: null });
    emergency.act(50, 'officer', { kind: 'resolved', text: 'включили' });
    emergency.act(55, 'officer', { kind: 'undo-closing' });
    expect(emergency.owed()).toEqual(['first-result']);
    expect(saidIn(emergency.until(60))).toEqual(['+60 ping officer loud 3.1', '+60 card mcur-head loud 3.2']);
    emergency.act(61, 'officer', { kind: 'informing', text: 'сайт округа' });
    expect(emergency.owed()).toContain('progress');
  });

  test('what the head has confirmed is not the officer’s to take back', () => {
    const emergency = announced(KHIMKI);
    emergency.until(60);
    emergency.act(70, 'mcur-head', { kind: 'resolved', text: 'кабель заменён' });
    expect(refusalIn(emergency.act(71, 'officer', { kind: 'undo-closing' }))).toBe('case-closed');
  });

  test('a rise that grows while liquidation waits for confirmation ends the waiting', () => {
    const emergency = announced(KHIMKI);
    emergency.until(60);
    emergency.act(70, 'officer', { kind: 'resolved', text: 'кабель заменён' });
    emergency.announce(75, { current: 90 });
    expect(emergency.snapshot.case.state).toBe('open');
    expect(emergency.owed()).toContain('first-result');
    emergency.until(105);
    expect(emergency.snapshot.case.state).toBe('open');
  });
});
