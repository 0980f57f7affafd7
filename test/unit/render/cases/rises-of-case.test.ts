import { expect, test } from 'vitest';
import type { Rise } from '../../../../src/domain/rise.ts';
import { figures } from '../../../../src/render/cases/case-lines.ts';
import { caseTitle } from '../../../../src/render/cases/case-title.ts';
import type { CaseView } from '../../../../src/render/view.ts';
import { at, firstDebts, sampleCase, sampleRise, viewOf } from '../../../support/sample-views.ts';

const FORMAL: Rise = {
  ...sampleRise,
  current: 46,
  previous: 39,
  growthPercent: 17.9,
  confidentPercent: -8,
  tier: 'formal',
};
const CRITICAL: Rise = { ...FORMAL, current: 107, growthPercent: 174.4, confidentPercent: 90, tier: 'critical' };

function sub(title: string, figuresOf: Partial<Rise>): Rise {
  return { ...CRITICAL, series: `subcategory:${title.toLowerCase()}`, title, ...figuresOf };
}

const OUTAGE = sub('Отсутствие электроэнергии', {
  current: 57,
  previous: 12,
  growthPercent: 375,
  confidentPercent: 150,
});
const LIGHTS = sub('Уличное освещение', { current: 34, previous: 18, growthPercent: 88.9, tier: 'incident' });

function cardOf(rise: Rise | null, joined: Rise[]) {
  return viewOf(at('10:30'), sampleCase({}, { rise, joined, openedBy: 'hand', title: 'Энергетика' }), firstDebts());
}

/** The title of a card and the figures under it. */
function headOf(view: CaseView, lines: number): string[] {
  return [caseTitle(view), ...figures(view).text.split('\n')].slice(0, lines);
}

test('opened on a formal rise that turned critical: title and figures are those of the digest of the same minute', () => {
  expect(headOf(cardOf(FORMAL, [CRITICAL, OUTAGE, LIGHTS]), 5)).toEqual([
    '№12 · Энергетика · рост обращений',
    '107 против 39: +174 % за 7 дней к предыдущим 7; уверенный рост не менее +90 %',
    '12.03–18.03 против 05.03–11.03, все источники · критический рост',
    'Порог 10 % (п. 1.2 регламента)',
    'Присоединено: 2 роста; самый сильный — Отсутствие электроэнергии (12.03–18.03), 57 против 12: +375 % за 7 дней к предыдущим 7; уверенный рост не менее +150 %',
  ]);
});

test('a joined rise that is worse than the case’s own leads by name, and what opened the case stays readable', () => {
  expect(headOf(cardOf(FORMAL, [OUTAGE, LIGHTS]), 6)).toEqual([
    '№12 · Энергетика · рост обращений',
    'Отсутствие электроэнергии, 57 против 12: +375 % за 7 дней к предыдущим 7; уверенный рост не менее +150 %',
    '12.03–18.03 против 05.03–11.03, все источники · критический рост',
    'Порог 10 % (п. 1.2 регламента)',
    'Открыто по росту: Энергетика (12.03–18.03), 46 против 39: +17,9 % за 7 дней к предыдущим 7; уверенного роста нет',
    'Присоединён рост: Уличное освещение (12.03–18.03), 34 против 18: +89 % за 7 дней к предыдущим 7; уверенный рост не менее +90 %',
  ]);
});

test('of alike tiers the surer growth is named, then the greater excess; a growth from zero has none to be sure of', () => {
  const zero = sub('Провода', { current: 90, previous: 0, growthPercent: null, confidentPercent: null });
  const bigger = sub('Подстанции', { current: 80, previous: 20, growthPercent: 300, confidentPercent: 150 });
  const named = (...joined: Rise[]) => figures(cardOf(CRITICAL, joined)).text;
  expect(named(OUTAGE, zero)).toContain('самый сильный — Отсутствие электроэнергии');
  expect(named(bigger, OUTAGE)).toContain('самый сильный — Подстанции');
  expect(named(OUTAGE, bigger)).toContain('самый сильный — Подстанции');
});

test('opened by hand without a rise: the reason stands first, the biggest rise below it', () => {
  const { text } = figures(cardOf(null, [LIGHTS, OUTAGE]));
  expect(text.split('\n')[0]).toMatch(/^Присоединено: 2 роста; самый сильный — Отсутствие электроэнергии/);
});

test('a joined rise of days ago leads no card while newer figures of its own series are known; each has its days', () => {
  const now: Rise = { ...FORMAL, day: '2026-03-22', current: 100, previous: 44, growthPercent: 127.3 };
  const lamps: Rise = { ...LIGHTS, day: '2026-03-22' };
  const heads = (joined: Rise[]) => figures(cardOf(FORMAL, joined)).text.split('\n');
  expect(heads([OUTAGE, now]).filter((line) => !line.startsWith('Порог'))).toEqual([
    '100 против 44: +127 % за 7 дней к предыдущим 7; уверенного роста нет',
    '16.03–22.03 против 09.03–15.03, все источники',
    'Присоединён рост: Отсутствие электроэнергии (12.03–18.03), 57 против 12: +375 % за 7 дней к предыдущим 7; уверенный рост не менее +150 %',
    'Открыто вручную',
  ]);
  // What newer data show goes before what they do not.
  expect(heads([OUTAGE, now, { ...lamps, tier: 'formal' }])[3]).toMatch(
    /^Присоединён рост: Уличное освещение \(16\.03/,
  );
  expect(
    heads([OUTAGE, lamps])
      .filter((line) => !line.startsWith('Порог'))
      .slice(0, 3),
  ).toEqual([
    'Уличное освещение, 34 против 18: +89 % за 7 дней к предыдущим 7; уверенный рост не менее +90 %',
    '16.03–22.03 против 09.03–15.03, все источники · резкий рост',
    expect.stringMatching(/^Открыто по росту: Энергетика \(12\.03–18\.03\), 46 против 39/),
  ]);
});
