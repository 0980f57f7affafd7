import { expect, test } from 'vitest';
import { renderParts } from '../../../../src/render/message.ts';
import type { DraftData, DutyLine } from '../../../../src/render/duties/draft-data.ts';
import { digestLine } from '../../../support/digest.ts';
import { due, standing, statusList } from '../../../support/control-groups.ts';
import { at } from '../../../support/sample-views.ts';
import { dutyDebt, dutyPart, holderOf, khimki, ruza, word } from '../../../support/sample-duties.ts';
import type { Book } from '../../../../src/regulation/book.ts';
import type { Tell } from '../../../../src/domain/decision.ts';

/** The draft of a rule as its first addressee reads it. */
function draft(
  book: Book,
  rule: string,
  data: DraftData,
  change: Partial<Tell> = {},
  to = book.rules[rule]?.to[0] ?? '',
): string {
  const owed = dutyDebt(book, rule, ['10:00', '16:00']);
  return renderParts([dutyPart(book, 'draft', owed, '16:00', { data, ...change })], holderOf(book, to)).text;
}

test('2.8: appeals without a move', () => {
  const groups = Array.from({ length: 14 }, (_, index) => ({
    executor: `УК ${index + 1}`,
    responsible: '',
    count: 21 - index,
    oldestDays: 11,
  }));
  const text = draft(khimki, 'no-dynamics', { draft: 'stuck', asOf: at('09:40'), groups });
  expect(text).toContain(
    'Обращения без движения (п. 2.8 регламента)\nГородской округ Химки · Энергетика · 19.03.2026\n\nБез движения: 203 обращения',
  );
  expect(text).toContain('• УК 1 — 21, старейшее — 11 дней');
  expect(text).toContain(
    '…ещё 2 исполнителя: 17 обращений\nОтветственный не указан (внести — /who)\nДанные на 19.03.2026 09:40',
  );
});

test('nothing was loaded: unknown is said, never guessed', () => {
  for (const name of ['stuck', 'not-accepted'] as const) {
    expect(draft(khimki, 'no-dynamics', { draft: name, asOf: null, groups: [] })).toContain(
      'Данные ещё не загружались: состояние обращений неизвестно.',
    );
  }
  const loaded = draft(khimki, 'no-dynamics', { draft: 'stuck', asOf: at('09:40'), groups: [] });
  expect(loaded).toContain('Обращений без движения нет.\nДанные на');
});

test('2.4: deadlines and 2.5: statuses, by executor, what is nought is left out', () => {
  const deadlines = draft(khimki, 'no-dynamics', {
    draft: 'deadlines',
    asOf: at('09:40'),
    groups: [due('УК Восход', { overdue: 3, today: 2 }), due('МУП', { inOne: 5 })],
  });
  expect(deadlines).toContain(
    'Просрочено 3, сегодня 2, через 1 раб. день — 5\n• УК Восход — просрочено 3, сегодня 2\n• МУП — через 1 раб. день — 5',
  );
  const closed = { inTime: 3, late: 1, undated: 0, withoutTerm: 0 };
  const groups = [standing('УК Восход', { postponed: 5, promisePassed: 2, overdue: 3 })];
  const statuses = draft(
    khimki,
    'no-dynamics',
    statusList(at('09:40'), { since: '2026-03-18', closed, inWork: 100, groups }),
  );
  expect(statuses).toContain(
    'Закрыто со вчерашнего дня: 4, в срок 3 из 4\nОсталось 6 обращений, из них просрочено 3, отложено 5 (обещанный срок прошёл: 2)\nОтложено 5 % (5 из 100) при норме не более 10 %\nИсполнитель: УК Восход',
  );
});

test('2.6: systemic problems', () => {
  const problems = [{ title: 'Освещение', days: 5 }];
  expect(draft(khimki, 'systemic-problems', { draft: 'systemic', problems })).toMatchInlineSnapshot(`
    "Системные проблемы без дорожной карты (п. 2.6 регламента)
    Городской округ Химки · Энергетика · 19.03.2026

    • Освещение — в ТОП с уверенным ростом 5 дней

    Составьте дорожную карту: /roadmap"
  `);
});

