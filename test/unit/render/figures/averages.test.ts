import { describe, expect, test } from 'vitest';
import { renderAverages } from '../../../../src/render/figures/averages.ts';
import { at } from '../../../support/sample-views.ts';
import { ruza } from '../../../support/sample-duties.ts';

describe('1.4: averages', () => {
  const byWeekday = { monday: 4, tuesday: 3.5, wednesday: 3, thursday: 3, friday: 3, saturday: 1, sunday: 0.5 };
  const period = { from: '2026-01-22', to: '2026-03-18' };
  const view = { book: ruza, clause: '1.4', asOf: at('09:40'), weeks: 8, weeksWanted: 8, period };
  const row = { category: 'Вывоз', perDay: 2.6, byWeekday, lastYearPerDay: null, perThousand: null };

  test('per category, by weekday, beside last year and the residents where they are known; how they came about', () => {
    const book = { ...ruza, district: { ...ruza.district, population: 60_700 } };
    const rows = [{ ...row, category: 'Ржавая вода', lastYearPerDay: 2.1, perThousand: 0.304 }, row];
    expect(renderAverages({ ...view, book, rows }).text).toMatchInlineSnapshot(`
      "Средние значения обращений (п. 1.4 регламента)
      Рузский городской округ · ЖКХ

      Ржавая вода: 2,6
      пн 4 · вт 3,5 · ср 3 · чт 3 · пт 3 · сб 1 · вс 0,5
      год назад 2,1; на 1000 жителей 0,3 в неделю

      Вывоз: 2,6
      пн 4 · вт 3,5 · ср 3 · чт 3 · пт 3 · сб 1 · вс 0,5

      В день, за 8 недель, 22.01–18.03: обращения ÷ число таких дней; день — по дате обращения, источники все.
      Праздничные дни считаются воскресеньями, как в норме сводки. Дни аварий входят в средние.
      Год назад — те же дни недели, 52 недели раньше.
      Жителей: 60 700.
      Данные на 19.03.2026 09:40"
    `);
  });

  test('norms of a short period are marked; that last year is not known is said', () => {
    const { text } = renderAverages({ ...view, weeks: 3, rows: [row] });
    expect(text).toContain('⚠️ Период короткий: полных недель 3 из 8, значения предварительные.');
    expect(text).toContain('За те же недели год назад данных нет.');
    expect(text).not.toContain('Жителей');
    expect(renderAverages({ ...view, rows: [row] }).text).not.toContain('короткий');
  });

  test('a weekday that no day of a short period counts as has no mean', () => {
    const { text } = renderAverages({
      ...view,
      weeks: 1,
      rows: [{ ...row, byWeekday: { ...byWeekday, friday: null } }],
    });
    expect(text).toContain('чт 3 · пт – · сб 1');
  });

  test('no whole week is no mean', () => {
    expect(renderAverages({ ...view, weeks: 0, period: null, rows: [] }).text).toContain(
      'Полных недель в данных нет: средние неизвестны.',
    );
    expect(renderAverages({ ...view, asOf: null, rows: [] }).text).toContain('Данные ещё не загружались');
  });
});
