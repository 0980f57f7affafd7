import { expect, it } from 'vitest';
import { instantOf } from '../../../src/domain/calendar.ts';
import type { DutyLine } from '../../../src/render/duties/draft-data.ts';
import { dutyOnPaper, may } from '../../support/paper.ts';
import { ruza } from '../../support/sample-duties.ts';

const ASKED = 'Проверить работу руководителей МЦУР по блокам';

function line(post: string, rule: string, time: string, state: DutyLine['state']): DutyLine {
  const { clause = '', what } = ruza.rules[rule] ?? {};
  return { post, rule, clause, what: what ?? '', dueAt: instantOf('2026-05-21', time, 'Europe/Moscow'), state };
}

const DONE = {
  'duties-done': {
    draft: 'duties-done' as const,
    duties: [
      line('engineering-head', 'flushings-updated', '17:00', 'met'),
      line('waste-head', 'sites-removed', '13:00', 'met'),
      line('waste-head', 'sites-cleaned', '13:00', 'missed'),
      line('eirc-head', 'campaign-checked', '16:00', 'late'),
    ],
  },
};

function control(data = {}) {
  const duty = dutyOnPaper(ruza, 'blocks-controlled');
  duty.data = data;
  return duty.until(may(21, '17:15'));
}

it('2.1: at 17:15 of a working day the officer sees what each of the three block heads has done and not done', () => {
  const { text, buttons } = control(DONE).sees('officer', ASKED);
  expect(text).toContain('до 18:00 (п. 2.1 регламента)');
  expect(text).toContain('Руководитель МЦУР по блоку «Инженерная инфраструктура»: исполнено 1 из 1');
  expect(text).toContain('Руководитель МЦУР по блоку «Твёрдые коммунальные отходы»: исполнено 1 из 2');
  expect(text).toContain('🔴 Прислать фото уборки контейнерных площадок — до 13:00 (п. 2.3.2.2), не исполнено');
  expect(text).toContain('Руководитель МЦУР по блоку «ЕИРЦ»: исполнено 1 из 1');
  expect(text).toContain('☑️ Проверить ход информационной кампании — до 16:00 (п. 2.3.2), исполнено с опозданием');
  expect(text).not.toContain('Отметить вывоз');
  expect(buttons).toEqual(['Проверено']);
});

it('2.1: looked through in time, nobody above hears of it, and the block heads are not disturbed', () => {
  const duty = control(DONE);
  duty.act(may(21, '17:40'), 'officer', { kind: 'submit', rule: 'blocks-controlled', text: '', reading: null });
  duty.until(may(22, '09:00'));
  expect(duty.heardByClock()).toEqual([`21.05 17:15 officer громко ${ASKED}`]);
  expect(duty.turns('blocks-controlled')[0]).toBe('17:15 met submitted');
});

it('2.1: not looked through, the head of the МЦУР hears of it at 18:00; on Saturday and Sunday nothing is asked', () => {
  const duty = control(DONE);
  duty.until(may(22, '18:00'));
  expect(duty.sees('mcur-head').text).toMatch(
    /Не исполнено: ответственный по блоку ЖКХ.*до 18:00 \(п\. 2\.1 регламента\)/,
  );
  expect(duty.until(may(25, '17:15')).heardByClock()).toEqual([
    `21.05 17:15 officer громко ${ASKED}`,
    '21.05 18:00 mcur-head тихо Рузский городской округ · ЖКХ',
    `22.05 17:15 officer громко ${ASKED}`,
    '22.05 18:00 mcur-head тихо Рузский городской округ · ЖКХ',
    `25.05 17:15 officer громко ${ASKED}`,
  ]);
});
