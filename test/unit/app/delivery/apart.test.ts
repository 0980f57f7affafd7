import { expect, test } from 'vitest';
import type { App } from '../../../../src/app/app.ts';
import { openFromRise } from '../../../../src/app/acts/open-by-hand.ts';
import { wordCards } from '../../../../src/app/delivery/word-cards.ts';
import { perform } from '../../../../src/app/perform.ts';
import { readCards } from '../../../../src/store/cards.ts';
import { listOpenCases } from '../../../../src/store/cases.ts';
import { outbox } from '../../../../src/store/schema/messages.ts';
import { announceRise } from '../../../support/announce-rise.ts';
import { clockedApp, type ClockedApp } from '../../../support/clocked-app.ts';
import { useDatabase } from '../../../support/databases.ts';
import { KHIMKI, RUZA } from '../../../support/import-app.ts';

const fixture = useDatabase('pglite');

const OFFICER = 11;
const HEAD = 12;
const SERIES = ['Отопление', 'Водоснабжение', 'Вывоз мусора'];
/** 09:58 of the district. */
const ASKED = '2026-05-21T06:58:00Z';
/** 10:58 of the district: the hour for the decision is over. */
const LATE = '2026-05-21T07:58:00Z';

async function threeQuestions(): Promise<ClockedApp> {
  const day = await clockedApp(fixture.database, {
    start: '2026-05-21T05:00:00Z',
    books: [RUZA],
    duties: ['top-digest', 'block-tasks'],
  });
  await day.seat(`officer ${RUZA.id}`, OFFICER);
  await day.seat(`mcur-head ${RUZA.id}`, HEAD);
  for (const title of SERIES) {
    await perform(day.app, {
      key: title,
      regulation: RUZA.id,
      target: { kind: 'rise', subject: title, title },
      by: null,
      at: day.app.clock(),
      body: { kind: 'rise', rise: riseOf(title), announces: false },
    });
  }
  return day;
}

function riseOf(title: string) {
  const figures = { days: 7, current: 24, previous: 20, growthPercent: 20, confidentPercent: -5, p: 0.3 };
  return { series: title, title, day: '2026-05-20', ...figures, tier: 'formal' as const };
}

async function cardText(app: App, chatId: number, title: string): Promise<string> {
  const asked = (await listOpenCases(app.database.db, RUZA.id, ['rise'])).find(({ subject }) => subject === title);
  const cards = asked ? await readCards(app.database.db, asked.id) : [];
  return cards.find((card) => card.chatId === chatId)?.wanted.text ?? 'нет карточки';
}

test('3.1: each of several rises asks in a card of its own, whole; they ring once', async () => {
  const day = await threeQuestions();
  await day.at(ASKED);
  const asked = (await day.owed()).filter(({ text }) => text.includes('инцидент или обычные колебания'));
  expect(asked.map(({ chatId, form, silent }) => [chatId, form, silent ? 'тихо' : 'громко'])).toEqual([
    [OFFICER, 'card', 'громко'],
    [OFFICER, 'card', 'тихо'],
    [OFFICER, 'card', 'тихо'],
  ]);
  for (const [index, title] of SERIES.entries()) {
    expect(asked[index]?.text).toContain(title);
    expect(asked[index]?.text).toMatch(/14\.05–20\.05 против 07\.05–13\.05[^]*Порог/);
    expect(asked[index]?.text).toContain('до 10:58 (п. 3.1 регламента)');
  }

  const [first] = await listOpenCases(day.app.database.db, RUZA.id, ['rise']);
  await perform(day.app, {
    key: 'cb:1',
    regulation: RUZA.id,
    target: { caseId: first?.id ?? 0 },
    by: { personId: OFFICER, name: 'Человек 11', phone: null, posts: ['officer'] },
    at: day.app.clock(),
    body: { kind: 'rise-usual', text: 'Сезонное подключение' },
  });
  await wordCards(day.app, new Map(), 0);
  const [card] = await readCards(day.app.database.db, first?.id ?? 0);
  expect([card?.wanted.text, card?.wanted.buttons]).toEqual([
    expect.stringContaining('Решено: обычные колебания'),
    expect.not.arrayContaining([expect.anything(), expect.anything()]),
  ]);

  await day.owed();
  await day.at(LATE);
  const missed = (await day.owed()).filter(({ text }) => text.includes('не принято'));
  expect(missed.map(({ chatId, form, silent }) => [chatId, form, silent ? 'тихо' : 'громко'])).toEqual([
    [HEAD, 'card', 'громко'],
    [HEAD, 'card', 'тихо'],
  ]);
  expect(missed[0]?.text).toContain('не принято до 10:58 (п. 3.1 регламента)');
  // What is told above has not kept the officer's own card from saying so too.
  expect(await cardText(day.app, OFFICER, SERIES[1] ?? '')).not.toContain('осталось');
});

test('a question that waited for newer data opens the incident with those', async () => {
  const day = await threeQuestions();
  const [title = ''] = SERIES;
  await perform(day.app, {
    key: 'newer',
    regulation: RUZA.id,
    target: { kind: 'rise', subject: title, title },
    by: null,
    at: day.app.clock(),
    body: { kind: 'rise', rise: { ...riseOf(title), day: '2026-05-21', current: 30 }, announces: false },
  });
  const asked = (await listOpenCases(day.app.database.db, RUZA.id, ['rise'])).find(({ subject }) => subject === title);
  if (!asked) throw new Error('nothing was asked');
  const by = { personId: OFFICER, name: 'Человек 11', phone: null, posts: ['officer'] };
  await openFromRise(day.app, { key: 'cb:1', book: RUZA, by, asked });
  const [incident] = await listOpenCases(day.app.database.db, RUZA.id, ['emergency']);
  expect(incident?.facts.rise).toMatchObject({ day: '2026-05-21', current: 30 });
});

test('2.2: the draft of the digest stands alone, quiet, with its picture and button, whatever reminder is due beside it', async () => {
  const day = await clockedApp(fixture.database, {
    start: '2026-05-21T06:10:00Z',
    books: [KHIMKI],
    duties: ['top-digest'],
  });
  await day.seat(`officer ${KHIMKI.id}`, OFFICER);
  await announceRise(day.app);
  await day.at('2026-05-21T06:39:00Z');
  await day.owed();
  await day.at('2026-05-21T06:40:00Z');
  const rows = await fixture.database.db.select().from(outbox);
  const owed = await day.owed();
  const [reminder, preview] = ['reply', 'plain'].map((form) => owed.find((one) => one.form === form));
  expect(owed).toHaveLength(2);
  expect(reminder).toMatchObject({ form: 'reply', silent: false });
  expect(reminder?.text).not.toContain('Черновик сводки');
  expect(preview).toMatchObject({ form: 'plain', silent: true, text: expect.stringMatching(/^Черновик сводки/) });
  expect(preview?.text).not.toContain('Принять в работу');
  expect(rows.find(({ form }) => form === 'plain')?.body).toMatchObject({
    picture: expect.anything(),
    buttons: expect.arrayContaining([[expect.objectContaining({ label: 'Добавить пояснение' })]]),
  });
});
