import { expect, test } from 'vitest';
import {
  importCancelled,
  importPreview,
  importRefused,
  importResult,
  importRunning,
} from '../../../../src/render/imports/import.ts';
import { rejectedCsv, rejectedFileName } from '../../../../src/render/imports/rejected-file.ts';
import type { ImportView } from '../../../../src/render/imports/import.ts';
import { at, sampleRise } from '../../../support/sample-views.ts';
import { onPhone } from '../../../support/screens.ts';

const ZONE = 'Europe/Moscow';
const view: ImportView = {
  fileName: 'Добродел 19.03.csv',
  rows: 12345,
  added: 164,
  changed: 21,
  unchanged: 12150,
  foreign: 3,
  rejected: Array.from({ length: 7 }, (_, index) => ({ row: index + 2, reason: 'нет даты обращения' })),
  periodFrom: '2026-01-08',
  periodTo: '2026-03-18',
  asOf: at('08:30'),
  yesterdayComplete: true,
  alreadyLoaded: false,
  closes: null,
  rises: [sampleRise],
};

/** What is said of the rows of that file, before it is loaded and after. */
const ROWS = `12 345 строк: новых — 164, изменённых — 21, без изменений — 12 150
Не наш округ: 3
Отклонено: 7

строка 2: нет даты обращения
строка 3: нет даты обращения
строка 4: нет даты обращения
строка 5: нет даты обращения
строка 6: нет даты обращения
…ещё 2: все строки — в файле отклонённых`;

test('the preview: what is in the file, and two buttons', () => {
  expect(onPhone(importPreview(view, 'a1', ZONE))).toBe(`Проверка файла: Добродел 19.03.csv
Период: 08.01.2026 – 18.03.2026
Данные на 19.03.2026 08:30

${ROWS}
[Загрузить] [Отмена]`);
});

test('the preview of a file that closes much of what is open says so before the buttons', () => {
  const preview = importPreview({ ...view, rejected: [], closes: { count: 16_400, open: 23_000 } }, 'a1', ZONE);
  expect(onPhone(preview)).toContain(
    'Внимание! Файл закрывает сразу 16 400 из 23 000 открытых обращений.\nПроверьте, тот ли это файл. Если всё верно, нажмите «Загрузить».\n[Загрузить] [Отмена]',
  );
});

test('the result: what was done, what it means', () => {
  expect(onPhone(importResult(view, 5, ZONE))).toBe(`Загружено: Добродел 19.03.csv
Период: 08.01.2026 – 18.03.2026
Данные на 19.03.2026 08:30
Номер загрузки: 5

${ROWS}

Вчерашний день закрыт данными.
Рост обращений, все источники:
Энергетика: 37 против 20: +85 % за 7 дней к предыдущим 7; уверенный рост не менее +13 %
[Отменить загрузку]`);
});

test('the same file again changes nothing and says so', () => {
  const again = { ...view, alreadyLoaded: true, yesterdayComplete: false, rejected: [], foreign: 0, rises: [] };
  expect(importResult(again, 5, ZONE).text).toContain('Файл уже был загружен, ничего не изменено');
  expect(importResult(again, 5, ZONE).text).toContain('Вчерашний день этими данными ещё не закрыт.');
  expect(importPreview(again, 'a1', ZONE).text).toContain('повторная загрузка ничего не изменит');
});

test('a refusal, a cancelling, a beginning', () => {
  expect(importRefused('x.zip', 'Файл пуст').text).toBe('Файл не загружен: x.\u2060zip\nФайл пуст');
  expect(importCancelled('данные').text).toBe('Отменено, ничего не загружено: данные');
  expect(importRunning('данные').text).toBe('Принято к загрузке: данные. Итог — следующим сообщением.');
});

test('rejected rows come back in a file that a table program opens and does not execute', () => {
  const file = rejectedCsv([
    { row: 2, reason: 'нет даты' },
    { row: 3, reason: '=cmd|calc' },
    { row: 4, reason: 'колонка «а;б» "в"\nг' },
  ]);
  expect(file).toBe('\ufeffстрока;причина\r\n2;нет даты\r\n3;\'=cmd|calc\r\n4;"колонка «а;б» ""в"" г"\r\n');
  expect(rejectedFileName('../Добродел 19.csv')).toBe('___Добродел_19_отклонённые.csv');
  expect(rejectedFileName('.csv')).toBe('файл_отклонённые.csv');
});
