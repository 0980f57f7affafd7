import { expect, test } from 'vitest';
import type { DraftData } from '../../../../src/render/duties/draft-data.ts';
import { draft } from '../../../support/sample-drafts.ts';
import { khimki } from '../../../support/sample-duties.ts';
import { at } from '../../../support/sample-views.ts';

test('2.6: systemic problems', () => {
  const problems = [{ title: 'Освещение', days: 5 }];
  expect(draft(khimki, 'systemic-problems', { draft: 'systemic', problems })).toMatchInlineSnapshot(`
    "Системные проблемы без дорожной карты (п. 2.6 регламента)
    Городской округ Химки · Энергетика · 19.03.2026

    • Освещение — в ТОП с уверенным ростом 5 дней

    Составьте дорожную карту: /roadmap"
  `);
});

test('2.7: how the roadmaps go; outside the house nothing late is named', () => {
  const data: DraftData = {
    draft: 'roadmaps',
    roadmaps: [
      {
        number: 4,
        title: 'Освещение Сходни',
        done: 2,
        total: 5,
        overdue: 1,
        next: { text: 'замена опор', post: 'deputies', dueAt: at('18:00', '2026-03-25') },
      },
      { number: 5, title: 'Лифты', done: 1, total: 1, overdue: 0, next: null },
    ],
  };
  expect(draft(khimki, 'roadmap-report', data)).toMatchInlineSnapshot(`
    "Дорожные карты (п. 2.7 регламента)
    Городской округ Химки · Энергетика · 19.03.2026

    №4 Освещение Сходни
    Выполнено 2 из 5, просрочено 1
    Дальше: замена опор — заместители Главы округа, до 18:00 (25.03)

    №5 Лифты
    Выполнено 1 из 1"
  `);
  expect(draft(khimki, 'roadmap-report', data, {}, 'ministry')).not.toContain('просрочено');
});

test('2.7: an action whose term has passed is late for the house; outside it is still in work, without the term', () => {
  const next = { text: 'замена опор', post: 'deputies', dueAt: at('18:00', '2026-03-15') };
  const roadmap = { number: 4, title: 'Освещение Сходни', done: 2, total: 5, overdue: 1, next };
  const data: DraftData = { draft: 'roadmaps', roadmaps: [roadmap] };
  const said = (post?: string) => draft(khimki, 'roadmap-report', data, {}, post).split('\n').at(-1);
  expect(said()).toBe('Просрочено: замена опор — заместители Главы округа, до 18:00 (15.03)');
  expect(said('ministry')).toBe('В работе: замена опор — заместители Главы округа');
});
