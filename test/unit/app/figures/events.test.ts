import { beforeEach, describe, expect, it } from 'vitest';
import type { App } from '../../../../src/app/app.ts';
import { digestData } from '../../../../src/app/figures/digest-data.ts';
import { assessSeries } from '../../../../src/app/figures/series.ts';
import { takeImport } from '../../../../src/app/imports/take-import.ts';
import { registerRows } from '../../../../src/app/registers/read.ts';
import { updateRegister, type RegisterChange } from '../../../../src/app/registers/update.ts';
import { addDays, type LocalDate } from '../../../../src/domain/calendar.ts';
import type { Actor } from '../../../../src/domain/person.ts';
import type { RegisterValues } from '../../../../src/domain/register.ts';
import type { Register } from '../../../../src/regulation/register.ts';
import { listOpenCases } from '../../../../src/store/cases.ts';
import { insertRegisterRows } from '../../../../src/store/registers.ts';
import { startWatching } from '../../../../src/store/regulation-state.ts';
import { journal } from '../../../../src/store/schema/cases.ts';
import { outbox } from '../../../../src/store/schema/messages.ts';
import { knowDays, type KnownFlow } from '../../../support/appeal-rows.ts';
import { useDatabase } from '../../../support/databases.ts';
import { importApp, KHIMKI, MONDAY, storeBooks, TUESDAY_MORNING } from '../../../support/import-app.ts';

const fixture = useDatabase('pglite');
const tx = () => fixture.database.db;
let app: App;
beforeEach(async () => {
  app = importApp(fixture.database);
  await storeBooks(fixture.database, KHIMKI);
  await startWatching(tx(), KHIMKI.id, TUESDAY_MORNING);
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

/** Imports a day after the other, from Tuesday on; gives after each whether closing is proposed. */
async function dayByDay(days: number, flows: KnownFlow[]): Promise<(boolean | undefined)[]> {
  const suggested: (boolean | undefined)[] = [];
  for (let day = 1; day <= days; day += 1) {
    const now = new Date(TUESDAY_MORNING.getTime() + day * 86_400_000);
    app = importApp(fixture.database, { clock: () => now });
    await tx().execute(`delete from appeal where created_on > '${MONDAY}'`);
    const range = { from: addDays(MONDAY, 1), to: addDays(MONDAY, day) };
    await takeImport(app, await knowDays(tx(), KHIMKI, range, flows), KHIMKI.id);
    suggested.push((await listOpenCases(tx(), KHIMKI.id, ['emergency']))[0]?.facts.closingSuggested);
  }
  return suggested;
}

it('closing is not proposed while another series of the same case goes on', async () => {
  await takeImport(app, await know([surge(12)]), KHIMKI.id);
  const burning = { on: () => 14, subcategory: 'Скачки' };
  expect(await dayByDay(4, [{ on: () => 1 }, burning])).toEqual([false, false, false, false]);
});

it('two calm days after an announced rise propose its closing, once; one does not', async () => {
  await takeImport(app, await know([surge(12)]), KHIMKI.id);
  const suggested = await dayByDay(4, [{ on: () => 1 }]);
  // The surge leaves the window of three days on the third day after it; the fourth is the second calm one.
  expect(suggested).toEqual([false, false, false, true]);
});

describe('noted after the alarm', () => {
  const by: Actor = { personId: 1, name: 'Орлова О. О.', phone: null, posts: ['officer'] };
  const WORKS = {
    kind: 'плановые работы',
    about: 'Замена кабеля',
    problem: null,
    from: MONDAY,
    to: MONDAY,
    explains: true,
  };
  const change = (key: string, what: RegisterChange) =>
    updateRegister(app, { key, book: KHIMKI, register: 'events', by, change: what });

  it('an event reaches the card of the open case and the question, silently; removed, it leaves them', async () => {
    await takeImport(app, await know([surge(12)]), KHIMKI.id);
    await change('m:1', { kind: 'add', rows: [WORKS] });
    expect(await opened()).toEqual([['emergency', 'energy', ['Замена кабеля']]]);
    const [row] = await registerRows(tx(), KHIMKI, register('events'));
    await change('m:2', { kind: 'correct', row: row?.id ?? 0, values: { ...WORKS, about: 'Гроза' } });
    expect(await opened()).toEqual([['emergency', 'energy', ['Гроза']]]);
    const [mended] = await registerRows(tx(), KHIMKI, register('events'));
    await change('m:3', { kind: 'remove', row: mended?.id ?? 0 });
    expect(await opened()).toEqual([['emergency', 'energy', []]]);
    const said = (await tx().select().from(journal)).filter(({ reason }) => reason === 'event-noted');
    // Each of the three for the direction and for its subcategory.
    expect(said).toHaveLength(6);
    expect(await tx().select().from(outbox)).toEqual([]);
  });

  it('an event about something else changes nothing', async () => {
    await takeImport(app, await know([surge(12)]), KHIMKI.id);
    await change('m:1', { kind: 'add', rows: [{ ...WORKS, problem: 'Скачки' }] });
    expect(await opened()).toEqual([['emergency', 'energy', undefined]]);
  });

  function register(id: string): Register {
    const found = KHIMKI.registers[id];
    if (!found) throw new Error(`no register ${id}`);
    return found;
  }
});
