import { describe, expect, it } from 'vitest';
import { unitPost } from '../../../src/domain/post.ts';
import type { RegisterValues } from '../../../src/domain/register.ts';
import { renderLacking } from '../../../src/render/registers/lacking.ts';
import { renderRegister } from '../../../src/render/registers/registers.ts';
import { dutyOnPaper, may } from '../../support/paper.ts';
import { ruza } from '../../support/sample-duties.ts';

const UPDATED = new Date('2026-05-20T07:00:00Z');

function viewOf(id: string, rows: number) {
  const register = ruza.registers[id];
  if (!register) throw new Error(`no register ${id}`);
  return { book: ruza, register, mayFill: false, duty: null, rows, updatedAt: UPDATED, staleSince: null };
}

function stored(...all: RegisterValues[]) {
  return all.map((values, id) => ({ id, values, createdAt: UPDATED, createdBy: '1', updatedAt: UPDATED }));
}

describe('what is kept of container sites', () => {
  it.each([
    ['container-sites', ['Адрес', 'Объём образования отходов, м³ в месяц', 'Образователи отходов']],
    ['container-sites', ['Соответствует стандарту Московской области']],
    ['planned-sites', ['Адрес', 'Срок строительства']],
    ['settlements-sites', ['Населённый пункт', 'Площадка есть']],
    ['waste-documents', ['Документ', 'Дата актуализации']],
  ])('2.3.2.1: %s holds %s', (id, titles) => {
    const register = ruza.registers[id];
    expect(register).toMatchObject({ clause: '2.3.2.1', keptBy: ['waste-head'], freshFor: { value: 'monthly' } });
    expect(register?.fields.map(({ title }) => title)).toEqual(expect.arrayContaining(titles));
  });

  it('2.3.2.1: layers of РГИС and the general scheme are dated rows', () => {
    const { fields } = viewOf('waste-documents', 0).register;
    expect(fields.find(({ id }) => id === 'document')?.options).toEqual([
      'перечень КП на слоях РГИС',
      'Генеральная схема санитарной очистки',
    ]);
    expect(fields.find(({ id }) => id === 'date')).toMatchObject({ type: 'date', required: true });
  });

  it('2.3.2.1: a site stands with its volume, its producers and whether it complies', () => {
    const site = { address: 'Руза, ул. Солнцева, 5', volume: 12.5, producers: 'дома 1–7', compliant: false };
    const screen = renderRegister(viewOf('container-sites', 1), stored(site), 0).text;
    expect(screen).toContain('Контейнерные площадки (п. 2.3.2.1 регламента)');
    expect(screen).toContain('Руза, ул. Солнцева, 5 — Объём образования отходов, м³ в месяц: 12,5');
    expect(screen).toContain('Образователи отходов: дома 1–7; Соответствует стандарту Московской области: нет');
  });

  it('2.3.2.1: settlements without sites are named', () => {
    const rows = stored({ settlement: 'Беляная Гора', present: false }, { settlement: 'Тучково', present: true });
    const screen = renderLacking(viewOf('settlements-sites', 2), rows).text;
    expect(screen).toContain('Нет контейнерных площадок (п. 2.3.2.1 регламента)');
    expect(screen).toContain('• Беляная Гора');
    expect(screen).not.toContain('Тучково');
  });
});

describe('their freshness', () => {
  const RULES = [
    ['sites-updated', 'container-sites'],
    ['planned-sites-updated', 'planned-sites'],
    ['settlements-sites-updated', 'settlements-sites'],
    ['waste-documents-updated', 'waste-documents'],
  ] as const;

  it.each(RULES)(
    '2.3.2.1: %s is asked every Wednesday and met by one tap, nobody else hears of it',
    (rule, register) => {
      const duty = dutyOnPaper(ruza, rule);
      duty.data = { register: { draft: 'register', register, rows: 0, updatedAt: null, staleSince: null } };
      const { text, buttons } = duty.until(may(27, '10:00')).sees('waste-head');
      expect(text).toContain('до 17:00 (п. 2.3.2.1 регламента)');
      expect(text).toContain(`«${ruza.registers[register]?.title}» — сведения ещё не вносились`);
      expect(buttons.slice(0, 2)).toEqual(['Внести', 'Сведения актуальны']);
      duty.act(may(27, '16:59'), 'waste-head', { kind: 'register-updated', register });
      duty.until(may(28, '09:00'));
      expect(duty.messages).toHaveLength(1);
    },
  );

  it.each(RULES)('2.3.2.1: %s missed is told to the officer at 17:00, and to no outsider', (rule) => {
    const duty = dutyOnPaper(ruza, rule).until(may(28, '09:00'));
    expect(duty.sees('officer').text).toContain('до 17:00 (п. 2.3.2.1 регламента), срок истёк');
    expect(duty.messages.map(({ minute, post }) => [minute, post])).toEqual([
      [may(27, '10:00'), 'waste-head'],
      [may(27, '17:00'), 'officer'],
    ]);
  });
});

it.each([
  ['sites-updated', 'контейнерные площадки'],
  ['planned-sites-updated', 'планируемые площадки'],
  ['settlements-sites-updated', 'пункты без площадок'],
  ['waste-documents-updated', 'РГИС и генеральная схема'],
])(
  '2.3.2.1: a problem of %s goes to the head of the one managing company it concerns, beside him only the officer',
  (rule, about) => {
    const duty = dutyOnPaper(ruza, rule).until(may(27, '10:00'));
    expect(duty.sees('waste-head').buttons).toContain('Проблема');
    const text = 'Площадка на Солнцева разрушена';
    for (const [id, title] of [
      [51, 'УК «Образец»'],
      [52, 'УК «Пример»'],
    ] as const) {
      const unit = unitPost('uk-head', title.toLowerCase());
      duty.engine.staff(unit, { state: 'reachable', persons: [{ id, name: `Лицо ${id}` }], title });
    }
    const to = 'uk-head/ук «образец»';
    duty.act(may(27, '10:30'), 'waste-head', { kind: 'problem', rule, text, to });
    const told = duty.messages.slice(1);
    expect(told.map(({ post, loud }) => [post, loud])).toEqual([
      [to, true],
      ['officer', true],
    ]);
    expect(duty.sees(to).text).toContain(`Проблема: ${about}`);
    expect(duty.sees(to).text).toContain(`(п. 2.3.2.1 регламента)\n${text}`);
    expect(duty.sees('officer').text).toContain('Передано руководителю УК «Образец».');
  },
);
