import { describe, expect, test } from 'vitest';
import type { CaseFacts } from '../../../../src/domain/case.ts';
import { renderParts } from '../../../../src/render/message.ts';
import { at, firstDebts, part, reader, sampleCase, sampleRise, viewOf } from '../../../support/sample-views.ts';

/** A week that fell, in which the last day alarms: the tier is of that day. */
const fallen = {
  ...sampleRise,
  day: '2026-03-19',
  current: 12,
  previous: 16,
  growthPercent: -25,
  confidentPercent: 60,
  tier: 'critical' as const,
};

function told(facts: Partial<CaseFacts>): string[] {
  const view = viewOf(at('11:00'), sampleCase({}, facts), firstDebts());
  return renderParts([part('worsened', '1.2', view)], reader('officer')).text.split('\n');
}

describe('the heading of a rise that grew worse agrees with the figures below it', () => {
  test('a week that is fuller: it grew', () => {
    const more = { ...sampleRise, day: '2026-03-19', current: 60, growthPercent: 200 };
    expect(told({ joined: [more] })[0]).toBe('Рост обращений усилился (п. 1.2 регламента)');
  });

  test('a week that fell, and its last day rose: the day is named', () => {
    const lines = told({ joined: [{ ...fallen, window: 1 }] });
    expect(lines[0]).toBe('Рост обращений за последние сутки (п. 1.2 регламента)');
    expect(lines).toContain('12 против 16: −25 % за 7 дней к предыдущим 7; уверенный рост за сутки не менее +60 %');
    expect(lines).toContain('Порог 10 % (п. 1.2 регламента) не превышен; причина — рост за последние сутки');
  });

  test('the same of another series, and of a case that was opened by hand', () => {
    const other = { ...fallen, series: 'subcategory:фонари', title: 'Фонари', window: 3 };
    expect(told({ joined: [other] })[0]).toBe('Рост обращений за последние 3 дня (п. 1.2 регламента)');
    expect(told({ rise: null, openedBy: 'hand', joined: [other] })[0]).toMatch(/^Рост обращений за последние 3 дня/u);
    expect(told({ rise: null, openedBy: 'hand', joined: [sampleRise] })[0]).toMatch(/^Данные показали рост/u);
  });
});
