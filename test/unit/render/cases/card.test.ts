import { describe, expect, test } from 'vitest';
import { renderCard } from '../../../../src/render/cases/card.ts';
import { renderPostedCard } from '../../../../src/render/message.ts';
import { sampleCategoryBook } from '../../../support/sample-book.ts';
import { OWNER } from '../../../support/sample-hour.ts';
import { at, debt, firstDebts, part, reader, sampleCase, sampleRise, viewOf } from '../../../support/sample-views.ts';
import { onPhone } from '../../../support/screens.ts';

const owner = { ...OWNER, phone: '+7 916 000-00-00' };

describe('announced, nobody has reacted', () => {
  const view = viewOf(at('09:15'), sampleCase(), firstDebts());

  test('the officer is told what to do by when, with one button alone on top', () => {
    expect(onPhone(renderCard(view, reader('officer')))).toMatchInlineSnapshot(`
      "🔴 №12 · Энергетика · рост обращений
      г.о. Химки · с 19.03.2026 09:15
      Требуется принять в работу до 10:15 (п. 3.1 регламента)

      37 против 20: +85 % за 7 дней к предыдущим 7; уверенный рост не менее +13 %
      12.03–18.03 против 05.03–11.03, все источники · резкий рост
      Порог 10 % (п. 1.2 регламента)

      Оповещены: ответственный сотрудник (в 09:15)
      Для сведения: руководитель МЦУР

      Сроки
      • Внести «Ход работ» и «Информирование» — до 10:15 (п. 3.1 регламента)
      [Принял в работу]
      [Ход работ] [Информирование]
      [Не могу решить] [Устранено]
      [Ложная тревога] [История]"
    `);
  });

  test('opened from a formal rise, it stays a formal one in every title', () => {
    const formal = sampleCase({}, { rise: { ...sampleRise, tier: 'formal' }, openedBy: 'hand' });
    const { text } = renderCard(viewOf(at('09:15'), formal, firstDebts()), reader('officer'));
    expect(text.split('\n')[0]).toBe('🔴 №12 · Энергетика · формальный рост обращений');
  });

  test('the head is told who is to take it', () => {
    expect(onPhone(renderCard(view, reader('mcur-head')))).toMatchInlineSnapshot(`
      "🔴 №12 · Энергетика · рост обращений
      г.о. Химки · с 19.03.2026 09:15
      Принимает в работу ответственный сотрудник — до 10:15 (п. 3.1 регламента)

      37 против 20: +85 % за 7 дней к предыдущим 7; уверенный рост не менее +13 %
      12.03–18.03 против 05.03–11.03, все источники · резкий рост
      Порог 10 % (п. 1.2 регламента)

      Оповещены: ответственный сотрудник (в 09:15)
      Для сведения: руководитель МЦУР

      Сроки
      • Ответственный сотрудник: внести «Ход работ» и «Информирование» — до 10:15 (п. 3.1 регламента)
      [Принял в работу]
      [Ход работ] [Информирование]
      [Не могу решить] [Устранено]
      [Поручить]
      [Предложения]
      [Ложная тревога] [История]"
    `);
  });

  test('a person in both seats reads one card in both capacities', () => {
    const { text } = renderCard(view, reader('officer', 'mcur-head'));
    expect(text).toContain('Требуется принять в работу до 10:15 (п. 3.1 регламента)');
    expect(text).toContain('• Внести «Ход работ» и «Информирование» — до 10:15');
  });

  test('where the law gives no number the card says whose it is', () => {
    const { text } = renderCard({ ...view, book: sampleCategoryBook }, reader('officer'));
    expect(text).toContain('Порог установлен МЦУР: 10 % (п. 1.2 регламента)');
  });
});

