import { describe, expect, it } from 'vitest';
import { stuck } from '../../../src/analytics/control.ts';
import { addMinutes } from '../../../src/domain/calendar.ts';
import { mondayToFriday } from '../../../src/regulation/schedule.ts';
import { unaccepted } from '../../support/control-groups.ts';
import { T0 } from '../../support/engine-case.ts';
import { Paper, dutyOnPaper, may } from '../../support/paper.ts';
import { ruza } from '../../support/sample-duties.ts';

const DAY = 24 * 60;

describe('appeals that go nowhere', () => {
  const came = (createdOn: string) =>
    stuck([{ executor: 'УК Восход', responsible: '', createdOn, count: 3 }], '2026-05-21', mondayToFriday);

  it('2.11: nobody accepted it for two whole working days after the term of acceptance', () => {
    expect(came('2026-05-18')).toEqual([]);
    expect(came('2026-05-15')).toEqual([unaccepted('УК Восход', 3, 6)]);
  });

  function noDynamics(groups = came('2026-05-15')): Paper {
    const duty = dutyOnPaper(ruza, 'no-dynamics');
    duty.data = { stuck: { draft: 'stuck', asOf: T0, groups } };
    const contents = { stuck: { empty: groups.length === 0, to: null } };
    duty.engine.snapshot = { ...duty.engine.snapshot, contents };
    return duty.until(may(21, '23:00'));
  }

  it('2.11: is told to the head of the МЦУР, the deputies and the officer at 11:30 of a working day', () => {
    const duty = noDynamics();
    expect(duty.messages.map(({ minute, post }) => [minute, post])).toEqual([
      [may(21, '11:30'), 'mcur-head'],
      [may(21, '11:30'), 'deputies'],
      [may(21, '11:30'), 'officer'],
    ]);
    expect(duty.sees('deputies').text).toContain('Обращения без движения (п. 2.11 регламента)');
    expect(duty.sees('deputies').text).toContain('• УК Восход — 3, старейшее — 6 дней');
  });

  it('2.11: with nothing stuck nobody is told', () => {
    expect(noDynamics([]).messages).toEqual([]);
  });
});

describe('a roadmap that does not go', () => {
  function planned(): Paper {
    const roadmap = new Paper(ruza, { kind: 'roadmap', subject: 'roadmap:1' });
    const giver = { post: 'officer', personId: 1, name: 'Лицо 1' };
    const actions = [{ text: 'Промыть сеть', post: 'engineering-head', dueAt: addMinutes(T0, 5 * DAY) }];
    roadmap.act(0, 'officer', { kind: 'plan', title: 'Чистая вода', giver, actions });
    roadmap.heard();
    return roadmap;
  }

  it('2.11: a problem goes at once to the head of the МЦУР and the deputies, and the action stays owed', () => {
    const roadmap = planned();
    roadmap.act(30, 'engineering-head', { kind: 'problem', rule: 'roadmap-action', text: 'Нет задвижек' });
    const told = roadmap.messages.filter(({ minute }) => minute === 30);
    expect(told.map(({ post, loud }) => [post, loud])).toEqual([
      ['mcur-head', true],
      ['deputies', true],
    ]);
    for (const { text } of told) {
      expect(text).toContain('Проблема · №1');
      expect(text).toContain('п. 2.11 регламента');
      expect(text).toContain('Нет задвижек');
    }
    expect(roadmap.engine.owed()).toEqual(['roadmap-action']);
  });

  it('2.11: an overdue action reaches the head after a day and the deputies after three', () => {
    const roadmap = planned().until(8 * DAY);
    for (const [post, day] of [
      ['mcur-head', 6],
      ['deputies', 8],
    ] as const) {
      expect(roadmap.sees(post)).toMatchObject({ minute: day * DAY });
      expect(roadmap.sees(post).text).toContain('Основание: п. 2.11 регламента');
    }
    expect(roadmap.messages.filter(({ post }) => post === 'deputies')).toHaveLength(1);
  });
});

it('2.11: «Не могу решить» of the officer in an emergency rings at the head of the МЦУР', () => {
  const incident = new Paper(ruza, { subject: 'rusty-water' });
  incident.announce(0, { series: 'rusty-water', title: 'Некачественная вода (ржавая)' });
  incident.act(5, 'officer', { kind: 'acknowledge' });
  incident.act(8, 'officer', { kind: 'cannot-solve', why: 'not-by-us', text: 'Нужны торги' });
  const { minute, loud, text } = incident.sees('mcur-head');
  expect({ minute, loud }).toEqual({ minute: 8, loud: true });
  expect(text).toContain('руководитель МЦУР (в 10:08, п. 2.11 регламента)');
  expect(text).toContain('Не могу решить: Нужны торги');
  expect(incident.messages.filter(({ post }) => post === 'deputies')).toEqual([]);
});
