import { announceRise } from './announce-rise.ts';
import { createHarness, groupChat, type Harness } from './bot-harness.ts';

export const OFFICER = 11;
export const HEAD = 12;
export const DEPUTY = 13;
export const HEADS_GROUP = groupChat(-500, 'Штаб МЦУР');

const PEOPLE = {
  officer: [OFFICER, 'Орлова О. О.'],
  'mcur-head': [HEAD, 'Петров П. П.'],
  deputies: [DEPUTY, 'Дымов Д. Д.'],
} as const;

type Post = keyof typeof PEOPLE;

/** Seats the usual person of each of these posts of Khimki, in a chat of their own. */
export async function seatKhimki(world: Harness, ...posts: readonly Post[]): Promise<void> {
  for (const post of posts) {
    const [person, name] = PEOPLE[post];
    await world.seat(person, name, post, 'khimki-energy');
  }
}

/** The same, and the head's post also has its group. */
export async function seatKhimkiWithGroup(world: Harness, ...posts: readonly Post[]): Promise<void> {
  await seatKhimki(world, ...posts);
  const [person, name] = PEOPLE['mcur-head'];
  await world.seat(person, name, 'mcur-head', 'khimki-energy', HEADS_GROUP);
}

/** The bot with the officer and the head of Khimki in their seats, and an incident announced to them. */
export async function khimkiIncident(
  database: Parameters<typeof createHarness>[0],
): Promise<{ world: Harness; caseId: number }> {
  const world = await createHarness(database);
  await seatKhimki(world, 'officer', 'mcur-head');
  return { world, caseId: await announceRise(world.app) };
}
