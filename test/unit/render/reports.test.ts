import { describe, expect, test } from 'vitest';
import type { Obligation } from '../../../src/domain/obligation.ts';
import { renderHistory } from '../../../src/render/cases/history.ts';
import { renderParts } from '../../../src/render/message.ts';
import type { CaseView, Part } from '../../../src/render/view.ts';
import { at, debt, firstDebts, part, reader, sampleCase, viewOf, word } from '../../support/sample-views.ts';
import { ruza } from '../../support/sample-duties.ts';
import { onPhone } from '../../support/screens.ts';

const OWNER = { post: 'officer', personId: 1, name: 'Петров П. П.', phone: null };
const measure = (text: string, doneAt: Date | null) => ({ text, post: null, dueAt: null, doneAt, doneBy: null });
const ENTRIES = [
  word('progress', '10:10', 'бригада на месте', { trend: 'better' }),
  word('informing', '10:12', 'сайт округа, чаты домов'),
  word('cannot-solve', '10:20', 'нет техники'),
  word('progress', '10:55', 'ремонт фидера', { trend: 'same' }),
];
const subject = sampleCase(
  { owner: OWNER, level: 1, reached: ['officer', 'mcur-head'] },
  {
    entries: ENTRIES,
    measures: [measure('заменить опору на Лесной', at('10:40')), measure('подключить резервную линию', null)],
  },
);
/** The head's debts of the second hour. */
const HOUR = [
  debt('measures-report', at('11:15')),
  debt('situation', at('11:15'), { startsAt: at('10:15') }),
  debt('channels-checked', at('11:15'), { startsAt: at('10:15'), items: ['check:0'] }),
];
const [MEASURES, SITUATION, CHANNELS] = HOUR as [Obligation, Obligation, Obligation];
const hour = (now: Date, debts = HOUR): CaseView => viewOf(now, subject, debts);

/** The draft of an obligation as it is told at 11:15. */
function told(view: CaseView, owed: Obligation, unconfirmed: boolean): Part {
  const draft = view.book.rules[owed.rule]?.draft ?? null;
  const one = part('draft', owed.clause, view, {}, owed.key);
  return { ...one, tell: { ...one.tell, draft, unconfirmed } };
}

