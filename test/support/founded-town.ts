import { afterAll, beforeAll } from 'vitest';
import type { DatabaseKind } from './databases.ts';
import { forgetClock, newGround, type Ground } from './ground.ts';
import { KHIMKI } from './municipality.ts';
import type { Resident } from './resident.ts';
import { historyFile, ingest, TODAY } from './town-files.ts';
import { openTown, type Town } from './town.ts';

/** Seats everybody by invitation, as an admin and the invited do it. */
export async function seatEverybody({ admin, officer, mcurHead, deputies, districtHead }: Town): Promise<void> {
  admin.phone.start();
  await admin.gets('/invite');
  const seats: [string, Resident][] = [
    ['officer', officer],
    ['mcur-head', mcurHead],
    ...deputies.map((deputy): [string, Resident] => ['deputies', deputy]),
    ['district-head', districtHead],
  ];
  for (const [post, who] of seats) {
    admin.say(`/invite ${post} ${KHIMKI.book.id}`);
    const { text } = await admin.gets(/\?start=/);
    const link = /https:\/\/t\.me\/\S+\?start=\S+/.exec(text)?.[0] ?? '';
    who.phone.open(link);
    await who.gets('Вы назначены');
  }
}

/** A town that was made once and may be opened as often as a test needs one, each time as it was left. */
export interface FoundedTown {
  open(): Promise<Town>;
  drop(): Promise<void>;
}

/**
 * Everybody sits, seventy days are loaded and watched, the program has stopped; its clock starts anew with the next one.
 * `server`: see `newGround`.
 */
export async function foundTown(
  kind: DatabaseKind,
  { deputies = 1, server }: { deputies?: number; server?: string } = {},
): Promise<FoundedTown> {
  const ground = await newGround(kind, server);
  const town = await openTown(ground, { deputies });
  const program = await town.start({ CLOCK_START: `${TODAY}T08:30:00+03:00` });
  await seatEverybody(town);
  await ingest(program, historyFile());
  town.admin.say('/watch on');
  await town.admin.gets('Наблюдение начато: Энергетика');
  await program.stop();
  await ground.look(forgetClock);
  const memory = town.api.snapshot();
  await town.close();
  const copies: Ground[] = [];
  return {
    async open() {
      const copy = await ground.copy();
      copies.push(copy);
      return openTown(copy, { deputies, memory: structuredClone(memory) });
    },
    async drop() {
      for (const one of [...copies, ground]) await one.drop();
    },
  };
}

/** One town for all the tests of a file, founded before them and dropped after. */
export function useTown(...founding: Parameters<typeof foundTown>): { readonly town: Town } {
  let founded: FoundedTown;
  const opened = {} as { town: Town };
  beforeAll(async () => {
    founded = await foundTown(...founding);
    opened.town = await founded.open();
  });
  afterAll(async () => {
    await opened.town.close();
    await founded.drop();
  });
  return opened;
}
