import type { DatabaseFixture } from './databases.ts';
import { heard } from './heard.ts';
import { createWatched, raiseAlarm, type Municipality, type Place } from './municipality.ts';

/** A Saturday evening: nothing of the regular mode is due before nine in the morning. */
export const QUIET = '2026-05-23 17:40';

/** A table being played: what every phone hears, from the alarm on. */
export interface Played extends Municipality {
  /** What was heard so far. */
  rows: string[];
  /** Steps to these minutes after the alarm, noting what is heard at each. */
  to(...minutes: number[]): Promise<void>;
}

/** A municipality in which the alarm came just now. */
export async function alarmed({ database }: DatabaseFixture, place: Place): Promise<Played> {
  const municipality = await createWatched(database, place, QUIET);
  const { world } = municipality;
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

/** An alarm that the officer has taken at once; everything heard so far is known. */
export async function taken(fixture: DatabaseFixture, place: Place): Promise<Played> {
  const played = await alarmed(fixture, place);
  await played.officer.press('Принял в работу');
  await played.to(0);
  return played;
}

/** The first result within the hour: how it goes, with the channels ticked where they are asked for, and how residents were informed. */
export async function firstResult(played: Municipality): Promise<void> {
  const { officer } = played;
  await hour(played, 'Бригада на месте');
  await officer.press('Информирование');
  await officer.type('Объявление на сайте округа');
  await officer.sees('Срок — до 18:40');
  await officer.sees('№1: информирование записано');
}

/** «Час N» by its buttons: things get better, and the channels were checked. */
export async function hour({ officer }: Municipality, words: string): Promise<void> {
  await officer.press('Ход работ');
  const { buttons } = await officer.card('Как обстановка и что сделано?');
  if (buttons.flat().some(({ text }) => text.includes('Каналы проверены'))) await officer.press('Каналы проверены');
  await officer.press('Лучше');
  await officer.card('Обстановка: лучше. Что сделано?');
  await officer.type(words);
  await officer.sees('№1: ход работ записан');
}
