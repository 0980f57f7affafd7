import { expect, it } from 'vitest';
import { clauseScreen } from '../../support/clause-screen.ts';
import { dutyOnPaper, may } from '../../support/paper.ts';
import { RUZA_BOOK as book } from '../../support/water-alarm.ts';

// The report is counted from the obligations themselves: test/unit/app/drafts/weekly.test.ts, «7.1: …».

it('7.1: every Thursday at 10:10, on days off too, the head of the centre and the coordinator read how it was carried out', () => {
  const weekly = dutyOnPaper(book, 'execution-week').daysOff('2026-05-28');
  weekly.data.execution = {
    draft: 'execution',
    from: new Date('2026-05-13T21:00:00Z'),
    to: new Date('2026-05-20T21:00:00Z'),
    rows: [
      { clause: '2.7', what: 'проверить сроки и качество ответов', onTime: 3, late: 1, missed: 1 },
      { clause: '3.1', what: 'принять в работу', onTime: 2, late: 0, missed: 0 },
    ],
  };
  expect(weekly.until(may(29, '12:00')).heardByClock()).toEqual(
    [21, 28].flatMap((day) =>
      ['mcur-head', 'coordinator'].map(
        (post) => `${day}.05 10:10 ${post} громко Исполнение регламента (п. 7.1 регламента)`,
      ),
    ),
  );
  const { text } = weekly.sees('coordinator');
  expect(text).toContain('С 14.05.2026 00:00 по 21.05.2026 00:00');
  expect(text).toContain('В срок 5 из 7');
  expect(text).toContain('С опозданием 1, не исполнено 1');
  expect(text).toContain('п. 2.7 Проверить сроки и качество ответов: в срок 3, с опозданием 1, не исполнено 1');
});

it('7.1: who answers for the regulation and who coordinates it are posts, named in the roster', () => {
  expect(book.posts['mcur-head']).toMatchObject({ title: 'Руководитель МЦУР', holders: 'one', external: false });
  expect(book.posts['coordinator']).toMatchObject({
    title: 'Координатор исполнения регламента',
    holders: 'one',
    external: false,
    may: ['history', 'status'],
  });
  expect(clauseScreen(book, '7.1')).toContain(
    'За исполнение регламента отвечает руководитель МЦУР, координатор — заместитель Главы округа.',
  );
});
