import { describe, expect, test } from 'vitest';
import { closings } from '../../../../src/analytics/closings.ts';
import { deadlines, statuses } from '../../../../src/analytics/control.ts';
import { mondayToFriday } from '../../../../src/regulation/schedule.ts';
import type { DraftData } from '../../../../src/render/duties/draft-data.ts';
import type { Book } from '../../../../src/regulation/book.ts';
import { controlCaption, controlFileName, controlSheets } from '../../../../src/render/figures/control-table.ts';
import { controlNotes, renderControlWhy } from '../../../../src/render/figures/control-why.ts';
import { renderControl } from '../../../../src/render/figures/control.ts';
import { renderParts } from '../../../../src/render/message.ts';
import { due, standing, statusList, unaccepted } from '../../../support/control-groups.ts';
import { at } from '../../../support/sample-views.ts';
import { dutyDebt, dutyPart, holderOf, khimki, ruza } from '../../../support/sample-duties.ts';
import { faultsOf, onPhone } from '../../../support/screens.ts';

const asOf = at('09:40');
const HEAD = 'начальник отдела энергетики';
const WATER = 'заместитель начальника отдела';
const TODAY = '2026-03-19';

const accepted = {
  draft: 'not-accepted' as const,
  asOf,
  groups: [unaccepted('УК Восход', 4, 9, HEAD), unaccepted('', 1, 2), unaccepted('МУП', 2, 1, WATER)],
};
/** Appeals in work as the store counts them: both lists are of the same ones. */
const inWork = [
  { executor: 'УК Восход', deadlineOn: '2026-03-17', count: 1 },
  { executor: 'УК Восход', deadlineOn: '2026-03-18', postponed: true, count: 2 },
  { executor: 'УК Восход', deadlineOn: TODAY, count: 2 },
  { executor: 'УК Восход', deadlineOn: '2026-04-30', postponed: true, count: 4 },
  { executor: 'МУП', deadlineOn: TODAY, count: 1 },
  { executor: 'МУП', deadlineOn: '2026-03-20', count: 4 },
  { executor: 'МУП', deadlineOn: '2026-03-24', count: 2 },
  { executor: 'МУП', deadlineOn: '2026-04-30', postponed: true, count: 1 },
  { executor: 'МУП', deadlineOn: '2026-04-30', repeated: true, count: 1 },
  { executor: 'МУП', deadlineOn: '2026-04-30', repeated: true, returned: true, count: 1 },
  { executor: 'Сети', deadlineOn: '2026-03-23', count: 1 },
  { executor: 'Горсвет', deadlineOn: '2026-03-24', count: 1 },
  { executor: 'Горсвет', deadlineOn: '2026-04-30', count: 29 },
].map((row) => ({ overdue: false, postponed: false, repeated: false, returned: false, responsible: HEAD, ...row }));
const done = [
  { executor: 'УК Восход', responsible: HEAD, closedOn: '2026-03-18', deadlineOn: '2026-03-18', count: 4 },
  { executor: 'МУП', responsible: HEAD, closedOn: '2026-03-18', deadlineOn: '2026-03-17', count: 1 },
];
const terms = { draft: 'deadlines' as const, asOf, groups: deadlines(inWork, TODAY, mondayToFriday) };
const states = statusList(asOf, {
  since: '2026-03-18',
  closed: closings(done),
  inWork: inWork.reduce((sum, { count }) => sum + count, 0),
  groups: statuses(inWork, TODAY, done),
});

/** The demands of the morning as the officer reads them. */
function morning(book: Book, rules: Record<string, DraftData>): string {
  const parts = Object.entries(rules).map(([rule, data]) =>
    dutyPart(book, 'demand', dutyDebt(book, rule, ['10:30', '13:00']), '10:30', { data }),
  );
  const screen = renderParts(parts, holderOf(book, 'officer'));
  expect(faultsOf(screen)).toEqual([]);
  return onPhone(screen);
}

