import { describe, expect, test } from 'vitest';
import { absenceRefused } from '../../../src/render/people/absence-refusal.ts';
import { renderAverages } from '../../../src/render/figures/averages.ts';
import { renderControl } from '../../../src/render/figures/control.ts';
import { decodeLook, encodable, encodeLook, type Look } from '../../../src/render/looks.ts';
import { renderParts } from '../../../src/render/message.ts';
import { absenceConfirmation, absenceStored, renderAbsences } from '../../../src/render/people/roster-pages.ts';
import type { Digest } from '../../../src/render/view.ts';
import { renderWhy } from '../../../src/render/figures/why.ts';
import { at, part, reader, sampleCase, viewOf } from '../../support/sample-views.ts';
import { khimki, ruza } from '../../support/sample-duties.ts';
import { onPhone } from '../../support/screens.ts';

const digest: Digest = {
  book: khimki,
  day: '2026-03-19',
  asOf: at('09:40'),
  completeThrough: '2026-03-18',
  yesterdayLoaded: true,
  mode: 'regular',
  updatedAt: null,
  period: { from: '2026-03-12', to: '2026-03-18', previousFrom: '2026-03-05', previousTo: '2026-03-11' },
  total: { current: 120, previous: 110, growthPercent: 9.09 },
  top: [{ title: 'Свет', current: 12, previous: 5, growthPercent: 140, confidentPercent: 22, tier: 'attention' }],
  otherSources: [],
  openCases: [],
  decisionsWanted: 0,
};

describe('2.12: why this figure', () => {
  test('the digest offers it, one tap away', () => {
    const duty = viewOf(at('09:58'), sampleCase({ kind: 'duty', number: 0 }), []);
    const [[button]] = renderParts([part('draft', '2.2', duty, { digest })], reader('officer')).buttons as [[never]];
    expect(button).toEqual({ label: 'Почему эта цифра', data: 'see:why:khimki-energy:2026-03-19' });
  });

  test('source, period, formula with the numbers of the day, threshold', () => {
    expect(renderWhy(digest).text).toMatchInlineSnapshot(`
      "Откуда цифры
      Городской округ Химки · Энергетика · 19.03.2026

      Источник
      Выгрузки, загруженные в бот; самая свежая — на 19.03.2026 09:40.
      По темам — обращения из «Добродел»; «Всего обращений» — из всех источников по этому блоку.

      Период
      Отчётный: 12.03–18.03 (7 дней, кончается последними полными сутками).
      С чем сравнивается: 05.03–11.03.
      Неполный день с полным не сравнивается; обращение считается по дате создания.

      Рост
      Рост = (отчётный период ÷ предыдущий − 1) × 100 %.
      Всего: (120 ÷ 110 − 1) × 100 = +9,1 %.

      Уверенный рост
      Нижняя граница роста: столько прибавилось почти наверняка, с поправкой на случайный разброс малых чисел. По ней упорядочен ТОП.
      Первая такая строка: Свет — 12 против 5: +140 %; уверенный рост не менее +22 %.

      Порог
      Строго больше 10 %: порог регламента (п. 1.2 регламента)."
    `);
  });

  test('growth from zero has no per cent; without data there is no figure to explain', () => {
    const zero = { ...digest, total: { current: 4, previous: 0, growthPercent: null } };
    expect(renderWhy(zero).text).toContain('4 против 0: рост с нуля (делить на ноль нельзя, поэтому процента нет)');
    const none = { ...digest, asOf: null, completeThrough: null, period: null, total: null, top: [] };
    expect(renderWhy(none).text).toContain('Выгрузки ещё не загружались: цифр нет.');
    expect(renderWhy(none).text).not.toContain('Рост =');
  });
});

