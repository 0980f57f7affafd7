import { expect, test } from 'vitest';
import { eventText } from '../../../../src/render/figures/digest-line.ts';
import { eventLine } from '../../../../src/render/registers/event-row.ts';

const days = { from: '2026-03-18', to: '2026-03-20' };

test.each([
  ['плановые работы', 'плановые работы'],
  ['другое', 'событие'],
  ['Другое', 'событие'],
  ['', 'событие'],
])('an event of the kind «%s» is called «%s» where it stands in a line', (kind, called) => {
  const text = 'День города';
  expect(eventText({ kind, text, ...days, explains: false })).toBe(`${called} 18.03–20.03: День города`);
  expect(eventLine({ kind, about: text, ...days }).text).toBe(`${called} 18.03–20.03.2026: День города · весь блок`);
});
