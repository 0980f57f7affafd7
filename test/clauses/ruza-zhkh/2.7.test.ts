import { describe, expect, it } from 'vitest';
import { deadlines, notAccepted } from '../../../src/analytics/control.ts';
import { addMinutes } from '../../../src/domain/calendar.ts';
import { mondayToFriday } from '../../../src/regulation/schedule.ts';
import { inWork } from '../../support/control-groups.ts';
import { T0 } from '../../support/engine-case.ts';
import { Paper, dutyOnPaper, may } from '../../support/paper.ts';
import { ruza } from '../../support/sample-duties.ts';

const TODAY = '2026-05-21';
const AS_OF = new Date('2026-05-21T05:40:00Z');
const UNIT = 'executors/ук восход';

const unaccepted = notAccepted(
  [
    { executor: 'УК Закат', responsible: '', createdOn: '2026-05-20', count: 5 },
    { executor: 'УК Восход', responsible: '', createdOn: '2026-05-14', count: 1 },
    { executor: 'ук восход', responsible: '', createdOn: '2026-05-20', count: 2 },
  ],
  TODAY,
);

/** The third working day after Thursday is Tuesday. */
const terms = deadlines(
  [
    inWork('УК Восход', { deadlineOn: '2026-05-20', count: 2 }),
    inWork('УК Восход', { deadlineOn: '2026-05-26', count: 3 }),
    inWork('УК Закат', { deadlineOn: TODAY, count: 4 }),
    inWork('УК Закат', { deadlineOn: '2026-05-27', count: 9 }),
  ],
  TODAY,
  mondayToFriday,
);

function control(rule: string): Paper {
  const duty = dutyOnPaper(ruza, rule);
  duty.data = {
    'not-accepted': { draft: 'not-accepted', asOf: AS_OF, groups: unaccepted },
    deadlines: { draft: 'deadlines', asOf: AS_OF, groups: terms },
  };
  return duty.until(may(21, '11:00'));
}

describe('terms', () => {
  it('2.7: at 11:00 the officer sees who has not accepted, by executor, the oldest first', () => {
    const { text, buttons } = control('acceptance-control').sees('officer');
    expect(text).toContain('до 13:00 (п. 2.7 регламента)');
    expect(text).toContain('Не приняты в работу: 8 обращений');
    expect(text).toContain('• УК Восход — 3, старейшее — 7 дней\n• УК Закат — 5, старейшее — 1 день');
    expect(text).toContain('Данные на 21.05.2026 08:40');
    expect(buttons).toEqual(['Проверено', 'Таблица', 'Почему эта цифра']);
  });

  it('2.7: and what is overdue, due today and due within three working days; what is later is left out', () => {
    const { text } = control('deadline-control').sees('officer');
    expect(text).toContain('до 13:00 (п. 2.7 регламента)');
    expect(text).toContain('Просрочено 2, сегодня 4, через 3 раб. дня — 3');
    expect(text).toContain('• УК Восход — просрочено 2, через 3 раб. дня — 3\n• УК Закат — сегодня 4');
  });

  it.each(['acceptance-control', 'deadline-control'])('2.7: %s looked through, nobody else hears of it', (rule) => {
    const duty = control(rule);
    duty.act(may(21, '12:30'), 'officer', { kind: 'submit', rule, text: '', reading: null });
    expect(duty.until(may(22, '10:59')).messages).toHaveLength(1);
  });

  it.each(['acceptance-control', 'deadline-control'])(
    '2.7: %s missed is told to the head of the МЦУР at 13:00, never to executors; a day off has none',
    (rule) => {
      const duty = control(rule).until(may(25, '11:00'));
      const told = duty.messages.filter(({ post }) => post !== 'officer');
      expect(told.map(({ minute, post }) => [minute, post])).toEqual([
        [may(21, '13:00'), 'mcur-head'],
        [may(22, '13:00'), 'mcur-head'],
      ]);
      expect(told[0]?.text).toContain('до 13:00 (п. 2.7 регламента), срок истёк');
      expect(duty.messages.at(-1)).toMatchObject({ minute: may(25, '11:00'), post: 'officer' });
    },
  );
});

describe('quality', () => {
  it('2.7: a formal answer is returned with «Отписка» and is owed again, by the same time', () => {
    const task = new Paper(ruza, { kind: 'assignment', subject: 'assignment:1' });
    task.engine.staff(UNIT, { state: 'reachable', persons: [{ id: 100, name: 'Лицо 100' }] });
    const giver = { post: 'officer', personId: 1, name: 'Лицо 1' };
    const dueAt = addMinutes(T0, 24 * 60);
    task.act(0, 'officer', { kind: 'assign', title: 'Ответить по обращению 101', giver, assignee: UNIT, dueAt });
    task.act(5, UNIT, { kind: 'acknowledge' });
    const evidence = [{ kind: 'link' as const, url: 'https://example.org/101' }];
    task.act(60, UNIT, { kind: 'resolved', text: 'Меры приняты', evidence });
    expect(task.sees('officer').buttons).toEqual(expect.arrayContaining(['Подтвердить', 'Вернуть']));
    task.heard();
    task.act(90, 'officer', { kind: 'reject-closing', text: 'Отписка' });
    expect(task.heard()).toEqual([`+90 ${UNIT} громко Возвращено в работу (п. 2.7 регламента)`]);
    expect(task.sees(UNIT).text).toContain('Возвращено: Отписка');
    expect(task.sees(UNIT).text).toContain('Срок — 22.05.2026 10:00');
    expect(task.sees(UNIT).buttons).toContain('Выполнено');
    expect(task.engine.owed()).toEqual(['assignment-done']);
  });
});