describe('1.4: averages', () => {
  const byWeekday = { monday: 4, tuesday: 3.5, wednesday: 3, thursday: 3, friday: 3, saturday: 1, sunday: 0.5 };
  const view = { book: ruza, clause: '1.4', asOf: at('09:40'), weeks: 8 };

  test('per category, by weekday, beside last year and the residents where they are known', () => {
    const rows = [
      { category: 'Ржавая вода', byWeekday, lastYearPerDay: 2.1, perThousand: 0.3 },
      { category: 'Вывоз', byWeekday, lastYearPerDay: null, perThousand: null },
    ];
    expect(renderAverages({ ...view, rows }).text).toMatchInlineSnapshot(`
      "Средние значения обращений (п. 1.4 регламента)
      Рузский городской округ · ЖКХ

      Ржавая вода: 2,6
      пн 4 · вт 3,5 · ср 3 · чт 3 · пт 3 · сб 1 · вс 0,5
      год назад 2,1; на 1000 жителей 0,3 в неделю

      Вывоз: 2,6
      пн 4 · вт 3,5 · ср 3 · чт 3 · пт 3 · сб 1 · вс 0,5

      В день, за 8 недель. Данные на 19.03.2026 09:40"
    `);
  });

  test('no whole week is no mean', () => {
    expect(renderAverages({ ...view, weeks: 0, rows: [] }).text).toContain(
      'Полных недель в данных нет: средние неизвестны.',
    );
    expect(renderAverages({ ...view, asOf: null, rows: [] }).text).toContain('Данные ещё не загружались');
  });
});

describe('absences', () => {
  test('why one is not stored, and how to mend it', () => {
    const post = ruza.posts['officer']!;
    const refused = [
      { kind: 'unknown-post' },
      { kind: 'wrong-period' },
      { kind: 'unknown-substitute' },
      { kind: 'no-such-absence' },
      { kind: 'not-in-post', post },
      { kind: 'away-already', post },
      { kind: 'stands-in', post },
      { kind: 'mixes-external', post },
      { kind: 'seat-taken', post, heldBy: 'Орлов О. О.' },
      { kind: 'substitute-holds-it', name: 'Сидорова С. С.' },
      { kind: 'person-away', name: 'Сидорова С. С.' },
      { kind: 'no-such-shift' },
    ] as const;
    expect(refused.map((one) => absenceRefused(one)).join('\n')).toMatchInlineSnapshot(`
      "Такой должности в регламенте нет. Состав — /roster
      Конец раньше начала или уже прошёл. Начните заново.
      Этого человека бот не знает. Сначала пригласите его: /invite
      Такого отсутствия нет: оно закончилось или уже отменено. Список — /absent
      К началу отсутствия этот человек не занимает должность: ответственный по блоку ЖКХ.
      На эти дни отсутствие уже записано: ответственный по блоку ЖКХ. Список — /absent
      Этот человек сам замещает: ответственный по блоку ЖКХ. Отмените то отсутствие и запишите его заново.
      Замещающий занимает должность вне МЦУР: совместить её с должностью «ответственный по блоку ЖКХ» нельзя.
      Должность на эти дни уже занимает Орлов О. О. (ответственный по блоку ЖКХ).
      Сидорова С. С. в эти дни и так на этой должности. Нужен другой человек.
      Сидорова С. С. в эти дни отсутствует. Выберите другого человека; кто отсутствует — /absent
      Такой смены нет: она закончилась или уже отменена. Кто на должности — /roster"
    `);
  });

  const away = {
    post: 'officer',
    name: 'Петров П. П.',
    from: at('00:00', '2026-03-20'),
    to: at('00:00', '2026-03-28'),
    substitute: 'Сидорова С. С.',
  };

  test('who is away until which day, who stands in', () => {
    const open = { ...away, post: 'mcur-head', name: 'Орлов О. О.', to: null, substitute: null };
    expect(renderAbsences(ruza, [away, open]).text).toMatchInlineSnapshot(`
      "Отсутствия и замены
      Рузский городской округ · ЖКХ

      Петров П. П., ответственный по блоку ЖКХ: с 20.03.2026 по 27.03.2026, замещает Сидорова С. С.
      ⚠️ Орлов О. О., руководитель МЦУР: с 20.03.2026, до отмены, замены нет

      Внести отсутствие и замену — /absent"
    `);
    expect(renderAbsences(ruza, []).text).toContain('Отсутствий нет.');
  });

  test('an absence is looked at before it is stored', () => {
    const presses = { save: 'row:save', cancel: 'row:cancel' };
    expect(onPhone(absenceConfirmation(ruza, { ...away, substitute: null }, presses))).toMatchInlineSnapshot(`
      "Отсутствие

      Ответственный по блоку ЖКХ: Петров П. П.
      С 20.03.2026 по 27.03.2026
      Замены нет: сообщения пойдут следующему уровню.

      Всё верно?
      [Сохранить] [Отмена]"
    `);
    expect(absenceStored(ruza, away).text).toBe(
      'Записано: Петров П. П., ответственный по блоку ЖКХ, с 20.03.2026 по 27.03.2026; замещает Сидорова С. С.',
    );
  });
});

