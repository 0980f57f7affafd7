import { expect, test } from 'vitest';
import { renderDuties, type OwnDuty } from '../../../../src/render/duties/duty-list.ts';
import { subjectOf } from '../../../../src/render/duties/duty-parts.ts';
import { at } from '../../../support/sample-views.ts';
import { dutyDebt, dutyPart, holderOf, khimki, ruza } from '../../../support/sample-duties.ts';
import { faultsOf, onPhone } from '../../../support/screens.ts';
import type { Book } from '../../../../src/regulation/book.ts';

function duty(book: Book, rule: string, times: [string, string], state: OwnDuty['state']): OwnDuty {
  const owed = dutyDebt(book, rule, times);
  const { what, clause, owes } = book.rules[rule]!;
  const isOpen = state === 'open' || state === 'missed';
  const { view } = dutyPart(book, 'demand', owed, '14:00');
  return {
    post: owes,
    rule,
    clause,
    what: what ?? rule,
    dueAt: owed.dueAt,
    state,
    open: isOpen ? { view, owed } : null,
  };
}

test('/duty: what waits comes first, with what to press; what is done comes last', () => {
  const duties = [
    duty(khimki, 'acceptance-control', ['10:30', '13:00'], 'met'),
    duty(khimki, 'roadmap-report', ['14:00', '16:00'], 'open'),
    duty(khimki, 'deadline-control', ['10:30', '13:00'], 'missed'),
    duty(khimki, 'knowledge-fresh', ['11:00', '17:00'], 'ahead'),
  ];
  const view = { book: khimki, now: at('14:00') };
  expect(onPhone(renderDuties(view, duties, holderOf(khimki, 'officer')))).toMatchInlineSnapshot(`
    "Мои обязанности · 19.03.2026
    Городской округ Химки · Энергетика
    исполнено 1, ждёт 1, не исполнено 1, впереди 1

    🔴 Проверить сроки исполнения в ЕЦУР — до 13:00 (п. 2.4), не исполнено
    🟡 Отчитаться о выполнении дорожных карт — до 16:00 (п. 2.7)
    ⚪ Подтвердить структуру ОМСУ — до 17:00 (п. 1.4)
    ✅ Проверить принятие обращений исполнителями — до 13:00 (п. 2.3), исполнено
    [Проверено: сроки в ЕЦУР]
    [Отправить: дорожные карты]
    [Изменить: дорожные карты]
    [Пункты регламента]"
  `);
});

test('/duty of somebody who owes nothing today', () => {
  const screen = renderDuties({ book: khimki, now: at('14:00') }, [], holderOf(khimki, 'deputies'));
  expect(onPhone(screen)).toMatchInlineSnapshot(`
    "Мои обязанности · 19.03.2026
    Городской округ Химки · Энергетика

    На сегодня обязанностей нет."
  `);
});

test('/duty of a long day stays one screen', () => {
  const hourly = Array.from({ length: 40 }, () => duty(ruza, 'queue-read', ['11:00', '11:30'], 'missed'));
  const screen = renderDuties({ book: ruza, now: at('18:00') }, hourly, holderOf(ruza, 'eirc-head'));
  expect(screen.text).toContain('…ещё 20 обязанностей');
  expect(faultsOf(screen)).toEqual([]);
  expect(screen.buttons.length).toBeLessThanOrEqual(20);
});

test('two duties whose words begin alike are told apart on their buttons', () => {
  const rules = ['settlements-water-updated', 'settlements-sites-updated'].map((id) => ruza.rules[id]!);
  // A book that has no short words for them.
  const subjects = rules.map((rule) => subjectOf(ruza, { ...rule, about: null }));
  expect(subjects).toEqual(['…без водозаборных…', '…без контейнерных…']);
});
