import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays } from '../../src/domain/calendar.ts';
import { endProcessesAfterEach } from '../support/bot-process.ts';
import { SURGE } from '../support/municipality.ts';
import { exportFile, foundTown, ingest, onCall, TODAY, type FoundedTown, type Town } from '../support/town.ts';

endProcessesAfterEach();

const YESTERDAY = addDays(TODAY, -1);
/** A call is given up after 15 s; what waits for that comes later than this. */
const NOT_HELD_UP_MS = 8_000;

let founded: FoundedTown;
let town: Town;
beforeAll(async () => {
  founded = await foundTown('postgres');
  town = await founded.open();
});
afterAll(async () => {
  await town.close();
  await founded.drop();
});

const surgeOf = (count: number): { name: string; text: string } =>
  exportFile({ from: YESTERDAY, to: YESTERDAY }, () => count);

test('an edit that the messenger never answers holds up no message and no card of another chat', async () => {
  const { officer, mcurHead } = town;
  const program = await town.start({ CLOCK_START: `${TODAY}T09:00:00+03:00` });
  await ingest(program, surgeOf(SURGE));
  const card = await officer.gets('🔴 №1 · Энергетика');
  await mcurHead.gets('🔴 №1 · Энергетика');
  const hangs = onCall(town, 'editMessageText', officer, 'before', () => new Promise(() => undefined));
  expect(await officer.press(card, 'Принял в работу')).toBe('№1: принято в работу');
  await hangs;

  await ingest(program, surgeOf(3 * SURGE));
  await officer.gets('Рост обращений усилился (п. 1.2 регламента)', NOT_HELD_UP_MS);
  await town.until(
    'the other card is up to date',
    () => mcurHead.all('🟡 №1 · Энергетика').length === 1,
    NOT_HELD_UP_MS,
  );
});
