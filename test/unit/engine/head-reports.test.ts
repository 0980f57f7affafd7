import { describe, expect, test } from 'vitest';
import type { Trend } from '../../../src/domain/case.ts';
import { addMinutes } from '../../../src/domain/calendar.ts';
import { bookOf, shippedYaml } from '../../support/books.ts';
import { T0, announced, progress, refusalIn, said, step, turns } from '../../support/engine-case.ts';

const KHIMKI = bookOf(shippedYaml('khimki-energy'));
const RUZA = bookOf(shippedYaml('ruza-zhkh'));

const of = (what: string) => (line: string) => line.includes(what);

describe('4.6 in Ruza: only on no change or worse', () => {
  /** It rings at the Head; at the ministry it does not. */
  const TOLD = ['+60 draft:situation district-head 4.6!', '+60 draft:situation ministry 4.6'];

  test.each<[string, Trend | null, string[], string]>([
    ['лучше: it stays inside', 'better', [], '0 met kept-inside'],
    ['без изменений: it is told', 'same', TOLD, '0 met sent'],
    ['хуже: it is told', 'worse', TOLD, '0 met sent'],
    ['words without a trend are no change', null, TOLD, '0 met sent'],
  ])('%s', (_, trend, wanted, ended) => {
    const emergency = announced(RUZA);
    progress(emergency, 30, trend);
    expect(step(emergency, 31, 60).filter(of('draft:situation'))).toEqual(wanted);
    expect(turns(emergency, 'situation')[0]).toBe(ended);
  });

  test('nothing entered since the last slot: it is told, unconfirmed', () => {
    const emergency = announced(RUZA);
    progress(emergency, 20, 'better');
    expect(step(emergency, 21, 120).filter(of('draft:situation'))).toEqual([
      '+120 draft:situation? district-head 4.6!',
      '+120 draft:situation? ministry 4.6',
    ]);
  });

  test('nothing is said of informing residents where nothing was done: the report is still owed', () => {
    const emergency = announced(RUZA);
    emergency.until(60);
    expect(said(emergency.until(61)).join()).not.toContain('informing');
    expect(turns(emergency, 'informing-report')).toEqual(['0 open']);
  });
});

describe('a report is shown before it leaves', () => {
  test('«Отправить»: what was shown leaves at once, confirmed; the grid stays', () => {
    const emergency = announced(RUZA);
    emergency.until(105);
    expect(said(emergency.act(107, 'mcur-head', { kind: 'send-drafts', text: null }))).toEqual([
      '+107 draft:measures deputies,district-head,ministry,ministry-block 4.4',
      '+107 draft:situation district-head,ministry 4.6',
    ]);
    expect(turns(emergency, 'situation')).toEqual(['0 met sent-unconfirmed', '60 met sent', '120 open']);
    expect(turns(emergency, 'measures-report')).toEqual(['0 met sent', '120 open']);
    expect(refusalIn(emergency.act(108, 'mcur-head', { kind: 'send-drafts', text: null }))).toBe('nothing-to-send');
    expect(step(emergency, 108, 120).filter(of('draft'))).toEqual([]);
  });

  test('nobody sends what another post owes', () => {
    const emergency = announced(RUZA);
    emergency.until(45);
    expect(refusalIn(emergency.act(46, 'officer', { kind: 'send-drafts', text: null }))).toBe('nothing-to-send');
  });

  test('«Изменить»: it leaves with the words of a person', () => {
    const emergency = announced(RUZA);
    emergency.act(5, 'mcur-head', { kind: 'send-drafts', text: 'Прошу организовать работы' });
    const sent = emergency.snapshot.obligations.find(({ rule }) => rule === 'notify-deputies');
    expect(sent).toMatchObject({ state: 'met', reason: 'sent', draft: 'Прошу организовать работы', endedBy: 'Лицо 2' });
    expect(refusalIn(emergency.act(106, 'mcur-head', { kind: 'send-drafts', text: ' ' }))).toBe('text-required');
  });

  test('«Задержать»: once, for the time of the book, with a reason; the next turn keeps its time', () => {
    const emergency = announced(RUZA);
    emergency.until(45);
    const hold = { kind: 'hold-drafts' as const, text: 'уточняем число домов' };
    expect(refusalIn(emergency.act(46, 'mcur-head', { ...hold, text: '' }))).toBe('text-required');
    emergency.act(46, 'mcur-head', hold);
    expect(refusalIn(emergency.act(47, 'mcur-head', hold))).toBe('held-already');
    expect(emergency.snapshot.case.facts.entries.at(-1)).toMatchObject({ kind: 'held', text: 'уточняем число домов' });
    expect(step(emergency, 47, 95).filter((line) => /situation|proposals/.test(line))).toEqual([
      '+75 preview:proposals mcur-head 4.2!',
      '+75 preview:situation mcur-head 4.6!',
      '+90 draft:proposals? ministry 4.2',
      '+90 draft:situation? district-head 4.6!',
      '+90 draft:situation? ministry 4.6',
    ]);
    expect(step(emergency, 96, 120).filter(of('draft:situation'))).toHaveLength(1);
    expect(turns(emergency, 'situation')).toEqual(['0 met sent-unconfirmed', '60 met sent-unconfirmed', '120 open']);
  });

  test('an entry of the hour stands for the reports due in it: they leave on time, unmarked', () => {
    const emergency = announced(KHIMKI);
    emergency.until(60);
    progress(emergency, 100, 'same');
    expect(step(emergency, 101, 120).filter(of('draft:situation'))).toEqual([
      '+120 draft:situation district-head 4.6!',
      '+120 draft:situation ministry 4.6',
    ]);
  });
});

