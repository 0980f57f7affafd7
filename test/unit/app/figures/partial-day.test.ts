import { beforeEach, describe, expect, it } from 'vitest';
import type { App } from '../../../../src/app/app.ts';
import { digestData } from '../../../../src/app/figures/digest-data.ts';
import { addDays, type LocalDate } from '../../../../src/domain/calendar.ts';
import { renderDigestDetails } from '../../../../src/render/figures/digest-details.ts';
import { digestBody } from '../../../../src/render/figures/digest.ts';
import { digestSheets } from '../../../../src/render/figures/digest-table.ts';
import { forEachDatabase } from '../../../support/databases.ts';
import {
  appealsOn,
  importApp,
  imported,
  KHIMKI,
  MONDAY,
  tableOf,
  TUESDAY_MORNING,
} from '../../../support/import-app.ts';

/** The day a week before Monday, whose hours a part of Monday is compared with. */
const EARLIER = addDays(MONDAY, -7);

forEachDatabase((fixture) => {
  let app: App;
  beforeEach(() => {
    app = importApp(fixture.database);
  });
  const at = (day: LocalDate, times: readonly string[], source = 'Добродел') =>
    times.flatMap((time) => appealsOn(`${day} ${time}`, 1, { source }));
  /** Two appeals a day at these hours in the weeks before Monday. */
  const before = (times: readonly string[] = ['09:00', '20:00']) =>
    Array.from({ length: 20 }, (_, i) => at(addDays(MONDAY, -1 - i), times)).flat();
  const digestOf = async (rows: ReturnType<typeof at>, fileName = 'на 27.07.2026 18-00.csv') => {
    await imported(app, tableOf(rows), { fileName });
    return digestData(fixture.database.db, { book: KHIMKI, isWorkingDay: app.isWorkingDay }, TUESDAY_MORNING);
  };

  describe('a yesterday that is known in part', () => {
    it('has what is known of it, marked, and takes no part in the comparison', async () => {
      const digest = await digestOf([...before(), ...at(MONDAY, ['08:00', '11:30', '18:00'])]);
      expect(digest.days.at(-1)).toEqual({ day: MONDAY, count: 3, norm: null, off: false, partial: true });
      expect(digest.days.at(-2)).toMatchObject({ count: 2 });
      expect(digest.days.at(-2)).not.toHaveProperty('partial');
      expect(digest.completeThrough).toBe('2026-07-26');
      expect(digest.period?.to).toBe('2026-07-26');
      expect(digest.total?.current).toBe(14);
      const sheet = digestSheets(digest)[1]?.rows.at(-1);
      expect(sheet?.slice(0, 5)).toEqual(['27.07.2026', 3, null, '', 'не за весь день']);
    });

    it('without an appeal is a nought', async () => {
      expect((await digestOf(before())).days.at(-1)).toMatchObject({ count: 0, partial: true });
    });

    it('is not known where the data end at its midnight', async () => {
      const digest = await digestOf(before(), 'на 27.07.2026 00-00.csv');
      expect(digest.days.at(-1)).toEqual({ day: MONDAY, count: null, norm: null, off: false });
    });

    it('is all there is on the first day of a district, and it is shown', async () => {
      const digest = await digestOf(at(MONDAY, ['08:00', '11:30']));
      expect([digest.completeThrough, digest.days.at(-1)?.count, digest.days.at(-2)?.count]).toEqual([null, 2, null]);
    });
  });

  describe('the same hours (design: a partial day is compared where times of day are known)', () => {
    it('of a week ago stand beside it: what came later that day is not counted', async () => {
      const week = at(EARLIER, ['08:30', '17:59', '18:00', '18:01', '23:00']);
      const others = before().filter(({ date }) => !date.startsWith(EARLIER));
      const digest = await digestOf([...others, ...week, ...at(MONDAY, ['08:00', '11:30', '12:00', '18:00', '10:10'])]);
      expect(digest.sameHours).toMatchObject({ day: MONDAY, earlier: EARLIER, current: 5, previous: 3 });
      const said = 'За неполный день 27.07 (до 18:00) — 5 против 3 за те же часы 20.07: +67 %; уверенного роста нет.';
      expect(digestBody(digest).text).toContain(`уверенного роста нет\n${said}\n`);
      expect(renderDigestDetails(digest, { may: [] }).text).toContain(said);
    });

    it('are not compared where the exports give dates only', async () => {
      const dated = Array.from({ length: 20 }, (_, i) => appealsOn(addDays(MONDAY, -1 - i), 2)).flat();
      expect((await digestOf([...dated, ...appealsOn(MONDAY, 2)])).sameHours).toBeNull();
    });

    it('are not compared where one of several sources gives dates only', async () => {
      const dated = appealsOn(MONDAY, 2, { source: 'ЕДДС' });
      const digest = await digestOf([...before(), ...at(MONDAY, ['08:00']), ...dated]);
      expect(digest.days.at(-1)?.count).toBe(3);
      expect([digest.sameHours, digestBody(digest).text.includes('те же часы')]).toEqual([null, false]);
    });

    it('are not compared with a day that is not complete, nor where yesterday is complete', async () => {
      const short = before().filter(({ date }) => date > EARLIER);
      expect((await digestOf([...short.slice(0, 8), ...at(MONDAY, ['08:00'])])).sameHours).toBeNull();
      expect((await digestOf([...before(), ...at(MONDAY, ['09:00'])], 'на 28.07.2026 09-00.csv')).sameHours).toBeNull();
    });
  });
});
