import { beforeEach, expect, it } from 'vitest';
import type { App } from '../../../../src/app/app.ts';
import { digestData } from '../../../../src/app/figures/digest-data.ts';
import { assessSeries } from '../../../../src/app/figures/series.ts';
import { takeImport } from '../../../../src/app/imports/take-import.ts';
import { addDays, type LocalDate } from '../../../../src/domain/calendar.ts';
import type { RegisterValues } from '../../../../src/domain/register.ts';
import { listOpenCases } from '../../../../src/store/cases.ts';
import { insertRegisterRows } from '../../../../src/store/registers.ts';
import { startWatching, upsertRegulation } from '../../../../src/store/regulation-state.ts';
import { knowDays, type KnownFlow } from '../../../support/appeal-rows.ts';
import { useDatabase } from '../../../support/databases.ts';
import { importApp, KHIMKI, MONDAY, TUESDAY_MORNING } from '../../../support/import-app.ts';

const fixture = useDatabase('pglite');
const tx = () => fixture.database.db;
let app: App;
beforeEach(async () => {
  app = importApp(fixture.database);
  const { id, district, hash } = KHIMKI;
  await upsertRegulation(tx(), { regulation: id, district: district.id, bookHash: hash });
  await startWatching(tx(), id, TUESDAY_MORNING);
});

const FIRST = addDays(MONDAY, -60);
/** One a day, and `now` on the last day. */
const surge = (now: number, parts: Partial<KnownFlow> = {}): KnownFlow => ({
  on: (day: LocalDate) => (day === MONDAY ? now : 1),
  ...parts,
});
const know = (flows: KnownFlow[]) => knowDays(tx(), KHIMKI, { from: FIRST, to: MONDAY }, flows);
const note = (values: RegisterValues) =>
  insertRegisterRows(tx(), {
    regulation: KHIMKI.id,
    register: 'events',
    district: KHIMKI.district.id,
    by: '1',
    at: TUESDAY_MORNING,
    rows: [{ kind: 'плановые работы', about: 'Замена кабеля', from: MONDAY, to: MONDAY, explains: true, ...values }],
  });
const judged = async () => {
  const { isWorkingDay } = app;
  const found = await assessSeries(tx(), KHIMKI, { day: MONDAY, isWorkingDay });
  return Object.fromEntries(found.map((one) => [one.rise.title, one]));
};
const opened = async () =>
  (await listOpenCases(tx(), KHIMKI.id, ['emergency', 'rise'])).map(({ kind, subject, facts }) => [
    kind,
    subject,
    facts.rise?.events?.map(({ text }) => text),
  ]);

it('a rise that nothing explains announces', async () => {
  await takeImport(app, await know([surge(12)]), KHIMKI.id);
  expect(await opened()).toEqual([['emergency', 'energy', undefined]]);
});

it('a rise on a day of works that explain it asks instead, and shows them', async () => {
  await note({ problem: 'нет  СВЕТА' });
  await takeImport(app, await know([surge(12)]), KHIMKI.id);
  expect(await opened()).toEqual([
    ['rise', 'energy', ['Замена кабеля']],
    ['rise', 'energy-subcategories:нет света', ['Замена кабеля']],
  ]);
});

it.each([
  ['is only noted', { explains: false }],
  ['was over before', { from: '2026-07-20', to: '2026-07-24' }],
  ['is about something else', { problem: 'Скачки' }],
])('an event explains nothing that %s', async (_, values) => {
  await note(values);
  await know([surge(12)]);
  expect(await judged()).toMatchObject({ Энергетика: { announces: true }, 'Нет света': { announces: true } });
});

it('works explain what they concern: the rest of the direction still announces', async () => {
  await note({ problem: 'Нет света' });
  await know([surge(12), surge(12, { subcategory: 'Скачки' })]);
  const { Энергетика: direction, 'Нет света': dark, Скачки: rest } = await judged();
  expect([direction?.announces, dark?.announces, rest?.announces]).toEqual([true, false, true]);
  expect(direction?.rise.events).toHaveLength(1);
});

it('the digest shows the events of its days, and on a line those that concern it', async () => {
  await note({ problem: 'Нет света' });
  await note({ about: 'Гроза', kind: 'погода', from: '2026-07-28', to: '2026-07-29', explains: false });
  await note({ about: 'Давно', from: '2026-07-01', to: '2026-07-20' });
  await know([surge(12), surge(9, { subcategory: 'Скачки' })]);
  const { events, top } = await digestData(tx(), { book: KHIMKI, isWorkingDay: app.isWorkingDay }, TUESDAY_MORNING);
  expect(events.map(({ kind, text }) => [kind, text])).toEqual([
    ['погода', 'Гроза'],
    ['плановые работы', 'Замена кабеля'],
  ]);
  expect(top.map(({ title, events: own }) => [title, own.map(({ text }) => text)])).toEqual([
    ['Нет света', ['Гроза', 'Замена кабеля']],
    ['Скачки', ['Гроза']],
  ]);
});

it('two calm days after an announced rise propose its closing, once; one does not', async () => {
  const after = (until: LocalDate): Promise<number> =>
    knowDays(tx(), KHIMKI, { from: addDays(MONDAY, 1), to: until }, [{ on: () => 1 }]);
  await takeImport(app, await know([surge(12)]), KHIMKI.id);
  const suggested: (boolean | undefined)[] = [];
  for (let day = 1; day <= 4; day += 1) {
    const now = new Date(TUESDAY_MORNING.getTime() + day * 86_400_000);
    app = importApp(fixture.database, { clock: () => now });
    await tx().execute(`delete from appeal where created_on > '${MONDAY}'`);
    await takeImport(app, await after(addDays(MONDAY, day)), KHIMKI.id);
    suggested.push((await listOpenCases(tx(), KHIMKI.id, ['emergency']))[0]?.facts.closingSuggested);
  }
  // The surge leaves the window of three days on the third day after it; the fourth is the second calm one.
  expect(suggested).toEqual([false, false, false, true]);
});
