import { beforeEach, describe, expect, it } from 'vitest';
import type { App } from '../../../../src/app/app.ts';
import { withContents } from '../../../../src/app/delivery/contents.ts';
import { contentOf } from '../../../../src/app/drafts/content.ts';
import { readSnapshot } from '../../../../src/app/snapshots.ts';
import { emptyFacts, type Measure } from '../../../../src/domain/case.ts';
import { addDays } from '../../../../src/domain/calendar.ts';
import { saveObligations } from '../../../../src/store/obligations.ts';
import { confirmRegisterRows, insertRegisterRows } from '../../../../src/store/registers.ts';
import { contentNow, dataNow } from '../../../support/control-table.ts';
import { forEachDatabase } from '../../../support/databases.ts';
import { appealsOn, importApp, imported, KHIMKI, RUZA, tableOf } from '../../../support/import-app.ts';
import { givenCase, obligation } from '../../../support/rows.ts';

/** Friday, 31.07.2026, 09:00 in Moscow. */
const FRIDAY = new Date('2026-07-31T06:00:00Z');
const moscow = (text: string) => new Date(`${text}+03:00`);

forEachDatabase((fixture) => {
  let app: App;
  const on = (now: Date) => {
    app = importApp(fixture.database, { clock: () => now });
  };
  beforeEach(() => on(FRIDAY));
  const tx = () => fixture.database.db;

  it('1.4: a register is asked for in the last week in which it is fresh, and while nobody has ever filled it', async () => {
    // Thursday; the next one is 6 August.
    const now = moscow('2026-07-30T11:00');
    on(now);
    const common = { regulation: RUZA.id, kind: 'duty' as const, subject: 'acts-fresh', state: 'open' as const };
    const duty = await givenCase(tx(), { ...common, nextAt: null });
    const place = { regulation: RUZA.id, register: 'acts' };
    const isAsked = async () => {
      const snapshot = await readSnapshot(tx(), app, duty, now);
      return (await withContents(tx(), snapshot, now)).contents.register?.empty === false;
    };
    expect(await isAsked()).toBe(true);
    // 90 days from 8 May are over on 6 August at 11:00, when it would be asked for next.
    const at = moscow('2026-05-08T11:00');
    await insertRegisterRows(tx(), { ...place, district: RUZA.district.id, by: '1', at, rows: [{ act: 'Закон' }] });
    expect(await isAsked()).toBe(true);
    await confirmRegisterRows(tx(), { ...place, at: moscow('2026-05-08T11:01') });
    expect(await isAsked()).toBe(false);
  });

  describe('the reports of the week', () => {
    it('2.13: all emergencies from last Friday 10:00 to this one, drills and false alarms left out', async () => {
      const common = { regulation: RUZA.id, state: 'closed' as const, nextAt: null, facts: emptyFacts('Вода') };
      const closed = (subject: string, openedAt: Date, closedAt: Date, more = {}) =>
        givenCase(tx(), { ...common, subject, openedAt, closedAt, ...more });
      await closed('before', moscow('2026-07-20T10:00'), moscow('2026-07-24T08:59'));
      await closed('edge', moscow('2026-07-20T10:00'), moscow('2026-07-24T09:30'), { number: 7, level: 2 });
      const mistaken = { ...emptyFacts('Свет'), closing: 'false-alarm' as const };
      await closed('false', moscow('2026-07-28T10:00'), moscow('2026-07-28T10:20'), { number: 10, facts: mistaken });
      await closed('drill', moscow('2026-07-27T10:00'), moscow('2026-07-27T12:00'), { drill: true });
      const facts = emptyFacts('Мусор');
      const entry = { at: FRIDAY, by: 'Орлова', post: 'officer', trend: null, evidence: [] };
      facts.entries = [
        { ...entry, kind: 'progress', text: 'Вывозим' },
        { ...entry, kind: 'reason', text: 'не по делу' },
      ];
      await givenCase(tx(), {
        ...common,
        subject: 'open',
        number: 9,
        facts,
        openedAt: moscow('2026-07-30T08:00'),
        closedAt: null,
        state: 'open',
      });
      on(moscow('2026-07-31T09:00'));
      expect(await dataNow(app, RUZA, 'emergencies-week')).toMatchObject({
        from: moscow('2026-07-24T10:00'),
        to: moscow('2026-07-31T09:00'),
        emergencies: [
          { number: 9, title: 'Мусор', closedAt: null, closing: null, level: 'officer', lastWords: 'Вывозим' },
        ],
      });
      // A case that was closed after the last report belongs to this one.
      await closed('after', moscow('2026-07-20T10:00'), moscow('2026-07-24T10:00'), { number: 8, level: 2 });
      const data = await dataNow(app, RUZA, 'emergencies-week');
      expect(data.draft === 'emergencies' && data.emergencies.map(({ number, level }) => [number, level])).toEqual([
        [8, 'deputies'],
        [9, 'officer'],
      ]);
    });

    it('2.13: one report begins where the one before ended, whether it was sent early or put off', async () => {
      const duty = await givenCase(tx(), { regulation: RUZA.id, kind: 'duty', subject: 'emergencies-week' });
      const turn = (day: string, endedAt: Date | null) =>
        obligation({
          rule: 'emergencies-week',
          clause: '2.13',
          occurrence: day,
          startsAt: moscow(`${day}T09:00`),
          dueAt: moscow(`${day}T10:00`),
          ...(endedAt ? { state: 'met', reason: 'sent', endedAt, nextAt: null } : {}),
        });
      await saveObligations(tx(), duty.id, [
        turn('2026-07-24', moscow('2026-07-24T09:05')),
        turn('2026-07-31', moscow('2026-07-31T10:30')),
        turn('2026-08-07', null),
      ]);
      on(moscow('2026-08-07T09:05'));
      const rule = RUZA.rules['emergencies-week'];
      if (!rule) throw new Error('no such rule');
      const snapshot = await readSnapshot(tx(), app, duty, app.clock());
      const windows = [];
      for (const one of snapshot.obligations.slice(1)) {
        const content = await contentOf(tx(), { snapshot, rule, draft: 'emergencies', turn: one, now: app.clock() });
        windows.push(content?.for([])[0]);
      }
      expect(windows).toMatchObject([
        { from: moscow('2026-07-24T09:05'), to: moscow('2026-07-31T10:30') },
        { from: moscow('2026-07-31T10:30'), to: moscow('2026-08-07T09:05') },
      ]);
    });

    it('7.1: what nobody confirmed or had to say is not done on time; put off past its time is late', async () => {
      on(moscow('2026-07-30T10:10'));
      const { id } = await givenCase(tx(), { regulation: RUZA.id, kind: 'duty', subject: 'waste-report' });
      const turn = (day: string, reason: string, more: Parameters<typeof obligation>[0] = {}) =>
        obligation({
          rule: 'waste-report',
          occurrence: day,
          dueAt: moscow(`${day}T17:30`),
          endedAt: moscow(`${day}T17:20`),
          nextAt: null,
          state: 'met',
          reason,
          ...more,
        });
      await saveObligations(tx(), id, [
        turn('2026-07-23', 'sent'),
        turn('2026-07-24', 'sent-unconfirmed'),
        turn('2026-07-25', 'nothing-to-say'),
        turn('2026-07-26', 'kept-inside'),
        turn('2026-07-27', 'sent', { items: ['held'] }),
        turn('2026-07-28', 'sent', { items: ['held'], endedAt: moscow('2026-07-28T16:40') }),
      ]);
      const data = await dataNow(app, RUZA, 'execution-week');
      expect(data).toMatchObject({ rows: [{ onTime: 2, unconfirmed: 1, late: 1, missed: 0 }] });
    });

    it('7.1: Thursday to Wednesday, met on time, late and missed by rule, from the obligations themselves', async () => {
      on(moscow('2026-07-30T10:10'));
      const { id } = await givenCase(tx(), { regulation: RUZA.id, kind: 'duty', subject: 'acceptance-control' });
      const turn = (day: string, more: Parameters<typeof obligation>[0]) =>
        obligation({
          rule: 'acceptance-control',
          clause: '2.7',
          occurrence: day,
          dueAt: moscow(`${day}T13:00`),
          nextAt: null,
          state: 'met',
          ...more,
        });
      await saveObligations(tx(), id, [
        turn('2026-07-22', {}),
        turn('2026-07-23', {}),
        turn('2026-07-24', { overdueAt: moscow('2026-07-24T13:00') }),
        turn('2026-07-27', { state: 'lapsed', overdueAt: moscow('2026-07-27T13:00') }),
        turn('2026-07-28', { state: 'void' }),
        turn('2026-07-29', { state: 'open', nextAt: FRIDAY, overdueAt: moscow('2026-07-29T13:00') }),
        turn('2026-07-30', {}),
      ]);
      expect(await dataNow(app, RUZA, 'execution-week')).toEqual({
        draft: 'execution',
        from: moscow('2026-07-23T00:00'),
        to: moscow('2026-07-30T00:00'),
        rows: [
          {
            clause: '2.7',
            what: 'проверить принятие обращений исполнителями',
            onTime: 1,
            unconfirmed: 0,
            late: 1,
            missed: 2,
          },
        ],
      });
    });

    it('2.7: roadmaps with what is done, overdue and next', async () => {
      const measure = (text: string, due: string, done: boolean): Measure => ({
        text,
        post: 'deputies',
        dueAt: moscow(`${due}T18:00`),
        doneAt: done ? FRIDAY : null,
        doneBy: null,
      });
      const facts = emptyFacts('Замена кабеля');
      facts.measures = [
        measure('Смета', '2026-07-01', true),
        measure('Закупка', '2026-07-30', false),
        measure('Работы', '2026-08-20', false),
      ];
      expect((await contentNow(app, KHIMKI, 'roadmap-report')).empty).toBe(true);
      await givenCase(tx(), { kind: 'roadmap', subject: 'roadmap:1', number: 4, facts });
      expect(await dataNow(app, KHIMKI, 'roadmap-report')).toEqual({
        draft: 'roadmaps',
        roadmaps: [
          {
            number: 4,
            title: 'Замена кабеля',
            done: 1,
            total: 3,
            overdue: 1,
            next: { text: 'Закупка', post: 'deputies', dueAt: moscow('2026-07-30T18:00') },
          },
        ],
      });
    });

    it('2.6: a problem is systemic from the fifth day in the TOP on, unless a roadmap bears its name', async () => {
      const days = (from: number, to: number) =>
        Array.from({ length: to - from + 1 }, (_, i) => addDays('2026-07-30', i + from - 30));
      await imported(
        app,
        tableOf([
          ...days(0, 30).flatMap((day) => appealsOn(day, 1, { subcategory: 'Ровно' })),
          // Four days of growth are in the week for five days and four: it grows on each day it is added to.
          ...days(26, 30).flatMap((day) => appealsOn(day, 12, { subcategory: 'Пять дней' })),
          ...days(27, 30).flatMap((day) => appealsOn(day, 12, { subcategory: 'Четыре дня' })),
          ...days(20, 30).flatMap((day) => appealsOn(day, 12, { subcategory: 'Запланировано' })),
        ]),
        { fileName: 'на 31.07.2026 08-00.csv', receivedAt: FRIDAY },
      );
      await givenCase(tx(), { kind: 'roadmap', subject: 'roadmap:1', facts: emptyFacts('«Запланировано»') });
      expect(await dataNow(app, KHIMKI, 'systemic-problems')).toEqual({
        draft: 'systemic',
        problems: [{ title: 'Пять дней', days: 5 }],
      });
    });
  });
});
