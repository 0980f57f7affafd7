import { expect, it } from 'vitest';
import { fold } from '../../../src/domain/fold.ts';

it.each([
  ['  Синт.  Группа ', 'синт группа'],
  ['«Населённый пункт»', 'населенный пункт'],
  ['№ЕЦУР', 'ецур'],
  ['Некачественная вода (ржавая)', 'некачественная вода ржавая'],
  ['', ''],
])('«%s» is compared as «%s»', (written, folded) => {
  expect(fold(written)).toBe(folded);
});
