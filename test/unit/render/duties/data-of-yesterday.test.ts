import { describe, expect, test } from 'vitest';
import { renderParts } from '../../../../src/render/message.ts';
import { at, debt, part, reader, sampleCase, viewOf } from '../../../support/sample-views.ts';

/** What is said on 19 March when yesterday is not whole in data of that freshness. */
function told(asOf: Date | null, post = 'officer', now = '09:00'): string[] {
  const owed = debt('yesterday-loaded', at('10:00'), { occurrence: '2026-03-19', startsAt: at('09:00') });
  const view = viewOf(at(now), sampleCase({ id: 2, kind: 'duty', number: 0 }), [owed]);
  return renderParts([part('no-data', '2.1', view, { asOf })], reader(post)).text.split('\n');
}

describe('the data of yesterday', () => {
  test('are loaded in part: up to when is said, and that the file must be of the whole day', () => {
    expect(told(at('14:14', '2026-03-18'))).toEqual([
      'Энергетика: данные за вчера загружены не полностью (18.03.2026, до 14:14)',
      'Загрузите полную выгрузку до 10:00 (п. 2.1 регламента): отправьте файл CSV или XLSX в этот чат.',
    ]);
    expect(told(at('14:14', '2026-03-18'), 'mcur-head', '10:00')).toEqual([
      'Энергетика: данные за вчера загружены не полностью (18.03.2026, до 14:14)',
      'Загрузить должен ответственный сотрудник — до 10:00 (п. 2.1 регламента), срок истёк. Неполный день в сравнение не входит.',
    ]);
  });

  test.each([
    ['nothing was ever loaded', null],
    ['the newest file is older', at('22:00', '2026-03-17')],
    ['the newest file ends where yesterday begins', at('00:00', '2026-03-18')],
    ['the newest file is of today and holds nothing of yesterday', at('08:00', '2026-03-19')],
  ])('are not loaded: %s', (_, asOf) => {
    expect(told(asOf)).toEqual([
      'Энергетика: данные за вчера не загружены (18.03.2026)',
      'Загрузите выгрузку до 10:00 (п. 2.1 регламента): отправьте файл CSV или XLSX в этот чат.',
    ]);
  });
});