test('three levels up, a passed level and a lost chat are named', () => {
  const subject = sampleCase(
    { level: 3, levelAt: at('12:15'), reached: ['officer', 'mcur-head', 'district-head'], told: ['ministry'] },
    {
      passed: [{ post: 'deputies', reason: 'empty' }],
      undelivered: ['mcur-head'],
      seen: [{ post: 'district-head', personId: 4, name: 'Орлов О. О.', at: at('12:20') }],
    },
  );
  expect(onPhone(renderCard(viewOf(at('12:20'), subject, firstDebts()), reader('district-head'))))
    .toMatchInlineSnapshot(`
      "🔴 №12 · Энергетика · рост обращений
      г.о. Химки · с 19.03.2026 09:15
      Не принято в работу. Требовалось до 10:15 (п. 3.1 регламента)
      Ждёт вашего решения: «Решение» или «Поручить»

      37 против 20: +85 % за 7 дней к предыдущим 7; уверенный рост не менее +13 %
      12.03–18.03 против 05.03–11.03, все источники · резкий рост
      Порог 10 % (п. 1.2 регламента)

      Оповещены: ответственный сотрудник → руководитель МЦУР → Глава округа (в 12:15)
      Для сведения: ЦУР Минэнерго МО
      Заместители Главы округа: уровень не назначен
      Не доставлено: руководитель МЦУР
      Ознакомлены: Орлов О. О. (в 12:20)

      Сроки
      • Ответственный сотрудник: внести «Ход работ» и «Информирование» — до 10:15 (п. 3.1 регламента), просрочено
      [Принял в работу]
      [Ознакомлен] [Поручить]
      [Решение]
      [История]"
    `);
});

test('in work: who has it, what is owed next, what was done', () => {
  const subject = sampleCase(
    { owner },
    {
      entries: [
        {
          kind: 'progress',
          at: at('10:10'),
          by: owner.name,
          post: 'officer',
          text: 'бригада на месте',
          trend: 'better',
          evidence: [],
        },
        {
          kind: 'informing',
          at: at('10:12'),
          by: owner.name,
          post: 'officer',
          text: 'сайт округа, чаты домов',
          trend: null,
          evidence: [],
        },
      ],
    },
  );
  const debts = [debt('progress', at('11:12'), { debtor: 'officer' })];
  expect(onPhone(renderCard(viewOf(at('11:05'), subject, debts), reader('officer')))).toMatchInlineSnapshot(`
    "🟡 №12 · Энергетика · рост обращений
    г.о. Химки · с 19.03.2026 09:15
    В работе: Петров П. П., ответственный сотрудник, +7 916 000-00-00

    37 против 20: +85 % за 7 дней к предыдущим 7; уверенный рост не менее +13 %
    12.03–18.03 против 05.03–11.03, все источники · резкий рост
    Порог 10 % (п. 1.2 регламента)

    Оповещены: ответственный сотрудник (в 09:15)
    Для сведения: руководитель МЦУР

    Сроки
    • Внести «Ход работ» — до 11:12 (п. 2.8 регламента)

    10:10 Ход работ, лучше: бригада на месте (Петров П. П.)
    10:12 Информирование: сайт округа, чаты домов (Петров П. П.)
    [Ход работ] [Информирование]
    [Не могу решить] [Устранено]
    [Передать]
    [Ложная тревога] [История]"
  `);
});

test('what the owner owes goes with the case when it is given to somebody else', () => {
  const owner = { post: 'mcur-head', personId: 5, name: 'Орлов О. О.', phone: null };
  const given = viewOf(at('12:00'), sampleCase({ owner }), [debt('progress', at('13:00'), { debtor: 'officer' })]);
  expect(renderCard(given, reader('officer')).text).toContain('• Руководитель МЦУР: внести «Ход работ» — до 13:00');
  expect(renderCard(given, reader('mcur-head')).text).toContain('• Внести «Ход работ» — до 13:00');
});

test('acknowledged but no result: a part already entered is not demanded again', () => {
  const debts = [debt('first-result', at('10:15'), { items: ['progress'] })];
  const { text } = renderCard(viewOf(at('09:40'), sampleCase({ owner }), debts), reader('officer'));
  expect(text).toContain('• Внести «Информирование» — до 10:15 (п. 3.1 регламента)');
});