describe('the hour, fifteen minutes before it is due', () => {
  const asks = (view: CaseView, owed: Obligation[]): Part[] =>
    owed.map(({ key, rule, clause }) =>
      part(rule === 'channels-checked' ? 'demand' : 'preview', clause, view, {}, key),
    );

  test('4.4, 4.6, 4.7: one screen: what leaves by itself, to whom, in which words, and the list to tick', () => {
    const view = hour(at('11:00'));
    expect(onPhone(renderParts(asks(view, HOUR), reader('mcur-head')))).toMatchInlineSnapshot(`
      "Час 2 · №12 · Энергетика · рост обращений
      Уйдут сами в 11:15:
      • Доложить о выполнении мер (п. 4.4 регламента): заместителям Главы округа, ЦУР Минэнерго МО
      • Доложить обстановку (п. 4.6 регламента): Главе округа, ЦУР Минэнерго МО

      Проверить каналы информирования — до 11:15 (п. 4.7 регламента), отмечено 1 из 3

      Текст доклада на 11:00, новые сведения войдут
      Выполнение мер (п. 4.4 регламента)
      Меры: выполнено 1 из 2
      1. ✓ заменить опору на Лесной — выполнено в 10:40
      2. ☐ подключить резервную линию
      10:10 Ход работ, лучше: бригада на месте
      10:55 Ход работ, без изменений: ремонт фидера

      Обстановка (п. 4.6 регламента)
      Без изменений
      Каналы информирования: сайты ОМСУ

      Сформировано автоматически, не подтверждено
      [Отправить] [Изменить] [Задержать]
      [Ход работ]
      [✓ сайты ОМСУ]
      [☐ соцсети ОМСУ]
      [☐ стенды МКД]
      [Все отмечены]"
    `);
  });

  test('one report alone is not an hour', () => {
    const view = hour(at('11:00'), [{ ...SITUATION, items: ['confirmed'] }]);
    expect(onPhone(renderParts(asks(view, [SITUATION]), reader('mcur-head')))).toMatchInlineSnapshot(`
      "Доклад на проверку · №12 · Энергетика · рост обращений
      Уйдёт сам в 11:15:
      • Доложить обстановку (п. 4.6 регламента): Главе округа, ЦУР Минэнерго МО — сведения внесены

      Текст доклада на 11:00, новые сведения войдут
      10:55 Ход работ, без изменений: ремонт фидера
      [Отправить] [Изменить] [Задержать]"
    `);
  });

  test('put off once, a report can be sent or changed, not put off again', () => {
    const view = hour(at('11:10'), [{ ...SITUATION, items: ['held'], dueAt: at('11:45') }]);
    const screen = renderParts(asks(view, [SITUATION]), reader('mcur-head'));
    expect(screen.buttons.flat().map(({ label }) => label)).toEqual(['Отправить', 'Изменить', 'Ход работ']);
    expect(screen.text).toContain('Уйдёт сам в 11:45');
    expect(screen.text).toContain('задержан');
  });

  test('4.2: proposals nobody entered are asked for beside the preview, and are not invented in it', () => {
    const proposals = debt('proposals', at('10:15'));
    const view = viewOf(at('10:00'), sampleCase({ owner: OWNER }), [proposals]);
    expect(onPhone(renderParts(asks(view, [proposals]), reader('mcur-head')))).toMatchInlineSnapshot(`
      "Доклад на проверку · №12 · Энергетика · рост обращений
      Уйдёт сам в 10:15:
      • Внести предложения по снижению числа обращений (п. 4.2 регламента): ЦУР Минэнерго МО

      Текст доклада на 10:00, новые сведения войдут
      Предложения не представлены.

      Сформировано автоматически, не подтверждено
      [Отправить] [Изменить] [Задержать]
      [Предложения]"
    `);
  });

  test('4.1: a list that demands proof says so until it has come', () => {
    const list = debt('residents-informed', at('10:15'), { items: ['check:0', 'check:1', 'check:2'] });
    const view = viewOf(at('10:00'), subject, [list]);
    const demanded = (owed: Obligation) =>
      renderParts([part('demand', '4.1', { ...view, obligations: [owed] }, {}, list.key)], reader('mcur-head')).text;
    expect(demanded(list)).toContain('отмечено 3 из 3. Нужны ссылка или фото');
    expect(demanded({ ...list, items: [...list.items, 'evidence'] })).not.toContain('Нужны');
  });

  test('4.3: the measures are a list too, by their own words', () => {
    const tracked = debt('measures-tracked', at('12:15'), { startsAt: at('10:15') });
    const view = viewOf(at('12:00'), subject, [tracked]);
    const screen = renderParts([part('demand', '4.3', view, {}, tracked.key)], reader('mcur-head'));
    expect(screen.buttons.flat().map(({ label }) => label)).toEqual([
      '✓ заменить опору на Лесной',
      '☐ подключить резервную линию',
      'Все отмечены',
    ]);
  });
});

