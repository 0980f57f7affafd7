import { describe, expect, test } from 'vitest';
import { renderControl } from '../../../../src/render/figures/control.ts';
import { due, standing, unaccepted } from '../../../support/control-groups.ts';
import { accepted, asOf, HEAD, states, terms, WATER } from '../../../support/sample-control.ts';
import { khimki, ruza } from '../../../support/sample-duties.ts';
import { onPhone } from '../../../support/screens.ts';

describe('/control', () => {
  test('each list under the clause that demands it, the whole list and its explanation one tap away', () => {
    const stuck = { draft: 'stuck' as const, asOf, groups: [] };
    expect(onPhone(renderControl(khimki, [accepted, terms, states, stuck]))).toMatchInlineSnapshot(`
      "Контроль обращений · Городской округ Химки · Энергетика

      Принятие в работу (п. 2.3 регламента)
      Не приняты в работу: 7 обращений
      • УК Восход — 4, старейшее — 9 дней; отв. начальник отдела энергетики
      • исполнитель не указан — 1, старейшее — 2 дня
      • МУП — 2, старейшее — 1 день; отв. заместитель начальника отдела
      Ответственный не указан (внести — /who): 1 обращение

      Сроки (п. 2.4 регламента)
      Просрочено 3 (из них отложенных 2), сегодня 3, через 1 раб. день — 4, через 2 — 1, через 3 — 3
      • УК Восход — просрочено 3 (из них отложенных 2), сегодня 2
      • МУП — сегодня 1, через 1 раб. день — 4, через 3 — 2
      • Сети — через 2 раб. дня — 1
      • Горсвет — через 3 раб. дня — 1
      Ответственный: начальник отдела энергетики

      Отложенные, просроченные, повторные (п. 2.5 регламента)
      Закрыто со вчерашнего дня: 5, в срок 4 из 5
      Осталось 10 обращений, из них просрочено 3, отложено 7 (обещанный срок прошёл: 2), повторных 2 (после ответа: 1)
      ⚠️ Отложено 14 % (7 из 50) при норме не более 10 %
      Повторных 4 % (2 из 50) при норме не более 5 %
      • УК Восход — просрочено 3, отложено 6 (обещанный срок прошёл: 2)
      • МУП — отложено 1, повторных 2 (после ответа: 1)
      Ответственный: начальник отдела энергетики

      Без движения (п. 2.8 регламента)
      Обращений без движения нет.

      Данные на 19.03.2026 09:40, все источники
      [Таблица] [Почему эта цифра]"
    `);
  });

  test('nothing was loaded: that is said once, and there is nothing to press', () => {
    const none = { draft: 'deadlines' as const, asOf: null, groups: [] };
    expect(onPhone(renderControl(ruza, [none, { ...none }]))).toMatchInlineSnapshot(`
      "Контроль обращений · Рузский городской округ · ЖКХ

      Данные ещё не загружались: состояние обращений неизвестно."
    `);
  });
});