test('2.7: how the roadmaps go; outside the house nothing late is named', () => {
  const data: DraftData = {
    draft: 'roadmaps',
    roadmaps: [
      {
        number: 4,
        title: 'Освещение Сходни',
        done: 2,
        total: 5,
        overdue: 1,
        next: { text: 'замена опор', post: 'deputies', dueAt: at('18:00', '2026-03-25') },
      },
      { number: 5, title: 'Лифты', done: 1, total: 1, overdue: 0, next: null },
    ],
  };
  expect(draft(khimki, 'roadmap-report', data)).toMatchInlineSnapshot(`
    "Дорожные карты (п. 2.7 регламента)
    Городской округ Химки · Энергетика · 19.03.2026

    №4 Освещение Сходни
    Выполнено 2 из 5, просрочено 1
    Дальше: замена опор — заместители Главы округа, до 18:00 (25.03)

    №5 Лифты
    Выполнено 1 из 1"
  `);
  expect(draft(khimki, 'roadmap-report', data, {}, 'ministry')).not.toContain('просрочено');
});

test('2.7: an action whose term has passed is late for the house; outside it is still in work, without the term', () => {
  const next = { text: 'замена опор', post: 'deputies', dueAt: at('18:00', '2026-03-15') };
  const roadmap = { number: 4, title: 'Освещение Сходни', done: 2, total: 5, overdue: 1, next };
  const data: DraftData = { draft: 'roadmaps', roadmaps: [roadmap] };
  const said = (post?: string) => draft(khimki, 'roadmap-report', data, {}, post).split('\n').at(-1);
  expect(said()).toBe('Просрочено: замена опор — заместители Главы округа, до 18:00 (15.03)');
  expect(said('ministry')).toBe('В работе: замена опор — заместители Главы округа');
});

const DUTIES: DutyLine[] = [
  {
    post: 'waste-head',
    rule: 'sites-removed',
    clause: '2.3.2.2',
    what: 'отметить вывоз',
    dueAt: at('13:00'),
    state: 'met',
  },
  {
    post: 'waste-head',
    rule: 'sites-cleaned',
    clause: '2.3.2.2',
    what: 'прислать фото уборки',
    dueAt: at('13:00'),
    state: 'missed',
  },
  {
    post: 'waste-head',
    rule: 'waste-report',
    clause: '2.3.2.2',
    what: 'внести отчёт',
    dueAt: at('15:00'),
    state: 'open',
  },
  {
    post: 'eirc-head',
    rule: 'queue-read',
    clause: '2.3.2-eirc',
    what: 'внести показание',
    dueAt: at('12:30'),
    state: 'late',
  },
  {
    post: 'eirc-head',
    rule: 'queue-read',
    clause: '2.3.2-eirc',
    what: 'внести показание',
    dueAt: at('17:30'),
    state: 'ahead',
  },
];

test('2.1: the duties of the heads of blocks, done and not done', () => {
  const owed = dutyDebt(ruza, 'blocks-controlled', ['17:15', '18:00']);
  const data: DraftData = { draft: 'duties-done', duties: DUTIES };
  const { text, buttons } = renderParts([dutyPart(ruza, 'demand', owed, '17:15', { data })], holderOf(ruza, 'officer'));
  expect(text).toMatchInlineSnapshot(`
    "Проверить работу руководителей МЦУР по блокам
    Рузский городской округ · ЖКХ · до 18:00 (п. 2.1 регламента), осталось 45 мин

    Руководитель МЦУР по блоку «Твёрдые коммунальные отходы»: исполнено 1 из 3
    🔴 Прислать фото уборки — до 13:00 (п. 2.3.2.2), не исполнено
    🟡 Внести отчёт — до 15:00 (п. 2.3.2.2)

    Руководитель МЦУР по блоку «ЕИРЦ»: исполнено 1 из 1, впереди 1
    ☑️ Внести показание — до 12:30 (п. 2.3.2), исполнено с опозданием"
  `);
  expect(buttons.flat().map(({ label }) => label)).toEqual(['Проверено']);
});

