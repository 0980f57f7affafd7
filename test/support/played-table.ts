import { expect } from 'vitest';
import type { DatabaseFixture } from './databases.ts';
import { heard } from './heard.ts';
import { createWatched, raiseAlarm, type Municipality, type Place } from './municipality.ts';

/** The alarm comes at 11:00: nothing of the regular mode is due for the rest of the story. */
const BEFORE = '2026-05-21 10:50';
const TO_ALARM = 10;

/** A table being played: what every phone hears, from the alarm on. */
export interface Played extends Municipality {
  /** What was heard so far. */
  rows: string[];
  /** Steps to these minutes after the alarm, noting what is heard at each. */
  to(...minutes: number[]): Promise<void>;
}

/** A municipality in which the alarm came just now. */
export async function alarmed({ database }: DatabaseFixture, place: Place): Promise<Played> {
  const municipality = await createWatched(database, place, BEFORE);
  const { world } = municipality;
  await world.forward(TO_ALARM);
  const start = world.clock.read();
  await raiseAlarm(municipality);
  const rows = await heard(municipality, start);
  return {
    ...municipality,
    rows,
    async to(...minutes) {
      for (const minute of minutes) {
        await world.forward(minute - (world.clock.read().getTime() - start.getTime()) / 60_000);
        rows.push(...(await heard(municipality, start)));
      }
    },
  };
}

/** The first result (3.1): how it goes, by the buttons, and where residents were informed. The answers are the officer's own. */
export async function firstResult({ officer }: Municipality, clause: string): Promise<void> {
  await officer.press('Ход работ');
  await officer.press('Лучше');
  await officer.type('Бригада на месте');
  await officer.press('Информирование');
  await officer.type('Объявление на сайте округа');
  const answers = (await officer.newMessages()).map(({ text }) => text.split('\n').at(-1));
  expect(answers).toEqual([
    `Срок — до 12:00 (п. ${clause} регламента)`,
    '№1: ход работ записан',
    `Срок — до 12:00 (п. ${clause} регламента)`,
    '№1: информирование записано',
  ]);
}

/** «Ход работ» in one line: a reply to the card. */
export async function progress({ officer }: Municipality, words: string): Promise<void> {
  await officer.reply(words, '🟡');
  await officer.sees('№1: ход работ записан');
}