const LOOKS: Look[] = [
  { look: 'contents', regulation: 'ruza-zhkh', page: 2 },
  { look: 'clause', regulation: 'ruza-zhkh', clause: '2.3.2-eirc' },
  { look: 'terms', regulation: 'ruza-zhkh' },
  { look: 'why', regulation: 'ruza-zhkh', day: '2026-03-19' },
  { look: 'register', regulation: 'ruza-zhkh', register: 'settlements-water', page: 12 },
  { look: 'lacking', regulation: 'ruza-zhkh', register: 'settlements-water' },
  { look: 'columns', regulation: 'ruza-zhkh', register: 'settlements-water' },
  { look: 'enter', regulation: 'ruza-zhkh', register: 'settlements-water' },
  { look: 'file', regulation: 'ruza-zhkh', register: 'settlements-water' },
  { look: 'card', regulation: 'ruza-zhkh', number: 12 },
  { look: 'roadmap', regulation: 'ruza-zhkh' },
  { look: 'named', regulation: 'ruza-zhkh', series: 'waste-separation', key: '0123456789ab' },
  { look: 'absent', regulation: 'ruza-zhkh', series: 'waste-separation' },
];

test.each(LOOKS)('what shows something is read back: $look', (look) => {
  expect(decodeLook(encodeLook(look))).toEqual(look);
});

test.each([
  'see:why:ruza:19.03',
  'see:contents:ruza:-1',
  'see:clause:ruza:',
  'see:terms:ruza:x',
  'see:card:ruza:0',
  'see:roadmap:ruza:x',
  'see:named:ruza:water',
  'see:named:ruza:water:0123456789AB',
  'see:named:ruza:water:0123456789ab:x',
  'see:absent:ruza:water:x',
  'ack:7',
  'see:drop:x',
  'see',
])('other data are refused: %s', (data) => {
  expect(decodeLook(data)).toBeNull();
});

test('an id that callback data do not take is no button, and no exception of a page', () => {
  expect(encodable({ look: 'clause', regulation: 'x', clause: 'пункт 1' })).toBe(false);
  expect(() => encodeLook({ look: 'clause', regulation: 'x', clause: 'a'.repeat(70) })).toThrow(RangeError);
});

test('/control: each list under the clause that demands it', () => {
  const asOf = at('09:40');
  const screen = renderControl(khimki, [
    { draft: 'not-accepted', asOf, groups: [{ executor: 'УК Восход', count: 2, oldestDays: 21 }] },
    { draft: 'deadlines', asOf, groups: [] },
  ]);
  expect(onPhone(screen)).toMatchInlineSnapshot(`
    "Контроль обращений · Городской округ Химки · Энергетика

    Принятие в работу (п. 2.3 регламента)
    Не приняты в работу: 2 обращения
    • УК Восход — 2, старейшее — 21 день

    Сроки (п. 2.4 регламента)
    Просроченных и срочных обращений нет.

    Данные на 19.03.2026 09:40"
  `);
});
