import { describe, expect, it } from 'vitest';
import { stuck } from '../../../src/analytics/control.ts';
import { mondayToFriday } from '../../../src/regulation/schedule.ts';
import { bookOf, shippedYaml } from '../../support/books.ts';
import { unaccepted } from '../../support/control-groups.ts';
import { may, Paper } from '../../support/paper.ts';

const book = bookOf(shippedYaml('khimki-energy'));

describe('исполнитель не продвигается', () => {
  it('2.8: a status that has not changed for two working days after the day of acceptance; a weekend does not count', () => {
    const counts = ['2026-05-13', '2026-05-14', '2026-05-15'].map((createdOn, index) => ({
      executor: `Сети ${index + 1}`,
      responsible: '',
      createdOn,
      count: 1,
    }));
    const names = (today: string) => stuck(counts, today, mondayToFriday).map(({ executor }) => executor);
    // Wednesday's: accepted by Thursday, then Friday and Monday stand still: from Tuesday on it has no dynamics.
    expect([names('2026-05-18'), names('2026-05-19'), names('2026-05-20')]).toEqual([
      [],
      ['Сети 1'],
      ['Сети 1', 'Сети 2'],
    ]);
  });

  function reported(): Paper {
    const paper = new Paper(book, { kind: 'duty', subject: 'no-dynamics' });
    const groups = [unaccepted('Горсвет', 3, 9)];
    paper.data = { stuck: { draft: 'stuck', asOf: new Date('2026-05-22T05:30:00Z'), groups } };
    return paper;
  }

  it('2.8: every working day at 11:00 the head and the officer are told by executor; on days off nobody is', () => {
    const paper = reported();
    paper.act(may(21, '20:00'), null, { kind: 'begin' });
    expect(paper.until(may(24, '23:59')).heardByClock()).toEqual([
      '22.05 11:00 mcur-head громко Обращения без движения (п. 2.8 регламента)',
      '22.05 11:00 officer громко Обращения без движения (п. 2.8 регламента)',
    ]);
    expect(paper.sees('mcur-head').text).toContain('Без движения: 3 обращения\n• Горсвет — 3, старейшее — 9 дней\n');
  });

  it('2.8: nothing stands still → no message', () => {
    const paper = reported().hasNothingFor('stuck');
    paper.act(may(21, '20:00'), null, { kind: 'begin' });
    expect(paper.until(may(22, '23:59')).heard()).toEqual([]);
  });
});

describe('«Не могу решить»', () => {
  it('2.8: the officer cannot solve it → the head is reached in the same minute, with the reason; nobody above him', () => {
    const paper = new Paper(book).announce();
    paper.heard();
    const words = { kind: 'cannot-solve' as const, why: 'not-by-us' as const, text: 'нужна аварийная бригада' };
    expect(paper.act(20, 'officer', words)).toBeNull();
    expect(paper.heard()).toEqual(['+20 mcur-head громко 🟡 №1 · Энергетика · рост обращений']);
    const { text } = paper.sees('mcur-head');
    expect(text).toContain('→ руководитель МЦУР (в 10:20, п. 2.8 регламента)');
    expect(text).toContain('10:20 Не могу решить: нужна аварийная бригада (Лицо 1)');
  });

  it('2.8: a problem with an action of a roadmap → the head, loudly; the action is still owed', () => {
    const paper = new Paper(book, { kind: 'roadmap', subject: 'roadmap:1' });
    const giver = { post: 'officer', personId: 1, name: 'Лицо 1' };
    const actions = [{ text: 'Заменить опоры', post: 'deputies', dueAt: new Date('2026-05-26T15:00:00Z') }];
    paper.act(0, 'officer', { kind: 'plan', title: 'Свет в Сходне', giver, actions });
    paper.heard();
    paper.act(20, 'deputies', { kind: 'problem', rule: 'roadmap-action', text: 'нет опор' });
    expect(paper.heard()).toEqual(['+20 mcur-head громко Проблема · №1 · Энергетика · дорожная карта']);
    expect(paper.sees('mcur-head').text).toMatch(
      /10:20 заместитель Главы округа, Лицо 3 \(п\. 2\.8 регламента\)\nнет опор$/,
    );
    expect(paper.turns('roadmap-action')).toEqual(['10:00 open']);
  });
});
