import { beforeEach, expect, it } from 'vitest';
import { importApp, KHIMKI, MONDAY, TUESDAY_MORNING } from '../../../support/import-app.ts';
import type { App } from '../../../../src/app/app.ts';
import { digestData } from '../../../../src/app/figures/digest-data.ts';
import { compare } from '../../../../src/app/figures/compare.ts';
import { readComplete, readHistory, totalOf } from '../../../../src/app/figures/history.ts';
import { reportingPeriods } from '../../../../src/analytics/periods.ts';
import { emptyFacts } from '../../../../src/domain/case.ts';
import { addDays, type LocalDate } from '../../../../src/domain/calendar.ts';
import { saveObligations } from '../../../../src/store/obligations.ts';
import { knowDays, type KnownFlow } from '../../../support/appeal-rows.ts';
import { forEachDatabase } from '../../../support/databases.ts';
import { givenCase, obligation } from '../../../support/rows.ts';
import { sampleRise } from '../../../support/sample-views.ts';

forEachDatabase((fixture) => {
  let app: App;
  beforeEach(() => {
    app = importApp(fixture.database);
  });
  const tx = () => fixture.database.db;
  const know = (back: number, flows: KnownFlow[]) =>
    knowDays(tx(), KHIMKI, { from: addDays(MONDAY, -back), to: MONDAY }, flows);
  const digest = (now = TUESDAY_MORNING) => digestData(tx(), { book: KHIMKI, isWorkingDay: app.isWorkingDay }, now);
  const lastWeek = (now: number) => (day: LocalDate) => (day > '2026-07-20' ? now : 1);

  it('appeals, problems and those of others stand side by side; addresses that are full are named', async () => {
    const at = { locality: 'Химки', street: 'Ленина', house: '5' };
    await know(27, [
      { on: lastWeek(2), ...at, executor: 'ПАО «Россети» Московский регион' },
      { on: (day) => Number(day === MONDAY), locality: 'Химки', street: 'Мира', house: '1', statusGroup: 'closed' },
      { on: (day) => Number(day === MONDAY), executor: 'Россетисты' },
      { on: () => 3, direction: 'Дороги', executor: 'Россети', ...at },
    ]);
    expect(await digest()).toMatchObject({
      total: { current: 16, previous: 7 },
      others: 14,
      top: [{ title: 'Нет света', current: 16, problems: 3, others: 14, daily: null }],
      hot: [{ title: 'Химки, Ленина, 5', current: 21, previous: 14 }],
    });
  });

  it('without addresses there is no number of problems; without two known fortnights no full address', async () => {
    await know(26, [{ on: lastWeek(2) }, { on: (day) => Number(day < '2026-07-10'), street: 'Мира', house: '1' }]);
    expect(await digest()).toMatchObject({ top: [{ problems: null, others: null }], hot: [] });
  });

  it('ranks by the history of the days, where there is one', async () => {
    await know(60, [
      // Doubled in the week, but so it did before: its days say nothing.
      { on: (day) => ('2026-07-13' < day && day <= '2026-07-20' ? 5 : 10), subcategory: 'Колеблется' },
      { on: (day) => (day === MONDAY ? 9 : 1), subcategory: 'Вспышка' },
    ]);
    const { top } = await digest();
    expect(top.map(({ title, tier, growthPercent }) => [title, tier, growthPercent])).toEqual([
      ['Вспышка', 'critical', expect.closeTo((100 * 8) / 7, 9)],
      ['Колеблется', 'formal', 100],
    ]);
    expect(top[0]?.daily).toMatchObject({ window: 1, observed: 9 });
  });

  it('names what grew for certain in the TOP on five days, unless somebody set a roadmap', async () => {
    await know(30, [{ on: lastWeek(4) }]);
    expect(await digest()).toMatchObject({ systemic: [{ title: 'Нет света', days: 5 }] });
    await givenCase(tx(), { regulation: KHIMKI.id, kind: 'roadmap', subject: 'r', facts: emptyFacts('НЕТ света') });
    expect(await digest()).toMatchObject({ systemic: [] });
  });

  it('reads as many days as the longest baseline and window of the earliest of fourteen days rest on', async () => {
    const earliest = addDays(MONDAY, -13);
    await know(90, [{ on: (day) => (addDays(earliest, -3) < day && day <= earliest ? 3 : 1) }]);
    const complete = await readComplete(tx(), KHIMKI);
    const history = await readHistory(tx(), KHIMKI, { to: MONDAY, complete, isWorkingDay: app.isWorkingDay });
    const found = compare(history, totalOf(history, history.places), reportingPeriods('rolling-7', earliest), 10);
    expect(found.daily).toMatchObject({ window: 3, observed: 9, days: 56, baseline: 56 });
  });

  it('of a day that has passed says what was complete before it, and of a day unknown nothing', async () => {
    await know(30, [{ on: () => 2 }]);
    const past = await digest(new Date('2026-07-25T06:00:00Z'));
    expect(past).toMatchObject({ completeThrough: '2026-07-24', period: { to: '2026-07-24' } });
    const late = await digest(new Date('2026-07-30T06:00:00Z'));
    expect(late).toMatchObject({ completeThrough: MONDAY, period: { to: MONDAY } });
    expect(late.days.slice(-3).map(({ count, norm }) => [count, norm])).toEqual([
      [2, 2],
      [null, 2],
      [null, 2],
    ]);
  });

  it('asks with the figures of the question, and says when its hour ran out', async () => {
    const asked = { ...emptyFacts('Энергетика'), rise: sampleRise };
    const facts = { ...asked, closing: 'undecided' as const };
    const open = await givenCase(tx(), { regulation: KHIMKI.id, kind: 'rise', subject: 'a', facts: asked });
    const late = await givenCase(tx(), {
      regulation: KHIMKI.id,
      kind: 'rise',
      subject: 'b',
      state: 'closed',
      nextAt: null,
      closedAt: new Date('2026-07-27T07:58:00Z'),
      facts,
    });
    const dueAt = new Date('2026-07-27T07:58:00Z');
    await saveObligations(tx(), late.id, [
      obligation({ rule: 'decide-rise', dueAt, nextAt: null, state: 'lapsed', endedAt: dueAt }),
    ]);
    const { decisionsWanted } = await digest();
    expect(decisionsWanted.map(({ caseId, rise, missed }) => [caseId, rise?.current, missed])).toEqual([
      [open.id, 37, null],
      [late.id, 37, dueAt],
    ]);
  });

  it('shows what was added last to this turn of the digest, also after it was sent', async () => {
    const rule = 'top-digest';
    const facts = emptyFacts('');
    const turn = (day: string) =>
      obligation({
        rule,
        debtor: 'bot',
        occurrence: day,
        startsAt: new Date(`${day}T06:40:00Z`),
        state: 'met',
        endedAt: new Date(`${day}T07:00:00Z`),
        nextAt: null,
      });
    const word = (text: string, day: string) => ({
      kind: 'explanation' as const,
      at: new Date(`${day}T06:45:00Z`),
      by: 'Орлова',
      post: 'officer',
      text,
      trend: null,
      evidence: [],
      obligation: turn(day).key,
    });
    facts.entries = [word('вчера', '2026-07-27'), word('рано', '2026-07-28'), word('Замена кабеля', '2026-07-28')];
    const { id } = await givenCase(tx(), { regulation: KHIMKI.id, kind: 'duty', subject: rule, facts });
    await saveObligations(tx(), id, [turn('2026-07-27'), turn('2026-07-28')]);
    expect((await digest()).explanation).toEqual({ text: 'Замена кабеля', post: 'officer' });
    expect((await digest(new Date('2026-07-29T06:41:00Z'))).explanation).toBeNull();
  });
});
