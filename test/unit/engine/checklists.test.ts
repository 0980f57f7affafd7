import { describe, expect, test } from 'vitest';
import type { Decision } from '../../../src/domain/decision.ts';
import { bookOf, shippedYaml } from '../../support/books.ts';
import { EngineCase, refusalIn, said } from '../../support/engine-case.ts';

const RUZA = bookOf(shippedYaml('ruza-zhkh'));
const LINK = { kind: 'link' as const, url: 'https://example.org/1' };
const INFORMED = 'residents-informed';
const CHANNELS = 'channels-checked';

/** An announced emergency in Ruza: T1 is T0, so that the mcur-head owes both lists of channels at once. */
function announced(): EngineCase {
  const emergency = new EngineCase(RUZA, { subject: 'rusty-water' });
  emergency.announce();
  return emergency;
}

const stateOf = (emergency: EngineCase, rule: string) =>
  emergency.snapshot.obligations.filter((one) => one.rule === rule).map(({ state }) => state);

function tick(emergency: EngineCase, minute: number, item: string | null, more: object = {}): Decision[] {
  return emergency.act(minute, 'mcur-head', { kind: 'check', rule: CHANNELS, item, ...more });
}

describe('4.7: the channels of informing', () => {
  test('each tick is kept; all of them meet the hour, and the next hour is owed', () => {
    const emergency = announced();
    for (let item = 0; item < 6; item += 1) tick(emergency, 10 + item, String(item));
    expect(stateOf(emergency, CHANNELS)).toEqual(['open']);
    tick(emergency, 20, '6');
    expect(stateOf(emergency, CHANNELS)).toEqual(['met', 'open']);
  });

  test('the hour that is met is met: the next one is not asked before its time', () => {
    const emergency = announced();
    tick(emergency, 10, null);
    expect(refusalIn(tick(emergency, 11, null))).toBe('already-done');
    // «early»: from half an hour before its turn starts.
    expect(refusalIn(tick(emergency, 31, '0'))).toBeNull();
  });

  test('a tick twice, an item that is not in the list, a rule that is no list, another’s list', () => {
    const emergency = announced();
    tick(emergency, 10, '0');
    expect(refusalIn(tick(emergency, 11, '0'))).toBe('already-done');
    expect(refusalIn(tick(emergency, 12, '7'))).toBe('not-asked');
    expect(refusalIn(tick(emergency, 12, 'constructor'))).toBe('not-asked');
    expect(refusalIn(emergency.act(13, 'mcur-head', { kind: 'check', rule: 'situation', item: '0' }))).toBe(
      'not-asked',
    );
    expect(refusalIn(emergency.act(13, 'officer', { kind: 'check', rule: CHANNELS, item: '1' }))).toBe('not-yours');
    expect(refusalIn(emergency.act(13, 'mcur-head', { kind: 'check', rule: 'nonsense', item: '0' }))).toBe('not-asked');
  });
});

