import { describe, expect, it } from 'vitest';
import { bookOf, shippedYaml } from '../../support/books.ts';
import { clauseScreen } from '../../support/clause-screen.ts';
import { may, Paper } from '../../support/paper.ts';

const book = bookOf(shippedYaml('khimki-energy'));

describe('системные проблемы', () => {
  function proposing(): Paper {
    const paper = new Paper(book, { kind: 'duty', subject: 'systemic-problems' });
    paper.data = { systemic: { draft: 'systemic', problems: [{ title: 'Отсутствует освещение', days: 9 }] } };
    return paper;
  }

  it('2.6: every Monday at 11:00 the officer alone is told which systemic problem has no roadmap', () => {
    const paper = proposing();
    paper.act(0, null, { kind: 'begin' });
    expect(paper.until(may(26, '11:00')).heardByClock()).toEqual([
      '25.05 11:00 officer громко Системные проблемы без дорожной карты (п. 2.6 регламента)',
    ]);
    expect(paper.sees('officer').text).toBe(
      [
        'Системные проблемы без дорожной карты (п. 2.6 регламента)',
        'Городской округ Химки · Энергетика · 25.05.2026',
        '',
        '• Отсутствует освещение — в ТОП с уверенным ростом 9 дней',
        '',
        'Составьте дорожную карту: /roadmap',
      ].join('\n'),
    );
  });

  it('2.6: nothing systemic, or every such problem has its roadmap → no message', () => {
    const paper = proposing().hasNothingFor('systemic');
    paper.act(0, null, { kind: 'begin' });
    expect(paper.until(may(26, '11:00')).heard()).toEqual([]);
    expect(paper.turns('systemic-problems')[0]).toBe('11:00 met nothing-to-say');
  });

  it('2.6: what «systemic» means is said to the lawyer as our reading', () => {
    expect(clauseScreen(book, '2.6')).toMatch(
      /в ТОП не менее 5 дней из последних 14; .* рост уверенный: больше нуля с вероятностью 95 %/,
    );
  });
});

describe('дорожная карта', () => {
  const action = (text: string, post: string, day: number) => ({
    text,
    post,
    dueAt: new Date(`2026-05-${day}T15:00:00Z`),
  });

  function plan(actions: ReturnType<typeof action>[]): { paper: Paper; refused: string | null } {
    const paper = new Paper(book, { kind: 'roadmap', subject: 'roadmap:1' });
    const giver = { post: 'mcur-head', personId: 2, name: 'Лицо 2' };
    return { paper, refused: paper.act(0, 'mcur-head', { kind: 'plan', title: 'Свет в Сходне', giver, actions }) };
  }

  it('2.6: it has a goal, actions, their deadlines and whoever answers for each; they and whoever set it hear of it at once', () => {
    const { paper } = plan([action('Заменить опоры', 'deputies', 26), action('Проверить ТП', 'officer', 30)]);
    expect(paper.heardBriefly()).toEqual(['+0 deputies громко', '+0 officer громко', '+0 mcur-head громко']);
    const { text, buttons } = paper.sees('deputies');
    expect(text.split('\n')[0]).toBe('🟡 №1 · Энергетика · дорожная карта');
    expect(text).toContain('Цель: Свет в Сходне\nУтвердил: руководитель МЦУР, Лицо 2');
    expect(text).toContain('1. ☐ Заменить опоры — заместители Главы округа, до 18:00 (26.05)');
    expect(text).toContain('2. ☐ Проверить ТП — ответственный сотрудник блока энергетики, до 18:00 (30.05)');
    expect(buttons).toEqual(['Выполнено · 1', 'Проблема', 'История']);
  });

  it('2.6: a roadmap without actions is none', () => {
    const { paper, refused } = plan([]);
    expect(refused).toBe('text-required');
    expect(paper.heard()).toEqual([]);
  });
});
