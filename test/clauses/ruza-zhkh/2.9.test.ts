import { describe, expect, it } from 'vitest';
import { addMinutes } from '../../../src/domain/calendar.ts';
import { interpretationsOf } from '../../../src/render/law/law-values.ts';
import { T0 } from '../../support/engine-case.ts';
import { Paper, dutyOnPaper, may } from '../../support/paper.ts';
import { ruza } from '../../support/sample-duties.ts';

const DAY = 24 * 60;

describe('systemic problems', () => {
  function proposal(problems: { title: string; days: number }[], daysOff: string[] = []): Paper {
    const duty = dutyOnPaper(ruza, 'systemic-problems', { daysOff });
    duty.data = { systemic: { draft: 'systemic', problems } };
    const contents = { systemic: { empty: problems.length === 0, to: null } };
    duty.engine.snapshot = { ...duty.engine.snapshot, contents };
    return duty.until(may(26, '23:00'));
  }

  it('2.9: every Monday at 11:00 the bot proposes to the officer a roadmap for what is systemic', () => {
    const duty = proposal([{ title: 'Некачественная вода (ржавая)', days: 6 }]);
    expect(duty.messages.map(({ minute, post }) => [minute, post])).toEqual([[may(25, '11:00'), 'officer']]);
    const { text } = duty.sees('officer');
    expect(text).toContain('Системные проблемы без дорожной карты (п. 2.9 регламента)');
    expect(text).toContain('• Некачественная вода (ржавая) — в ТОП с уверенным ростом 6 дней');
    expect(text).toContain('/roadmap');
  });

  it('2.9: with nothing systemic nobody is written to; a Monday off moves it to Tuesday', () => {
    expect(proposal([]).messages).toEqual([]);
    const moved = proposal([{ title: 'Ржавая вода', days: 5 }], ['2026-05-25']);
    expect(moved.messages.map(({ minute }) => minute)).toEqual([may(26, '11:00')]);
  });

  it('2.9: what is systemic is our reading, and the lawyer is shown it', () => {
    expect(interpretationsOf(ruza).filter((line) => line.startsWith('п. 2.9'))).toEqual([
      expect.stringMatching(/не менее 5 дней из последних 14; .* рост уверенный: больше нуля с вероятностью 95 %/),
    ]);
  });
});

describe('a roadmap', () => {
  const actions = [
    { text: 'Промыть сеть', post: 'engineering-head', dueAt: addMinutes(T0, 5 * DAY) },
    { text: 'Заменить задвижку', post: 'mos-avs', dueAt: addMinutes(T0, 10 * DAY) },
  ];

  function planned(): Paper {
    const roadmap = new Paper(ruza, { kind: 'roadmap', subject: 'roadmap:1' });
    const giver = { post: 'officer', personId: 1, name: 'Лицо 1' };
    roadmap.act(0, 'officer', { kind: 'plan', title: 'Чистая вода в Тучково', giver, actions });
    return roadmap;
  }

  it('2.9: has a goal, actions, terms and those who answer for them, and rings on their phones alone', () => {
    const roadmap = planned();
    expect(roadmap.messages.map(({ post, loud }) => [post, loud])).toEqual([
      ['engineering-head', true],
      ['officer', true],
      ['mos-avs', true],
    ]);
    const { text } = roadmap.card('officer');
    expect(text).toContain('Цель: Чистая вода в Тучково');
    expect(text).toContain(
      '1. ☐ Промыть сеть — руководитель МЦУР по блоку «Инженерная инфраструктура», до 10:00 (26.05)',
    );
    expect(text).toContain('2. ☐ Заменить задвижку — заместитель Директора ТОК МОС АВС, до 10:00 (31.05)');
  });

  it('2.9: an outsider sees only the own action, by posts and without names, and can report it done', () => {
    const { text, buttons } = planned().sees('mos-avs');
    expect(text).toContain('п. 2.9 регламента');
    expect(text).toContain('Заменить задвижку');
    expect(text).not.toMatch(/Промыть сеть|Лицо/);
    expect(buttons.some((label) => label.startsWith('Выполнено'))).toBe(true);
  });
});
