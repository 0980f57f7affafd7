import { expect, it } from 'vitest';
import { averagesOf } from '../../../../src/app/figures/averages.ts';
import { perform } from '../../../../src/app/perform.ts';
import { dutiesOf } from '../../../../src/app/duties/duties-of.ts';
import { addDays } from '../../../../src/domain/calendar.ts';
import { mondayToFriday } from '../../../../src/regulation/schedule.ts';
import { listOpenCases } from '../../../../src/store/cases.ts';
import { clockedApp, type ClockedApp } from '../../../support/clocked-app.ts';
import { contentNow, controlTable, dataNow } from '../../../support/control-table.ts';
import { forEachDatabase } from '../../../support/databases.ts';
import { appealsOn, imported, RUZA, tableOf } from '../../../support/import-app.ts';

const WASTE = 21;
/** Thursday, 21.05.2026, 08:00 in Moscow. */
const START = '2026-05-21T05:00:00Z';
const DUTIES = ['sites-removed', 'waste-report', 'acceptance-control', 'top-digest', 'blocks-controlled'];
const moscow = (text: string) => new Date(`2026-05-21T${text}+03:00`);

forEachDatabase((fixture) => {
  async function thursday(): Promise<ClockedApp> {
    const day = await clockedApp(fixture.database, { start: START, books: [RUZA], duties: DUTIES });
    await day.seat('waste-head ruza-zhkh', WASTE);
    await day.seat('officer ruza-zhkh', 22);
    await day.seat('mcur-head ruza-zhkh', 23);
    return day;
  }

  async function submit(day: ClockedApp, rule: string, text: string): Promise<void> {
    const duty = (await listOpenCases(fixture.database.db, RUZA.id, ['duty'])).find(({ subject }) => subject === rule);
    await perform(day.app, {
      key: `cb:${rule}:${text}`,
      regulation: RUZA.id,
      target: { caseId: duty?.id ?? 0 },
      by: { personId: WASTE, name: 'Иванов И. И.', phone: null, posts: ['waste-head'] },
      at: day.app.clock(),
      body: { kind: 'submit', rule, text, reading: rule === 'sites-removed' ? 'normal' : null },
    });
  }

  it('2.1: the duties of the day of the other posts of the house, as they stand at each hour', async () => {
    const day = await thursday();
    const stands = async () => {
      const data = await dataNow(day.app, RUZA, 'blocks-controlled');
      return data.draft === 'duties-done' ? data.duties.map(({ post, rule, state }) => [post, rule, state]) : [];
    };
    expect(await stands()).toEqual([
      ['waste-head', 'sites-removed', 'ahead'],
      ['waste-head', 'waste-report', 'ahead'],
    ]);
    await day.at('2026-05-21T08:00:00Z');
    await submit(day, 'sites-removed', '');
    await day.at('2026-05-21T12:00:00Z');
    expect(await stands()).toEqual([
      ['waste-head', 'sites-removed', 'met'],
      ['waste-head', 'waste-report', 'missed'],
    ]);
  });

  it('what is due today is the debtor’s own, by due time', async () => {
    const day = await thursday();
    await day.at('2026-05-21T10:30:00Z');
    const owed = await dutiesOf(fixture.database.db, day.app, RUZA, ['waste-head']);
    expect(owed.map(({ rule, state, dueAt, open }) => [rule, state, dueAt, open?.owed.debtor])).toEqual([
      ['sites-removed', 'missed', moscow('13:00'), 'waste-head'],
      ['waste-report', 'open', moscow('15:00'), 'waste-head'],
    ]);
    expect(await dutiesOf(fixture.database.db, day.app, RUZA, ['eirc-head'])).toEqual([]);
  });

  it('2.3.2.2: what was submitted is what leaves at 15:00, as it was written', async () => {
    const day = await thursday();
    await day.seat('ministry ruza-zhkh', 29);
    await day.at('2026-05-21T10:40:00Z');
    await submit(day, 'waste-report', 'Вывезено 40 площадок из 40');
    await day.owed();
    await day.at('2026-05-21T12:00:00Z');
    const [report] = (await day.owed()).filter(({ chatId }) => chatId === 29);
    expect(report?.text).toContain('Вывезено 40 площадок из 40');
  });

  it('2.2: each head of a block sees how the appeals of its own direction stand: new, overdue, due today, stuck', async () => {
    const day = await thursday();
    const water = { subcategory: 'Ржавая вода', direction: 'ЖКХ' };
    const bills = { subcategory: 'Ошибки в начислении платы за ЖКУ', direction: 'ЖКХ' };
    const table = controlTable([
      { ...water, number: 1, date: '20.05.2026', status: 'В работе' },
      { ...water, number: 2, date: '12.05.2026', status: 'В работе', deadline: '20.05.2026' },
      { ...water, number: 3, date: '13.05.2026', status: 'В работе', deadline: '21.05.2026' },
      { ...water, number: 4, date: '14.05.2026', status: 'В работе', deadline: '22.05.2026' },
      { ...water, number: 5, date: '12.05.2026', status: 'Новое' },
      { ...bills, number: 6, date: '12.05.2026', status: 'Новое', deadline: '20.05.2026' },
    ]);
    const parts = { book: RUZA, fileName: 'на 21.05.2026 07-30.csv', receivedAt: day.app.clock() };
    await imported(day.app, table, parts);
    const content = await contentNow(day.app, RUZA, 'block-tasks');
    const asOf = moscow('07:30');
    const appeals = (post: string) =>
      content.for([post]).flatMap((data) => (data.draft === 'own-direction' ? [data.appeals] : []));
    expect(content.to).toEqual(['engineering-head', 'waste-head', 'eirc-head']);
    const since = '2026-05-20';
    expect(appeals('engineering-head')).toEqual([{ asOf, since, arrived: 1, overdue: 1, today: 1, stuck: 1 }]);
    expect(appeals('eirc-head')).toEqual([{ asOf, since, arrived: 0, overdue: 1, today: 0, stuck: 1 }]);
    expect(appeals('waste-head')).toEqual([{ asOf, since, arrived: 0, overdue: 0, today: 0, stuck: 0 }]);
  });

  it('2.3: each head of a block sees the complaints of its own direction only', async () => {
    const day = await thursday();
    // Nothing is loaded yet: only whoever has a task of the day has something to read.
    expect((await contentNow(day.app, RUZA, 'block-tasks')).to).toEqual(['waste-head']);
    const days = Array.from({ length: 14 }, (_, i) => addDays('2026-05-20', i - 13));
    const of = (subcategory: string, before: number, now: number) =>
      days.flatMap((on, i) => appealsOn(on, i < 7 ? before : now, { direction: 'ЖКХ', subcategory }));
    await imported(day.app, tableOf([...of('Ржавая вода', 1, 3), ...of('Нарушение графика вывоза ТКО', 2, 1)]), {
      book: RUZA,
      fileName: 'на 21.05.2026 07-30.csv',
      receivedAt: day.app.clock(),
    });
    const content = await contentNow(day.app, RUZA, 'block-tasks');
    const seen = (posts: string[]) =>
      content.for(posts).flatMap((data) => (data.draft === 'own-direction' ? [data] : []));
    const [water] = seen(['engineering-head', 'officer']);
    expect(water?.lines.map(({ title, current, previous }) => [title, current, previous])).toEqual([
      ['Некачественная вода (ржавая)', 21, 7],
    ]);
    const [waste] = seen(['waste-head']);
    expect(waste?.lines.find(({ title }) => title === 'Нарушение графика вывоза бытовых отходов')).toMatchObject({
      current: 7,
      previous: 14,
    });
    expect(waste?.duties.map(({ rule }) => rule)).toEqual(['sites-removed', 'waste-report']);

    // The last two days of the fortnight are its own: 19.05 is not, though Thursday is read.
    expect(water?.appeals).toMatchObject({ since: '2026-05-20', arrived: 3, overdue: 0, today: 0, stuck: 0 });
    expect(waste?.appeals.arrived).toBe(1);

    const averages = await averagesOf(fixture.database.db, RUZA, mondayToFriday);
    expect([averages.clause, averages.weeks]).toEqual(['1.4', 2]);
    expect(
      averages.rows.map(({ category, byWeekday, lastYearPerDay }) => [category, byWeekday.monday, lastYearPerDay]),
    ).toEqual([
      ['Ржавая вода', 2, null],
      ['Нарушение графика вывоза ТКО', 1.5, null],
    ]);
  });
});
