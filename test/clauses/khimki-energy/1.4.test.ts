import { describe, expect, it } from 'vitest';
import { meansByWeekday } from '../../../src/analytics/averages.ts';
import { dayKinds } from '../../../src/analytics/day-kinds.ts';
import { renderAverages } from '../../../src/render/figures/averages.ts';
import { renderRegister } from '../../../src/render/registers/registers.ts';
import { mondayToFriday } from '../../../src/regulation/schedule.ts';
import { durationMs } from '../../../src/regulation/terms.ts';
import { bookOf, shippedYaml } from '../../support/books.ts';
import { may, Paper } from '../../support/paper.ts';

const book = bookOf(shippedYaml('khimki-energy'));
const DAY_MS = 86_400_000;
const ON_RECORD = new Date('2026-05-20T07:00:00Z');

describe('справочные сведения', () => {
  const stale = {
    draft: 'register',
    register: 'org',
    rows: 12,
    updatedAt: new Date('2026-02-01T07:00:00Z'),
    staleSince: new Date('2026-05-02T07:00:00Z'),
  } as const;

  function asked(): Paper {
    const paper = new Paper(book, { kind: 'duty', subject: 'knowledge-fresh' });
    paper.data = { register: stale };
    paper.act(0, null, { kind: 'begin' });
    return paper.until(may(27, '11:00'));
  }

  it('1.4: on the Wednesday before it goes stale the officer is asked for it and sees since when they are stale; missed → the head, silently', () => {
    const paper = asked().until(may(28, '12:00'));
    expect(paper.heardByClock()).toEqual([
      '27.05 11:00 officer громко Подтвердить структуру ОМСУ',
      '27.05 17:00 mcur-head тихо Городской округ Химки · Энергетика',
    ]);
    const { text, buttons } = paper.sees('officer');
    expect(text).toContain('до 17:00 (п. 1.4 регламента), осталось 6 ч');
    expect(text).toContain('«Организационная структура ОМСУ» — 12 строк; обновлено 01.02.2026 10:00; устарело 02.05');
    expect(buttons).toEqual(['Внести', 'Сведения актуальны']);
    expect(paper.sees('mcur-head').text).toContain(
      'ответственный сотрудник блока энергетики: подтвердить структуру ОМСУ — до 17:00 (п. 1.4 регламента)',
    );
  });

  it('1.4: brought up to date in time → nobody hears of it; a week later it is asked only if it goes stale', () => {
    const paper = asked();
    expect(paper.act(may(27, '11:20'), 'officer', { kind: 'register-updated', register: 'acts' })).toBeNull();
    expect(paper.turns('knowledge-fresh')[0]).toBe('11:00 open');
    paper.act(may(27, '11:30'), 'officer', { kind: 'register-updated', register: 'org' });
    expect(paper.turns('knowledge-fresh')[0]).toMatch(/^11:00 met/);
    paper.heard();
    const { snapshot } = paper.engine;
    paper.engine.snapshot = { ...snapshot, contents: { register: { empty: true, to: null } } };
    expect(paper.until(may(27, '11:30') + 7 * 24 * 60).heard()).toEqual([]);
    expect(paper.turns('knowledge-fresh')[1]).toBe('11:00 void still-fresh');
    paper.engine.snapshot = { ...paper.engine.snapshot, contents: {} };
    expect(paper.until(may(27, '11:30') + 14 * 24 * 60).heardByClock()).toEqual([
      '10.06 11:00 officer громко Подтвердить структуру ОМСУ',
    ]);
  });

  it('1.4: every register of it is fresh for 90 days, and has a duty that asks for it when it goes stale', () => {
    const known = Object.values(book.registers).filter(
      ({ id, clause }) => clause === '1.4' && id !== book.emergency.events,
    );
    const asked = Object.values(book.rules).filter(({ onlyIf }) => onlyIf === 'stale');
    expect(asked.map(({ register }) => register)).toEqual(known.map(({ id }) => id));
    for (const { freshFor } of known) expect(freshFor && durationMs(book, freshFor, '2026-05-20')).toBe(90 * DAY_MS);
  });

  it('1.4: structure, responsible persons, acts, causes and measures are a command away for the head and the officer', () => {
    const known = Object.values(book.registers).filter(
      ({ id, clause }) => clause === '1.4' && id !== book.emergency.events,
    );
    expect(known.map(({ command, keptBy }) => [command, ...keptBy])).toEqual(
      ['org', 'who', 'acts', 'causes', 'measures'].map((command) => [command, 'officer']),
    );
    const readers = Object.values(book.posts).filter((post) => post.may.includes('knowledge'));
    expect(readers.map(({ id }) => id)).toEqual(['officer', 'mcur-head']);
  });

  it('1.4: they are searched by words', () => {
    const register = book.registers['causes'];
    if (!register) throw new Error('the book has no register of causes');
    const row = (id: number, problem: string, cause: string) => {
      const times = { createdAt: ON_RECORD, createdBy: '1', updatedAt: ON_RECORD };
      return { id, values: { problem, cause }, ...times };
    };
    const rows = [row(1, 'Нет освещения', 'Обрыв кабеля'), row(2, 'Нет напряжения', 'Перегрузка ТП')];
    const view = { book, register, mayFill: false, duty: null, rows: 2, updatedAt: ON_RECORD, staleSince: null };
    const { text } = renderRegister(view, rows, 0, 'перегрузка');
    expect(text).toContain('Причины обращений (п. 1.4 регламента)');
    expect(text).toContain('Перегрузка ТП');
    expect(text).not.toContain('Обрыв кабеля');
  });
});

