import { expect, test } from 'vitest';
import { renderParts } from '../../../../src/render/message.ts';
import { at } from '../../../support/sample-views.ts';
import { dutyDebt, dutyPart, holderOf, khimki, ruza, word } from '../../../support/sample-duties.ts';
import { faultsOf, onPhone } from '../../../support/screens.ts';

const officer = holderOf(khimki, 'officer');

const wasteHead = holderOf(ruza, 'waste-head');

const notAccepted = {
  draft: 'not-accepted',
  asOf: at('09:40'),
  groups: [
    { executor: 'УК Восход', responsible: '', count: 7, oldestDays: 5 },
    { executor: '', responsible: '', count: 1, oldestDays: 1 },
  ],
} as const;

test('2.3: a list to look through, then «Проверено»', () => {
  const owed = dutyDebt(khimki, 'acceptance-control', ['10:30', '13:00']);
  const data = { ...notAccepted, groups: [...notAccepted.groups] };
  expect(onPhone(renderParts([dutyPart(khimki, 'demand', owed, '10:30', { data })], officer))).toMatchInlineSnapshot(`
    "Проверить принятие обращений исполнителями
    Городской округ Химки · Энергетика · до 13:00 (п. 2.3 регламента), осталось 2 ч 30 мин

    Не приняты в работу: 8 обращений
    • УК Восход — 7, старейшее — 5 дней
    • исполнитель не указан — 1, старейшее — 1 день
    Ответственный не указан (внести — /who)
    Данные на 19.03.2026 09:40, все источники
    [Проверено]
    [Таблица] [Почему эта цифра]"
  `);
});

test('2.3–2.5: three duties of one instant are one message, each button says what it answers', () => {
  const parts = ['acceptance-control', 'deadline-control', 'status-control'].map((rule) =>
    dutyPart(khimki, 'demand', dutyDebt(khimki, rule, ['10:30', '13:00']), '10:30'),
  );
  expect(onPhone(renderParts(parts, officer))).toMatchInlineSnapshot(`
    "Проверить принятие обращений исполнителями
    Городской округ Химки · Энергетика · до 13:00 (п. 2.3 регламента), осталось 2 ч 30 мин

    — — —

    Проверить сроки исполнения в ЕЦУР
    Городской округ Химки · Энергетика · до 13:00 (п. 2.4 регламента), осталось 2 ч 30 мин

    — — —

    Проверить отложенные, просроченные и повторные обращения
    Городской округ Химки · Энергетика · до 13:00 (п. 2.5 регламента), осталось 2 ч 30 мин
    [Проверено: принятие обращений]
    [Проверено: сроки в ЕЦУР]
    [Проверено: статусы обращений]"
  `);
});

test('the same is asked again: it is a reminder, and done it has no button', () => {
  const owed = dutyDebt(khimki, 'acceptance-control', ['10:30', '13:00']);
  expect(renderParts([dutyPart(khimki, 'ping', owed, '12:30')], officer).text).toMatch(/^Напоминание\. Проверить/);
  expect(renderParts([dutyPart(khimki, 'demand', owed, '12:30')], officer).text).toMatch(/^Напоминание\. /);
  const met = { ...owed, state: 'met' as const, nextAt: null };
  expect(onPhone(renderParts([dutyPart(khimki, 'demand', met, '12:30')], officer))).toMatchInlineSnapshot(`
    "Городской округ Химки · Энергетика
    Проверить принятие обращений исполнителями: исполнено (п. 2.3 регламента)."
  `);
});

test('2.3.1.1: a register is demanded with its freshness; a problem leaves the house by a press that says so', () => {
  const owed = dutyDebt(ruza, 'flushings-updated', ['10:00', '17:00']);
  const data = {
    draft: 'register' as const,
    register: 'flushings',
    rows: 12,
    updatedAt: at('10:15', '2026-03-11'),
    staleSince: at('10:15', '2026-03-18'),
  };
  const screen = renderParts([dutyPart(ruza, 'demand', owed, '10:00', { data })], holderOf(ruza, 'engineering-head'));
  expect(onPhone(screen)).toMatchInlineSnapshot(`
    "Обновить реестр промывок
    Рузский городской округ · ЖКХ · до 17:00 (п. 2.3.1.1 регламента), осталось 7 ч

    «Проблема» сообщается начальнику ТУ, заместителю Директора ТОК МОС АВС, РСО, ответственному по блоку ЖКХ.

    «Реестр промывок» — 12 строк; обновлено 11.03.2026 10:15; устарело 18.03.2026 10:15
    [Внести]
    [Сведения актуальны]
    [Проблема]"
  `);
});