const OWN = { asOf: at('09:40'), since: '2026-03-18', arrived: 4, overdue: 2, today: 0, stuck: 1 };

test('2.3: a head of a block reads the complaints of the own direction and the tasks of the day', () => {
  const line = digestLine('Ржавая вода', 12, 5, { confidentPercent: 22, tier: 'attention' });
  const data: DraftData = { draft: 'own-direction', lines: [line], appeals: OWN, duties: DUTIES.slice(2, 3) };
  expect(draft(ruza, 'block-tasks', data, {}, 'waste-head')).toMatchInlineSnapshot(`
    "Ваше направление (п. 2.3 регламента)
    Рузский городской округ · ЖКХ · 19.03.2026

    Жалобы по направлению
    1. Ржавая вода — 12 против 5: +140 %; уверенный рост не менее +22 % · внимание

    Обращения направления
    • Поступило со вчерашнего дня: 4
    • Просрочено: 2
    • Без движения: 1
    Данные на 19.03.2026 09:40

    Задачи на сегодня
    🟡 Внести отчёт — до 15:00 (п. 2.3.2.2)"
  `);
  const quiet = { ...OWN, arrived: 0, overdue: 0, stuck: 0 };
  const appeals = (one: typeof OWN | (Omit<typeof OWN, 'asOf'> & { asOf: null })) =>
    draft(ruza, 'block-tasks', { ...data, appeals: one }, {}, 'waste-head');
  expect(appeals(quiet)).toContain('Обращения направления\nНовых, просроченных и срочных нет.\nДанные на');
  expect(appeals({ ...OWN, since: '2026-03-13', today: 3 })).toContain('Поступило с 13.03.2026: 4');
  expect(appeals({ ...OWN, today: 3 })).toContain('• Срок сегодня: 3');
  expect(appeals({ ...OWN, asOf: null })).toContain('Обращения направления\nДанные ещё не загружались');
  expect(draft(ruza, 'block-tasks', { ...data, lines: [], duties: [] }, {}, 'waste-head')).toContain(
    'Обязанностей на сегодня нет.',
  );
});

test('2.3.2.2: the 15:00 report: the words without names; nothing entered is said so and marked', () => {
  const photo = { kind: 'photo' as const, fileId: 'x' };
  const entries = [word('submitted', '14:10', 'вывезено 41 из 43 площадок', { evidence: [photo, photo] })];
  expect(draft(ruza, 'waste-report', { draft: 'submitted', entries })).toMatchInlineSnapshot(`
    "Отчёт о вывозе ТКО с принятыми мерами (п. 2.3.2.2 регламента)
    Рузский городской округ · ЖКХ · 19.03.2026

    14:10 Руководитель МЦУР по блоку «Твёрдые коммунальные отходы»
    вывезено 41 из 43 площадок
    Подтверждение — фото: 2"
  `);
  expect(draft(ruza, 'waste-report', { draft: 'submitted', entries: [] }, { unconfirmed: true }))
    .toMatchInlineSnapshot(`
    "Отчёт о вывозе ТКО с принятыми мерами (п. 2.3.2.2 регламента)
    Рузский городской округ · ЖКХ · 19.03.2026

    Сведения о принятых мерах не представлены.

    Сформировано автоматически, не подтверждено"
  `);
});

test('somebody wrote other words: these go out in place of the draft', () => {
  const owed = dutyDebt(ruza, 'waste-report', ['13:30', '15:00'], { draft: 'Всё вывезено, жалоб нет' });
  const told = dutyPart(ruza, 'draft', owed, '15:00', { data: { draft: 'submitted', entries: [] } });
  const { text } = renderParts([told], holderOf(ruza, 'ministry-waste'));
  expect(text).toContain('Всё вывезено, жалоб нет');
  expect(text).not.toContain('не представлены');
});

