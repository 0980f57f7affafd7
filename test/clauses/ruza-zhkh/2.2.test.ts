import { expect, it } from 'vitest';
import { instantOf } from '../../../src/domain/calendar.ts';
import { sourceName } from '../../../src/ingest/sources.ts';
import type { DraftData } from '../../../src/render/duties/draft-data.ts';
import { parseWhole } from '../../support/inline-parser.ts';
import { dutyOnPaper, may } from '../../support/paper.ts';
import { ruza } from '../../support/sample-duties.ts';

const UNIT = 'executors/ук восход';
const { omsu, timezone } = ruza.district;
const SETTINGS = { zone: timezone, omsu, receivedAt: instantOf('2026-05-21', '10:00', timezone) };
const HEAD = 'Номер;Источник;Дата;Статус;Подтема;ОМСУ;Исполнитель;ФИО;Телефон';
const ROWS = [
  '101;Инцидент Менеджмент;20.05.2026;Новое;Ржавая вода;Рузский г.о.;УК Восход;Иванов Иван;+7 900 111-22-33',
  '102;Портал Добродел;20.05.2026;Новое;Ржавая вода;Рузский г.о.;УК Восход;Петров Пётр;+7 900 111-22-34',
  '103;112;20.05.2026;Новое;Ржавая вода;Рузский г.о.;УК Восход;Сидоров Сидор;+7 900 111-22-35',
  '104;МСЭД;20.05.2026;Новое;Ржавая вода;Рузский г.о.;УК Восход;Фёдоров Фёдор;+7 900 111-22-36',
];

const drafts = parseWhole([HEAD, ...ROWS].join('\n'), SETTINGS).drafts;

it('2.2: appeals of all four systems are one stream, and each keeps its source', () => {
  expect(drafts.map(({ source, externalId }) => `${source} ${externalId}`)).toEqual([
    'Инцидент 101',
    'Добродел 102',
    'ЕДДС 103',
    'МСЭД 104',
  ]);
  expect(new Set(drafts.map(({ executor }) => executor))).toEqual(new Set(['УК Восход']));
});

it.each([
  ['инцидент-менеджмент', 'Инцидент'],
  ['МП Добродел', 'Добродел'],
  ['ГИС ЕЦУР', 'ЕЦУР'],
  ['ЕДДС-112', 'ЕДДС'],
])('2.2: «%s» is counted under one name of its system', (written, name) => {
  expect(sourceName(written)).toBe(name);
});

it('2.2: they become the task of their executor in one message, with the source and nothing of the applicant', () => {
  const duty = dutyOnPaper(ruza, 'dispatch');
  duty.engine.staff(UNIT, { state: 'reachable', persons: [{ id: 100, name: 'Лицо 100' }] });
  duty.engine.snapshot = { ...duty.engine.snapshot, contents: { 'new-appeals': { empty: false, to: [UNIT] } } };
  const appeals = drafts.map(({ externalId, source, subcategory, deadlineAt }) => ({
    number: externalId,
    source,
    category: subcategory,
    deadlineAt,
  }));
  duty.data = { 'new-appeals': { draft: 'new-appeals', executor: 'УК Восход', appeals } };
  duty.until(may(21, '10:30'));
  const { text } = duty.sees(UNIT);
  for (const words of ['Инцидент: 101', 'Добродел: 102', 'ЕДДС: 103', 'МСЭД: 104']) expect(text).toContain(words);
  expect(text).not.toMatch(/Иванов|Петров|\+7 900/);
  expect(duty.messages).toHaveLength(1);
});

it('2.2: each block head gets the appeals of the own direction as tasks of the day: new, overdue, due today, stuck', () => {
  const duty = dutyOnPaper(ruza, 'block-tasks');
  const asOf = instantOf('2026-05-22', '07:30', timezone);
  const standing = (arrived: number, overdue: number, today: number, stuck: number): DraftData => ({
    draft: 'own-direction',
    lines: [],
    appeals: { asOf, since: '2026-05-21', arrived, overdue, today, stuck },
    duties: [],
  });
  duty.data = {
    'own-direction engineering-head': standing(4, 2, 1, 3),
    'own-direction waste-head': standing(12, 0, 0, 0),
    'own-direction eirc-head': standing(0, 0, 0, 0),
  };
  duty.until(may(22, '09:58'));
  const head = 'Обращения направления\n';
  expect(duty.messages.map(({ post }) => post)).toEqual(['engineering-head', 'waste-head', 'eirc-head']);
  expect(duty.sees('engineering-head').text).toContain(
    `${head}• Поступило со вчерашнего дня: 4\n• Просрочено: 2\n• Срок сегодня: 1\n• Без движения: 3\nДанные на 22.05.2026 07:30`,
  );
  expect(duty.sees('waste-head').text).toContain(`${head}• Поступило со вчерашнего дня: 12\nДанные на`);
  expect(duty.sees('eirc-head').text).toContain(`${head}Новых, просроченных и срочных нет.`);
});