test('liquidation was reported: the head confirms or returns', () => {
  const subject = sampleCase({ state: 'closing', level: 1, reached: ['officer', 'mcur-head'], owner });
  const view = viewOf(at('13:00'), subject, [debt('confirm', at('13:30'))]);
  expect(onPhone(renderCard(view, reader('mcur-head')))).toMatchInlineSnapshot(`
    "🟡 №12 · Энергетика · рост обращений
    г.о. Химки · с 19.03.2026 09:15
    Сообщено об устранении. Подтвердите до 13:30 (п. 3.3 регламента)
    В работе: Петров П. П., ответственный сотрудник, +7 916 000-00-00

    37 против 20: +85 % за 7 дней к предыдущим 7; уверенный рост не менее +13 %
    12.03–18.03 против 05.03–11.03, все источники · резкий рост
    Порог 10 % (п. 1.2 регламента)

    Оповещены: ответственный сотрудник → руководитель МЦУР (в 09:15)
    [Подтверждаю] [Вернуть в работу]
    [История]"
  `);
  expect(renderCard(view, reader('officer')).text).toContain(
    'Сообщено об устранении. Подтверждает руководитель МЦУР до 13:30 (п. 3.3 регламента)',
  );
});

describe('closed at level 0', () => {
  const subject = sampleCase({ state: 'closed', closedAt: at('14:20'), owner }, { closing: 'resolved' });

  test('the closing can be taken back for ten minutes', () => {
    expect(onPhone(renderCard(viewOf(at('14:29'), subject, []), reader('officer')))).toMatchInlineSnapshot(`
      "🟢 №12 · Энергетика · рост обращений
      г.о. Химки · с 19.03.2026 09:15
      Закрыто в 14:20: нарушение устранено. Продолжалось 5 ч 5 мин

      37 против 20: +85 % за 7 дней к предыдущим 7; уверенный рост не менее +13 %
      12.03–18.03 против 05.03–11.03, все источники · резкий рост
      Порог 10 % (п. 1.2 регламента)

      Оповещены: ответственный сотрудник (в 09:15)
      Для сведения: руководитель МЦУР
      [Отменить закрытие]
      [История]"
    `);
    const later = renderCard(viewOf(at('14:30'), subject, []), reader('officer'));
    expect(later.buttons.flat().map(({ label }) => label)).toEqual(['История']);
  });
});

test('opened by hand: the reason stands where the figures would be', () => {
  const subject = sampleCase({ owner }, { title: 'Авария на ТП-5', rise: null, openedBy: 'hand', note: 'Звонок ЕДДС' });
  const { text } = renderCard(viewOf(at('09:20'), subject, []), reader('officer'));
  expect(text).toContain('№12 · Энергетика · Авария на ТП-5\n');
  expect(text).toContain('Открыто вручную: Звонок ЕДДС');
});

test('a drill is called so before its number', () => {
  const { text } = renderCard(viewOf(at('09:15'), sampleCase({ drill: true }), firstDebts()), reader('officer'));
  expect(text).toContain('УЧЕНИЕ №12');
});

test('posted with what else was due in that instant, the card cites every clause; edited later it is the card alone', () => {
  const view = viewOf(at('10:15'), sampleCase({ level: 1, reached: ['officer', 'mcur-head'] }), firstDebts());
  const due = [part('card', '3.2', view), part('ping', '3.1', view), part('draft', '4.4', view)] as const;
  const posted = renderPostedCard(due, reader('mcur-head'));
  const card = renderCard(view, reader('mcur-head'));
  expect(posted.text).toBe(`${card.text}\n\nОснование: п. 3.2, п. 4.4 регламента`);
  expect(posted.buttons).toEqual(card.buttons);
  expect(renderPostedCard(due[0], reader('mcur-head')).text).toBe(card.text);
});