test('2.3.2: a reading is two buttons', () => {
  const owed = dutyDebt(ruza, 'queue-read', ['11:00', '11:30']);
  const screen = renderParts([dutyPart(ruza, 'demand', owed, '11:00')], holderOf(ruza, 'eirc-head'));
  expect(onPhone(screen)).toMatchInlineSnapshot(`
    "Внести показание электронной очереди
    Рузский городской округ · ЖКХ · до 11:30 (п. 2.3.2 регламента), осталось 30 мин

    «Превышение» сообщается руководителю Территориального управления ЕИРЦ, ответственному по блоку ЖКХ.
    [Норма] [Превышение]"
  `);
});

test('2.3.2.2: the answers are called as the book calls them, before and after the tap', () => {
  const owed = dutyDebt(ruza, 'sites-removed', ['11:00', '13:00']);
  const asked = renderParts([dutyPart(ruza, 'demand', owed, '11:00')], wasteHead);
  expect(asked.text).toContain('«Не вывезено» сообщается региональному оператору');
  expect(asked.buttons.map((row) => row.map(({ label }) => label))).toEqual([['Вывезено', 'Не вывезено']]);
  const met = { ...owed, state: 'met' as const, nextAt: null };
  const entries = [word('submitted', '11:05', '', { reading: 'over', obligation: owed.key })];
  expect(renderParts([dutyPart(ruza, 'demand', met, '11:05', { entries })], wasteHead).text).toContain(
    'Отметить вывоз с контейнерных площадок: «Не вывезено» (п. 2.3.2.2 регламента).',
  );
});

test('2.3.2.2: words with a photo', () => {
  const owed = dutyDebt(ruza, 'sites-cleaned', ['11:00', '13:00']);
  expect(onPhone(renderParts([dutyPart(ruza, 'demand', owed, '11:00')], wasteHead))).toMatchInlineSnapshot(`
    "Прислать фото уборки контейнерных площадок
    Рузский городской округ · ЖКХ · до 13:00 (п. 2.3.2.2 регламента), осталось 2 ч

    Нужно приложить: фото.
    «Проблема» сообщается региональному оператору, ответственному по блоку ЖКХ.
    [Внести сведения]
    [Проблема]"
  `);
});

test('2.3.2.2: the 15:00 report as it would leave, to whom, and what stands in place of nothing', () => {
  const owed = dutyDebt(ruza, 'waste-report', ['13:30', '15:00']);
  const data = { draft: 'submitted' as const, entries: [] };
  const parts = (['preview', 'demand'] as const).map((say) => dutyPart(ruza, say, owed, '13:30', { data }));
  expect(onPhone(renderParts(parts, wasteHead))).toMatchInlineSnapshot(`
    "Внести отчёт о вывозе ТКО с принятыми мерами
    Рузский городской округ · ЖКХ · до 15:00 (п. 2.3.2.2 регламента), осталось 1 ч 30 мин

    «Проблема» сообщается региональному оператору, ответственному по блоку ЖКХ.

    Доклад уйдёт сам в 15:00: блоку ТКО ЦУР МинЖКХ.

    Текст доклада
    Сведения о принятых мерах не представлены.
    [Внести сведения]
    [Отправить] [Изменить]
    [Проблема]"
  `);
});

test('2.3.2.2: the hour is the law’s: the report is not offered to be put off', () => {
  const owed = dutyDebt(ruza, 'waste-report', ['13:30', '15:00']);
  const labels = renderParts([dutyPart(ruza, 'preview', owed, '13:30')], wasteHead).buttons.flat();
  expect(labels.map(({ label }) => label)).toContain('Отправить');
  expect(labels.map(({ label }) => label)).not.toContain('Задержать');
});