it('1.4: the mean number of appeals of a category is computed by weekday over whole weeks', () => {
  const monday = (day: string, count: number) => ({ category: 'Освещение', day, count });
  const means = meansByWeekday([monday('2026-05-04', 10), monday('2026-05-11', 4), monday('2026-05-12', 7)], {
    from: '2026-05-04',
    kinds: dayKinds('2026-05-04', 14, mondayToFriday),
  });
  expect(means[0]).toMatchObject({ perDay: 1.5, byWeekday: { monday: 7, tuesday: 3.5, sunday: 0 } });
  const rows = means.map((mean) => ({ ...mean, lastYearPerDay: null, perThousand: null }));
  const period = { from: '2026-05-04', to: '2026-05-17' };
  const view = { book, clause: '1.4', asOf: ON_RECORD, weeks: 2, weeksWanted: 8, period, rows };
  const { text } = renderAverages(view);
  expect(text).toContain('Средние значения обращений (п. 1.4 регламента)');
  expect(text).toContain('Освещение: 1,5\nпн 7 · вт 3,5 · ср 0');
  expect(text).toContain('⚠️ Период короткий: полных недель 2 из 8');
});

describe('замена ответственных', () => {
  function watched(): Paper {
    const paper = new Paper(book, { kind: 'duty', subject: 'posts-filled' });
    const leaves = new Date('2026-05-22T07:00:00Z');
    paper.data = {
      gaps: {
        draft: 'gaps',
        gaps: [
          { post: 'deputies', why: 'empty', from: null },
          { post: 'officer', why: 'leaves', from: leaves },
        ],
      },
    };
    return paper;
  }

  it('1.4: a post without a substitute is named the evening before to the head and to whoever runs the bot', () => {
    const paper = watched();
    paper.act(0, null, { kind: 'begin' });
    expect(paper.until(may(21, '23:00')).heardByClock()).toEqual([
      '21.05 17:00 mcur-head тихо Должности без замены (п. 1.4 регламента)',
      '21.05 17:00 admin тихо Должности без замены (п. 1.4 регламента)',
    ]);
    expect(paper.sees('admin').text).toContain(
      '⚠️ Ответственный сотрудник блока энергетики: отсутствует без замены с 22.05.2026',
    );
  });

  it('1.4: nobody is bothered while every post has somebody', () => {
    const paper = watched().hasNothingFor('gaps');
    paper.act(0, null, { kind: 'begin' });
    expect(paper.until(may(21, '23:00')).heard()).toEqual([]);
    expect(paper.turns('posts-filled')[0]).toBe('17:00 met nothing-to-say');
  });
});
