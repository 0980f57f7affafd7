import { describe, expect, test } from 'vitest';
import { CASE_KINDS } from '../../../src/domain/case.ts';
import { SAYINGS } from '../../../src/domain/decision.ts';
import { renderParts } from '../../../src/render/message.ts';
import type { CaseView } from '../../../src/render/view.ts';
import { at, debt, firstDebts, part, reader, sampleCase, viewOf, word } from '../../support/sample-views.ts';
import { faultsOf, onPhone } from '../../support/screens.ts';

const UNIT = 'executors/ук восход';

const labels = (view: CaseView, post: string) =>
  renderParts([part('card', '6.1', view)], reader(post)).buttons.map((row) => row.map(({ label }) => label));

describe('a request of the ministry', () => {
  const request = sampleCase(
    { kind: 'request', number: 14 },
    {
      title: 'Почему нет света на Лесной, 5?',
      rise: null,
      from: { post: 'ministry', personId: 9, name: 'Иванова И. И.' },
      request: { via: 'call', chatId: null },
    },
  );
  const debts = [debt('request-accepted', at('10:15')), debt('request-answered', at('10:15'))];
  const view = viewOf(at('09:15'), request, debts);

  test('5.1: the officer: who asks what, by when, one button alone on top', () => {
    expect(onPhone(renderParts([part('card', '5.1', view)], reader('officer')))).toMatchInlineSnapshot(`
      "🔴 №14 · Энергетика · обращение ЦУР
      г.о. Химки · с 19.03.2026 09:15
      Требуется принять в работу до 10:15 (п. 5.1 регламента)

      «Почему нет света на Лесной, 5?»
      Обратились: ЦУР Минэнерго МО, Иванова И. И., по телефону

      Оповещены: ответственный сотрудник (в 09:15)

      Сроки
      • Ответить на обращение ЦУР — до 10:15 (п. 5.1 регламента)
      [Принял в работу]
      [Ответить] [Не могу решить]
      [История]"
    `);
  });

  test('5.3: the Head decides', () => {
    expect(labels(view, 'district-head')).toEqual([['Принял в работу'], ['Решение', 'История']]);
  });

  test('the ministry: number, text, term, state; when it is late nobody says so there', () => {
    expect(onPhone(renderParts([part('report', '5.1', view)], reader('ministry')))).toMatchInlineSnapshot(`
      "🟡 №14 · Энергетика · обращение ЦУР
      г.о. Химки · с 19.03.2026 09:15
      Зарегистрировано. Ответ — до 10:15 (п. 5.1 регламента)

      «Почему нет света на Лесной, 5?»"
    `);
    const late = { ...view, now: at('10:30') };
    expect(renderParts([part('ping', '5.1', late, {}, debts[1]?.key)], reader('ministry')).text).toContain(
      'Зарегистрировано, ответ готовится',
    );
  });

  test('the answer goes out with its question and its proof, without a name', () => {
    const entry = word('answer', '10:00', 'Авария на ТП-5, свет дадут до 14:00', {
      evidence: [{ kind: 'photo', fileId: 'x' }],
    });
    const facts = { ...request.facts, entries: [entry], closing: 'answered' as const };
    const answered = viewOf(at('10:00'), { ...request, state: 'closed', closedAt: at('10:00'), facts }, []);
    expect(onPhone(renderParts([part('answer', '5.1', answered)], reader('ministry')))).toMatchInlineSnapshot(`
      "Ответ на обращение №14 (п. 5.1 регламента)
      г.о. Химки · с 19.03.2026 09:15

      Вопрос: Почему нет света на Лесной, 5?

      Ответ: Авария на ТП-5, свет дадут до 14:00

      Подтверждение — фото: 1"
    `);
    // Beside the edited card, which has the answer.
    expect(onPhone(renderParts([part('closing', '5.1', answered)], reader('mcur-head')))).toMatchInlineSnapshot(`
      "🟢 №14 · Энергетика · обращение ЦУР
      Ответ дан в 10:00: Петров П. П. (п. 5.1 регламента)"
    `);
    expect(renderParts([part('card', '5.1', answered)], reader('mcur-head')).text).toContain(
      'Закрыто в 10:00: ответ дан. Продолжалось 45 мин',
    );
  });
});

