import { describe, expect, test } from 'vitest';
import { renderParts, repeatMark } from '../../../src/render/message.ts';
import type { Part } from '../../../src/render/view.ts';
import { at, debt, firstDebts, part, reader, sampleCase, sampleRise, viewOf } from '../../support/sample-views.ts';
import { faultsOf, onPhone } from '../../support/screens.ts';

const KEYS = firstDebts().map(({ key }) => key);

function aboutBoth(say: 'reminder' | 'ping', now: Date): Part[] {
  const view = viewOf(now, sampleCase(), firstDebts());
  return KEYS.map((key) => part(say, '3.1', view, {}, key));
}

test('a reminder before the hour: what is owed, by when, how long is left', () => {
  expect(onPhone(renderParts(aboutBoth('reminder', at('09:45')), reader('officer')))).toMatchInlineSnapshot(`
    "Скоро срок · №12 · Энергетика · рост обращений
    • Принять в работу — до 10:15 (п. 3.1 регламента), осталось 30 мин
    • Внести «Ход работ» и «Информирование» — до 10:15 (п. 3.1 регламента), осталось 30 мин
    [Принял в работу]"
  `);
});

test('a ping after the hour: what is overdue and by how much', () => {
  expect(onPhone(renderParts(aboutBoth('ping', at('11:15')), reader('officer')))).toMatchInlineSnapshot(`
    "Напоминание · №12 · Энергетика · рост обращений
    • Принять в работу — до 10:15 (п. 3.1 регламента), просрочено на 1 ч
    • Внести «Ход работ» и «Информирование» — до 10:15 (п. 3.1 регламента), просрочено на 1 ч
    [Принял в работу]"
  `);
});

test('a ping to somebody above names the debtor', () => {
  expect(renderParts(aboutBoth('ping', at('11:15')), reader('deputies')).text).toContain(
    '• Ответственный сотрудник: принять в работу — до 10:15 (п. 3.1 регламента), просрочено на 1 ч',
  );
});

test('the level above is reached: the card with the clause it rests on', () => {
  const subject = sampleCase({ level: 1, levelAt: at('10:15'), reached: ['officer', 'mcur-head'] });
  const view = viewOf(at('10:15'), subject, firstDebts());
  expect(onPhone(renderParts([part('card', '3.2', view)], reader('mcur-head')))).toMatchInlineSnapshot(`
    "🔴 №12 · Энергетика · рост обращений
    г.о. Химки · с 19.03.2026 09:15
    Не принято в работу. Требовалось до 10:15 (п. 3.1 регламента)

    37 против 20: +85 % за 7 дней к предыдущим 7; уверенный рост не менее +13 %
    12.03–18.03 против 05.03–11.03, все источники · резкий рост
    Порог 10 % (п. 1.2 регламента)

    Оповещены: ответственный сотрудник → руководитель МЦУР (в 10:15)

    Сроки
    • Ответственный сотрудник: внести «Ход работ» и «Информирование» — до 10:15 (п. 3.1 регламента), просрочено

    Основание: п. 3.2 регламента
    [Принял в работу]
    [Ход работ] [Информирование]
    [Не могу решить] [Устранено]
    [Поручить]
    [Предложения]
    [Ложная тревога] [История]"
  `);
});

test('the ministry reads facts, measures and posts', () => {
  const subject = sampleCase(
    { level: 3, levelAt: at('12:15'), reached: ['officer', 'mcur-head', 'district-head'] },
    {
      entries: [
        {
          kind: 'progress',
          at: at('11:40'),
          by: 'Петров П. П.',
          post: 'officer',
          text: 'ремонт фидера',
          trend: 'same',
          evidence: [],
        },
      ],
      undelivered: ['mcur-head'],
    },
  );
  const view = viewOf(at('12:15'), subject, firstDebts());
  expect(onPhone(renderParts([part('report', '4.5', view)], reader('ministry')))).toMatchInlineSnapshot(`
    "Доклад · №12 · Энергетика · рост обращений
    г.о. Химки · с 19.03.2026 09:15 · п. 4.5 регламента

    37 против 20: +85 % за 7 дней к предыдущим 7; уверенный рост не менее +13 %
    12.03–18.03 против 05.03–11.03, все источники · резкий рост
    Порог 10 % (п. 1.2 регламента)

    Оповещены: ответственный сотрудник, руководитель МЦУР, Глава округа

    Нарушение не устранено: меры пока не дали результата.
    Подключены: ответственный сотрудник, руководитель МЦУР
    Доложено Главе округа: требуется управленческое решение.

    11:40 Ход работ, без изменений: ремонт фидера"
  `);
});

