import { expect, it } from 'vitest';
import { notAccepted } from '../../../src/analytics/control.ts';
import { bookOf, shippedYaml } from '../../support/books.ts';
import { may, Paper } from '../../support/paper.ts';

const book = bookOf(shippedYaml('khimki-energy'));
const HEAD = 'Начальник отдела энергетики';

function asked(): Paper {
  const paper = new Paper(book, { kind: 'duty', subject: 'acceptance-control' });
  const groups = notAccepted(
    [
      { executor: '', responsible: '', createdOn: '2026-05-21', count: 1 },
      { executor: 'Горсвет', responsible: HEAD, createdOn: '2026-05-16', count: 2 },
      { executor: '«ГОРСВЕТ»', responsible: HEAD, createdOn: '2026-05-20', count: 1 },
    ],
    '2026-05-22',
  );
  paper.data = { 'not-accepted': { draft: 'not-accepted', asOf: new Date('2026-05-22T05:30:00Z'), groups } };
  paper.act(may(21, '20:00'), null, { kind: 'begin' });
  return paper.until(may(22, '10:30'));
}

it('2.3: at 10:30 the officer sees who has not accepted what, with its age, the oldest first, and answers by one tap', () => {
  const paper = asked();
  expect(paper.heardByClock()).toEqual(['22.05 10:30 officer громко Проверить принятие обращений исполнителями']);
  const { text, buttons } = paper.sees('officer');
  expect(text).toBe(
    [
      'Проверить принятие обращений исполнителями',
      'Городской округ Химки · Энергетика · до 13:00 (п. 2.3 регламента), осталось 2 ч 30 мин',
      '',
      'Не приняты в работу: 4 обращения',
      '• Горсвет — 3, старейшее — 6 дней; отв. Начальник отдела энергетики',
      '• исполнитель не указан — 1, старейшее — 1 день',
      'Ответственный не указан (внести — /who): 1 обращение',
      'Данные на 22.05.2026 08:30, все источники',
    ].join('\n'),
  );
  expect(buttons).toEqual(['Проверено', 'Таблица', 'Почему эта цифра']);
});

it('2.3: checked in time → nobody else hears of it', () => {
  const paper = asked();
  const checked = { kind: 'submit' as const, rule: 'acceptance-control', text: '', reading: null };
  expect(paper.act(may(22, '12:55'), 'officer', checked)).toBeNull();
  paper.heard();
  expect(paper.until(may(22, '23:59')).heard()).toEqual([]);
  expect(paper.turns('acceptance-control')[0]).toMatch(/^10:30 met/);
});

it('2.3: not checked by 13:00 → mcur-head, silently, with whose it was; deputies, the Head and the ministry hear nothing', () => {
  const paper = asked();
  paper.heard();
  expect(paper.until(may(22, '23:59')).heardByClock()).toEqual([
    '22.05 13:00 mcur-head тихо Городской округ Химки · Энергетика',
  ]);
  expect(paper.sees('mcur-head').text).toContain(
    'Не исполнено: ответственный сотрудник блока энергетики: проверить принятие обращений исполнителями — до 13:00 (п. 2.3 регламента), срок истёк',
  );
});
