import { expect, it } from 'vitest';
import { addMinutes, instantOf } from '../../../src/domain/calendar.ts';
import { assessCounts } from '../../../src/analytics/qualify.ts';
import { digestLine } from '../../support/digest.ts';
import { Paper, dutyOnPaper, may } from '../../support/paper.ts';
import { T0 } from '../../support/engine-case.ts';
import { ruza } from '../../support/sample-duties.ts';

const at = (time: string) => instantOf('2026-05-22', time, 'Europe/Moscow');

const QUIET = { asOf: at('07:30'), since: '2026-05-21', arrived: 0, overdue: 0, today: 0, stuck: 0 };

function morning() {
  const duty = dutyOnPaper(ruza, 'block-tasks');
  const water = digestLine('Некачественная вода (ржавая)', 36, 12, assessCounts(36, 12, 10));
  const task = { post: 'waste-head', rule: 'sites-removed', clause: '2.3.2.2', what: 'отметить вывоз' };
  duty.data = {
    'own-direction engineering-head': {
      draft: 'own-direction',
      lines: [water],
      appeals: QUIET,
      duties: [],
    },
    'own-direction waste-head': {
      draft: 'own-direction',
      lines: [],
      appeals: QUIET,
      duties: [{ ...task, dueAt: at('13:00'), state: 'ahead' }],
    },
    'own-direction eirc-head': { draft: 'own-direction', lines: [], appeals: QUIET, duties: [] },
  };
  return duty.until(may(22, '10:00'));
}

it('2.3: by 10:00 of a working day each block head has the growth of complaints in the own direction', () => {
  const { text } = morning().sees('engineering-head');
  expect(text).toContain('Ваше направление (п. 2.3 регламента)');
  expect(text).toContain('Некачественная вода (ржавая) — 36 против 12: +200 %');
  expect(text).toMatch(/уверенный рост не менее \+\d+ %/);
});

it('2.3: and beside it the tasks of the day with their terms', () => {
  const duty = morning();
  expect(duty.sees('waste-head').text).toContain('Задачи на сегодня\n⚪ Отметить вывоз — до 13:00 (п. 2.3.2.2)');
  expect(duty.sees('eirc-head').text).toContain('Задачи на сегодня\nОбязанностей на сегодня нет.');
  expect(duty.sees('waste-head').text).not.toContain('вода');
});

it('2.3: three phones ring at 09:58, no other; on a day off none does', () => {
  const heads = (day: number) =>
    ['engineering-head', 'waste-head', 'eirc-head'].map((post) => `${day}.05 09:58 ${post} громко`);
  const heard = morning()
    .until(may(25, '12:00'))
    .heardByClock()
    .map((line) => line.split(' ').slice(0, 4).join(' '));
  expect(heard).toEqual([...heads(22), ...heads(25)]);
});

it('2.3: a task of its own is given by the officer, accepted and done, each seen by both', () => {
  const task = new Paper(ruza, { kind: 'assignment', subject: 'assignment:1' });
  const giver = { post: 'officer', personId: 1, name: 'Лицо 1' };
  const dueAt = addMinutes(T0, 24 * 60);
  task.act(0, 'officer', { kind: 'assign', title: 'Снизить число жалоб', giver, assignee: 'eirc-head', dueAt });
  expect(task.sees('eirc-head').buttons).toContain('Принять');
  expect(task.act(10, 'eirc-head', { kind: 'acknowledge' })).toBeNull();
  expect(task.card('officer').text).toContain('Исполняет: руководитель МЦУР по блоку «ЕИРЦ»');
  const photo = { kind: 'photo' as const, fileId: 'photo-1' };
  task.act(60, 'eirc-head', { kind: 'resolved', text: 'Открыты два окна', evidence: [photo] });
  expect(task.turns('assignment-done')).toEqual(['10:00 met resolution-reported']);
  expect(task.card('officer').buttons).toEqual(expect.arrayContaining(['Подтвердить', 'Вернуть']));
});
