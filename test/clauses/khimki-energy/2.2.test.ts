import { describe, expect, it } from 'vitest';
import { reportingPeriods } from '../../../src/analytics/periods.ts';
import { topsOf } from '../../../src/app/figures/top.ts';
import { bookOf, shippedYaml } from '../../support/books.ts';
import { dailyCounts } from '../../support/daily-counts.ts';
import { digestLine, emptyDigest } from '../../support/digest.ts';
import { lawText, ruleLaw } from '../../../src/render/law/law.ts';
import type { Rule } from '../../../src/regulation/rule.ts';
import { may, Paper } from '../../support/paper.ts';

const book = bookOf(shippedYaml('khimki-energy'));

const DIGEST = emptyDigest(book, {
  day: '2026-05-22',
  asOf: new Date('2026-05-22T05:30:00Z'),
  completeThrough: '2026-05-21',
  period: { from: '2026-05-15', to: '2026-05-21', previousFrom: '2026-05-08', previousTo: '2026-05-14' },
  total: { current: 31, previous: 20, growthPercent: 55 },
  top: [digestLine('Отсутствует освещение', 14, 4, { confidentPercent: 80, tier: 'incident' })],
  otherSources: [{ source: 'ЕДДС', current: 3 }],
});

function sent(): Paper {
  const paper = new Paper(book, { kind: 'duty', subject: 'top-digest' });
  paper.digest = DIGEST;
  paper.act(0, null, { kind: 'begin' });
  return paper.until(may(22, '09:58'));
}

describe('сводка к 10:00', () => {
  it('2.2: shown to the officer ahead, the TOP is on the phones of the head and the officer at 09:58, and nobody else has it', () => {
    const paper = sent();
    expect(paper.heardByClock()).toEqual([
      '22.05 09:40 officer тихо Черновик сводки',
      '22.05 09:58 mcur-head громко ТОП по индексу роста (п. 2.2 регламента)',
      '22.05 09:58 officer громко ТОП по индексу роста (п. 2.2 регламента)',
    ]);
    expect(paper.sees('mcur-head').text).toBe(
      [
        'ТОП по индексу роста (п. 2.2 регламента)',
        'Городской округ Химки · Энергетика · 22.05.2026',
        'Режим: штатный',
        '',
        'Данные на 08:30; полные сутки по 21.05.2026',
        'Период: 15.05–21.05 против 08.05–14.05',
        '',
        'Всего обращений, все источники — 31 против 20: +55 %',
        'Рост по темам («Добродел»):',
        '1. Отсутствует освещение — 14 против 4: +250 %; уверенный рост не менее +80 % · резкий рост',
        '',
        'Другие источники: ЕДДС — 3',
        'Открытых инцидентов нет.',
      ].join('\n'),
    );
  });

  it('2.2: the officer sees it at 09:40, with when it leaves and to whom, and adds an explanation that leaves with it', () => {
    expect(lawText(book, ruleLaw(book, book.rules['top-digest'] as Rule, '2026-05-22'))).toContain(
      'показывается ответственному сотруднику блока энергетики заранее, в 09:40, отправляется в 09:58',
    );
    const { text, buttons } = sent().sees('officer', 'Черновик сводки');
    expect(text).toContain('Уйдёт в 09:58 — руководителю МЦУР, ответственному сотруднику блока энергетики.');
    expect(text).toContain('Всего обращений, все источники — 31 против 20: +55 %');
    expect(buttons[0]).toBe('Добавить пояснение');
    for (const label of ['Отправить', 'Изменить', 'Задержать']) expect(buttons).not.toContain(label);
  });

  it('2.2: the debt is met when both have it, not when it was sent', () => {
    const paper = sent();
    const key = paper.engine.snapshot.obligations[0]?.key ?? '';
    paper.heard();
    paper.act(may(22, '09:59'), null, { kind: 'delivered', obligation: key, posts: ['officer'] });
    expect(paper.turns('top-digest')[0]).toBe('09:40 open');
    paper.act(may(22, '09:59'), null, { kind: 'delivered', obligation: key, posts: ['mcur-head'] });
    expect(paper.turns('top-digest')[0]).toBe('09:40 met delivered');
    expect(paper.until(may(22, '23:59')).heard()).toEqual([]);
  });

  it('2.2: not on the phones by 10:00 → the head is told so at 10:00, loudly: the bot owes it', () => {
    const paper = sent();
    paper.heard();
    expect(paper.until(may(22, '23:59')).heardByClock()).toEqual([
      '22.05 10:00 mcur-head громко Энергетика: ТОП проблем не отправлен в срок',
    ]);
    expect(paper.sees('mcur-head').text).toContain('Бот должен был отправить его до 10:00 (п. 2.2 регламента).');
  });
});

describe('индекс роста', () => {
  const periods = reportingPeriods(book.emergency.period, '2026-05-21');
  /** Fourteen days up to the 21st: the third of them is the 10th, the last but one the 20th. */
  const days = dailyCounts({ from: '2026-05-08', to: '2026-05-21' });
  const grew = (subcategory: string, from: number, to: number, source = 'Добродел', direction = 'Энергетика') =>
    days.place(
      { source, direction, category: 'Уличное освещение', subcategory },
      { '2026-05-10': from, '2026-05-20': to },
    );

  it('2.2: seven days against the seven before; a rise from one to three does not head it, a fall is not in it', () => {
    const history = days.history([grew('Опора', 1, 3), grew('Фонарь', 10, 30), grew('Кабель', 20, 19)]);
    const { problems } = topsOf(book, history)(periods);
    expect(problems.map(({ title, growthPercent }) => [title, growthPercent])).toEqual([
      ['Фонарь', 200],
      ['Опора', 200],
    ]);
  });

  it('2.2: only appeals of «Добродел» make the TOP; those of other directions are none of it', () => {
    const others = [grew('Фонарь', 1, 90, 'ЕДДС'), grew('Дороги', 0, 50, 'Добродел', 'Дороги')];
    const { problems } = topsOf(book, days.history([...others, grew('Фонарь', 4, 14)]))(periods);
    expect(problems.map(({ title, current, previous }) => [title, current, previous])).toEqual([['Фонарь', 14, 4]]);
  });
});
