import { expect, it } from 'vitest';
import { assessCounts } from '../../../src/analytics/qualify.ts';
import { rankProblems } from '../../../src/analytics/top-problems.ts';
import type { Digest } from '../../../src/render/figures/digest-view.ts';
import { digestLine, emptyDigest } from '../../support/digest.ts';
import { dutyOnPaper, may } from '../../support/paper.ts';
import { ruza } from '../../support/sample-duties.ts';

const problem = (title: string, current: number, previous: number) => ({
  ...assessCounts(current, previous, 10),
  ...digestLine(title, current, previous, assessCounts(current, previous, 10)),
});
const TOP = rankProblems([
  problem('Плата за ТКО', 3, 1),
  problem('Ржавая вода', 60, 20),
  problem('Нет площадки', 0, 4),
]);

const DIGEST = emptyDigest(ruza, {
  day: '2026-05-22',
  asOf: new Date('2026-05-22T05:00:00Z'),
  completeThrough: '2026-05-21',
  period: { from: '2026-05-15', to: '2026-05-21', previousFrom: '2026-05-08', previousTo: '2026-05-14' },
  total: { current: 130, previous: 100, growthPercent: 30 },
  top: TOP,
  otherSources: [{ source: 'ЕДДС', current: 14 }],
});

function morning(digest: Digest = DIGEST) {
  const duty = dutyOnPaper(ruza, 'top-digest');
  duty.digest = digest;
  return duty.until(may(22, '09:58'));
}

it('2.5: the TOP is on the phones of the head of the МЦУР and the deputies before 10:00, and of the officer', () => {
  const duty = morning();
  expect(duty.messages.map(({ post, loud }) => [post, loud])).toEqual([
    ['officer', false],
    ['mcur-head', true],
    ['officer', true],
    ['deputies', true],
  ]);
  expect(duty.messages[0]?.text).toMatch(/^Черновик сводки\nУйдёт в 09:58/u);
  const { text } = duty.sees('deputies');
  expect(text).toContain('ТОП по индексу роста (п. 2.5 регламента)');
  expect(text).toContain('Период: 15.05–21.05 против 08.05–14.05');
  expect(text).toContain('Режим: штатный');
});

it('2.5: it is ordered by the growth that is certain, not by 1 → 3; what has no appeals now is left out', () => {
  expect(TOP.map(({ title }) => title)).toEqual(['Ржавая вода', 'Плата за ТКО']);
  const { text } = morning().sees('mcur-head');
  expect(text).toContain('1. Ржавая вода — 60 против 20: +200 %; уверенный рост не менее');
  expect(text).toContain('2. Плата за ТКО — 3 против 1: +200 %');
});

it('2.5: «Добродел» makes the TOP, other sources stand apart', () => {
  expect(ruza.topSources).toEqual(['Добродел']);
  const { text } = morning().sees('mcur-head');
  expect(text).toContain('Рост по темам («Добродел»)');
  expect(text).toContain('Другие источники: ЕДДС — 14');
});

it('2.5: without the data of yesterday it goes out at the same time and says so', () => {
  const duty = morning({ ...DIGEST, completeThrough: '2026-05-20' });
  expect(duty.sees('mcur-head').text).toContain('Внимание: нет данных за 21.05.');
});

it('2.5: delivered to all three it is met; the next comes on Saturday too', () => {
  const duty = morning();
  const key = duty.engine.snapshot.obligations[0]?.key ?? '';
  duty.act(may(22, '09:59'), null, { kind: 'delivered', obligation: key, posts: ['mcur-head', 'officer', 'deputies'] });
  expect(duty.turns('top-digest')[0]).toBe('09:40 met delivered');
  const last = duty.until(may(23, '09:58')).messages.slice(4);
  expect(last.map(({ minute }) => minute)).toEqual([may(23, '09:40'), ...Array<number>(3).fill(may(23, '09:58'))]);
});

it('2.5: not arrived by 10:00, the head of the МЦУР is told whose fault it is', () => {
  const duty = morning().until(may(22, '23:00'));
  const late = duty.messages.slice(4);
  expect(late.map(({ minute, post, loud }) => [minute, post, loud])).toEqual([[may(22, '10:00'), 'mcur-head', true]]);
  expect(late[0]?.text).toContain('Бот должен был отправить его до 10:00 (п. 2.5 регламента)');
});
