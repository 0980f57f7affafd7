import { expect, it } from 'vitest';
import { statuses } from '../../../src/analytics/control.ts';
import { bookOf, shippedYaml } from '../../support/books.ts';
import { inWork, standing, statusList } from '../../support/control-groups.ts';
import { may, Paper } from '../../support/paper.ts';

const book = bookOf(shippedYaml('khimki-energy'));

it('2.5: by responsible: postponed with the promises that have passed, overdue, repeated; whoever broke promises first', () => {
  const counts = [
    inWork('Сети', { overdue: true, count: 9 }),
    inWork('Сети', { count: 100 }),
    inWork('Горсвет', { postponed: true, deadlineOn: '2026-05-21', count: 2 }),
    inWork('Горсвет', { postponed: true, deadlineOn: '2026-05-22', count: 3 }),
    inWork('Горсвет', { repeated: true, count: 3 }),
    inWork('Горсвет', { repeated: true, returned: true, count: 1 }),
    inWork('Восход', { count: 7 }),
  ];
  expect(statuses(counts, '2026-05-22')).toEqual([
    standing('Горсвет', { postponed: 5, promisePassed: 2, overdue: 2, repeated: 4, returned: 1 }),
    standing('Сети', { overdue: 9 }),
  ]);
});

function asked(): Paper {
  const paper = new Paper(book, { kind: 'duty', subject: 'status-control' });
  const left = { postponed: 5, promisePassed: 2, overdue: 3, repeated: 4, returned: 1 };
  const groups = [standing('Горсвет', { ...left, responsible: 'Начальник отдела энергетики' })];
  const closed = { inTime: 4, late: 1, undated: 0, withoutTerm: 1 };
  const asOf = new Date('2026-05-22T05:30:00Z');
  paper.data = { statuses: statusList(asOf, { since: '2026-05-21', closed, inWork: 50, groups }) };
  paper.act(may(21, '20:00'), null, { kind: 'begin' });
  return paper.until(may(22, '10:30'));
}

it('2.5: the officer sees what was closed since yesterday, what is left, and which promised days have passed', () => {
  const paper = asked();
  expect(paper.heardByClock()).toEqual([
    '22.05 10:30 officer громко Проверить отложенные, просроченные и повторные обращения',
  ]);
  const { text } = paper.sees('officer');
  expect(text).toContain('до 13:00 (п. 2.5 регламента), осталось 2 ч 30 мин');
  const figures = 'просрочено 3, отложено 5 (обещанный срок прошёл: 2), повторных 4 (после ответа: 1)';
  expect(text).toContain(
    [
      'Закрыто со вчерашнего дня: 6, в срок 4 из 5',
      'У 1 обращения в выгрузке нет срока исполнения: сравнивать не с чем.',
      `Осталось 10 обращений, из них ${figures}`,
      'Отложено 10 % (5 из 50) при норме не более 10 %',
      '⚠️ Повторных 8 % (4 из 50) при норме не более 5 %',
      'Исполнитель: Горсвет',
      'Ответственный: Начальник отдела энергетики',
      'Данные на 22.05.2026 08:30, все источники',
    ].join('\n'),
  );
});

it('2.5: the clause names «Добродел», the list counts every source: it says so, and so does the book', () => {
  expect(asked().sees('officer').text).toContain('Данные на 22.05.2026 08:30, все источники');
  expect(book.rules['status-control']?.interpretation).toContain('обращения всех источников, не только «Добродела»');
});

it('2.5: checked at 12:00 → silence; checked only at 13:05 → the head has heard at 13:00, and it is met late', () => {
  const checked = { kind: 'submit' as const, rule: 'status-control', text: '', reading: null };
  const inTime = asked();
  inTime.act(may(22, '12:00'), 'officer', checked);
  inTime.heard();
  expect(inTime.until(may(22, '23:59')).heard()).toEqual([]);

  const late = asked();
  late.heard();
  expect(late.act(may(22, '13:05'), 'officer', checked)).toBeNull();
  expect(late.heardByClock()).toEqual(['22.05 13:00 mcur-head тихо Городской округ Химки · Энергетика']);
  expect(late.turns('status-control')[0]).toBe('10:30 met submitted');
});

it('2.5: it is the officer’s: the tap of another post is refused', () => {
  const checked = { kind: 'submit' as const, rule: 'status-control', text: '', reading: null };
  expect(asked().act(may(22, '11:00'), 'mcur-head', checked)).toBe('not-yours');
});
