import { expect, it } from 'vitest';
import { assessCounts } from '../../../src/analytics/qualify.ts';
import type { Digest } from '../../../src/render/figures/digest-view.ts';
import { renderWhy } from '../../../src/render/figures/why.ts';
import { digestLine, emptyDigest } from '../../support/digest.ts';
import { dutyOnPaper, may } from '../../support/paper.ts';
import { ruza } from '../../support/sample-duties.ts';

const figures = { current: 130, previous: 100, growthPercent: 30 };
const DIGEST = emptyDigest(ruza, {
  day: '2026-05-22',
  asOf: new Date('2026-05-22T05:00:00Z'),
  completeThrough: '2026-05-21',
  period: { from: '2026-05-15', to: '2026-05-21', previousFrom: '2026-05-08', previousTo: '2026-05-14' },
  total: figures,
  top: [digestLine('Ржавая вода', 60, 20, assessCounts(60, 20, 10))],
});
const why = (change: Partial<Digest> = {}) => renderWhy({ ...DIGEST, ...change }).text;

const BUTTONS = ['Подробнее', 'Таблица', 'Почему эта цифра'];

it('2.12: one tap under the digest, for each of those who get it', () => {
  const duty = dutyOnPaper(ruza, 'top-digest');
  duty.digest = DIGEST;
  duty.until(may(22, '09:58'));
  expect(duty.messages.map(({ post, buttons }) => [post, buttons])).toEqual([
    ['officer', ['Добавить пояснение', ...BUTTONS]],
    ['mcur-head', BUTTONS],
    ['officer', BUTTONS],
    ['deputies', BUTTONS],
  ]);
});

it('2.12: says the source and how fresh it is', () => {
  expect(why()).toContain('самая свежая — на 22.05.2026 08:00');
  expect(why()).toContain('обращения из «Добродел»');
  expect(why({ asOf: null })).toContain('Выгрузки ещё не загружались: цифр нет.');
});

it('2.12: says both periods and how many days they have', () => {
  expect(why()).toContain('Отчётный: 15.05–21.05 (7 дней');
  expect(why()).toContain('С чем сравнивается: 08.05–14.05.');
});

it('2.12: says the formula with its own figures put in', () => {
  expect(why()).toContain('Рост = (отчётный период ÷ предыдущий − 1) × 100 %.');
  expect(why()).toContain('(130 ÷ 100 − 1) × 100 = +30 %');
  const fromNought = { current: 5, previous: 0, growthPercent: null };
  expect(why({ total: fromNought })).toContain('5 против 0: рост с нуля (делить на ноль нельзя');
});

it('2.12: says what the second figure of the TOP is, and whose the threshold is', () => {
  expect(why()).toMatch(
    /Уверенный рост\nНижняя граница.*\n.*Ржавая вода — 60 против 20: \+200 %; уверенный рост не менее/,
  );
  expect(why()).toContain('Строго больше 10 %: порог установлен МЦУР (п. 1.3 регламента).');
});
