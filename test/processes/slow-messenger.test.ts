import { expect, test } from 'vitest';
import { endProcessesAfterEach } from '../support/bot-process.ts';
import { SURGE } from '../support/municipality.ts';
import { useTown } from '../support/founded-town.ts';
import { onCall } from '../support/town.ts';
import { ingest, surgeFile, TODAY } from '../support/town-files.ts';

endProcessesAfterEach();

/** A call is given up after 15 s; what waits for that comes later than this. */
const NOT_HELD_UP_MS = 8_000;

const place = useTown('postgres');

test('an edit that the messenger never answers holds up no message and no card of another chat', async () => {
  const { town } = place;
  const { officer, mcurHead } = town;
  const program = await town.start({ CLOCK_START: `${TODAY}T09:00:00+03:00` });
  await ingest(program, surgeFile());
  const card = await officer.gets('🔴 №1 · Энергетика');
  await mcurHead.gets('🔴 №1 · Энергетика');
  const hangs = onCall(town, 'editMessageText', officer, 'before', () => new Promise(() => undefined));
  expect(await officer.press(card, 'Принял в работу')).toBe('№1: принято в работу');
  await hangs;

  await ingest(program, surgeFile(3 * SURGE));
  await officer.gets('Рост обращений усилился (п. 1.2 регламента)', NOT_HELD_UP_MS);
  await town.until(
    'the other card is up to date',
    () => mcurHead.all('🟡 №1 · Энергетика').length === 1,
    NOT_HELD_UP_MS,
  );
});
