import { describe, expect, test } from 'vitest';
import { controlCaption, controlFileName, controlSheets } from '../../../../src/render/figures/control-table.ts';
import { controlNotes } from '../../../../src/render/figures/control-why.ts';
import { asOf, HEAD, states, TODAY } from '../../../support/sample-control.ts';
import { khimki } from '../../../support/sample-duties.ts';

describe('the table of the control lists', () => {
  const NONE = {
    notAccepted: false,
    stuck: false,
    overdue: false,
    dueIn: null,
    postponed: false,
    promisePassed: false,
    repeated: false,
  };
  const row = {
    number: '7658034-1',
    source: 'Добродел',
    category: null,
    subcategory: 'Нет света',
    direction: 'Энергетика',
    executor: 'МУП',
    responsible: HEAD,
    createdOn: '2026-03-01',
    deadlineOn: '2026-03-17',
    returned: true,
    states: { ...NONE, overdue: true, repeated: true },
  };
  const later = {
    ...row,
    number: '7658035-1',
    executor: '',
    responsible: '',
    deadlineOn: null,
    returned: false,
    states: { ...NONE, notAccepted: true, stuck: true, postponed: true },
  };
  const table = { book: khimki, now: asOf, asOf, today: TODAY, rows: [later, row], total: 2 };

  test('2.3–2.5: a row for each appeal, the most pressing first, and what stands in it', () => {
    const [appeals, notes] = controlSheets(table, controlNotes(khimki, states));
    const [columns, ...listed] = appeals?.rows ?? [];
    expect(columns?.map(String).join(', ')).toBe(
      'Номер, Источник, Категория, Исполнитель, Ответственный, Срок, Состояние, Дней до срока, Дней с поступления',
    );
    expect(listed).toEqual([
      [
        '7658034-1',
        'Добродел',
        'Нет света',
        'МУП',
        'начальник отдела энергетики',
        '17.03.2026',
        'просрочено; повторное после ответа',
        -2,
        18,
      ],
      ['7658035-1', 'Добродел', 'Нет света', 'не указан', 'не указан', 'не указан', 'без движения; отложено', null, 18],
    ]);
    expect(notes?.rows).toContainEqual([expect.stringContaining('самая свежая — на 19.03.2026 09:40')]);
    expect(controlFileName(table)).toBe('Контроль_обращений_Энергетика_19_03_2026.xlsx');
  });

  test('a list too long for one workbook says in it and under it how much of it is there', () => {
    const [, notes] = controlSheets({ ...table, total: 61_234 }, []);
    expect(notes?.rows[1]).toEqual(['Показаны первые 2 из 61\u00a0234: самые срочные.']);
    expect(controlCaption({ ...table, total: 61_234 })).toBe('Показаны первые 2 из 61\u00a0234: самые срочные.');
    expect(controlCaption(table)).toBe('Под контролем — 2 обращения.');
  });
});