test('a ping offers what its reader may press: a Head has no «Ход работ»', () => {
  const owner = { post: 'officer', personId: 4, name: 'Петров П. П.', phone: null };
  const view = viewOf(at('13:15'), sampleCase({ owner, level: 3 }), [debt('first-result', at('10:15'))]);
  const pinged = (post: string) => renderParts([part('ping', '4.5', view)], reader(post)).buttons.flat();
  expect(pinged('officer').map(({ label }) => label)).toEqual(['Ход работ', 'Информирование']);
  expect(pinged('district-head').map(({ label }) => label)).toEqual(['Ознакомлен', 'Поручить']);
});

test('a report inside the house says what was missed', () => {
  const view = viewOf(at('10:15'), sampleCase({ reached: ['officer'] }), firstDebts());
  expect(onPhone(renderParts([part('report', '3.2', view)], reader('mcur-head')))).toMatchInlineSnapshot(`
    "Доклад · №12 · Энергетика · рост обращений
    г.о. Химки · с 19.03.2026 09:15 · п. 3.2 регламента

    37 против 20: +85 % за 7 дней к предыдущим 7; уверенный рост не менее +13 %
    12.03–18.03 против 05.03–11.03, все источники · резкий рост
    Порог 10 % (п. 1.2 регламента)

    Не исполнено: ответственный сотрудник: принять в работу — до 10:15 (п. 3.1 регламента), срок истёк
    Не исполнено: ответственный сотрудник: внести «Ход работ» и «Информирование» — до 10:15 (п. 3.1 регламента), срок истёк

    Оповещены: ответственный сотрудник (в 09:15)
    Для сведения: руководитель МЦУР

    Сведения о принятых мерах пока не внесены."
  `);
});

test('the closing report carries the timeline', () => {
  const subject = sampleCase({ state: 'closed', closedAt: at('14:20'), level: 1 }, { closing: 'resolved' });
  const line = (time: string, kind: string, reason: string, clause: string) => ({
    at: at(time),
    kind,
    clause,
    reason,
    post: 'officer',
    name: 'Петров П. П.',
    text: reason === 'progress-entered' ? 'бригада на месте' : null,
    rule: null,
  });
  const timeline = [
    { ...line('09:15', 'open', 'rise-incident', '1.2'), post: null, name: null },
    line('09:15', 'reach', 'announced', '3.1'),
    line('09:20', 'own', 'acknowledged', '3.1'),
    line('10:10', 'note', 'progress-entered', '3.1'),
    line('14:20', 'close', 'closing-confirmed', '3.3'),
  ];
  const closing = part('closing', '3.3', viewOf(at('14:20'), subject, []), { timeline });
  expect(onPhone(renderParts([closing], reader('officer')))).toMatchInlineSnapshot(`
    "🟢 №12 · Энергетика · рост обращений
    г.о. Химки · с 19.03.2026 09:15
    Закрыто в 14:20: нарушение устранено. Продолжалось 5 ч 5 мин
    Работа переходит в штатный режим (п. 3.3 регламента).

    37 против 20: +85 % за 7 дней к предыдущим 7; уверенный рост не менее +13 %
    12.03–18.03 против 05.03–11.03, все источники · резкий рост
    Порог 10 % (п. 1.2 регламента)

    Хронология
    09:15 Открыто (п. 1.2)
    09:15 Оповещён уровень: ответственный сотрудник (п. 3.1)
    09:20 Принято в работу: Петров П. П., ответственный сотрудник (п. 3.1)
    10:10 Ход работ: Петров П. П. — бригада на месте (п. 3.1)
    14:20 Закрыто: Петров П. П. (п. 3.3)
    [История]"
  `);
  const outside = renderParts([closing], reader('ministry'));
  expect(outside.text).not.toContain('Петров');
  expect(outside.buttons).toEqual([]);
});