describe('what a control list says', () => {
  test('2.5: on a Monday what was closed is counted from Friday, and the day is named', () => {
    const since = '2026-03-13';
    expect(renderControl(khimki, [{ ...states, since }]).text).toContain('Закрыто с 13.03.2026: 5, в срок 4 из 5');
  });

  test('2.5: part of the closings has no date, part no term: each is said, none is guessed', () => {
    const mixed = { ...states, closed: { inTime: 2, late: 0, undated: 3, withoutTerm: 1 } };
    expect(renderControl(khimki, [mixed]).text).toContain(
      [
        'Закрыто со вчерашнего дня: 6, в срок 2 из 2',
        'У 3 обращений срок закрытия в выгрузке не указан: исполнение в срок по ним не считается.',
        'У 1 обращения в выгрузке нет срока исполнения: сравнивать не с чем.',
      ].join('\n'),
    );
  });

  test('2.5: by responsible: closed lately, left, promises passed; whoever has nothing left is no line of its own', () => {
    const groups = [
      standing('УК Восход', { responsible: HEAD, postponed: 6, promisePassed: 2, overdue: 2, closed: 1 }),
      standing('МУП', { responsible: HEAD, overdue: 1 }),
      standing('Сети', { responsible: WATER, closed: 4 }),
    ];
    const { text } = renderControl(khimki, [{ ...states, groups }]);
    expect(text).toContain(
      [
        '• УК Восход — просрочено 2, отложено 6 (обещанный срок прошёл: 2); отв. начальник отдела энергетики',
        '• МУП — просрочено 1; отв. начальник отдела энергетики',
        'По ответственным:',
        '• начальник отдела энергетики — закрыто 1; осталось: просрочено 3, отложено 6 (обещанный срок прошёл: 2)',
        '• заместитель начальника отдела — закрыто 4',
      ].join('\n'),
    );
    expect(text).not.toContain('Сети');
    const nothing = { ...states, groups: groups.slice(2) };
    expect(renderControl(khimki, [nothing]).text).toContain('Отложенных, просроченных и повторных нет.');
  });

  test('Ruza 2.7: executors that answer for themselves stand in a list once, with what they closed', () => {
    const itself = (name: string) => `исполнитель «${name}»`;
    const names = ['УК Восход', 'УК Закат', 'УК Север', 'УК Юг', 'УК Центр', 'УК Парк'];
    const old = { ...accepted, groups: names.map((name, at) => unaccepted(name, 1, 9 - at, itself(name))) };
    const closed = { inTime: 9, late: 4, undated: 0, withoutTerm: 0 };
    const groups = [
      ...names.slice(1).map((name, at) => standing(name, { responsible: itself(name), overdue: 6 - at, closed: at })),
      standing('УК Восход', { overdue: 1 }),
      standing('МУП', { responsible: itself('МУП'), closed: 3 }),
    ];
    expect(renderControl(ruza, [old, { ...states, closed, groups }]).text).toMatchInlineSnapshot(`
      "Контроль обращений · Рузский городской округ · ЖКХ

      Принятие в работу (п. 2.7 регламента)
      Не приняты в работу: 6 обращений
      • УК Восход — 1, старейшее — 9 дней
      • УК Закат — 1, старейшее — 8 дней
      • УК Север — 1, старейшее — 7 дней
      • УК Юг — 1, старейшее — 6 дней
      • УК Центр — 1, старейшее — 5 дней
      …ещё 1 исполнитель: 1 обращение

      Отложенные, просроченные, повторные (п. 2.8 регламента)
      Закрыто со вчерашнего дня: 13, в срок 9 из 13
      Осталось 21 обращение: просрочено 21
      • УК Закат — просрочено 6
      • УК Север — закрыто 1; осталось: просрочено 5
      • УК Юг — закрыто 2; осталось: просрочено 4
      • УК Центр — закрыто 3; осталось: просрочено 3
      • УК Парк — закрыто 4; осталось: просрочено 2
      …ещё 1 исполнитель: 1 обращение
      Ответственный не указан (внести — /who): 1 обращение

      Данные на 19.03.2026 09:40, все источники"
    `);
  });

  test('who answers for every list of /control is said once, below them; so is that nobody is known', () => {
    const nobody = {
      terms: { ...terms, groups: [due('МУП', { today: 1 })] },
      accepted: { ...accepted, groups: [unaccepted('МУП', 2, 0)] },
    };
    expect(renderControl(khimki, [nobody.accepted, nobody.terms]).text).toMatchInlineSnapshot(`
      "Контроль обращений · Городской округ Химки · Энергетика

      Принятие в работу (п. 2.3 регламента)
      Не приняты в работу: 2 обращения
      • МУП — 2, поступили сегодня

      Сроки (п. 2.4 регламента)
      Сегодня 1
      Исполнитель: МУП

      Ответственный не указан (внести — /who)
      Данные на 19.03.2026 09:40, все источники"
    `);
  });

  test('a share just over its norm is not shown as the norm itself', () => {
    const over = { ...states, inWork: 1993, groups: [standing('МУП', { postponed: 200 })] };
    expect(renderControl(khimki, [over]).text).toContain(
      '⚠️ Отложено чуть больше 10 % (200 из 1993) при норме не более 10 %',
    );
    const bare = { ...khimki, control: { postponed: null, repeated: null, responsible: null } };
    expect(renderControl(bare, [states]).text).toContain('\nОтложено 14 % (7 из 50)\n');
  });
});
