import { describe, expect, test } from 'vitest';
import type { StatusView } from '../../../src/render/status.ts';
import { noSuchIncident, renderIncidents } from '../../../src/render/cases/incidents.ts';
import { renderStatus } from '../../../src/render/status.ts';
import { renderWatch, watchStarted, watchStopped } from '../../../src/render/figures/watch.ts';
import { sampleBook, sampleCategoryBook } from '../../support/sample-book.ts';
import { at, firstDebts, reader, sampleCase, viewOf } from '../../support/sample-views.ts';
import { onPhone } from '../../support/screens.ts';

const OFFICER = reader('officer');

const view = viewOf(at('10:45'), sampleCase(), firstDebts());

const status: StatusView = {
  book: sampleBook,
  mode: 'emergency',
  watchingSince: at('08:00', '2026-03-01'),
  asOf: at('09:40'),
  completeThrough: '2026-03-18',
  openCases: [view],
  questions: [],
  nextDeadline: { clause: '3.1', rule: 'first-result', dueAt: at('11:15') },
  gaps: [
    { post: 'deputies', reason: 'empty' },
    { post: 'district-head', reason: 'unreachable' },
  ],
  now: at('10:45'),
};

describe('/status', () => {
  test('mode, data, the nearest due time, gaps, open cases', () => {
    expect(onPhone(renderStatus([status], OFFICER))).toMatchInlineSnapshot(`
      "г.о. Химки · Энергетика
      Режим: технологическое нарушение
      Наблюдение идёт с 01.03.2026 08:00
      Данные: сегодня в 09:40; полные сутки по 18.03.2026
      Ближайший срок: внести «Ход работ» и «Информирование» — до 11:15 (п. 3.1 регламента)
      ⚠️ Заместители Главы округа: никто не назначен
      ⚠️ Глава округа: чат недоступен

      🔴 №12 · Энергетика · рост обращений
      37 против 20: +85 % за 7 дней к предыдущим 7; уверенный рост не менее +13 %
      Принять в работу — до 10:15 (п. 3.1 регламента), просрочено на 30 мин"
    `);
  });

  test('no incident stands behind a question: those that are not shown whole are named, and what is hidden is counted', () => {
    const numbered = (number: number, kind: 'emergency' | 'rise' = 'emergency') =>
      viewOf(at('10:45'), sampleCase({ id: number, number, kind }), []);
    const range = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
    const openCases = range(12).map((number) => numbered(number));
    const questions = range(5).map((number) => numbered(20 + number, 'rise'));
    const { text } = renderStatus([{ ...status, openCases, questions }], OFFICER);
    const sign = '🔴 №';
    const titles = text.split('\n').filter((line) => line.startsWith(sign));
    expect(titles.map((line) => Number.parseInt(line.slice(sign.length), 10))).toEqual(range(10));
    expect(text).toContain('🔴 №4 · Энергетика · рост обращений\n🔴 №5 · Энергетика · рост обращений\n');
    expect(text.split('\n').at(-1)).toBe('…ещё 2 инцидента, 2 вопроса: /incidents');
  });

  test('before anything was loaded or begun', () => {
    const fresh = { ...status, mode: 'regular' as const, watchingSince: null, asOf: null, completeThrough: null };
    expect(renderStatus([{ ...fresh, openCases: [], nextDeadline: null, gaps: [] }], OFFICER).text)
      .toMatchInlineSnapshot(`
      "г.о. Химки · Энергетика
      Режим: штатный
      Наблюдение не начато: /watch on
      Данные ещё не загружались

      Открытых инцидентов нет."
    `);
  });

  test('an organisation is called as it calls itself', () => {
    const post = 'executors/мп водоканал';
    const gaps = [{ post, reason: 'unreachable' as const }];
    const { text } = renderStatus([{ ...status, gaps, unitTitles: { [post]: 'МП «Водоканал»' } }], OFFICER);
    expect(text).toContain('⚠️ Исполнитель МП «Водоканал»: чат недоступен');
  });

  test('the ministry sees no gaps and no debts', () => {
    const { text } = renderStatus([status], reader('ministry'));
    expect(text).not.toMatch(/не назначен|Ближайший срок|просрочено/);
  });
});

test('/incidents: one row of buttons for each', () => {
  const other = viewOf(
    at('10:45'),
    sampleCase({ id: 8, number: 13, owner: { post: 'officer', personId: 1, name: 'Петров П. П.', phone: null } }),
    [],
  );
  expect(onPhone(renderIncidents([view, other], OFFICER))).toMatchInlineSnapshot(`
    "🔴 №12 · Энергетика · рост обращений
    37 против 20: +85 % за 7 дней к предыдущим 7; уверенный рост не менее +13 %
    Принять в работу — до 10:15 (п. 3.1 регламента), просрочено на 30 мин

    🟡 №13 · Энергетика · рост обращений
    37 против 20: +85 % за 7 дней к предыдущим 7; уверенный рост не менее +13 %
    В работе: Петров П. П., ответственный сотрудник
    [Принял в работу · №12] [История · №12]
    [История · №13]"
  `);
  expect(renderIncidents([], OFFICER).text).toBe('Открытых инцидентов нет.');
  expect(noSuchIncident(99).text).toBe('Инцидента №99 нет. Список открытых: /incidents');
});

test('/watch: what is watched, and the button that begins it', () => {
  const watches = [
    { book: sampleBook, watchingSince: at('08:00'), completeThrough: '2026-03-18' },
    { book: sampleCategoryBook, watchingSince: null, completeThrough: null },
  ];
  expect(onPhone(renderWatch(watches))).toMatchInlineSnapshot(`
    "г.о. Химки · Энергетика
    Наблюдение идёт с 19.03.2026 08:00. Полные сутки — по 18.03.2026.

    Рузский г.о. · ЖКХ
    Наблюдение не начато. Полных суток в данных нет.
    Пока оно не начато, загрузка истории никого не будит.
    [Начать наблюдение]"
  `);
  expect(watchStarted(sampleBook).text).toMatch(/^Наблюдение начато: Энергетика/);
  expect(watchStopped(sampleBook).text).toMatch(/^Наблюдение остановлено: Энергетика/);
});
