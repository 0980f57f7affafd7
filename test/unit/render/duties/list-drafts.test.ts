import { expect, test } from 'vitest';
import { due, standing, statusList } from '../../../support/control-groups.ts';
import { draft } from '../../../support/sample-drafts.ts';
import { khimki } from '../../../support/sample-duties.ts';
import { at } from '../../../support/sample-views.ts';

test('2.8: appeals without a move', () => {
  const groups = Array.from({ length: 14 }, (_, index) => ({
    executor: `УК ${index + 1}`,
    responsible: '',
    count: 21 - index,
    oldestDays: 11,
  }));
  const text = draft(khimki, 'no-dynamics', { draft: 'stuck', asOf: at('09:40'), groups });
  expect(text).toContain(
    'Обращения без движения (п. 2.8 регламента)\nГородской округ Химки · Энергетика · 19.03.2026\n\nБез движения: 203 обращения',
  );
  expect(text).toContain('• УК 1 — 21, старейшее — 11 дней');
  expect(text).toContain(
    '…ещё 2 исполнителя: 17 обращений\nОтветственный не указан (внести — /who)\nДанные на 19.03.2026 09:40',
  );
});

test('nothing was loaded: unknown is said, never guessed', () => {
  for (const name of ['stuck', 'not-accepted'] as const) {
    expect(draft(khimki, 'no-dynamics', { draft: name, asOf: null, groups: [] })).toContain(
      'Данные ещё не загружались: состояние обращений неизвестно.',
    );
  }
  const loaded = draft(khimki, 'no-dynamics', { draft: 'stuck', asOf: at('09:40'), groups: [] });
  expect(loaded).toContain('Обращений без движения нет.\nДанные на');
});

test('2.4: deadlines and 2.5: statuses, by executor, what is nought is left out', () => {
  const deadlines = draft(khimki, 'no-dynamics', {
    draft: 'deadlines',
    asOf: at('09:40'),
    groups: [due('УК Восход', { overdue: 3, today: 2 }), due('МУП', { inOne: 5 })],
  });
  expect(deadlines).toContain(
    'Просрочено 3, сегодня 2, через 1 раб. день — 5\n• УК Восход — просрочено 3, сегодня 2\n• МУП — через 1 раб. день — 5',
  );
  const closed = { inTime: 3, late: 1, undated: 0, withoutTerm: 0 };
  const groups = [standing('УК Восход', { postponed: 5, promisePassed: 2, overdue: 3 })];
  const statuses = draft(
    khimki,
    'no-dynamics',
    statusList(at('09:40'), { since: '2026-03-18', closed, inWork: 100, groups }),
  );
  expect(statuses).toContain(
    'Закрыто со вчерашнего дня: 4, в срок 3 из 4\nОсталось 6 обращений, из них просрочено 3, отложено 5 (обещанный срок прошёл: 2)\nОтложено 5 % (5 из 100) при норме не более 10 %\nИсполнитель: УК Восход',
  );
});