describe('4.1: informing residents, with evidence', () => {
  const check = (item: string | null, evidence: (typeof LINK)[] = []) => ({
    kind: 'check' as const,
    rule: INFORMED,
    item,
    evidence,
  });

  test('all ticked without a link or a photo is not met; the ticks are kept, and the evidence ends it', () => {
    const emergency = announced();
    emergency.act(10, 'mcur-head', check(null));
    expect(stateOf(emergency, INFORMED)).toEqual(['open']);
    expect(refusalIn(emergency.act(11, 'mcur-head', check('evidence')))).toBe('evidence-required');
    emergency.act(12, 'mcur-head', check('evidence', [LINK]));
    expect(stateOf(emergency, INFORMED)).toEqual(['met']);
    const [entry] = emergency.snapshot.case.facts.entries;
    expect(entry).toMatchObject({ kind: 'informing', evidence: [LINK] });
    expect(entry?.text).toMatch(/^сайты ОМСУ, .*, Ассоциация председателей советов МКД$/);
  });

  test('evidence of another kind than the list demands is none', () => {
    const rule = RUZA.rules[INFORMED];
    if (!rule) throw new Error('the list is gone');
    const photosOnly = { ...RUZA, rules: { ...RUZA.rules, [INFORMED]: { ...rule, evidence: ['photo' as const] } } };
    const emergency = new EngineCase(photosOnly, { subject: 'rusty-water' });
    emergency.announce();
    expect(refusalIn(emergency.act(10, 'mcur-head', check('0', [LINK])))).toBe('evidence-required');
    expect(stateOf(emergency, INFORMED)).toEqual(['open']);
  });

  test('evidence first, the ticks later', () => {
    const emergency = announced();
    emergency.act(10, 'mcur-head', check('0', [LINK]));
    expect(stateOf(emergency, INFORMED)).toEqual(['open']);
    emergency.act(12, 'mcur-head', check(null));
    expect(stateOf(emergency, INFORMED)).toEqual(['met']);
  });

  const report = (emergency: EngineCase) =>
    emergency.snapshot.obligations.find(({ rule }) => rule === 'informing-report');

  test('«Все отмечены» without proof: the ticks are kept, the report leaves at its time as confirmed by nobody', () => {
    const emergency = announced();
    const pressed = emergency.act(10, 'mcur-head', check(null));
    // What the presser hears: a link or a photo is still wanted.
    expect(pressed[0]?.reason).toBe('ticked-unproven');
    expect(refusalIn(emergency.act(11, 'mcur-head', check(null)))).toBe('evidence-required');
    // Neither do the channels of the hour (4.7), nor «Час N» with them, stand for the proof.
    emergency.act(12, 'mcur-head', { kind: 'check', rule: CHANNELS, item: null });
    emergency.act(13, 'mcur-head', { kind: 'progress', text: 'копают', trend: 'better', channels: true });
    expect(report(emergency)).toMatchObject({ state: 'open', items: [] });
    expect(said(emergency.until(60))).toContain('+60 draft:informing? ministry 4.1');
    expect(report(emergency)).toMatchObject({ state: 'met', reason: 'sent-unconfirmed' });
  });

  test('the proof that comes later confirms it', () => {
    const emergency = announced();
    emergency.act(10, 'mcur-head', check(null));
    emergency.act(40, 'mcur-head', check('evidence', [LINK]));
    expect(report(emergency)).toMatchObject({ items: ['confirmed'] });
    expect(said(emergency.until(60))).toContain('+60 draft:informing ministry 4.1');
  });

  test('checked channels confirm the report to the ministry', () => {
    const emergency = announced();
    emergency.act(10, 'mcur-head', check('0', [LINK]));
    expect(report(emergency)).toMatchObject({ state: 'open', items: ['confirmed'] });
  });
});

describe('4.3: the measures that were proposed', () => {
  function proposed(): EngineCase {
    const emergency = announced();
    emergency.act(20, 'mcur-head', { kind: 'proposals', text: 'промыть сеть\nсменить фильтры' });
    return emergency;
  }
  const done = (emergency: EngineCase) => emergency.snapshot.case.facts.measures.map(({ doneBy }) => doneBy !== null);

  test('are ticked one by one; the last one meets the tracking, and nothing further is asked', () => {
    const emergency = proposed();
    expect(stateOf(emergency, 'measures-tracked')).toEqual(['open']);
    const second = { kind: 'check' as const, rule: 'measures-tracked', item: '1' };
    emergency.act(30, 'mcur-head', second);
    expect(done(emergency)).toEqual([false, true]);
    expect(refusalIn(emergency.act(31, 'mcur-head', second))).toBe('already-done');
    emergency.act(40, 'mcur-head', { kind: 'measure-done', index: 0, text: 'промыто 2 км' });
    expect(done(emergency)).toEqual([true, true]);
    expect(stateOf(emergency, 'measures-tracked')).toEqual(['met']);
    expect(emergency.snapshot.case.facts.entries.at(-1)).toMatchObject({ text: 'промыть сеть: промыто 2 км' });
    emergency.until(200);
    expect(stateOf(emergency, 'measures-tracked')).toEqual(['met']);
    // Measures carried out are not yet an emergency liquidated.
    expect(emergency.snapshot.case.state).toBe('open');
  });

  test('are said once, by whoever has the case or answers for the list', () => {
    const emergency = proposed();
    const measure = (index: number) => ({ kind: 'measure-done' as const, index, text: '' });
    expect(refusalIn(emergency.act(30, 'deputies', measure(0)))).toBe('not-yours');
    expect(refusalIn(emergency.act(30, 'officer', measure(1)))).toBe('not-yours');
    emergency.act(31, 'officer', { kind: 'acknowledge' });
    expect(refusalIn(emergency.act(31, 'officer', measure(1)))).toBeNull();
    expect(refusalIn(emergency.act(31, 'mcur-head', measure(2)))).toBe('not-asked');
    emergency.act(32, 'mcur-head', measure(0));
    expect(emergency.act(33, 'mcur-head', measure(0))).toMatchObject([
      { refusal: 'already-done', detail: { name: emergency.actor('mcur-head').name } },
    ]);
  });
});
