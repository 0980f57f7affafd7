import { describe, expect, it } from 'vitest';
import type { RegisterValues } from '../../../src/domain/register.ts';
import { renderLacking } from '../../../src/render/registers/lacking.ts';
import { dutyOnPaper, may, minuteOf } from '../../support/paper.ts';
import { ruza } from '../../support/sample-duties.ts';

const FLUSHINGS = 'Обновить реестр промывок';
const WEEK_OLD = new Date('2026-05-18T07:00:00Z');
const STALE = new Date('2026-05-25T07:00:00Z');

function flushings(...daysOff: string[]) {
  const duty = dutyOnPaper(ruza, 'flushings-updated', { daysOff });
  duty.data = {
    register: { draft: 'register', register: 'flushings', rows: 3, updatedAt: WEEK_OLD, staleSince: STALE },
  };
  return duty;
}

describe('the register of flushings', () => {
  it('2.3.1.1: has what the source names: when, when residents were told, why, where posted, the address', () => {
    const register = ruza.registers['flushings'];
    expect(register).toMatchObject({ clause: '2.3.1.1', keptBy: ['engineering-head'], freshFor: { value: 'weekly' } });
    expect(register?.fields.map(({ title }) => title)).toEqual([
      'Дата промывки',
      'Дата информирования жителей',
      'Причина проведения промывки',
      'Где размещена информация',
      'Адрес объекта',
    ]);
    expect(register?.fields.every(({ required }) => required)).toBe(true);
  });

  it('2.3.1.1: is demanded on Monday at 10:00, with how stale it is; one tap or new rows meet it', () => {
    const duty = flushings().until(may(25, '10:00'));
    const { text, buttons } = duty.sees('engineering-head', FLUSHINGS);
    expect(text).toContain('до 17:00 (п. 2.3.1.1 регламента)');
    expect(text).toContain('«Реестр промывок» — 3 строки; обновлено 18.05.2026 10:00; устарело 25.05.2026 10:00');
    expect(buttons).toEqual(['Внести', 'Сведения актуальны', 'Проблема']);
    duty.act(may(25, '12:00'), 'engineering-head', { kind: 'register-updated', register: 'flushings' });
    duty.until(may(31, '23:00'));
    expect(duty.heardByClock()).toEqual([`25.05 10:00 engineering-head громко ${FLUSHINGS}`]);
  });

  it('2.3.1.1: not brought up to date, the officer and the head of the МЦУР hear of it at 17:00, outsiders do not', () => {
    const duty = flushings().until(may(25, '23:00'));
    expect(duty.sees('mcur-head').text).toContain('обновить реестр промывок — до 17:00 (п. 2.3.1.1 регламента)');
    expect(duty.messages.map(({ post }) => post)).toEqual(['engineering-head', 'officer', 'mcur-head']);
  });

  it('2.3.1.1: when Monday is a day off it is demanded on Tuesday, and again the Monday after', () => {
    const duty = flushings('2026-05-25');
    duty.until(may(25, '23:00'));
    expect(duty.messages).toEqual([]);
    duty.until(may(26, '10:00'));
    expect(duty.sees('engineering-head', FLUSHINGS).text).toContain('до 17:00');
    const again = minuteOf('2026-06-01', '10:00');
    expect(duty.until(again).messages.at(-1)).toMatchObject({ minute: again, post: 'engineering-head' });
  });

  it('2.3.1.1: rows entered into another register do not meet it', () => {
    const duty = flushings().until(may(25, '10:00'));
    duty.act(may(25, '12:00'), 'engineering-head', { kind: 'register-updated', register: 'water-works' });
    duty.until(may(25, '17:00'));
    expect(duty.sees('officer').text).toContain('Не исполнено');
  });
});

describe('planned works and settlements', () => {
  it.each([
    ['water-works-updated', 'water-works', 'Подтвердить реестр водозаборных узлов, станций и сетей'],
    ['settlements-water-updated', 'settlements-water', 'Подтвердить список населённых пунктов без водозаборных узлов'],
  ])('2.3.1.1: %s is asked on Tuesday; missed, the officer alone hears of it', (rule, register, words) => {
    expect(ruza.registers[register]).toMatchObject({ clause: '2.3.1.1', keptBy: ['engineering-head'] });
    const duty = dutyOnPaper(ruza, rule).until(may(26, '23:00'));
    expect(duty.sees('engineering-head', words).text).toContain('до 17:00 (п. 2.3.1.1 регламента)');
    expect(duty.messages.map(({ minute, post }) => [minute, post])).toEqual([
      [may(26, '10:00'), 'engineering-head'],
      [may(26, '17:00'), 'officer'],
    ]);
  });

  it('2.3.1.1: settlements lacking them are named, what is unknown apart', () => {
    const register = ruza.registers['settlements-water'];
    if (!register) throw new Error('no register of settlements');
    const row = (id: number, settlement: string, sound: boolean | null) => {
      const values: RegisterValues = { settlement, kind: 'ВЗУ', sound };
      return { id, values, createdAt: STALE, createdBy: '1', updatedAt: STALE };
    };
    const rows = [row(1, 'Тучково', false), row(2, 'Руза', true), row(3, 'Нестерово', null)];
    const view = { book: ruza, register, mayFill: false, duty: null, rows: 3, updatedAt: STALE, staleSince: null };
    const screen = renderLacking(view, rows).text;
    expect(screen).toContain('неудовлетворительном состоянии (п. 2.3.1.1 регламента)');
    expect(screen).toContain('• Тучково');
    expect(screen).not.toContain('• Руза');
    expect(screen).toContain('Не указано: 1 населённый пункт');
  });
});

describe('a problem', () => {
  it.each([
    ['flushings-updated', may(25, '10:00')],
    ['water-works-updated', may(26, '10:00')],
    ['settlements-water-updated', may(26, '10:00')],
  ])('2.3.1.1: of %s goes to the posts the source names, and does not meet the duty', (rule, minute) => {
    const duty = dutyOnPaper(ruza, rule).until(minute);
    expect(duty.sees('engineering-head').text).toContain(
      '«Проблема» сообщается начальнику ТУ, заместителю Директора ТОК МОС АВС, РСО',
    );
    for (const unit of ['rso/водоканал', 'rso/теплосеть'])
      duty.engine.staff(unit, { state: 'reachable', persons: [{ id: 50, name: 'Лицо 50' }], title: unit.slice(4) });
    const text = 'Нет напора для промывки';
    duty.act(minute + 60, 'engineering-head', { kind: 'problem', rule, text, to: 'rso/водоканал' });
    const told = duty.messages.filter((message) => message.minute === minute + 60);
    expect(told.map(({ post, loud }) => [post, loud])).toEqual([
      ['tu-head', true],
      ['mos-avs', true],
      ['rso/водоканал', true],
      ['officer', true],
    ]);
    for (const { text } of told) expect(text).toMatch(/\(п\. 2\.3\.1\.1 регламента\)\nНет напора для промывки/);
    expect(duty.sees('rso/водоканал').text).not.toContain('Лицо');
    expect(duty.turns(rule)[0]).toBe('10:00 open');
  });
});