test('2.3.1.1: a problem goes out as facts: the post, no name', () => {
  const owed = dutyDebt(ruza, 'flushings-updated', ['10:00', '17:00']);
  const said = word('problem', '10:40', 'нет графика промывок', {
    post: 'engineering-head',
    evidence: [{ kind: 'link', url: 'https://ruza.example/graph' }],
  });
  const told = dutyPart(ruza, 'problem', owed, '10:40', { entries: [said] });
  expect(onPhone(renderParts([told], holderOf(ruza, 'rso')))).toMatchInlineSnapshot(`
    "Проблема: реестр промывок
    Рузский городской округ · ЖКХ (п. 2.3.1.1 регламента)
    Нет графика промывок
    Подтверждение — ссылка: https:⁠//ruza.⁠example/graph
    Сообщает руководитель МЦУР по блоку «Инженерная инфраструктура», 10:40"
  `);
  expect(onPhone(renderParts([told], holderOf(ruza, 'officer')))).toMatchInlineSnapshot(`
    "Проблема: реестр промывок
    Рузский городской округ · ЖКХ (п. 2.3.1.1 регламента)
    Нет графика промывок
    Подтверждение — ссылка: https:⁠//ruza.⁠example/graph
    Сообщил(а) Петров П. П., руководитель МЦУР по блоку «Инженерная инфраструктура», 10:40
    Передано начальнику ТУ, заместителю Директора ТОК МОС АВС."
  `);
  const unitTitles = { 'rso/водоканал': 'АО «Водоканал»', 'rso/теплосеть': 'Теплосеть' };
  const toldAmong = (to?: string) => {
    const entries = [{ ...said, ...(to === undefined ? {} : { to }) }];
    const part = dutyPart(ruza, 'problem', owed, '10:40', { entries });
    return renderParts([{ ...part, view: { ...part.view, unitTitles } }], holderOf(ruza, 'officer')).text;
  };
  expect(toldAmong()).toContain('Передано начальнику ТУ, заместителю Директора ТОК МОС АВС, РСО.');
  expect(toldAmong('rso/водоканал')).toContain('АВС, РСО АО «Водоканал».');
});

test('2.3.2: «превышение» is told as such', () => {
  const owed = dutyDebt(ruza, 'queue-read', ['11:00', '11:30'], { state: 'met', nextAt: null });
  const said = word('submitted', '11:05', '', { post: 'eirc-head' });
  const told = dutyPart(ruza, 'problem', owed, '11:05', { entries: [said] });
  expect(onPhone(renderParts([told], holderOf(ruza, 'tu-eirc')))).toMatchInlineSnapshot(`
    "Превышение: электронная очередь
    Рузский городской округ · ЖКХ (п. 2.3.2 регламента)
    Сообщает руководитель МЦУР по блоку «ЕИРЦ», 11:05"
  `);
});

test('2.6: new appeals of one executor: no applicant, «Принять все»', () => {
  const owed = dutyDebt(ruza, 'dispatch', ['10:30', '10:45']);
  const data = {
    draft: 'new-appeals' as const,
    executor: 'УК Восход',
    appeals: [
      { number: '1204-77', source: 'Добродел', category: 'Ржавая вода', deadlineAt: at('18:00', '2026-03-23') },
      { number: '1204-78', source: 'ЕДДС', category: null, deadlineAt: null },
    ],
  };
  const screen = renderParts([dutyPart(ruza, 'draft', owed, '10:30', { data })], holderOf(ruza, 'executors/ук восход'));
  expect(onPhone(screen)).toMatchInlineSnapshot(`
    "Новые обращения: 2 (п. 2.6 регламента)
    Рузский городской округ · ЖКХ · 19.03.2026

    Ржавая вода, срок 23.03.2026
    • Добродел: 1204-77
    Без категории, срок не указан
    • ЕДДС: 1204-78

    Подтвердите получение в течение 2 ч (п. 2.6 регламента): «Принять все».
    [Принять все]"
  `);
  const many = Array.from({ length: 200 }, (_, index) => ({ ...data.appeals[0]!, number: `${index}` }));
  const long = dutyPart(ruza, 'draft', owed, '10:30', { data: { ...data, appeals: many } });
  const crowded = renderParts([long], holderOf(ruza, 'executors/ук восход'));
  expect(crowded.text).toContain('…ещё 110 обращений');
  expect(faultsOf(crowded)).toEqual([]);
});

test('2.6: an executor that has not confirmed is reminded with the same button; nobody else’s debt is shown outside', () => {
  const owed = dutyDebt(ruza, 'dispatch-received', ['10:30', '12:30'], { debtor: 'executors/ук восход' });
  const reminder = dutyPart(ruza, 'reminder', owed, '12:00');
  expect(onPhone(renderParts([reminder], holderOf(ruza, 'executors/ук восход')))).toMatchInlineSnapshot(`
    "Напоминание. Принять новые обращения в работу
    Рузский городской округ · ЖКХ · до 12:30 (п. 2.6 регламента), осталось 30 мин
    [Принять все]"
  `);
  for (const outside of [holderOf(ruza, 'executors/ук заря'), holderOf(ruza, 'ministry')]) {
    const screen = renderParts([reminder, dutyPart(ruza, 'report', owed, '12:30')], outside);
    expect(screen.text).not.toMatch(/принять|Не исполнено|Напоминание|восход/);
    expect(screen.buttons).toEqual([]);
  }
});
