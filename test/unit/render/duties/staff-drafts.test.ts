import { expect, test } from 'vitest';
import type { DraftData, DutyLine } from '../../../../src/render/duties/draft-data.ts';
import { renderParts } from '../../../../src/render/message.ts';
import { digestLine } from '../../../support/digest.ts';
import { draft } from '../../../support/sample-drafts.ts';
import { dutyDebt, dutyPart, holderOf, ruza } from '../../../support/sample-duties.ts';
import { at } from '../../../support/sample-views.ts';

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
