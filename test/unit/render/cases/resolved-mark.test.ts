import { describe, expect, test } from 'vitest';
import type { Case, CaseFacts } from '../../../../src/domain/case.ts';
import { renderCard } from '../../../../src/render/cases/card.ts';
import { OWNER } from '../../../support/sample-hour.ts';
import { at, reader, sampleCase, viewOf, word } from '../../../support/sample-views.ts';

describe('an «Устранено» that did not end the case is marked on the working card', () => {
  const done = word('resolved', '10:00', 'Кабель заменён');
  const textOf = (change: Partial<Case>, facts: Partial<CaseFacts>, ...posts: string[]) =>
    renderCard(viewOf(at('10:30'), sampleCase({ owner: OWNER, ...change }, facts), []), reader(...posts)).text;

  test('taken back by «Отменить закрытие»', () => {
    expect(textOf({}, { entries: [done] }, 'officer')).toContain('10:00 Устранено (отменено): Кабель заменён');
  });

  test('returned by the head, also once it was reported again; outside it is only that work goes on', () => {
    const entries = [done, word('reason', '10:10', 'Света нет'), word('resolved', '10:20', 'Теперь везде')];
    const marked = '10:00 Устранено (возвращено в работу): Кабель заменён';
    expect(textOf({}, { entries: entries.slice(0, 2) }, 'officer')).toContain(marked);
    const again = textOf({ state: 'closing' }, { entries }, 'officer');
    expect(again).toContain(marked);
    expect(again).toContain('10:20 Устранено: Теперь везде');
    expect(textOf({}, { entries: entries.slice(0, 2) }, 'ministry')).toContain(
      '10:00 Устранено (работа продолжена): Кабель заменён',
    );
  });

  test('what ended an earlier alarm of the same №, or ends this one, has no mark', () => {
    expect(textOf({ openedAt: at('10:15') }, { entries: [done], reopened: 1 }, 'officer')).toContain(
      'Устранено: Кабель',
    );
    const closed: Partial<Case> = { state: 'closed', closedAt: at('10:00') };
    expect(textOf(closed, { entries: [done], closing: 'resolved' }, 'officer')).toContain('Устранено: Кабель');
  });
});