describe('reports at their due time', () => {
  test('4.4 and 4.6 to the ministry: one message, facts and posts, each under its clause', () => {
    const view = hour(at('11:15'));
    const parts = [told(view, MEASURES, true), told(view, SITUATION, false)];
    expect(onPhone(renderParts(parts, reader('ministry')))).toMatchInlineSnapshot(`
      "Доклад · №12 · Энергетика · рост обращений
      г.о. Химки · с 19.03.2026 09:15

      37 против 20: +85 %; уверенный рост не менее +13 %
      12.03–18.03 против 05.03–11.03 · резкий рост
      Порог 10 % (п. 1.2 регламента)

      Выполнение мер (п. 4.4 регламента)
      Меры: выполнено 1 из 2
      1. ✓ заменить опору на Лесной — выполнено в 10:40
      2. ☐ подключить резервную линию
      10:10 Ход работ, лучше: бригада на месте
      10:55 Ход работ, без изменений: ремонт фидера
      Сформировано автоматически, не подтверждено

      Обстановка (п. 4.6 регламента)
      Без изменений
      Каналы информирования: сайты ОМСУ

      Оповещены: ответственный сотрудник, руководитель МЦУР"
    `);
  });

  test('4.6 to the Head: three lines, nothing more', () => {
    const view = hour(at('11:15'));
    const { text } = renderParts([told(view, SITUATION, true)], reader('district-head'));
    expect(text).toMatchInlineSnapshot(`
      "🔴 №12 · Энергетика · рост обращений
      Час 2, без изменений: ремонт фидера (10:55)
      г.о. Химки · в работе: Петров П. П., ответственный сотрудник · п. 4.6 регламента · сформировано автоматически, не подтверждено"
    `);
    expect(text.split('\n')).toHaveLength(3);
  });

  test('4.4 with 4.6 to the Head: one line more, and the mark of what nobody confirmed once', () => {
    const view = hour(at('11:15'));
    const { text } = renderParts([told(view, MEASURES, true), told(view, SITUATION, true)], reader('district-head'));
    expect(text).toMatch(
      /^.*№12[^\n]*\nЧас 2, без изменений[^\n]*\n[^\n]*п\. 4\.6 регламента[^\n]*\nВыполнение мер \(п\. 4\.4 регламента\): выполнено 1 из 2$/,
    );
    expect(text.match(/не подтверждено/g)).toHaveLength(1);
  });

  test('a person’s words replace the bot’s; number, district and clause stay; it is read once under both clauses', () => {
    const own = HOUR.map((owed) => ({ ...owed, draft: 'Ремонт идёт.\nСвет дадут до 14:00.' }));
    const view = hour(at('11:05'), own);
    const parts = own.slice(0, 2).map((owed) => told(view, owed, false));
    expect(onPhone(renderParts(parts, reader('ministry')))).toMatchInlineSnapshot(`
      "Доклад · №12 · Энергетика · рост обращений
      г.о. Химки · с 19.03.2026 09:15

      Выполнение мер (п. 4.4 регламента), Обстановка (п. 4.6 регламента)
      Ремонт идёт.
      Свет дадут до 14:00."
    `);
    expect(renderParts(parts.slice(1), reader('district-head')).text).toContain(
      'Час 2: Ремонт идёт. Свет дадут до 14:00.',
    );
  });

  test('4.2: «предложения не представлены» in the book’s words', () => {
    const owed = debt('proposals', at('10:15'));
    const view = viewOf(at('10:15'), sampleCase(), [owed]);
    expect(renderParts([told(view, owed, true)], reader('ministry')).text).toMatchInlineSnapshot(`
      "Доклад: предложения · №12 · Энергетика · рост обращений
      г.о. Химки · с 19.03.2026 09:15 · п. 4.2 регламента

      37 против 20: +85 %; уверенный рост не менее +13 %
      12.03–18.03 против 05.03–11.03 · резкий рост
      Порог 10 % (п. 1.2 регламента)

      Предложения не представлены.

      Оповещены: ответственный сотрудник

      Сформировано автоматически, не подтверждено"
    `);
  });

  test('4.1: the deputies are told what they owe, with the button that meets it', () => {
    const [group, brief] = [debt('working-group', at('10:25')), debt('notify-deputies', at('09:25'))];
    const view = viewOf(at('09:25'), sampleCase(), [...firstDebts(), group, { ...brief, state: 'met' as const }]);
    expect(onPhone(renderParts([told(view, brief, true)], reader('deputies')))).toMatchInlineSnapshot(`
      "Оповещение · №12 · Энергетика · рост обращений
      г.о. Химки · с 19.03.2026 09:15 · п. 4.1 регламента

      37 против 20: +85 %; уверенный рост не менее +13 %
      12.03–18.03 против 05.03–11.03 · резкий рост
      Порог 10 % (п. 1.2 регламента)

      Требуется: назвать рабочую группу — до 10:25 (п. 4.1 регламента), осталось 1 ч
      Сведения о принятых мерах пока не внесены.

      Оповещены: ответственный сотрудник (в 09:15)
      Для сведения: руководитель МЦУР

      Сформировано автоматически, не подтверждено
      [Рабочая группа]"
    `);
  });

  test('4.1: how residents are told: the channels that were ticked, never those that were not', () => {
    const owed = debt('informing-report', at('11:15'));
    const { text } = renderParts([told(hour(at('11:15'), [owed, CHANNELS]), owed, false)], reader('ministry'));
    expect(text).toContain('Каналы информирования: сайты ОМСУ\n10:12 Информирование: сайт округа, чаты домов');
    expect(text).not.toContain('стенды МКД');
  });
});

