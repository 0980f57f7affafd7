import { describe, expect, it } from 'vitest';
import { meansByWeekday } from '../../../src/analytics/averages.ts';
import { dayKinds } from '../../../src/analytics/day-kinds.ts';
import type { RegisterValues } from '../../../src/domain/register.ts';
import { mondayToFriday } from '../../../src/regulation/schedule.ts';
import { durationMs } from '../../../src/regulation/terms.ts';
import { renderAverages } from '../../../src/render/figures/averages.ts';
import { knowledgeCommands } from '../../../src/render/commands.ts';
import { renderRegister } from '../../../src/render/registers/registers.ts';
import { renderAbsences } from '../../../src/render/people/roster-pages.ts';
import { dutyOnPaper, may } from '../../support/paper.ts';
import { ruza } from '../../support/sample-duties.ts';

const DAY_MS = 86_400_000;
const UPDATED = new Date('2026-05-18T08:00:00Z');

function found(register: string, query: string, ...rows: RegisterValues[]): string {
  const kept = ruza.registers[register];
  if (!kept) throw new Error(`no register ${register}`);
  const view = { book: ruza, register: kept, mayFill: false, duty: null, rows: rows.length, updatedAt: UPDATED };
  const stored = rows.map((values, id) => ({ id, values, createdAt: UPDATED, createdBy: '1', updatedAt: UPDATED }));
  return renderRegister({ ...view, staleSince: null }, stored, 0, query).text;
}

describe('what the head of the МЦУР and the officer know by heart', () => {
  it.each([
    ['org', 'Структура ОМСУ и вопросы подразделений', ['Подразделение', 'Вопросы в ведении']],
    ['responsible', 'Ответственные по направлениям', ['Направление', 'Кто замещает']],
    ['contacts', 'Контакты исполнителей', ['Организация', 'Телефон диспетчерской']],
    ['acts', 'Правовые акты', ['Акт']],
    ['causes', 'Причины обращений', ['Причина']],
    ['measures', 'Принятые меры', ['Мера']],
  ])('1.4: %s is a register of the officer', (id, title, fields) => {
    const register = ruza.registers[id];
    expect(register).toMatchObject({ clause: '1.4', title, keptBy: ['officer'] });
    expect(register?.fields.map((field) => field.title)).toEqual(expect.arrayContaining(fields));
  });

  it('1.4: each is one tap away for both of them, and for nobody else', () => {
    const knowing = Object.values(ruza.posts).filter((post) => knowledgeCommands(post.may).length > 0);
    expect(knowing.map(({ id }) => id)).toEqual(['officer', 'mcur-head']);
    for (const post of knowing) {
      expect(knowledgeCommands(post.may).map(({ command }) => command)).toEqual(
        expect.arrayContaining(['org', 'contacts', 'averages', 'acts', 'causes', 'measures']),
      );
      expect(post.may).toContain('status');
    }
  });

  it('1.4: contacts of an executor are found by any word, under the clause', () => {
    const heat = { organisation: 'Рузские тепловые сети', phone: '8 496 272-00-01' };
    const screen = found('contacts', 'тепловые', heat, { organisation: 'УК Восход', phone: '8 496 272-00-02' });
    expect(screen).toContain('п. 1.4 регламента');
    expect(screen).toContain('Рузские тепловые сети — Телефон диспетчерской: 8 496 272-00-01');
    expect(screen).not.toContain('Восход');
  });

  it('1.4: the mean number of appeals is computed per category and weekday', () => {
    const monday = (day: string, count: number) => ({ category: 'Ржавая вода', day, count });
    const rows = meansByWeekday([monday('2026-05-04', 6), monday('2026-05-11', 8)], {
      from: '2026-05-04',
      kinds: dayKinds('2026-05-04', 14, mondayToFriday),
    });
    expect(rows[0]).toMatchObject({ perDay: 1, byWeekday: { monday: 7, tuesday: 0 } });
    const shown = rows.map((row) => ({ ...row, lastYearPerDay: null, perThousand: null }));
    const period = { from: '2026-05-04', to: '2026-05-17' };
    const view = { book: ruza, clause: '1.4', asOf: UPDATED, weeks: 2, weeksWanted: 8, period, rows: shown };
    const screen = renderAverages(view).text;
    expect(screen).toContain('п. 1.4 регламента');
    expect(screen).toContain('Ржавая вода: 1\nпн 7 · вт 0');
  });

  it('1.4: who is away, until which day, and who stands in; that nobody does is not hidden', () => {
    const [from, to] = [new Date('2026-05-24T21:00:00Z'), new Date('2026-05-31T21:00:00Z')];
    const absences = ['Лицо 2', null].map((substitute) => ({ post: 'officer', name: 'Лицо 1', from, to, substitute }));
    const screen = renderAbsences(ruza, absences).text;
    expect(screen).toContain('с 25.05.2026 по 31.05.2026, замещает Лицо 2');
    expect(screen).toContain('с 25.05.2026 по 31.05.2026, замены нет');
  });
});