test('2.13: the Friday report, also when there was nothing', () => {
  const period = { draft: 'emergencies' as const, from: at('10:00', '2026-03-13'), to: at('10:00', '2026-03-20') };
  const one = {
    number: 12,
    title: 'Некачественная вода (ржавая)',
    openedAt: at('09:15', '2026-03-14'),
    closedAt: at('14:20', '2026-03-14'),
    closing: 'unconfirmed' as const,
    level: 'deputies',
    lastWords: 'промыта сеть',
  };
  const open = { ...one, number: 13, closedAt: null, closing: null, level: null, lastWords: '' };
  expect(draft(ruza, 'emergencies-week', { ...period, emergencies: [one, open] })).toMatchInlineSnapshot(`
    "Доклад об аварийных ситуациях за неделю (п. 2.13 регламента)
    Рузский городской округ · ЖКХ
    С 13.03.2026 10:00 по 20.03.2026 10:00

    Аварийных ситуаций за неделю: 2

    №12 Некачественная вода (ржавая)
    Открыто 14.03.2026 09:15, закрыто 14.03.2026 14:20, нарушение устранено
    Высший оповещённый уровень: заместители Главы округа
    Последнее: промыта сеть

    №13 Некачественная вода (ржавая)
    Открыто 14.03.2026 09:15, в работе"
  `);
  expect(draft(ruza, 'emergencies-week', { ...period, emergencies: [] })).toMatchInlineSnapshot(`
    "Доклад об аварийных ситуациях за неделю (п. 2.13 регламента)
    Рузский городской округ · ЖКХ
    С 13.03.2026 10:00 по 20.03.2026 10:00

    Аварийных ситуаций не было."
  `);
});

test('7.1: the execution of the week, what is not whole first', () => {
  const rows = [
    { clause: '2.4', what: 'загрузить данные за вчера', onTime: 7, late: 0, missed: 0 },
    { clause: '2.3.2.2', what: 'прислать фото уборки', onTime: 4, unconfirmed: 1, late: 1, missed: 2 },
  ];
  const data: DraftData = { draft: 'execution', from: at('00:00', '2026-03-12'), to: at('00:00', '2026-03-19'), rows };
  expect(draft(ruza, 'execution-week', data)).toMatchInlineSnapshot(`
    "Исполнение регламента (п. 7.1 регламента)
    Рузский городской округ · ЖКХ
    С 12.03.2026 00:00 по 19.03.2026 00:00

    В срок 11 из 15 (73 %)
    Без подтверждения 1, с опозданием 1, не исполнено 2

    🔴 п. 2.3.2.2 Прислать фото уборки: в срок 4, без подтверждения 1, с опозданием 1, не исполнено 2
    ✅ п. 2.4 Загрузить данные за вчера: в срок 7"
  `);
  expect(draft(ruza, 'execution-week', { ...data, rows: [] })).toContain('Сроков за этот период не было.');
});

test('5.1, 5.2: posts without anybody', () => {
  const data: DraftData = {
    draft: 'gaps',
    gaps: [
      { post: 'officer', why: 'empty', from: null },
      { post: 'mcur-head', why: 'leaves', from: at('00:00', '2026-03-20') },
      { post: 'executors/ук восход', why: 'empty', from: null, title: 'УК «Восход»' },
    ],
  };
  expect(draft(ruza, 'shifts-covered', data)).toMatchInlineSnapshot(`
    "Должности без замены (п. 5.2 регламента)
    Рузский городской округ · ЖКХ · 19.03.2026

    ⚠️ Ответственный по блоку ЖКХ: никто не назначен
    ⚠️ Руководитель МЦУР: отсутствует без замены с 20.03.2026
    ⚠️ Исполнитель УК «Восход»: никто не назначен

    Назначить — /invite, замена на время отсутствия — /absent, кто где — /roster"
  `);
});

test('a draft without its data says what the book says in place of it, or that there is nothing to report; never a miss', () => {
  const told = (rule: string, change = {}) =>
    renderParts(
      [dutyPart(ruza, 'draft', dutyDebt(ruza, rule, ['10:00', '16:00'], change), '16:00')],
      holderOf(ruza, 'mcur-head'),
    ).text;
  expect(told('waste-report')).toContain('Сведения о принятых мерах не представлены');
  expect(told('roadmap-report', { draft: 'Карты выполняются' })).toContain('Карты выполняются');
  expect(told('roadmap-report')).toBe('Рузский городской округ · ЖКХ: сведений для доклада нет (п. 2.10 регламента).');
});
