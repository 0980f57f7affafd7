import { describe, expect, test } from 'vitest';
import { renderCard } from '../../../../src/render/cases/card.ts';
import { at, debt, firstDebts, reader, sampleCase, viewOf } from '../../../support/sample-views.ts';

/** A case of 19 March as its card stands at an instant. */
const cardAt = (now: Date, ...more: Parameters<typeof sampleCase>) =>
  renderCard(viewOf(now, sampleCase(...more), firstDebts()), reader('officer')).text;

describe('a due time on a card', () => {
  test('of the day it is read on stands without a date', () => {
    expect(cardAt(at('12:00'))).toContain('— до 10:15 (п. 3.1 регламента), просрочено');
  });

  test('of a day that is over bears its date, however the case was opened', () => {
    const days = at('09:00', '2026-03-22');
    expect(cardAt(days)).toContain('— до 10:15 (19.03) (п. 3.1 регламента), просрочено');
    expect(cardAt(at('00:01', '2026-03-20'))).toContain('до 10:15 (19.03)');
  });

  test('of today bears its date where the case is of another day', () => {
    const owed = debt('first-result', at('18:00', '2026-03-22'));
    const view = viewOf(at('09:00', '2026-03-22'), sampleCase(), [owed]);
    expect(renderCard(view, reader('officer')).text).toContain('— до 18:00 (22.03) (п. 3.1 регламента)');
  });

  test('of a question about a rise, whose card names no day, is never taken for today’s', () => {
    const owed = debt('decide-rise', at('12:25'), { startsAt: at('11:25') });
    const rise = sampleCase({ kind: 'rise', reached: [], told: [] });
    const text = (now: Date) => renderCard(viewOf(now, rise, [owed]), reader('officer')).text;
    expect(text(at('12:30'))).toContain('Требовалось до 12:25 (п. 2.2 регламента)');
    expect(text(at('12:30', '2026-03-21'))).toContain('Требовалось до 12:25 (19.03) (п. 2.2 регламента)');
  });

  test('of a measure bears its date as well', () => {
    const measures = [{ text: 'заменить опору', post: null, dueAt: at('18:00'), doneAt: null, doneBy: null }];
    expect(cardAt(at('12:00'), {}, { measures })).toContain('заменить опору — до 18:00');
    expect(cardAt(at('12:00', '2026-03-22'), {}, { measures })).toContain('заменить опору — до 18:00 (19.03)');
  });
});
