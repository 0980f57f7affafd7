import { expect, it } from 'vitest';
import type { ActBody } from '../../../src/domain/act.ts';
import type { Evidence } from '../../../src/domain/case.ts';
import { RUZA_BOOK, toldUnder, waterAlarm, waterAlarmTaken } from '../../support/water-alarm.ts';

const CITE = '(п. 4.7 регламента)';
const listed = RUZA_BOOK.rules['channels-checked']?.checklist ?? [];
const channels = listed === 'measures' ? [] : listed;

it('4.7: every hour the head of the centre is asked to check each of the seven channels, a quarter of an hour before', () => {
  const paper = waterAlarm().until(240);
  const asked = paper.messages.filter(
    ({ text }) => text.includes(`Проверить каналы информирования — до`) && text.startsWith('Час'),
  );
  expect(asked.map(({ minute, post, loud }) => [minute, post, loud])).toEqual(
    [45, 105, 165, 225].map((minute) => [minute, 'mcur-head', true]),
  );
  expect(asked.map(({ text }) => /до (\d\d:\d\d) \(п\. 4\.7 регламента\)/.exec(text)?.[1])).toEqual([
    '11:00',
    '12:00',
    '13:00',
    '14:00',
  ]);
  expect(channels).toHaveLength(7);
  expect(asked[1]?.buttons).toEqual(
    expect.arrayContaining([...channels.map((channel) => `☐ ${channel}`), 'Все отмечены']),
  );
});

it('4.7: it is met when the last channel is ticked, with a link that stays on record, and is asked no more in that hour', () => {
  const paper = waterAlarmTaken().until(70);
  for (let item = 0; item < channels.length; item += 1) {
    expect(paper.turns('channels-checked')[1]).toBe('11:00 open');
    const evidence: Evidence[] = [{ kind: 'link', url: `https://ruza.example/${item}` }];
    const check: ActBody = { kind: 'check', rule: 'channels-checked', item: String(item), evidence };
    expect(paper.act(75 + item, 'mcur-head', check)).toBeNull();
  }
  expect(paper.turns('channels-checked')[1]).toBe('11:00 met checked');
  expect(paper.engine.snapshot.case.facts.entries.at(-1)?.evidence).toEqual([
    { kind: 'link', url: 'https://ruza.example/6' },
  ]);
  expect(paper.act(82, 'mcur-head', { kind: 'check', rule: 'channels-checked', item: '0' })).toBe('already-done');
});

it('4.7: «каналы проверены» in the form of the hour meets it too', () => {
  const paper = waterAlarmTaken();
  paper.act(95, 'officer', { kind: 'progress', text: 'Промывка', trend: 'better', channels: true });
  expect(paper.turns('channels-checked')[1]).toMatch(/^11:00 met/);
  expect(toldUnder(paper.until(120), `до 12:00 ${CITE}`).filter((line) => line.startsWith('+105'))).toEqual([]);
  const without = waterAlarmTaken();
  without.act(95, 'officer', { kind: 'progress', text: 'Промывка', trend: 'better' });
  expect(toldUnder(without.until(120), `до 12:00 ${CITE}`)).toContain('+105 mcur-head');
});

it('4.7: a missed hour stays on record as missed, and the next one begins on the same grid', () => {
  const paper = waterAlarm().until(120);
  expect(paper.turns('channels-checked')).toEqual([
    expect.stringMatching(/^10:00 lapsed/),
    expect.stringMatching(/^11:00 lapsed/),
    '12:00 open',
  ]);
});

it('4.7: nobody outside the centre hears of it', () => {
  const paper = waterAlarm().until(240);
  expect(toldUnder(paper, 'п. 4.7').filter((line) => !line.endsWith('mcur-head'))).toEqual([]);
});
