import { describe, expect, test } from 'vitest';
import { renderParts } from '../../../../src/render/message.ts';
import type { DraftData } from '../../../../src/render/duties/draft-data.ts';
import { due, standing, statusList, unaccepted } from '../../../support/control-groups.ts';
import { dutyDebt, dutyPart, holderOf, khimki } from '../../../support/sample-duties.ts';
import { at } from '../../../support/sample-views.ts';
import { faultsOf } from '../../../support/screens.ts';

const officer = holderOf(khimki, 'officer');
const asOf = at('09:40');
const unmoved: DraftData = { draft: 'not-accepted', asOf, groups: [unaccepted('УК Восход', 7, 5, 'Сидоров С. С.')] };
const deadlines: DraftData = { draft: 'deadlines', asOf, groups: [due('УК Восход', { overdue: 2, today: 1 })] };
const statuses = statusList(asOf, {
  since: '2026-03-18',
  inWork: 40,
  groups: [standing('УК Восход', { postponed: 5 })],
});

/** The lists as they are asked of the officer at 10:30, in one message. */
function asked(
  lists: Partial<Record<'acceptance-control' | 'deadline-control' | 'status-control', DraftData>>,
): string {
  const parts = Object.entries(lists).map(([rule, data]) =>
    dutyPart(khimki, 'demand', dutyDebt(khimki, rule, ['10:30', '13:00']), '10:30', { data }),
  );
  const screen = renderParts(parts, officer);
  expect(faultsOf(screen)).toEqual([]);
  return screen.text;
}

const timesSaid = (text: string) => text.match(/анные (?:всех списков — )?на 19\.03\.2026/gu)?.length;

describe('the time of the data, where one message shows several lists', () => {
  test('is said once, below all of them', () => {
    const text = asked({ 'acceptance-control': unmoved, 'deadline-control': deadlines, 'status-control': statuses });
    expect(text.split('\n').at(-1)).toBe('Данные всех списков — на 19.03.2026 09:40, все источники');
    expect(timesSaid(text)).toBe(1);
    expect(text).toContain('Не приняты в работу: 7 обращений');
  });

  test('is said below a list that stands alone', () => {
    expect(asked({ 'deadline-control': deadlines })).toContain('\nДанные на 19.03.2026 09:40, все источники');
    expect(asked({ 'deadline-control': deadlines })).not.toContain('всех списков');
  });

  test('is said below each list where they are of different times', () => {
    const older = { ...deadlines, asOf: at('08:15') } as DraftData;
    const text = asked({ 'acceptance-control': unmoved, 'deadline-control': older });
    expect(text).toContain('Данные на 19.03.2026 09:40, все источники');
    expect(text).toContain('Данные на 19.03.2026 08:15, все источники');
    // Two of one time among three: «всех» would not be true.
    const three = asked({ 'acceptance-control': unmoved, 'deadline-control': older, 'status-control': statuses });
    expect([timesSaid(three), three.includes('всех списков')]).toEqual([3, false]);
  });

  test('of a list that is done already nothing is said', () => {
    const done = dutyDebt(khimki, 'acceptance-control', ['10:30', '13:00'], { state: 'met' });
    const open = dutyDebt(khimki, 'deadline-control', ['10:30', '13:00']);
    const parts = [
      dutyPart(khimki, 'demand', done, '10:30', { data: unmoved }),
      dutyPart(khimki, 'demand', open, '10:30', { data: deadlines }),
    ];
    const { text } = renderParts(parts, officer);
    expect([timesSaid(text), text.includes('всех списков')]).toEqual([1, false]);
  });

  test('of reports that leave together as well', () => {
    const parts = ([unmoved, deadlines] as const).map((data, index) => {
      const rule = ['acceptance-control', 'deadline-control'][index] ?? '';
      return dutyPart(khimki, 'draft', dutyDebt(khimki, rule, ['10:30', '13:00']), '10:30', { data });
    });
    expect(timesSaid(renderParts(parts, holderOf(khimki, 'mcur-head')).text)).toBe(1);
  });
});