describe('the grid', () => {
  test('never shifts: sent early, held or missed, the hours stay where they were', () => {
    const emergency = announced(KHIMKI);
    emergency.until(60);
    emergency.until(106);
    emergency.act(107, 'mcur-head', { kind: 'send-drafts', text: null });
    emergency.until(165);
    emergency.act(166, 'mcur-head', { kind: 'hold-drafts', text: 'ждём данных' });
    emergency.until(400);
    const starts = emergency.snapshot.obligations.filter(({ rule }) => rule === 'situation').map((o) => o.startsAt);
    expect(starts).toEqual([60, 120, 180, 240, 300, 360].map((minute) => addMinutes(T0, minute)));
  });

  test('an entry up to half an hour before a turn begins meets it; earlier it does not', () => {
    const channels = { kind: 'check' as const, rule: 'channels-checked', item: null };
    const early = announced(RUZA);
    early.act(10, 'mcur-head', channels);
    expect(turns(early, 'channels-checked')).toEqual(['0 met checked', '60 open']);
    expect(refusalIn(early.act(29, 'mcur-head', channels))).toBe('already-done');
    early.act(30, 'mcur-head', channels);
    expect(turns(early, 'channels-checked')).toEqual(['0 met checked', '60 met checked', '120 open']);
  });

  test('«Час N» with the channels checked meets 4.7 too; a list that demands evidence waits for it', () => {
    const emergency = announced(RUZA);
    const hour = { kind: 'progress' as const, text: 'копают', trend: 'same' as const, channels: true };
    emergency.act(20, 'mcur-head', hour);
    expect(turns(emergency, 'channels-checked')[0]).toBe('0 met checked');
    expect(turns(emergency, 'residents-informed')).toEqual(['0 open']);
    const link = { kind: 'link' as const, url: 'https://example.org/1' };
    emergency.act(25, 'mcur-head', { kind: 'check', rule: 'residents-informed', item: 'evidence', evidence: [link] });
    emergency.act(26, 'mcur-head', hour);
    expect(turns(emergency, 'residents-informed')).toEqual(['0 met checked']);
  });

  test('ends with the case, and a closing taken back goes on where it was', () => {
    const emergency = announced(RUZA);
    emergency.act(20, 'officer', { kind: 'resolved', text: 'включили' });
    expect(emergency.owed()).toEqual([]);
    emergency.act(25, 'officer', { kind: 'undo-closing' });
    emergency.until(61);
    const starts = emergency.snapshot.obligations.filter(({ rule, state }) => rule === 'situation' && state !== 'void');
    expect(starts.map((o) => o.startsAt)).toEqual([T0, addMinutes(T0, 60)]);
  });
});