describe('the control lists at 10:30', () => {
  test('Khimki 2.3–2.5: three lists in one message, one table and one explanation below them', () => {
    const rules = { 'acceptance-control': accepted, 'deadline-control': terms, 'status-control': states };
    expect(morning(khimki, rules)).toMatchInlineSnapshot(`
      "Проверить принятие обращений исполнителями
      Городской округ Химки · Энергетика · до 13:00 (п. 2.3 регламента), осталось 2 ч 30 мин

      Не приняты в работу: 7 обращений
      • УК Восход — 4, старейшее — 9 дней; отв. начальник отдела энергетики
      • исполнитель не указан — 1, старейшее — 2 дня
      • МУП — 2, старейшее — 1 день; отв. заместитель начальника отдела
      Ответственный не указан (внести — /who): 1 обращение
      Данные на 19.03.2026 09:40, все источники

      — — —

      Проверить сроки исполнения в ЕЦУР
      Городской округ Химки · Энергетика · до 13:00 (п. 2.4 регламента), осталось 2 ч 30 мин

      Просрочено 3 (из них отложенных 2), сегодня 3, через 1 раб. день — 4, через 2 — 1, через 3 — 3
      • УК Восход — просрочено 3 (из них отложенных 2), сегодня 2
      • МУП — сегодня 1, через 1 раб. день — 4, через 3 — 2
      • Сети — через 2 раб. дня — 1
      …ещё 1 исполнитель: 1 обращение
      Ответственный: начальник отдела энергетики
      Данные на 19.03.2026 09:40, все источники

      — — —

      Проверить отложенные, просроченные и повторные обращения
      Городской округ Химки · Энергетика · до 13:00 (п. 2.5 регламента), осталось 2 ч 30 мин

      Закрыто со вчерашнего дня: 5, в срок 4 из 5
      Осталось 10 обращений, из них просрочено 3, отложено 7 (обещанный срок прошёл: 2), повторных 2 (после ответа: 1)
      ⚠️ Отложено 14 % (7 из 50) при норме не более 10 %
      Повторных 4 % (2 из 50) при норме не более 5 %
      • УК Восход — просрочено 3, отложено 6 (обещанный срок прошёл: 2)
      • МУП — отложено 1, повторных 2 (после ответа: 1)
      Ответственный: начальник отдела энергетики
      Данные на 19.03.2026 09:40, все источники
      [Проверено: принятие обращений]
      [Проверено: сроки в ЕЦУР]
      [Проверено: статусы обращений]
      [Таблица] [Почему эта цифра]"
    `);
  });

  test('Ruza 2.8: an export without closing dates says so; nobody known is said once', () => {
    const undated = statusList(asOf, {
      since: '2026-03-18',
      closed: { inTime: 0, late: 0, undated: 6, withoutTerm: 0 },
      knowsClosing: false,
      inWork: 40,
      groups: [standing('УК Восход', { postponed: 4 })],
    });
    expect(morning(ruza, { 'status-control': undated })).toMatchInlineSnapshot(`
      "Отработать просроченные и отложенные обращения
      Рузский городской округ · ЖКХ · до 13:00 (п. 2.8 регламента), осталось 2 ч 30 мин

      Закрыто со вчерашнего дня: 6
      Срок закрытия в выгрузке не указан: исполнение в срок не считается.
      Осталось 4 обращения: отложено 4
      Отложено 10 % (4 из 40) при норме не более 10 %
      Исполнитель: УК Восход
      Ответственный не указан (внести — /who)
      Данные на 19.03.2026 09:40, все источники
      [Проверено]
      [Таблица] [Почему эта цифра]"
    `);
  });

  test('2.5: on a Monday what was closed is counted from Friday, and the day is named', () => {
    const since = '2026-03-13';
    expect(renderControl(khimki, [{ ...states, since }]).text).toContain('Закрыто с 13.03.2026: 5, в срок 4 из 5');
  });

  test('2.5: part of the closings has no date, part no term: each is said, none is guessed', () => {
    const mixed = { ...states, closed: { inTime: 2, late: 0, undated: 3, withoutTerm: 1 } };
    expect(renderControl(khimki, [mixed]).text).toContain(
      [
        'Закрыто со вчерашнего дня: 6, в срок 2 из 2',
        'У 3 обращений срок закрытия в выгрузке не указан: исполнение в срок по ним не считается.',
        'У 1 обращения в выгрузке нет срока исполнения: сравнивать не с чем.',
      ].join('\n'),
    );
  });

  test('2.5: by responsible: closed lately, left, promises passed; whoever has nothing left is no line of its own', () => {
    const groups = [
      standing('УК Восход', { responsible: HEAD, postponed: 6, promisePassed: 2, overdue: 2, closed: 1 }),
      standing('МУП', { responsible: HEAD, overdue: 1 }),
      standing('Сети', { responsible: WATER, closed: 4 }),
    ];
    const { text } = renderControl(khimki, [{ ...states, groups }]);
    expect(text).toContain(
      [
        '• УК Восход — просрочено 2, отложено 6 (обещанный срок прошёл: 2); отв. начальник отдела энергетики',
        '• МУП — просрочено 1; отв. начальник отдела энергетики',
        'По ответственным:',
        '• начальник отдела энергетики — закрыто 1; осталось: просрочено 3, отложено 6 (обещанный срок прошёл: 2)',
        '• заместитель начальника отдела — закрыто 4',
      ].join('\n'),
    );
    expect(text).not.toContain('Сети');
    const nothing = { ...states, groups: groups.slice(2) };
    expect(renderControl(khimki, [nothing]).text).toContain('Отложенных, просроченных и повторных нет.');
  });

  test('Ruza 2.7: executors that answer for themselves stand in a list once, with what they closed', () => {
    const itself = (name: string) => `исполнитель «${name}»`;
    const names = ['УК Восход', 'УК Закат', 'УК Север', 'УК Юг', 'УК Центр', 'УК Парк'];
    const old = { ...accepted, groups: names.map((name, at) => unaccepted(name, 1, 9 - at, itself(name))) };
    const closed = { inTime: 9, late: 4, undated: 0, withoutTerm: 0 };
    const groups = [
      ...names.slice(1).map((name, at) => standing(name, { responsible: itself(name), overdue: 6 - at, closed: at })),
      standing('УК Восход', { overdue: 1 }),
      standing('МУП', { responsible: itself('МУП'), closed: 3 }),
    ];
    expect(renderControl(ruza, [old, { ...states, closed, groups }]).text).toMatchInlineSnapshot(`
      "Контроль обращений · Рузский городской округ · ЖКХ

      Принятие в работу (п. 2.7 регламента)
      Не приняты в работу: 6 обращений
      • УК Восход — 1, старейшее — 9 дней
      • УК Закат — 1, старейшее — 8 дней
      • УК Север — 1, старейшее — 7 дней
      • УК Юг — 1, старейшее — 6 дней
      • УК Центр — 1, старейшее — 5 дней
      …ещё 1 исполнитель: 1 обращение

      Отложенные, просроченные, повторные (п. 2.8 регламента)
      Закрыто со вчерашнего дня: 13, в срок 9 из 13
      Осталось 21 обращение: просрочено 21
      • УК Закат — просрочено 6
      • УК Север — закрыто 1; осталось: просрочено 5
      • УК Юг — закрыто 2; осталось: просрочено 4
      • УК Центр — закрыто 3; осталось: просрочено 3
      • УК Парк — закрыто 4; осталось: просрочено 2
      …ещё 1 исполнитель: 1 обращение
      Ответственный не указан (внести — /who): 1 обращение

      Данные на 19.03.2026 09:40, все источники"
    `);
  });

  test('who answers for every list of /control is said once, below them; so is that nobody is known', () => {
    const nobody = {
      terms: { ...terms, groups: [due('МУП', { today: 1 })] },
      accepted: { ...accepted, groups: [unaccepted('МУП', 2, 0)] },
    };
    expect(renderControl(khimki, [nobody.accepted, nobody.terms]).text).toMatchInlineSnapshot(`
      "Контроль обращений · Городской округ Химки · Энергетика

      Принятие в работу (п. 2.3 регламента)
      Не приняты в работу: 2 обращения
      • МУП — 2, поступили сегодня

      Сроки (п. 2.4 регламента)
      Сегодня 1
      Исполнитель: МУП

      Ответственный не указан (внести — /who)
      Данные на 19.03.2026 09:40, все источники"
    `);
  });

  test('a share just over its norm is not shown as the norm itself', () => {
    const over = { ...states, inWork: 1993, groups: [standing('МУП', { postponed: 200 })] };
    expect(renderControl(khimki, [over]).text).toContain(
      '⚠️ Отложено чуть больше 10 % (200 из 1993) при норме не более 10 %',
    );
    const bare = { ...khimki, control: { postponed: null, repeated: null, responsible: null } };
    expect(renderControl(bare, [states]).text).toContain('\nОтложено 14 % (7 из 50)\n');
  });
});

