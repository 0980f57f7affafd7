import { describe, expect, it } from 'vitest';
import { rowsOf, type Row } from '../../../src/cli/timetable-rows.ts';
import { dayTable, emergencyTable, timetableOf } from '../../../src/cli/timetable.ts';
import { playDay } from '../../../src/cli/play-day.ts';
import { playEmergency, type Manner } from '../../../src/cli/play-emergency.ts';
import { localTime } from '../../../src/domain/calendar.ts';
import type { Book } from '../../../src/regulation/book.ts';
import { bookOf, shippedYaml, toyYaml } from '../../support/books.ts';

const toy = bookOf(toyYaml());
const khimki = bookOf(shippedYaml('khimki-energy'));
const ruza = bookOf(shippedYaml('ruza-zhkh'));

const MONDAY = '2026-11-23';
const FRIDAY = '2026-11-27';
const SUNDAY = '2026-11-22';

/** The toy book with duties that no real regulation has: a lamp read by the hour, a report in steps of three minutes. */
const richer = bookOf(
  toyYaml()
    .replace('may: [acknowledge, progress, informing,', 'may: [duties, drafts, acknowledge, progress, informing,')
    .replace(
      /^rules:$/m,
      `rules:
  wick-read: {clause: "3", owes: lamplighter, to: mayor, starts: {every: day, hourly: {from: "20:15", to: "22:15"}}, due: {within: 5m},
              asks: reading, if-missed: [{after: 0h, in-a-row: 2, tell: mayor, say: report}]}
  dark-report: {clause: "2", owes: lamplighter, to: observatory, starts: {on: announced, repeat: {grid: 3m}}, due: {within: 3m},
                draft: situation, preview: 1m, unconfirmed: {send: due}, only-if: no-change-or-worse}`,
    ),
);

/** A table without the width of its columns. */
const lines = (table: string) => table.split('\n').map((line) => line.trim().split(/ {2,}/).join(' | '));

/** What a duty makes happen on a day: `10:30 waste-head требование`. */
function dutyRows(book: Book, rule: string, day: string): string[] {
  const played = playDay(book, day).filter((duty) => duty.rule.id === rule);
  const rows = played.flatMap(({ moments }) => rowsOf(book, moments));
  return rows.map(({ at, post, what }) => `${localTime(at, book.district.timezone)} ${post} ${what.join(', ')}`);
}

function emergencyRows(book: Book, manner: Manner): (Row & { minute: number })[] {
  const { moments } = playEmergency(book, MONDAY, manner, 300);
  const start = moments[0]?.at.getTime() ?? 0;
  return rowsOf(book, moments).map((row) => ({ ...row, minute: (row.at.getTime() - start) / 60_000 }));
}

/** Posts that hear something of a case, with the first minute at which they do. */
function firstHeard(book: Book, manner: Manner): Record<string, number> {
  const heard = emergencyRows(book, manner).filter(({ sound }) => sound !== null);
  return Object.fromEntries(heard.toReversed().map(({ post, minute }) => [post, minute]));
}

describe('the day, if nobody does anything', () => {
  it('is played by the clock of the district, a missed due time before what comes of it', () => {
    expect(lines(dayTable(toy, MONDAY))).toEqual([
      'время | обязанность | кто | что | звук | пункт',
      '06:10 | lamps-counted | Фонарщик | данные не загружены | громко | п. 3',
      '06:31 | lamps-counted | Фонарщик | данные не загружены | громко | п. 3',
      '06:37 | lamps-digest | Мэр | отправка бота | громко | п. 3',
      '06:40 | lamps-counted | Фонарщик | срок вышел | · | п. 3',
      '06:43 | lamps-counted | Мэр | данные не загружены | тихо | п. 3',
    ]);
  });

  it('has no duty of working days on a Sunday', () => {
    expect(lines(dayTable(toy, SUNDAY))).toEqual(['нет']);
  });

  it.each(['2026-01-05', '2026-11-04'])('has none on %s either, off by the production calendar', (day) => {
    expect(lines(dayTable(toy, day))).toEqual(['нет']);
    for (const rule of ['acceptance-control', 'dispatch', 'queue-read']) expect(dutyRows(ruza, rule, day)).toEqual([]);
  });

  it('a weekly duty moves to the next working day, as the book says', () => {
    expect(dutyRows(ruza, 'flushings-updated', '2026-02-23')).toEqual([]);
    expect(dutyRows(ruza, 'flushings-updated', '2026-02-24')[0]).toBe('10:00 engineering-head требование');
  });

  it.each([
    ['2026-11-23', '23.11.2026, понедельник,'],
    ['2026-11-04', '04.11.2026, среда, выходной,'],
    ['2025-11-01', '01.11.2025, суббота, рабочий день,'],
    ['2031-06-02', '02.06.2031, понедельник (производственного календаря на этот год нет),'],
  ])('%s is called by its kind', (day, words) => {
    expect(timetableOf(toy, day, 1)).toContain(`Обязанности ${words} если никто ничего не делает\n`);
  });

  it('a book of its own hours: each turn is asked, every second miss in a row is told', () => {
    expect(dutyRows(richer, 'wick-read', SUNDAY)).toEqual([
      '20:15 lamplighter требование',
      '21:15 lamplighter требование',
      '21:20 mayor сообщение',
      '22:15 lamplighter требование',
    ]);
  });

  it('Ruza 2.3.2: the queue is asked for every hour from 9 to 17; the first miss is silent, the second is told', () => {
    const rows = dutyRows(ruza, 'queue-read', MONDAY);
    expect(rows.filter((row) => row.endsWith('требование')).map((row) => row.slice(0, 5))).toEqual(
      [9, 10, 11, 12, 13, 14, 15, 16, 17].map((hour) => `${String(hour).padStart(2, '0')}:00`),
    );
    expect(rows.filter((row) => !row.endsWith('требование'))[0]).toBe('10:30 officer сообщение');
  });

  it('Ruza 2.6: new appeals leave twice; each organisation owes its receipt, and the officer hears of the missing one', () => {
    expect(dutyRows(ruza, 'dispatch', MONDAY)).toEqual([
      '10:30 executors/организация отправка бота',
      '12:30 officer сообщение',
      '15:00 executors/организация отправка бота',
      '17:00 officer сообщение',
    ]);
  });

  it('Ruza 2.13: on Friday the debtor sees the draft, then it leaves by itself, marked', () => {
    expect(dutyRows(ruza, 'emergencies-week', FRIDAY)).toEqual([
      '09:00 officer черновик доклада',
      '09:58 ministry доклад, не подтверждён',
    ]);
    expect(dutyRows(ruza, 'emergencies-week', MONDAY)).toEqual([]);
  });
});

