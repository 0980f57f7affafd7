import { expect, test } from 'vitest';
import type { RegisterRow, RegisterValues } from '../../../../src/domain/register.ts';
import { fieldQuestion, fileHelp, rowConfirmation, wrongValue } from '../../../../src/render/registers/register-row.ts';
import { renderLacking } from '../../../../src/render/registers/lacking.ts';
import {
  renderRegister,
  renderRegisters,
  rowsMatching,
  type RegisterView,
} from '../../../../src/render/registers/registers.ts';
import type { Book } from '../../../../src/regulation/book.ts';
import { at } from '../../../support/sample-views.ts';
import { khimki, ruza } from '../../../support/sample-duties.ts';
import { faultsOf, onPhone } from '../../../support/screens.ts';

function viewOf(book: Book, id: string, change: Partial<RegisterView> = {}): RegisterView {
  return {
    book,
    register: book.registers[id]!,
    rows: 2,
    updatedAt: at('10:15', '2026-03-11'),
    staleSince: null,
    mayFill: true,
    duty: null,
    ...change,
  };
}

function rowsOf(...values: RegisterValues[]): RegisterRow[] {
  return values.map((one, index) => ({
    id: index + 1,
    values: one,
    createdAt: at('10:15', '2026-03-11'),
    createdBy: '4',
    updatedAt: at('10:15', '2026-03-11'),
  }));
}

const SITES = rowsOf(
  { address: 'п. Тучково, ул. Мира, 4', volume: 1250.5, producers: 'ЖК «Заря»', compliant: true },
  { address: 'д. Нестерово', volume: 40, producers: 'частный сектор', compliant: false },
);

test('/registry: each register with its freshness, a button to each; an empty one stands on its button alone', () => {
  const views = [
    viewOf(ruza, 'flushings', { staleSince: at('10:15', '2026-03-18') }),
    viewOf(ruza, 'container-sites'),
    viewOf(ruza, 'acts', { rows: 0, updatedAt: null }),
  ];
  expect(onPhone(renderRegisters(views))).toMatchInlineSnapshot(`
    "Реестры

    🔴 Реестр промывок (п. 2.3.1.1 регламента)
    2 строки; обновлено 11.03.2026 10:15; устарело 18.03.2026 10:15

    ✅ Контейнерные площадки (п. 2.3.2.1 регламента)
    2 строки; обновлено 11.03.2026 10:15

    ⚪ Сведения ещё не вносились: 1 реестр
    [🔴 Реестр промывок]
    [✅ Контейнерные площадки]
    [⚪ Правовые акты]"
  `);
  expect(renderRegisters([]).text).toBe('Реестров, доступных вашей должности, нет.');
});

test('2.3.2.1: rows of a register; who owes its update confirms it here', () => {
  const view = viewOf(ruza, 'container-sites', { duty: { caseId: 9, rule: 'sites-updated' } });
  expect(onPhone(renderRegister(view, SITES, 0))).toMatchInlineSnapshot(`
    "Контейнерные площадки (п. 2.3.2.1 регламента)
    2 строки; обновлено 11.03.2026 10:15

    1. п. Тучково, ул. Мира, 4 — Объём образования отходов, м³ в месяц: 1250,5; Образователи отходов: ЖК «Заря»; Соответствует стандарту Московской области: да
    2. д. Нестерово — Объём образования отходов, м³ в месяц: 40; Образователи отходов: частный сектор; Соответствует стандарту Московской области: нет
    [Внести]
    [Сведения актуальны]
    [Внести файлом]
    [Исправить или удалить строку]
    [Скачать]"
  `);
});

test('a reader who may not fill only takes it along; a long register has pages', () => {
  const view = viewOf(ruza, 'container-sites', { mayFill: false });
  expect(
    renderRegister(view, SITES, 0)
      .buttons.flat()
      .map(({ label }) => label),
  ).toEqual(['Скачать']);
  expect(renderRegister({ ...view, rows: 0 }, [], 0).buttons).toEqual([]);
  const many = rowsOf(...Array.from({ length: 130 }, (_, index) => ({ address: `ул. Мира, ${index + 1}` })));
  const first = renderRegister(view, many, 0);
  expect(first.buttons.flat().map(({ label }) => label)).toEqual(['2 из 6 ›', 'Скачать']);
  expect(renderRegister(view, many, 99).text).toContain('130. ул. Мира, 130');
  expect(faultsOf(first)).toEqual([]);
});