describe('several cases in one tick', () => {
  const other = (id: number, number: number) => viewOf(at('11:15'), sampleCase({ id, number }), firstDebts());

  test('each has its number, the pings are one message', () => {
    const parts = [part('ping', '3.1', other(7, 12), {}, KEYS[0]), part('ping', '3.1', other(8, 13), {}, KEYS[0])];
    expect(onPhone(renderParts(parts, reader('officer')))).toMatchInlineSnapshot(`
      "Напоминание · №12 · Энергетика · рост обращений
      Принять в работу — до 10:15 (п. 3.1 регламента), просрочено на 1 ч

      — — —

      Напоминание · №13 · Энергетика · рост обращений
      Принять в работу — до 10:15 (п. 3.1 регламента), просрочено на 1 ч
      [Принял в работу · №12]
      [Принял в работу · №13]"
    `);
  });

  test('many cards at once shrink to a few lines each, and none is lost', () => {
    const parts = Array.from({ length: 14 }, (_, index) => part('card', '3.1', other(index + 1, index + 101)));
    const screen = renderParts(parts, reader('officer'));
    expect(faultsOf(screen)).toEqual([]);
    for (const { view } of parts) expect(screen.text).toContain(`№${view.case.number} `);
    expect(screen.buttons).toHaveLength(14);
  });
});

test('a ping to an external chat becomes a report of facts', () => {
  const { text, buttons } = renderParts(aboutBoth('ping', at('11:15')), reader('ministry'));
  expect(text).toMatch(/^Доклад · №12/);
  expect(text).not.toMatch(/Напоминание|просрочено|Не исполнено/);
  expect(buttons).toEqual([]);
});

test('the clause of the tell is cited even where the words cite another', () => {
  const view = viewOf(at('11:15'), sampleCase(), firstDebts());
  expect(renderParts([part('ping', '4.1', view, {}, KEYS[0])], reader('officer')).text).toMatch(
    /Основание: п\. 4\.1 регламента$/,
  );
});

test('returned into work: said above the card', () => {
  const view = viewOf(at('13:10'), sampleCase(), firstDebts());
  const returned = part('reopened', '3.3', view);
  returned.tell.reason = 'closing-rejected';
  expect(renderParts([returned], reader('officer')).text).toMatch(
    /^Возвращено в работу \(п\. 3\.3 регламента\)\n🔴 №12/,
  );
  expect(renderParts([part('worsened', '1.2', view)], reader('officer')).text).toMatch(/^Рост обращений усилился/);
});

test('the rise is over: said once, as what it is, above which closing is proposed', () => {
  const fall = { ...sampleRise, current: 20, previous: 21, growthPercent: -5, tier: 'none' as const };
  const joined = { ...sampleRise, series: 'subcategory:отключение', title: 'Отключение электроэнергии' };
  const told = (rises: (typeof sampleRise)[], closingSuggested = true) => {
    const view = viewOf(at('13:10'), sampleCase({}, { joined: rises, closingSuggested }), firstDebts());
    return renderParts([part('suggest-closing', '3.3', view)], reader('officer')).text;
  };
  const said = told([joined, fall]);
  expect(said).toMatch(/^Если нарушение устранено, нажмите «Устранено» \(п\. 3\.3 регламента\)\n🔴 №12/);
  expect(said.match(/рост прекратился/g)).toHaveLength(1);
  expect(said).toContain('По данным рост прекратился: 20 против 21\n');
  expect(said).not.toContain('Присоедин');
  // What joined goes on: the fall of what opened the case is a fact, and is not counted among the rises.
  expect(told([joined, fall], false)).toContain('Присоединён рост: Отключение электроэнергии');
});

test('a message sent again is marked, and its marks move with the words', () => {
  const view = viewOf(at('09:15'), sampleCase(), firstDebts());
  const first = renderParts([part('card', '1.2', view)], reader('officer'));
  const again = repeatMark(first);
  expect(again.text).toBe(`повтор · ${first.text}`);
  expect(again.marks.map(({ offset }) => offset)).toEqual(first.marks.map(({ offset }) => offset + 9));
  expect(faultsOf(again)).toEqual([]);
});
