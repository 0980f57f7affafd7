import { describe, expect, test } from 'vitest';
import { renderParts } from '../../../src/render/message.ts';
import { at, debt, part, reader, sampleCase, viewOf, word } from '../../support/sample-views.ts';
import { onPhone } from '../../support/screens.ts';

const UNIT = 'executors/ук восход';

describe('a roadmap', () => {
  const action = (text: string, post: string, dueAt: Date, doneAt: Date | null = null) => ({
    text,
    post,
    dueAt,
    doneAt,
    doneBy: doneAt === null ? null : 'Сидоров С. С.',
  });
  const roadmap = sampleCase(
    { kind: 'roadmap', number: 16 },
    {
      title: 'Снизить жалобы на освещение',
      rise: null,
      from: { post: 'mcur-head', personId: 2, name: 'Орлов О. О.' },
      measures: [
        action('обойти участки', 'officer', at('18:00')),
        action('заменить лампы', UNIT, at('18:00', '2026-03-25')),
        action('проверить опоры', 'officer', at('18:00', '2026-03-26'), at('12:00')),
      ],
    },
  );
  const debts = [
    debt('roadmap-action', at('18:00'), { debtor: 'officer', occurrence: '1' }),
    debt('roadmap-action', at('18:00', '2026-03-25'), { debtor: UNIT, occurrence: '2' }),
  ];
  const view = viewOf(at('18:30'), roadmap, debts);

  test('2.7: the officer: the whole of it, what is late, «Выполнено» for the own action', () => {
    expect(onPhone(renderParts([part('card', '2.7', view)], reader('officer')))).toMatchInlineSnapshot(`
      "🔴 №16 · Энергетика · дорожная карта
      г.о. Химки · с 19.03.2026 09:15

      Цель: Снизить жалобы на освещение
      Утвердил: руководитель МЦУР, Орлов О. О.

      Мероприятия: выполнено 1 из 3
      1. ☐ обойти участки — ответственный сотрудник, до 18:00
      2. ☐ заменить лампы — исполнитель «ук восход», до 18:00 (25.03)
      3. ✓ проверить опоры — ответственный сотрудник, выполнено в 12:00

      Сроки
      • Выполнить «обойти участки» — до 18:00 (п. 2.7 регламента), просрочено
      [Выполнено · 1]
      [Проблема]
      [История]"
    `);
  });

  test('an organisation reads its own action only, under its number', () => {
    expect(onPhone(renderParts([part('card', '2.7', view)], reader(UNIT)))).toMatchInlineSnapshot(`
      "🟡 №16 · Энергетика · дорожная карта
      г.о. Химки · с 19.03.2026 09:15

      Цель: Снизить жалобы на освещение
      Утвердил: руководитель МЦУР

      Мероприятия: выполнено 0 из 1
      2. ☐ заменить лампы — исполнитель «ук восход», до 18:00 (25.03)

      Сроки
      • Выполнить «заменить лампы» — до 18:00 (25.03) (п. 2.7 регламента)
      [Выполнено · 2]
      [Проблема]"
    `);
  });

  test('2.7: a reminder names the action', () => {
    const { text } = renderParts([part('reminder', '2.7', view, {}, debts[0]?.key)], reader('officer'));
    expect(text).toContain('Выполнить «обойти участки» — до 18:00 (п. 2.7 регламента), просрочено на 30 мин');
  });

  test('2.8: a problem: of what, who says so, what stands in the way', () => {
    const facts = { ...roadmap.facts, entries: [word('problem', '18:20', 'нет ламп на складе')] };
    const told = renderParts(
      [part('problem', '2.8', viewOf(at('18:20'), { ...roadmap, facts }, debts))],
      reader('mcur-head'),
    );
    expect(told.text).toMatchInlineSnapshot(`
      "Проблема · №16 · Энергетика · дорожная карта
      г.о. Химки · с 19.03.2026 09:15

      «Снизить жалобы на освещение»
      1. ☐ обойти участки — ответственный сотрудник, до 18:00

      18:20 ответственный сотрудник, Петров П. П. (п. 2.8 регламента)
      нет ламп на складе"
    `);
    const own = { ...facts, entries: [word('problem', '18:20', 'нет ламп на складе', { post: UNIT })] };
    const { text } = renderParts(
      [part('problem', '2.8', viewOf(at('18:20'), { ...roadmap, facts: own }, debts))],
      reader('mcur-head'),
    );
    expect(text).toContain('2. ☐ заменить лампы — исполнитель «ук восход», до 18:00 (25.03)');
    expect(text).not.toContain('обойти участки');
  });
});
