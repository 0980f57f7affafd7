import { expect, it } from 'vitest';
import { statuses } from '../../../src/analytics/control.ts';
import { inWork, standing, statusList } from '../../support/control-groups.ts';
import { dutyOnPaper, may } from '../../support/paper.ts';
import { ruza } from '../../support/sample-duties.ts';

const TODAY = '2026-05-21';
const ASKED = 'Отработать просроченные и отложенные обращения';

const GROUPS = statuses(
  [
    inWork('УК Восход', { count: 4, postponed: true, deadlineOn: '2026-05-25' }),
    inWork('УК Восход', { count: 2, postponed: true, deadlineOn: '2026-05-19' }),
    inWork('УК Восход', { repeated: true, deadlineOn: '2026-05-25' }),
    inWork('УК Закат', { count: 3, deadlineOn: '2026-05-20' }),
    inWork('УК Север', { count: 7, deadlineOn: '2026-05-25' }),
  ],
  TODAY,
);

function control() {
  const duty = dutyOnPaper(ruza, 'status-control');
  const closed = { inTime: 0, late: 0, undated: 6, withoutTerm: 0 };
  duty.data = {
    statuses: statusList(new Date('2026-05-21T05:40:00Z'), { since: '2026-05-20', closed, inWork: 17, groups: GROUPS }),
  };
  return duty.until(may(21, '11:00'));
}

it('2.8: postponed, overdue and repeated are counted by executor; a promise that has passed stands first', () => {
  expect(GROUPS).toEqual([
    standing('УК Восход', { postponed: 6, promisePassed: 2, overdue: 2, repeated: 1 }),
    standing('УК Закат', { overdue: 3 }),
  ]);
});

it('2.8: at 11:00 of a working day the officer sees what is closed and what is left', () => {
  const { text, buttons } = control().sees('officer', ASKED);
  expect(text).toContain('до 13:00 (п. 2.8 регламента)');
  expect(text).toContain(
    [
      'Закрыто со вчерашнего дня: 6',
      'Срок закрытия в выгрузке не указан: исполнение в срок не считается.',
      'Осталось 10 обращений, из них просрочено 5, отложено 6 (обещанный срок прошёл: 2), повторных 1',
      '⚠️ Отложено 35 % (6 из 17) при норме не более 10 %',
      '⚠️ Повторных 5,9 % (1 из 17) при норме не более 5 %',
    ].join('\n'),
  );
  expect(text).toContain(
    '• УК Восход — просрочено 2, отложено 6 (обещанный срок прошёл: 2), повторных 1\n• УК Закат — просрочено 3',
  );
  expect(buttons).toEqual(['Проверено', 'Таблица', 'Почему эта цифра']);
});

it('2.8: worked off in time, nobody above hears of it', () => {
  const duty = control();
  duty.act(may(21, '12:59'), 'officer', { kind: 'submit', rule: 'status-control', text: '', reading: null });
  duty.until(may(22, '10:59'));
  expect(duty.heardByClock()).toEqual([`21.05 11:00 officer громко ${ASKED}`]);
});

it('2.8: not worked off, the head of the МЦУР hears of it at 13:00; on a day off nothing is asked', () => {
  const duty = control().until(may(25, '11:00'));
  expect(duty.sees('mcur-head').text).toContain('до 13:00 (п. 2.8 регламента), срок истёк');
  expect(duty.messages.map(({ minute, post }) => [minute, post])).toEqual([
    [may(21, '11:00'), 'officer'],
    [may(21, '13:00'), 'mcur-head'],
    [may(22, '11:00'), 'officer'],
    [may(22, '13:00'), 'mcur-head'],
    [may(25, '11:00'), 'officer'],
  ]);
});