describe('/control', () => {
  test('each list under the clause that demands it, the whole list and its explanation one tap away', () => {
    const stuck = { draft: 'stuck' as const, asOf, groups: [] };
    expect(onPhone(renderControl(khimki, [accepted, terms, states, stuck]))).toMatchInlineSnapshot(`
      "Контроль обращений · Городской округ Химки · Энергетика

      Принятие в работу (п. 2.3 регламента)
      Не приняты в работу: 7 обращений
      • УК Восход — 4, старейшее — 9 дней; отв. начальник отдела энергетики
      • исполнитель не указан — 1, старейшее — 2 дня
      • МУП — 2, старейшее — 1 день; отв. заместитель начальника отдела
      Ответственный не указан (внести — /who): 1 обращение

      Сроки (п. 2.4 регламента)
      Просрочено 3 (из них отложенных 2), сегодня 3, через 1 раб. день — 4, через 2 — 1, через 3 — 3
      • УК Восход — просрочено 3 (из них отложенных 2), сегодня 2
      • МУП — сегодня 1, через 1 раб. день — 4, через 3 — 2
      • Сети — через 2 раб. дня — 1
      • Горсвет — через 3 раб. дня — 1
      Ответственный: начальник отдела энергетики

      Отложенные, просроченные, повторные (п. 2.5 регламента)
      Закрыто со вчерашнего дня: 5, в срок 4 из 5
      Осталось 10 обращений, из них просрочено 3, отложено 7 (обещанный срок прошёл: 2), повторных 2 (после ответа: 1)
      ⚠️ Отложено 14 % (7 из 50) при норме не более 10 %
      Повторных 4 % (2 из 50) при норме не более 5 %
      • УК Восход — просрочено 3, отложено 6 (обещанный срок прошёл: 2)
      • МУП — отложено 1, повторных 2 (после ответа: 1)
      Ответственный: начальник отдела энергетики

      Без движения (п. 2.8 регламента)
      Обращений без движения нет.

      Данные на 19.03.2026 09:40, все источники
      [Таблица] [Почему эта цифра]"
    `);
  });

  test('nothing was loaded: that is said once, and there is nothing to press', () => {
    const none = { draft: 'deadlines' as const, asOf: null, groups: [] };
    expect(onPhone(renderControl(ruza, [none, { ...none }]))).toMatchInlineSnapshot(`
      "Контроль обращений · Рузский городской округ · ЖКХ

      Данные ещё не загружались: состояние обращений неизвестно."
    `);
  });

  test('2.12: why these figures: source, period, formula, calendar, norms', () => {
    expect(renderControlWhy(khimki, states).text).toMatchInlineSnapshot(`
      "Откуда цифры контроля
      Городской округ Химки · Энергетика

      Источник
      Выгрузки, загруженные в бот; самая свежая — на 19.03.2026 09:40. Считаются все источники; откуда обращение — в таблице.

      Что считается
      Обращения блока у исполнителей: новые, принятые, в работе, отложенные. Отвеченные, закрытые и отклонённые не входят.
      Не приняты: статус «новое»; возраст — дни с даты обращения. Без движения: не приняты в следующий рабочий день и ещё два рабочих дня.
      Повторные: так отмечены в выгрузке либо снова в работе после ответа; вторые названы «после ответа».
      Осталось: отложенные, просроченные и повторные; обращение в нескольких состояниях считается один раз.

      Сроки и календарь
      Срок — только из выгрузки, бот его не вычисляет; без срока обращение в «Сроки» не входит. День срока считается до конца.
      Просрочено: день срока прошёл или так отмечено в выгрузке. Сюда же входят отложенные, чей обещанный срок прошёл: «из них отложенных».
      Рабочие дни — по производственному календарю; срок в выходной относится к ближайшему рабочему дню после него.

      Закрытие
      С начала дня 18.03.2026 (предыдущий рабочий день). По времени закрытия из выгрузки; если его нет — по тому, что обращение было открыто, а в новой выгрузке закрыто.
      В срок = закрытые не позже дня срока ÷ закрытые с известными днями: 4 из 5.

      Доли и нормы
      Доля = число таких ÷ все у исполнителей × 100 %; сейчас у исполнителей 50.
      Отложенные: не более 10 % (п. 2.5 регламента), норма МЦУР.
      Повторные: не более 5 % (п. 2.5 регламента), норма МЦУР.

      Ответственный
      По справочнику «Ответственные по направлениям» (/who): кто назван по теме, категории или направлению; иначе — место исполнителя в боте, если оно занято."
    `);
    expect(renderControlWhy(ruza, { ...states, knowsClosing: false }).text).toContain(
      'Срок закрытия в выгрузке не указан: исполнение в срок не считается.',
    );
  });
});

