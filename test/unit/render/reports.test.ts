import { describe, expect, test } from 'vitest';
import { renderParts } from '../../../src/render/message.ts';
import type { CaseView } from '../../../src/render/view.ts';
import { at, debt, firstDebts, part, reader, sampleCase, viewOf, word } from '../../support/sample-views.ts';
import { ruza } from '../../support/sample-duties.ts';
import { onPhone } from '../../support/screens.ts';
import {
  CHANNELS,
  ENTRIES,
  HOUR,
  MEASURES,
  OWNER,
  SITUATION,
  hour,
  hourCase,
  toldDraft,
} from '../../support/sample-hour.ts';

describe('reports at their due time', () => {
  test('4.4 and 4.6 to the ministry: one message, facts and posts, each under its clause', () => {
    const view = hour(at('11:15'));
    const parts = [toldDraft(view, MEASURES, true), toldDraft(view, SITUATION, false)];
    expect(onPhone(renderParts(parts, reader('ministry')))).toMatchInlineSnapshot(`
      "Доклад · №12 · Энергетика · рост обращений
      г.о. Химки · с 19.03.2026 09:15

      37 против 20: +85 % за 7 дней к предыдущим 7; уверенный рост не менее +13 %
      12.03–18.03 против 05.03–11.03, все источники · резкий рост
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
    const { text } = renderParts([toldDraft(view, SITUATION, true)], reader('district-head'));
    expect(text).toMatchInlineSnapshot(`
      "🔴 №12 · Энергетика · рост обращений
      Час 2, без изменений: ремонт фидера (10:55)
      г.о. Химки · в работе: Петров П. П., ответственный сотрудник · п. 4.6 регламента · сформировано автоматически, не подтверждено"
    `);
    expect(text.split('\n')).toHaveLength(3);
  });

  test('4.4 with 4.6 to the Head: one line more, and the mark of what nobody confirmed once', () => {
    const view = hour(at('11:15'));
    const { text } = renderParts(
      [toldDraft(view, MEASURES, true), toldDraft(view, SITUATION, true)],
      reader('district-head'),
    );
    expect(text).toMatch(
      /^.*№12[^\n]*\nЧас 2, без изменений[^\n]*\n[^\n]*п\. 4\.6 регламента[^\n]*\nВыполнение мер \(п\. 4\.4 регламента\): выполнено 1 из 2$/,
    );
    expect(text.match(/не подтверждено/g)).toHaveLength(1);
  });

  test('a person’s words replace the bot’s; number, district and clause stay; it is read once under both clauses', () => {
    const own = HOUR.map((owed) => ({ ...owed, draft: 'Ремонт идёт.\nСвет дадут до 14:00.' }));
    const view = hour(at('11:05'), own);
    const parts = own.slice(0, 2).map((owed) => toldDraft(view, owed, false));
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
    expect(renderParts([toldDraft(view, owed, true)], reader('ministry')).text).toMatchInlineSnapshot(`
      "Доклад: предложения · №12 · Энергетика · рост обращений
      г.о. Химки · с 19.03.2026 09:15 · п. 4.2 регламента

      37 против 20: +85 % за 7 дней к предыдущим 7; уверенный рост не менее +13 %
      12.03–18.03 против 05.03–11.03, все источники · резкий рост
      Порог 10 % (п. 1.2 регламента)

      Предложения не представлены.

      Оповещены: ответственный сотрудник

      Сформировано автоматически, не подтверждено"
    `);
  });

  test('4.1: the deputies are told what they owe, with the button that meets it', () => {
    const [group, brief] = [debt('working-group', at('10:25')), debt('notify-deputies', at('09:25'))];
    const view = viewOf(at('09:25'), sampleCase(), [...firstDebts(), group, { ...brief, state: 'met' as const }]);
    expect(onPhone(renderParts([toldDraft(view, brief, true)], reader('deputies')))).toMatchInlineSnapshot(`
      "Оповещение · №12 · Энергетика · рост обращений
      г.о. Химки · с 19.03.2026 09:15 · п. 4.1 регламента

      37 против 20: +85 % за 7 дней к предыдущим 7; уверенный рост не менее +13 %
      12.03–18.03 против 05.03–11.03, все источники · резкий рост
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
    const { text } = renderParts([toldDraft(hour(at('11:15'), [owed, CHANNELS]), owed, false)], reader('ministry'));
    expect(text).toContain('Каналы информирования: сайты ОМСУ\n10:12 Информирование: сайт округа, чаты домов');
    expect(text).not.toContain('стенды МКД');
  });
});

describe('words of people to people', () => {
  const withWord = (entry: ReturnType<typeof word>) =>
    viewOf(at('12:00'), { ...hourCase, facts: { ...hourCase.facts, entries: [...ENTRIES, entry] } }, HOUR);

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
    const view = viewOf(at('12:00'), hourCase, [debt('progress', at('12:10'), { debtor: 'officer' })]);
    const screen = renderParts([part('handover', '3.1', view)], reader('officer'));
    expect(screen.text).toMatchInlineSnapshot(`
      "Дело передано вам · №12 · Энергетика · рост обращений
      г.о. Химки · с 19.03.2026 09:15
      Ведёт: Петров П. П., ответственный сотрудник (п. 3.1 регламента)

      37 против 20: +85 % за 7 дней к предыдущим 7; уверенный рост не менее +13 %

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
    const view = viewOf(at('12:00'), { ...hourCase, owner: { ...OWNER, post: 'mcur-head', name: 'Орлов О. О.' } }, []);
    const taken = part('report', '3.1', view);
    const { text } = renderParts([{ ...taken, tell: { ...taken.tell, reason: 'taken-over' } }], reader('officer'));
    expect(text).toMatch(/^Дело передано · №12.*\n.*\nВедёт: Орлов О\. О\., руководитель МЦУР \(п\. 3\.1 регламента\)/);
  });
});

test('what the bot may not send itself is passed on by hand: the text as it is, and one button', () => {
  const view = hour(at('11:15'));
  const { text } = renderParts([toldDraft(view, SITUATION, true)], reader('ministry'));
  const relayed = renderParts([{ ...toldDraft(view, SITUATION, true), relayFor: 'ministry' }], reader('ministry'));
  expect(relayed.text).toBe(`Передайте ЦУР Минэнерго МО и нажмите «Передал в ЦУР»:\n\n${text}`);
  expect(relayed.buttons.flat().map(({ label }) => label)).toEqual(['Передал в ЦУР']);
});

test('32: to anybody but the ministry the ready text is passed on, not «в ЦУР»; a unit bears its organisation’s own name', () => {
  const unit = 'executors/ук восход';
  const view: CaseView = { ...viewOf(at('10:30'), hourCase, [], ruza), unitTitles: { [unit]: 'УК Восход' } };
  const relayed = renderParts([{ ...part('report', '2.6', view), relayFor: unit }], reader('ministry'));
  expect(relayed.text).toMatch(/^Передайте исполнителям «УК Восход» и нажмите «Передал»:\n/);
  expect(relayed.buttons.flat()).toEqual([{ label: 'Передал', data: `relayed:${view.case.id}` }]);
});