describe('an emergency, minute by minute', () => {
  it('nobody reacts: the ladder of the book, and round again', () => {
    expect(lines(emergencyTable(toy, MONDAY, 'nobody', 14))).toEqual([
      'мин | кто | что | звук | пункт',
      '+0 | Фонарщик | уровень 0: карточка | громко | п. 2',
      '+3 | Фонарщик | личное напоминание | громко | п. 2',
      '+7 | Фонарщик | напоминание | громко | п. 2',
      '+7 | Мэр | уровень 1: карточка | громко | п. 2',
      '+14 | Фонарщик | напоминание | громко | п. 2',
      '+14 | Мэр | напоминание | громко | п. 2',
    ]);
  });

  it('in time: whoever owes something does it well before it is due, whatever the book asks; then it is over', () => {
    expect(lines(emergencyTable(toy, MONDAY, 'in-time', 9))).toEqual([
      'мин | кто | что | звук | пункт',
      '+0 | Фонарщик | уровень 0: карточка | громко | п. 2',
      '+2:20 | Фонарщик | принимает в работу | ·',
      '+5:50 | Фонарщик | вносит ход работ: лучше | ·',
      '+9 | Фонарщик | сообщает: устранено | ·',
      '+9 | Фонарщик | итог закрытия | тихо | п. 2',
    ]);
  });

  it('silence: taken after a third of its time, then as if nobody were there', () => {
    const table = lines(emergencyTable(toy, MONDAY, 'silence', 16));
    expect(table.slice(2)).toEqual([
      '+2:20 | Фонарщик | принимает в работу | ·',
      '+9:20 | Фонарщик | напоминание | громко | п. 2',
      '+9:20 | Обсерватория | сообщение | тихо | п. 2',
      '+9:20 | Мэр | уровень 1: карточка | громко | п. 2',
    ]);
  });

  it('a book of its own grid: the draft to the debtor a minute before, the report on the minute; kept inside while it is better', () => {
    const reports = (manner: Manner) =>
      lines(emergencyTable(richer, MONDAY, manner, 9)).filter((line) => / (черновик|доклад)/.test(line));
    expect(reports('nobody')).toEqual([
      '+2 | Фонарщик | черновик доклада | громко | п. 2',
      '+3 | Обсерватория | доклад, не подтверждён | тихо | п. 2',
      '+5 | Фонарщик | черновик доклада | громко | п. 2',
      '+6 | Обсерватория | доклад, не подтверждён | тихо | п. 2',
      '+8 | Фонарщик | черновик доклада | громко | п. 2',
      '+9 | Обсерватория | доклад, не подтверждён | тихо | п. 2',
    ]);
    expect(reports('in-time')).toContain('+3 | Обсерватория | доклад, не подтверждён | тихо | п. 2');
    expect(reports('in-time').filter((line) => line.startsWith('+6'))).toEqual([]);
  });

  it('a term that has changed is played from its day on', () => {
    expect(lines(emergencyTable(toy, '2027-01-04', 'nobody', 14)).at(-1)).toMatch(/^\+14 \| Мэр \| уровень 1/);
  });

  it('Khimki (a): a level an hour; the deputies hear ten minutes after the head of the МЦУР is reached', () => {
    expect(firstHeard(khimki, 'nobody')).toEqual({
      officer: 0,
      'mcur-head': 0,
      deputies: 70,
      'district-head': 120,
      ministry: 120,
    });
  });

  it('Khimki (b): in time nobody above hears of it', () => {
    expect(firstHeard(khimki, 'in-time')).toEqual({ officer: 0, 'mcur-head': 0 });
  });

  it('Ruza (b): the deputies at +10, the ministry at +60, the Head and the block’s chat with 4.4 at +120, each report confirmed', () => {
    expect(firstHeard(ruza, 'in-time')).toEqual({
      officer: 0,
      'mcur-head': 0,
      deputies: 10,
      ministry: 60,
      'district-head': 120,
      'ministry-block': 120,
    });
    const unconfirmed = emergencyRows(ruza, 'in-time').filter(({ what }) => what.includes('доклад, не подтверждён'));
    expect(unconfirmed.map(({ minute, post }) => `+${minute} ${post}`)).toEqual(['+10 deputies']);
  });

  it('Khimki (c): taken, then silence: as (a) from the first hour on', () => {
    const from = (manner: Manner) =>
      emergencyRows(khimki, manner)
        .filter(({ minute }) => minute >= 60)
        .map(({ minute, post, what }) => `+${minute} ${post} ${what.join(', ')}`);
    expect(from('silence')).toEqual(from('nobody'));
  });
});