describe('the table', () => {
  const NONE = {
    notAccepted: false,
    stuck: false,
    overdue: false,
    dueIn: null,
    postponed: false,
    promisePassed: false,
    repeated: false,
  };
  const row = {
    number: '7658034-1',
    source: 'Добродел',
    category: null,
    subcategory: 'Нет света',
    direction: 'Энергетика',
    executor: 'МУП',
    responsible: HEAD,
    createdOn: '2026-03-01',
    deadlineOn: '2026-03-17',
    returned: true,
    states: { ...NONE, overdue: true, repeated: true },
  };
  const later = {
    ...row,
    number: '7658035-1',
    executor: '',
    responsible: '',
    deadlineOn: null,
    returned: false,
    states: { ...NONE, notAccepted: true, stuck: true, postponed: true },
  };
  const table = { book: khimki, now: asOf, asOf, today: TODAY, rows: [later, row], total: 2 };

  test('2.3–2.5: a row for each appeal, the most pressing first, and what stands in it', () => {
    const [appeals, notes] = controlSheets(table, controlNotes(khimki, states));
    const [columns, ...listed] = appeals?.rows ?? [];
    expect(columns?.map(String).join(', ')).toBe(
      'Номер, Источник, Категория, Исполнитель, Ответственный, Срок, Состояние, Дней до срока, Дней с поступления',
    );
    expect(listed).toEqual([
      [
        '7658034-1',
        'Добродел',
        'Нет света',
        'МУП',
        'начальник отдела энергетики',
        '17.03.2026',
        'просрочено; повторное после ответа',
        -2,
        18,
      ],
      ['7658035-1', 'Добродел', 'Нет света', 'не указан', 'не указан', 'не указан', 'без движения; отложено', null, 18],
    ]);
    expect(notes?.rows).toContainEqual([expect.stringContaining('самая свежая — на 19.03.2026 09:40')]);
    expect(controlFileName(table)).toBe('Контроль_обращений_Энергетика_19_03_2026.xlsx');
  });

  test('a list too long for one workbook says in it and under it how much of it is there', () => {
    const [, notes] = controlSheets({ ...table, total: 61_234 }, []);
    expect(notes?.rows[1]).toEqual(['Показаны первые 2 из 61\u00a0234: самые срочные.']);
    expect(controlCaption({ ...table, total: 61_234 })).toBe('Показаны первые 2 из 61\u00a0234: самые срочные.');
    expect(controlCaption(table)).toBe('Под контролем — 2 обращения.');
  });
});