describe('before it goes stale the officer says that it is still so', () => {
  const ASKED = 'Подтвердить структуру ОМСУ';
  /** Kept fresh for 90 days each, asked for by a duty of its own. */
  const KNOWLEDGE = ['org', 'responsible', 'contacts', 'acts', 'causes', 'measures'];

  it('1.4: structure, responsible persons, contacts, acts, causes and measures are each asked for when they go stale', () => {
    const rules = Object.values(ruza.rules).filter(({ onlyIf }) => onlyIf === 'stale');
    expect(rules.map(({ register }) => register)).toEqual(KNOWLEDGE);
    for (const rule of rules) {
      const fresh = dutyOnPaper(ruza, rule.id);
      fresh.engine.snapshot = { ...fresh.engine.snapshot, contents: { register: { empty: true, to: null } } };
      expect(fresh.until(may(22, '12:00')).heard()).toEqual([]);
      const stale = dutyOnPaper(ruza, rule.id).until(may(21, '11:00'));
      expect(stale.sees('officer').text).toContain('до 17:00 (п. 1.4 регламента)');
      const kept = ruza.registers[rule.register ?? '']?.freshFor;
      expect(kept && durationMs(ruza, kept, '2026-05-20')).toBe(90 * DAY_MS);
    }
  });

  it('1.4: at 11:00, with how old it is; confirmed by one tap, nobody else hears of it', () => {
    const duty = dutyOnPaper(ruza, 'knowledge-fresh');
    duty.data = {
      register: { draft: 'register', register: 'org', rows: 14, updatedAt: UPDATED, staleSince: null },
    };
    duty.until(may(21, '11:00'));
    const asked = duty.sees('officer', ASKED);
    expect(asked.text).toContain('до 17:00 (п. 1.4 регламента)');
    expect(asked.text).toContain('«Структура ОМСУ и вопросы подразделений» — 14 строк; обновлено 18.05.2026 11:00');
    expect(asked.buttons).toEqual(['Внести', 'Сведения актуальны']);
    duty.act(may(21, '11:30'), 'officer', { kind: 'register-updated', register: 'org' });
    duty.until(may(27, '23:00'));
    expect(duty.heardByClock()).toEqual([`21.05 11:00 officer громко ${ASKED}`]);
  });

  it('1.4: missed, the head of the МЦУР hears of it at 17:00; on a day off it is asked the next working day', () => {
    const duty = dutyOnPaper(ruza, 'knowledge-fresh', { daysOff: ['2026-05-28'] });
    duty.until(may(29, '16:00'));
    expect(duty.sees('mcur-head').text).toContain('Не исполнено: ответственный по блоку ЖКХ');
    expect(duty.sees('mcur-head').text).toContain('до 17:00 (п. 1.4 регламента)');
    expect(duty.heardByClock().map((line) => line.split(' ').slice(0, 4).join(' '))).toEqual([
      '21.05 11:00 officer громко',
      '21.05 17:00 mcur-head тихо',
      '29.05 11:00 officer громко',
    ]);
  });
});
