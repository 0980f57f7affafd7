import { describe, expect, it } from 'vitest';
import { addMinutes } from '../../../src/domain/calendar.ts';
import { T0 } from '../../support/engine-case.ts';
import { Paper, dutyOnPaper, may } from '../../support/paper.ts';
import { ruza } from '../../support/sample-duties.ts';

const DAY = 24 * 60;
const DUE = 5 * DAY;

describe('an action of a roadmap', () => {
  function planned(): Paper {
    const roadmap = new Paper(ruza, { kind: 'roadmap', subject: 'roadmap:1' });
    const giver = { post: 'officer', personId: 1, name: 'Лицо 1' };
    const actions = [{ text: 'Промыть сеть', post: 'engineering-head', dueAt: addMinutes(T0, DUE) }];
    roadmap.act(0, 'officer', { kind: 'plan', title: 'Чистая вода', giver, actions });
    roadmap.heard();
    return roadmap;
  }

  it('2.10: is reminded of three days and one day before its term, to whoever answers for it alone', () => {
    const roadmap = planned().until(DUE - 1);
    expect(roadmap.heardBriefly()).toEqual([
      `+${DUE - 3 * DAY} engineering-head громко`,
      `+${DUE - DAY} engineering-head громко`,
    ]);
    const { text, buttons } = roadmap.sees('engineering-head', 'Скоро срок');
    expect(text).toContain('«Промыть сеть» — до 10:00 (26.05) (п. 2.10 регламента), осталось 1 сут');
    expect(buttons).toEqual(expect.arrayContaining(['Выполнено', 'Проблема']));
  });

  it('2.10: overdue it goes to its debtor and to whoever set it, a day later higher, and the debtor hears daily', () => {
    const roadmap = planned().until(DUE - 1);
    roadmap.heard();
    roadmap.until(DUE + 3 * DAY);
    expect(roadmap.heardBriefly()).toEqual([
      `+${DUE} engineering-head тихо`,
      `+${DUE} officer тихо`,
      `+${DUE + DAY} mcur-head тихо`,
      `+${DUE + DAY} engineering-head тихо`,
      `+${DUE + 2 * DAY} engineering-head тихо`,
      `+${DUE + 3 * DAY} deputies тихо`,
      `+${DUE + 3 * DAY} engineering-head тихо`,
    ]);
    expect(roadmap.sees('officer', 'Не исполнено').text).toMatch(
      /«Промыть сеть».*\(п\. 2\.10 регламента\), срок истёк/,
    );
    expect(roadmap.sees('engineering-head').text).toContain('просрочено на 3 сут');
  });

  it('2.10: done in time, it ends the roadmap; all who were told hear of it once, nobody is reminded again', () => {
    const roadmap = planned();
    expect(roadmap.act(DAY, 'engineering-head', { kind: 'measure-done', index: 0, text: '' })).toBeNull();
    roadmap.until(DUE + 4 * DAY);
    expect(roadmap.heardBriefly()).toEqual([`+${DAY} engineering-head тихо`, `+${DAY} officer тихо`]);
    expect(roadmap.sees('officer').text).toContain('выполнено 1 из 1');
    expect(roadmap.sees('officer').text).toContain('п. 2.10 регламента');
  });
});

describe('the report of the week', () => {
  function friday({ empty = false, daysOff = [] as string[] } = {}): Paper {
    const duty = dutyOnPaper(ruza, 'roadmap-report', { daysOff });
    const next = { text: 'Заменить задвижку', post: 'mos-avs', dueAt: addMinutes(T0, 7 * DAY) };
    const roadmaps = [{ number: 4, title: 'Чистая вода', done: 1, total: 3, overdue: 1, next }];
    duty.data = { roadmaps: { draft: 'roadmaps', roadmaps } };
    duty.engine.snapshot = { ...duty.engine.snapshot, contents: { roadmaps: { empty, to: null } } };
    return duty;
  }

  it('2.10: the officer sees it on Friday at 14:00; unanswered it leaves at 16:00 to the head and the deputies', () => {
    const duty = friday().until(may(22, '14:00'));
    expect(duty.sees('officer').text).toContain('до 16:00 (п. 2.10 регламента)');
    expect(duty.sees('officer').text).toContain('№4 Чистая вода\nВыполнено 1 из 3, просрочено 1');
    expect(duty.sees('officer').buttons).toEqual(['Отправить', 'Изменить']);
    duty.until(may(22, '23:00'));
    expect(duty.messages.slice(1).map(({ minute, post }) => [minute, post])).toEqual([
      [may(22, '16:00'), 'mcur-head'],
      [may(22, '16:00'), 'deputies'],
    ]);
    const { text } = duty.sees('deputies');
    expect(text).toContain('Дорожные карты (п. 2.10 регламента)');
    expect(text).toContain('Дальше: Заменить задвижку — заместитель Директора ТОК МОС АВС');
    expect(text).toContain('не подтверждено');
  });

  it('2.10: sent by the officer it leaves at once, confirmed', () => {
    const duty = friday().until(may(22, '14:00'));
    duty.act(may(22, '14:20'), 'officer', { kind: 'send-drafts', text: null });
    duty.until(may(22, '23:00'));
    expect(duty.messages.slice(1).map(({ minute }) => minute)).toEqual([may(22, '14:20'), may(22, '14:20')]);
    expect(duty.sees('mcur-head').text).not.toContain('не подтверждено');
  });

  it('2.10: without roadmaps nothing is sent; a Friday off moves it to Thursday', () => {
    const heard = friday({ empty: true }).until(may(22, '23:00')).messages;
    expect(heard.filter(({ post }) => post !== 'officer')).toEqual([]);
    const moved = friday({ daysOff: ['2026-05-22'] }).until(may(22, '23:00'));
    expect(moved.sees('mcur-head').minute).toBe(may(21, '16:00'));
  });
});
