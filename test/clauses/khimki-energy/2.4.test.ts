import { expect, it } from 'vitest';
import { deadlines } from '../../../src/analytics/control.ts';
import { mondayToFriday } from '../../../src/regulation/schedule.ts';
import { bookOf, shippedYaml } from '../../support/books.ts';
import { due as group, inWork } from '../../support/control-groups.ts';
import { may, Paper } from '../../support/paper.ts';

const book = bookOf(shippedYaml('khimki-energy'));
/** A Friday. */
const TODAY = '2026-05-22';

it('2.4: overdue, due today, in one, two, three working days told apart, by executor; what is due later is left out', () => {
  const counts = [
    inWork('Горсвет', { deadlineOn: '2026-05-21', count: 2 }),
    inWork('Горсвет', { deadlineOn: '2026-05-22', count: 1 }),
    inWork('Горсвет', { deadlineOn: '2026-05-25', count: 4 }),
    inWork('Сети', { deadlineOn: '2026-05-27', count: 8 }),
    inWork('Сети', { deadlineOn: '2026-05-28', count: 16 }),
    inWork('Сети', { count: 32 }),
    inWork('Мосэнерго', { deadlineOn: '2026-06-30', count: 64 }),
    inWork('Восход', { deadlineOn: '2026-06-30', count: 5, overdue: true }),
    inWork('Восход', { deadlineOn: '2026-05-20', count: 3, postponed: true }),
  ];
  expect(deadlines(counts, TODAY, mondayToFriday)).toEqual([
    group('Восход', { overdue: 8, promisePassed: 3 }),
    group('Горсвет', { overdue: 2, today: 1, inOne: 4 }),
    group('Сети', { inThree: 8 }),
  ]);
});

function asked(): Paper {
  const paper = new Paper(book, { kind: 'duty', subject: 'deadline-control' });
  const groups = [group('Горсвет', { overdue: 2, promisePassed: 1, today: 1, inTwo: 3 })];
  paper.data = { deadlines: { draft: 'deadlines', asOf: new Date('2026-05-22T05:30:00Z'), groups } };
  paper.act(may(21, '20:00'), null, { kind: 'begin' });
  return paper.until(may(22, '10:30'));
}

it('2.4: the officer has the list at 10:30 and until 13:00; what is nought is not said', () => {
  const { text } = asked().sees('officer');
  expect(text).toContain('Проверить сроки исполнения в ЕЦУР\n');
  expect(text).toContain('до 13:00 (п. 2.4 регламента), осталось 2 ч 30 мин');
  expect(text).toContain('Просрочено 2 (из них отложенных 1), сегодня 1, через 2 раб. дня — 3\nИсполнитель: Горсвет\n');
});

it('2.4: missed on Friday → the head at 13:00; the weekend is silent; on Monday it is asked anew', () => {
  const paper = asked().until(may(25, '10:30'));
  expect(paper.heardByClock()).toEqual([
    '22.05 10:30 officer громко Проверить сроки исполнения в ЕЦУР',
    '22.05 13:00 mcur-head тихо Городской округ Химки · Энергетика',
    '25.05 10:30 officer громко Проверить сроки исполнения в ЕЦУР',
  ]);
  expect(paper.sees('mcur-head').text).toContain('проверить сроки исполнения в ЕЦУР — до 13:00 (п. 2.4 регламента)');
});