describe('words of people to people', () => {
  const withWord = (entry: ReturnType<typeof word>) =>
    viewOf(at('12:00'), { ...subject, facts: { ...subject.facts, entries: [...ENTRIES, entry] } }, HOUR);

  test('5.3: a decision of the Head, with what its reader does next', () => {
    const decided = withWord(
      word('decision', '11:50', 'выделить резервный генератор', { by: 'Орлов О. О.', post: 'district-head' }),
    );
    expect(onPhone(renderParts([part('decision', '5.3', decided)], reader('officer')))).toMatchInlineSnapshot(`
      "Решение · №12 · Энергетика · рост обращений
      г.о. Химки · с 19.03.2026 09:15

      11:50 Глава округа, Орлов О. О. (п. 5.3 регламента)
      выделить резервный генератор
      [Ход работ] [Информирование]"
    `);
  });

  test('the case changed hands: what happened, what is owed by when', () => {
    const view = viewOf(at('12:00'), subject, [debt('progress', at('12:10'), { debtor: 'officer' })]);
    const screen = renderParts([part('handover', '3.1', view)], reader('officer'));
    expect(screen.text).toMatchInlineSnapshot(`
      "Дело передано вам · №12 · Энергетика · рост обращений
      г.о. Химки · с 19.03.2026 09:15
      Ведёт: Петров П. П., ответственный сотрудник (п. 3.1 регламента)

      37 против 20: +85 %; уверенный рост не менее +13 %

      Сроки
      • Внести «Ход работ» — до 12:10 (п. 2.8 регламента)

      Оповещены: ответственный сотрудник → руководитель МЦУР (в 09:15)
      Меры: выполнено 1 из 2
      1. ✓ заменить опору на Лесной — выполнено в 10:40
      2. ☐ подключить резервную линию

      10:10 Ход работ, лучше: бригада на месте (Петров П. П.)
      10:12 Информирование: сайт округа, чаты домов (Петров П. П.)
      10:20 Не могу решить: нет техники (Петров П. П.)
      10:55 Ход работ, без изменений: ремонт фидера (Петров П. П.)"
    `);
    expect(screen.buttons.flat().map(({ label }) => label)).toContain('Передать');
  });

  test('whoever it was taken from is told who has it now', () => {
    const view = viewOf(at('12:00'), { ...subject, owner: { ...OWNER, post: 'mcur-head', name: 'Орлов О. О.' } }, []);
    const taken = part('report', '3.1', view);
    const { text } = renderParts([{ ...taken, tell: { ...taken.tell, reason: 'taken-over' } }], reader('officer'));
    expect(text).toMatch(/^Дело передано · №12.*\n.*\nВедёт: Орлов О\. О\., руководитель МЦУР \(п\. 3\.1 регламента\)/);
  });
});

test('what the bot may not send itself is passed on by hand: the text as it is, and one button', () => {
  const view = hour(at('11:15'));
  const { text } = renderParts([told(view, SITUATION, true)], reader('ministry'));
  const relayed = renderParts([{ ...told(view, SITUATION, true), relayFor: 'ministry' }], reader('ministry'));
  expect(relayed.text).toBe(`Передайте ЦУР Минэнерго МО и нажмите «Передал в ЦУР»:\n\n${text}`);
  expect(relayed.buttons.flat().map(({ label }) => label)).toEqual(['Передал в ЦУР']);
});

test('32: to anybody but the ministry the ready text is passed on, not «в ЦУР»; a unit bears its organisation’s own name', () => {
  const unit = 'executors/ук восход';
  const view: CaseView = { ...viewOf(at('10:30'), subject, [], ruza), unitTitles: { [unit]: 'УК Восход' } };
  const relayed = renderParts([{ ...part('report', '2.6', view), relayFor: unit }], reader('ministry'));
  expect(relayed.text).toMatch(/^Передайте исполнителям «УК Восход» и нажмите «Передал»:\n/);
  expect(relayed.buttons.flat()).toEqual([{ label: 'Передал', data: `relayed:${view.case.id}` }]);
});

test('30: outside, a closing that was not believed is work that goes on: no name, no reason', () => {
  const line = (kind: string, reason: string, more = {}) => ({
    at: at('11:00'),
    kind,
    clause: '3.3',
    reason,
    post: 'mcur-head',
    name: 'Петров П. П.',
    text: 'не подтверждаю',
    rule: null,
    ...more,
  });
  const lines = [
    line('note', 'reason-entered'),
    line('resume', 'closing-rejected', { post: null, name: null, text: null }),
  ];
  expect(renderHistory(hour(at('11:15')), lines, reader('officer')).text).toMatch(
    /Причина.*не подтверждаю[^]*Возвращено/,
  );
  const outside = renderHistory(hour(at('11:15')), lines, reader('ministry')).text;
  expect(outside).toMatch(/11:00 Работа продолжена/);
  expect(outside).not.toMatch(/Причина|не подтверждаю|Петров|Возвращено/);
});

test('the history outside: words of the house stay inside', () => {
  const line = (kind: string, text: string) => ({
    at: at('11:00'),
    kind: 'note',
    clause: '4.6',
    reason: `${kind}-entered`,
    post: 'officer',
    name: 'Петров П. П.',
    text,
    rule: null,
  });
  const lines = [line('proposals', 'резервная линия'), line('held', 'ждём сводку'), line('decision', 'генератор')];
  const inside = renderHistory(hour(at('11:15')), lines, reader('officer')).text;
  expect(inside).toMatch(/Предложения.*резервная линия[^]*Доклад задержан.*ждём сводку[^]*Решение.*генератор/);
  const outside = renderHistory(hour(at('11:15')), lines, reader('ministry')).text;
  expect(outside).toContain('резервная линия');
  expect(outside).not.toMatch(/ждём сводку|генератор|Петров/);
});
