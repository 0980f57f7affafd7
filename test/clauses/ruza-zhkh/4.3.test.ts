import { describe, expect, it } from 'vitest';
import { toldUnder, waterAlarmTaken } from '../../support/water-alarm.ts';

/** Proposed at 10:50: tracked from then on every two hours. */
function proposed() {
  const paper = waterAlarmTaken();
  paper.act(50, 'mcur-head', { kind: 'proposals', text: 'Промыть сети\nПоставить фильтр' });
  return paper;
}

function done(index: number, minute: number) {
  return [minute, 'mcur-head', { kind: 'measure-done', index, text: '' }] as const;
}

describe('the measures proposed under 4.2', () => {
  it('4.3: are asked of the head of the centre a quarter of an hour before two hours are over, a box each', () => {
    const paper = proposed().until(155);
    const { minute, loud, text, buttons } = paper.sees('mcur-head', '(п. 4.3 регламента)');
    expect([minute, loud]).toEqual([155, true]);
    expect(text).toContain('Отметить выполнение предложенных мер — до 12:50 (п. 4.3 регламента)');
    expect(buttons).toEqual(['☐ Промыть сети', '☐ Поставить фильтр', 'Все отмечены']);
    expect(toldUnder(paper, 'тметить выполнение предложенных мер').filter((l) => !l.endsWith('mcur-head'))).toEqual([]);
  });

  it('4.3: all done in time → met, shown as done on the card, and never asked again', () => {
    const paper = proposed();
    paper.act(...done(0, 90));
    paper.act(...done(1, 120));
    expect(paper.turns('measures-tracked')).toEqual([expect.stringMatching(/^10:50 met/)]);
    expect(paper.card('mcur-head').text).toContain(
      'Меры: выполнено 2 из 2\n1. ✓ Промыть сети — выполнено в 11:30\n2. ✓ Поставить фильтр — выполнено в 12:00',
    );
    const asked = toldUnder(paper.until(600), 'тметить выполнение').map((line) => Number.parseInt(line, 10));
    expect(asked.filter((minute) => minute > 120)).toEqual([]);
  });

  it('4.3: one is left → that one is asked, missed at 12:50, and asked again for 14:50', () => {
    const paper = proposed();
    paper.act(...done(0, 90));
    paper.until(275);
    expect(paper.turns('measures-tracked')).toEqual([expect.stringMatching(/^10:50 lapsed/), '12:50 open']);
    const again = paper.sees('mcur-head', 'до 14:50 (п. 4.3 регламента)');
    expect(again.minute).toBe(275);
    expect(again.text).toContain('отмечено 1 из 2');
    expect(again.buttons).toEqual(['✓ Промыть сети', '☐ Поставить фильтр', 'Все отмечены']);
  });

  it('4.3: a measure that does not exist, or is done, cannot be ticked', () => {
    const paper = proposed();
    paper.act(...done(0, 60));
    expect(paper.act(...done(0, 61))).toBe('already-done');
    expect(paper.act(...done(7, 62))).toBe('not-asked');
  });
});

it('4.3: without proposals there is nothing to track', () => {
  const paper = waterAlarmTaken().until(400);
  expect(paper.turns('measures-tracked')).toEqual([]);
  expect(toldUnder(paper, 'п. 4.3')).toEqual([]);
});
