import { expect } from 'vitest';
import { perform } from '../../src/app/perform.ts';
import { tick } from '../../src/app/tick.ts';
import { addMinutes } from '../../src/domain/calendar.ts';
import type { MessageView } from '../../src/sandbox/phones/chat-view.ts';
import type { Database } from '../../src/store/database.ts';
import { RISE } from './announce-rise.ts';
import type { Balancer } from './balancer.ts';
import { importApp } from './import-app.ts';
import { KHIMKI } from './municipality.ts';
import type { Resident } from './resident.ts';
import { at } from './town-files.ts';
import type { Town } from './town.ts';

/** In each wave everybody presses so many alarms: with twenty people a hundred presses. */
const CASES_PER_WAVE = 5;
const WAVES = 2;
/** Emergencies that everybody has on the phone. */
export const ALARMS = CASES_PER_WAVE * WAVES;
/** A claim and a lease last 15 s, on a machine with nothing to spare. */
export const CALMS_WITHIN_MS = 45_000;

/** A press, and what was said to it so far. */
export interface Pressed {
  id: string;
  number: number;
  said: () => string | null;
}

/** Announced one after the other, and through the levels in their time, before any program runs: all is owed, nothing is sent. */
export async function announceAlarms(database: Database): Promise<void> {
  let now = at('08:40');
  const { book } = KHIMKI;
  const app = importApp(database, { books: new Map([[book.id, book]]), clock: () => now });
  for (let one = 1; one <= ALARMS; one += 1) {
    const rise = { ...RISE, series: `series ${one}`, title: `Энергетика ${one}` };
    await perform(app, {
      key: `announced ${one}`,
      regulation: book.id,
      target: { kind: 'emergency', subject: `energy ${one}`, title: rise.title },
      by: null,
      at: now,
      body: { kind: 'rise', rise, announces: true },
    });
  }
  for (; now < at('10:45'); now = addMinutes(now, 60)) await tick(app);
}

/** Everybody presses «Принял в работу» on the cases of this wave at once; the presses come in any order, and some twice. */
export async function wave(
  { town, balancer }: { town: Town; balancer: Balancer },
  people: readonly Resident[],
  index: number,
): Promise<{ answers: Pressed[]; brought: Promise<void> }> {
  const numbers = Array.from({ length: CASES_PER_WAVE }, (_, one) => index * CASES_PER_WAVE + one + 1);
  await town.until(
    `everybody has the cards of wave ${index}`,
    () => people.every((who) => numbers.every((number) => alarmsOf(who, number).length > 0)),
    CALMS_WITHIN_MS,
  );
  balancer.hold();
  const answers = people.flatMap((who) =>
    numbers.map((number): Pressed => {
      const message = alarmsOf(who, number).at(-1) as MessageView;
      const said = who.tap(message, 'Принял в работу');
      const [id = ''] = [...town.api.messenger.presses.keys()].slice(-1);
      return { id, number, said };
    }),
  );
  await expect.poll(() => balancer.held(), { timeout: CALMS_WITHIN_MS, interval: 20 }).toBe(answers.length);
  const brought = balancer.release((waiting) => shuffled([...waiting, ...waiting.slice(0, waiting.length / 2)]));
  return { answers, brought };
}

/** The messages of this person that are the card of this emergency. */
export function alarmsOf(who: Resident, number: number): MessageView[] {
  return who.all(isAlarm(number));
}

export const isAlarm = (number: number): RegExp => new RegExp(`^(повтор · )?\\S+ №${number} · Энергетика`);

/** In an order of its own, the same at every run. */
export function shuffled<T>(items: readonly T[]): T[] {
  let state = items.length;
  const drawn = items.map((item) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return { item, place: state };
  });
  return drawn.toSorted((one, other) => one.place - other.place).map(({ item }) => item);
}
