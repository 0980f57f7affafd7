import { describe, expect, test } from 'vitest';
import type { CaseFacts } from '../../../../src/domain/case.ts';
import { renderCard } from '../../../../src/render/cases/card.ts';
import { at, debt, reader, sampleCase, sampleRise, viewOf, word } from '../../../support/sample-views.ts';

describe('the card of a rise, once its question has an end', () => {
  const rise = (facts: Partial<CaseFacts>, overtakenBy: number | null = null) => {
    const subject = sampleCase(
      { kind: 'rise', level: -1, reached: [], told: [], state: 'closed', closedAt: at('10:58') },
      { rise: { ...sampleRise, tier: 'formal' }, ...facts },
    );
    const owed = debt('decide-rise', at('10:58'), { state: 'lapsed', overdueAt: at('10:58'), endedAt: at('10:58') });
    return renderCard({ ...viewOf(at('12:30'), subject, [owed]), overtakenBy }, reader('officer'));
  };

  test('not decided: until when it was asked is said, and both answers stay', () => {
    const { text, buttons } = rise({ closing: 'undecided' });
    expect(text).toContain(
      'Решение не принято до 10:58 (п. 2.2 регламента)\nРешение ещё можно принять: инцидент или обычные колебания\n',
    );
    expect(buttons.flat()).toHaveLength(2);
  });

  test('taken back by newer data: it says so, and there is nothing to press', () => {
    const { text, buttons } = rise({ closing: 'rise-over' });
    expect(text).toContain('Решение не требуется: по новым данным роста нет\n');
    expect(buttons).toEqual([]);
  });

  test('a rise of the last days within a quiet week: why it is asked stands beside the threshold', () => {
    const days = { current: 32, previous: 30, growthPercent: 6.67, confidentPercent: 40, tier: 'incident' as const };
    const { text } = rise({ closing: 'undecided', rise: { ...sampleRise, ...days, window: 3 } });
    expect(text).toContain(
      '32 против 30: +6,7 % за 7 дней к предыдущим 7; уверенный рост за 3 дня не менее +40 %\n12.03–18.03 против 05.03–11.03, все источники · резкий рост\nПорог 10 % (п. 1.2 регламента) не превышен; причина — рост за последние 3 дня',
    );
  });

  test('overtaken by the emergency: there is nothing to decide, and nothing to press', () => {
    const { text, buttons } = rise({ closing: 'superseded' }, 3);
    expect(text).toContain('Решение не требуется: открыт инцидент №3\n');
    expect(text).not.toContain('10:58');
    expect(buttons).toEqual([]);
  });

  test('decided the day after: who and when is of the decision, not of the hour that ran out', () => {
    const { text, buttons } = rise({ closing: 'opened', entries: [word('decision', '12:30', '')] });
    expect(text).toContain('Решено: открыт инцидент\n');
    expect(text).toContain('12:30 Решение (Петров П. П.)');
    expect(text).not.toContain('10:58');
    expect(buttons).toEqual([]);
  });
});