describe('an assignment', () => {
  const assignment = sampleCase(
    { kind: 'assignment', number: 15 },
    {
      title: 'Вывезти мусор с Лесной, 5',
      rise: null,
      from: { post: 'deputies', personId: 3, name: 'Зайцев З. З.' },
      assignee: UNIT,
      dueAt: at('18:00', '2026-03-20'),
    },
  );
  const done = debt('assignment-done', at('18:00', '2026-03-20'), { debtor: UNIT });
  const given = viewOf(at('09:15'), assignment, [debt('assignment-accepted', at('11:15'), { debtor: UNIT }), done]);
  const taken = { ...assignment, owner: { post: UNIT, personId: 5, name: 'Сидоров С. С.', phone: null } };

  test('6.1: whoever is to carry it out: what, by when, from which post, no name', () => {
    expect(onPhone(renderParts([part('card', '6.1', given)], reader(UNIT)))).toMatchInlineSnapshot(`
      "🔴 №15 · Энергетика · поручение
      г.о. Химки · с 19.03.2026 09:15
      Требуется принять до 11:15 (п. 6.1 регламента)

      Вывезти мусор с Лесной, 5

      Срок — 20.03.2026 18:00 (п. 6.1 регламента)
      К «Выполнено» приложите ссылку или фото.
      Поручил: заместители Главы округа
      [Принять] [Проблема]"
    `);
  });

  test('another organisation reads nothing of it', () => {
    const { text, buttons } = renderParts([part('card', '6.1', given)], reader('executors/ук закат'));
    expect(text).not.toMatch(/мусор|восход|заместител/u);
    expect(buttons).toEqual([]);
  });

  test('whoever gave it may take it back while it is not done; then everybody reads that it is over', () => {
    expect(labels(given, 'deputies')).toEqual([['Отменить поручение'], ['История']]);
    expect(labels(given, 'mcur-head')).toEqual([['История']]);
    const entries = [word('withdrawn', '10:00', 'поручено не тем')];
    const facts = { ...assignment.facts, entries, closing: 'withdrawn' as const };
    const over = viewOf(at('10:00'), { ...assignment, state: 'closed', closedAt: at('10:00'), facts }, []);
    const { text } = renderParts([part('closing', '6.1', over)], reader('deputies'));
    expect(text).toContain('Закрыто в 10:00: отменено');
    expect(text).toContain('Отменено: поручено не тем');
    expect(labels(over, 'deputies')).toEqual([['История']]);
  });

  test('accepted: «Выполнено» takes the place of «Принять»', () => {
    expect(labels(given, UNIT)).toEqual([['Принять', 'Проблема']]);
    expect(labels(viewOf(at('10:00'), taken, [done]), UNIT)).toEqual([['Выполнено', 'Проблема']]);
  });

  test('reported as done: the giver confirms or returns, with the proof one tap away', () => {
    const entries = [
      word('resolved', '11:50', 'вывезено', { by: 'Сидоров С. С.', evidence: [{ kind: 'photo', fileId: 'x' }] }),
    ];
    const closing = viewOf(at('12:00'), { ...taken, state: 'closing', facts: { ...taken.facts, entries } }, [
      debt('assignment-confirmed', at('11:50', '2026-03-20'), { debtor: 'deputies' }),
    ]);
    expect(onPhone(renderParts([part('confirm', '6.1', closing)], reader('deputies')))).toMatchInlineSnapshot(`
      "🟡 №15 · Энергетика · поручение
      г.о. Химки · с 19.03.2026 09:15
      Сообщено об исполнении. Подтвердите или верните до 11:50 (20.03) (п. 6.1 регламента)

      Вывезти мусор с Лесной, 5

      Срок — 20.03.2026 18:00 (п. 6.1 регламента)
      Поручил: заместители Главы округа, Зайцев З. З.
      Исполняет: исполнитель «ук восход», Сидоров С. С.

      11:50 Выполнено: вывезено (Сидоров С. С.)
      [Подтвердить] [Вернуть]
      [История] [Фото и ссылки]"
    `);
    expect(renderParts([part('confirm', '6.1', closing)], reader(UNIT)).buttons).toEqual([]);
  });

  test('returned: the executor reads why', () => {
    const facts = {
      ...taken.facts,
      entries: [word('resolved', '11:50', 'вывезено'), word('reason', '12:30', 'Отписка')],
    };
    const { text } = renderParts(
      [part('reopened', '6.1', viewOf(at('12:30'), { ...taken, facts }, [done]))],
      reader(UNIT),
    );
    expect(text).toMatch(/^Возвращено в работу \(п\. 6\.1 регламента\)/);
    expect(text).toContain('Возвращено: Отписка');
  });

  test('overdue: said to the giver with the debtor, to the debtor as its own', () => {
    const late = viewOf(at('18:00', '2026-03-20'), taken, [done]);
    const report = (post: string) => renderParts([part('report', '6.1', late, {}, done.key)], reader(post)).text;
    expect(report('deputies')).toMatch(/^Не исполнено: исполнитель «ук восход»: исполнить поручение/);
    expect(report(UNIT)).toMatch(/^Не исполнено: исполнить поручение/);
    expect(report('ministry')).not.toContain('Не исполнено');
  });
});

test('every saying of every kind of case reads as Russian on every phone', () => {
  const READERS = ['officer', 'mcur-head', 'deputies', 'district-head', 'ministry', UNIT];
  for (const kind of CASE_KINDS.filter((one) => one !== 'duty')) {
    const view = viewOf(at('10:20'), sampleCase({ kind, number: 12 }), firstDebts());
    for (const say of SAYINGS) {
      for (const post of READERS) {
        const screen = renderParts([part(say, '3.1', view, {}, firstDebts()[0]?.key)], reader(post));
        const label = `${kind} ${say} ${post}`;
        expect(faultsOf(screen), label).toEqual([]);
        expect(screen.text, label).toContain('№12');
        expect(onPhone(screen).replace(/\/[a-z]+/g, ''), label).not.toMatch(/[a-z]{2,}/i);
      }
    }
  }
});
