import { expect, it } from 'vitest';
import { renderAbsences } from '../../../src/render/people/roster-pages.ts';
import { dutyOnPaper, may } from '../../support/paper.ts';
import { RUZA_BOOK as book } from '../../support/water-alarm.ts';

// Who holds a post on which day, night and weekend, and where the gaps are: test/unit/app/people/absence.test.ts, «5.2: …».

it('5.2: at 17:00, on days off too, the head of the centre and the admin read who leaves a post without a substitute', () => {
  const ahead = dutyOnPaper(book, 'shifts-covered');
  const leaves = new Date('2026-05-22T06:00:00Z');
  ahead.data.gaps = { draft: 'gaps', gaps: [{ post: 'officer', why: 'leaves', from: leaves }] };
  expect(ahead.until(may(24, '18:00')).heardByClock()).toEqual(
    [21, 22, 23, 24].flatMap((day) =>
      ['mcur-head', 'admin'].map((post) => `${day}.05 17:00 ${post} тихо Должности без замены (п. 5.2 регламента)`),
    ),
  );
  const { text } = ahead.sees('mcur-head');
  expect(text).toContain('⚠️ Ответственный по блоку ЖКХ: отсутствует без замены с 22.05.2026');
  expect(text).toContain('замена на время отсутствия — /absent, кто где — /roster');
});

it('5.2: every post is covered → nobody is bothered', () => {
  const covered = dutyOnPaper(book, 'shifts-covered').hasNothingFor('gaps');
  expect(covered.until(may(23, '12:00')).heard()).toEqual([]);
  expect(covered.turns('shifts-covered').slice(0, 2)).toEqual(['17:00 met nothing-to-say', '17:00 met nothing-to-say']);
});

it('5.2: the roster shows who is away, through which day, who stands in, and where nobody does', () => {
  const away = { from: new Date('2026-05-21T21:00:00Z'), to: new Date('2026-05-24T21:00:00Z') };
  const { text } = renderAbsences(book, [
    { post: 'mcur-head', name: 'Лицо 2', ...away, substitute: 'Лицо 5' },
    { post: 'officer', name: 'Лицо 1', ...away, substitute: null },
  ]);
  expect(text).toContain('Лицо 2, руководитель МЦУР: с 22.05.2026 по 24.05.2026, замещает Лицо 5');
  expect(text).toContain('⚠️ Лицо 1, ответственный по блоку ЖКХ: с 22.05.2026 по 24.05.2026, замены нет');
});
