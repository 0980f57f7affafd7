import { describe, expect, test } from 'vitest';
import type { DraftData } from '../../../../src/render/duties/draft-data.ts';
import type { Book } from '../../../../src/regulation/book.ts';
import { renderParts } from '../../../../src/render/message.ts';
import { standing, statusList } from '../../../support/control-groups.ts';
import { accepted, asOf, states, terms } from '../../../support/sample-control.ts';
import { dutyDebt, dutyPart, holderOf, khimki, ruza } from '../../../support/sample-duties.ts';
import { faultsOf, onPhone } from '../../../support/screens.ts';

/** The demands of the morning as the officer reads them. */
function morning(book: Book, rules: Record<string, DraftData>): string {
  const parts = Object.entries(rules).map(([rule, data]) =>
    dutyPart(book, 'demand', dutyDebt(book, rule, ['10:30', '13:00']), '10:30', { data }),
  );
  const screen = renderParts(parts, holderOf(book, 'officer'));
  expect(faultsOf(screen)).toEqual([]);
  return onPhone(screen);
}

describe('the control lists at 10:30', () => {
  test('Khimki 2.3–2.5: three lists in one message, one table and one explanation below them', () => {
    const rules = { 'acceptance-control': accepted, 'deadline-control': terms, 'status-control': states };
    expect(morning(khimki, rules)).toMatchInlineSnapshot(`
      "Проверить принятие обращений исполнителями
      Городской округ Химки · Энергетика · до 13:00 (п. 2.3 регламента), осталось 2 ч 30 мин

      Не приняты в работу: 7 обращений
      • УК Восход — 4, старейшее — 9 дней; отв. начальник отдела энергетики
      • исполнитель не указан — 1, старейшее — 2 дня
      • МУП — 2, старейшее — 1 день; отв. заместитель начальника отдела
      Ответственный не указан (внести — /who): 1 обращение

      — — —

      Проверить сроки исполнения в ЕЦУР
      Городской округ Химки · Энергетика · до 13:00 (п. 2.4 регламента), осталось 2 ч 30 мин

      Просрочено 3 (из них отложенных 2), сегодня 3, через 1 раб. день — 4, через 2 — 1, через 3 — 3
      • УК Восход — просрочено 3 (из них отложенных 2), сегодня 2
      • МУП — сегодня 1, через 1 раб. день — 4, через 3 — 2
      • Сети — через 2 раб. дня — 1
      …ещё 1 исполнитель: 1 обращение
      Ответственный: начальник отдела энергетики

      — — —

      Проверить отложенные, просроченные и повторные обращения
      Городской округ Химки · Энергетика · до 13:00 (п. 2.5 регламента), осталось 2 ч 30 мин

      Закрыто со вчерашнего дня: 5, в срок 4 из 5
      Осталось 10 обращений, из них просрочено 3, отложено 7 (обещанный срок прошёл: 2), повторных 2 (после ответа: 1)
      ⚠️ Отложено 14 % (7 из 50) при норме не более 10 %
      Повторных 4 % (2 из 50) при норме не более 5 %
      • УК Восход — просрочено 3, отложено 6 (обещанный срок прошёл: 2)
      • МУП — отложено 1, повторных 2 (после ответа: 1)
      Ответственный: начальник отдела энергетики

      Данные всех списков — на 19.03.2026 09:40, все источники
      [Проверено: принятие обращений]
      [Проверено: сроки в ЕЦУР]
      [Проверено: статусы обращений]
      [Таблица] [Почему эта цифра]"
    `);
  });

  test('Ruza 2.8: an export without closing dates says so; nobody known is said once', () => {
    const undated = statusList(asOf, {
      since: '2026-03-18',
      closed: { inTime: 0, late: 0, undated: 6, withoutTerm: 0 },
      knowsClosing: false,
      inWork: 40,
      groups: [standing('УК Восход', { postponed: 4 })],
    });
    expect(morning(ruza, { 'status-control': undated })).toMatchInlineSnapshot(`
      "Отработать просроченные и отложенные обращения
      Рузский городской округ · ЖКХ · до 13:00 (п. 2.8 регламента), осталось 2 ч 30 мин

      Закрыто со вчерашнего дня: 6
      Срок закрытия в выгрузке не указан: исполнение в срок не считается.
      Осталось 4 обращения: отложено 4
      Отложено 10 % (4 из 40) при норме не более 10 %
      Исполнитель: УК Восход
      Ответственный не указан (внести — /who)
      Данные на 19.03.2026 09:40, все источники
      [Проверено]
      [Таблица] [Почему эта цифра]"
    `);
  });
});