test('1.4: knowledge is found by any of its words', () => {
  const acts = khimki.registers['acts']!;
  const rows = rowsOf(
    { act: 'Постановление № 692/33', date: '2019-10-07', about: 'ЕЦУР' },
    { act: 'Закон № 35-ФЗ', date: null, about: 'об электроэнергетике' },
  );
  expect(rowsMatching(acts, rows, 'ЗАКОН фз').map(({ id }) => id)).toEqual([2]);
  expect(rowsMatching(acts, rows, '07.10.2019').map(({ id }) => id)).toEqual([1]);
  expect(rowsMatching(acts, rows, ' ')).toHaveLength(2);
  const many = rowsOf(...Array.from({ length: 60 }, () => ({ act: 'Закон', date: null, about: null })));
  expect(renderRegister(viewOf(khimki, 'acts', { mayFill: false }), many, 0, 'закон').text).toContain('…ещё 35 строк');
  expect(onPhone(renderRegister(viewOf(khimki, 'acts', { mayFill: false }), rows, 0, 'закон'))).toMatchInlineSnapshot(`
    "Правовые акты (п. 1.4 регламента)
    2 строки; обновлено 11.03.2026 10:15

    По словам «закон»: 1 строка

    1. Закон № 35-ФЗ — О чём: об электроэнергетике"
  `);
});

test('2.3.1.1: settlements lacking a water intake; what nobody entered is not guessed', () => {
  const rows = rowsOf(
    { settlement: 'Нестерово', kind: 'ВЗУ', sound: false },
    { settlement: 'Тучково', kind: 'ВЗУ', sound: true },
    { settlement: 'Беляная Гора', kind: 'сеть водоснабжения', sound: false },
    { settlement: 'Дорохово', kind: 'ВЗУ', sound: null },
    { settlement: 'Нестерово', kind: 'сеть водоснабжения', sound: false },
  );
  expect(renderLacking(viewOf(ruza, 'settlements-water'), rows).text).toMatchInlineSnapshot(`
    "Нет ВЗУ, станции обезжелезивания или сети либо они в неудовлетворительном состоянии (п. 2.3.1.1 регламента)
    2 строки; обновлено 11.03.2026 10:15

    • Беляная Гора
    • Нестерово

    Не указано: 1 населённый пункт"
  `);
  expect(renderLacking(viewOf(ruza, 'settlements-water', { rows: 0, updatedAt: null }), []).text).toContain(
    'Реестр пуст: состояние неизвестно.',
  );
});

test('a row is looked at before it is stored', () => {
  const values = { address: 'д. Нестерово', volume: 40, producers: null, compliant: false };
  const screen = rowConfirmation(ruza.registers['container-sites']!, values, {
    save: 'row:save',
    cancel: 'row:cancel',
  });
  expect(onPhone(screen)).toMatchInlineSnapshot(`
    "Новая строка: Контейнерные площадки

    Адрес: д. Нестерово
    Объём образования отходов, м³ в месяц: 40
    Образователи отходов: не указано
    Соответствует стандарту Московской области: нет

    Всё верно?
    [Сохранить] [Отмена]"
  `);
});

test('the form and the file name the columns and what each takes', () => {
  const works = ruza.registers['water-works']!;
  expect(fieldQuestion(works, works.fields[1]!)).toBe(
    'Планируемые ВЗУ, станции обезжелезивания и сети водоснабжения. Вид (одно из: ВЗУ / станция обезжелезивания / сеть водоснабжения)?',
  );
  expect(fieldQuestion(works, works.fields[4]!)).toContain('Срок (дата, дд.мм.гггг)? Если сведений нет, напишите «-».');
  expect(wrongValue(ruza.registers['container-sites']!.fields[3]!)).toBe(
    'Не принято. Соответствует стандарту Московской области — да или нет, обязательно.',
  );
  expect(fileHelp(ruza.registers['flushings']!).text).toMatchInlineSnapshot(`
    "Файл: Реестр промывок

    CSV или XLSX. Первая строка — названия столбцов, порядок любой:

    • Дата промывки — дата, дд.мм.гггг, обязательно
    • Дата информирования жителей — дата, дд.мм.гггг, обязательно
    • Причина проведения промывки — текст, обязательно
    • Где размещена информация — текст, обязательно
    • Адрес объекта — текст, обязательно

    Пришлите файл ответом на это сообщение. Перед записью бот покажет, сколько строк принято и какие нет."
  `);
});
