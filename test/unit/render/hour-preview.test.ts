import { describe, expect, test } from 'vitest';
import type { Obligation } from '../../../src/domain/obligation.ts';
import { renderParts } from '../../../src/render/message.ts';
import type { CaseView, Part } from '../../../src/render/view.ts';
import { at, debt, part, reader, sampleCase, viewOf } from '../../support/sample-views.ts';
import { onPhone } from '../../support/screens.ts';
import { HOUR, OWNER, SITUATION, hour, hourCase } from '../../support/sample-hour.ts';

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
      • Доложить о выполнении мер (п. 4.4 регламента) — кому: заместителям Главы округа, ЦУР Минэнерго МО
      • Доложить обстановку (п. 4.6 регламента) — кому: Главе округа, ЦУР Минэнерго МО

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
      • Доложить обстановку (п. 4.6 регламента) — кому: Главе округа, ЦУР Минэнерго МО; сведения внесены

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
      • Внести предложения по снижению числа обращений (п. 4.2 регламента) — кому: ЦУР Минэнерго МО

      Текст доклада на 10:00, новые сведения войдут
      Предложения не представлены.

      Сформировано автоматически, не подтверждено
      [Отправить] [Изменить] [Задержать]
      [Предложения]"
    `);
  });

  test('4.1: a list that demands proof says so until it has come', () => {
    const list = debt('residents-informed', at('10:15'), { items: ['check:0', 'check:1', 'check:2'] });
    const view = viewOf(at('10:00'), hourCase, [list]);
    const demanded = (owed: Obligation) =>
      renderParts([part('demand', '4.1', { ...view, obligations: [owed] }, {}, list.key)], reader('mcur-head')).text;
    expect(demanded(list)).toContain('отмечено 3 из 3. Нужны ссылка или фото');
    expect(demanded({ ...list, items: [...list.items, 'evidence'] })).not.toContain('Нужны');
  });

  test('4.3: the measures are a list too, by their own words', () => {
    const tracked = debt('measures-tracked', at('12:15'), { startsAt: at('10:15') });
    const view = viewOf(at('12:00'), hourCase, [tracked]);
    const screen = renderParts([part('demand', '4.3', view, {}, tracked.key)], reader('mcur-head'));
    expect(screen.buttons.flat().map(({ label }) => label)).toEqual([
      '✓ заменить опору на Лесной',
      '☐ подключить резервную линию',
      'Все отмечены',
    ]);
  });
});
