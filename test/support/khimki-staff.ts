import type { Harness } from './bot-harness.ts';

export const OFFICER = 11;
export const HEAD = 12;
export const DEPUTY = 13;

const PEOPLE = {
  officer: [OFFICER, 'Орлова О. О.'],
  'mcur-head': [HEAD, 'Петров П. П.'],
  deputies: [DEPUTY, 'Дымов Д. Д.'],
} as const;

/** Seats the usual person of each of these posts of Khimki, in a chat of their own. */
export async function seatKhimki(world: Harness, ...posts: readonly (keyof typeof PEOPLE)[]): Promise<void> {
  for (const post of posts) {
    const [person, name] = PEOPLE[post];
    await world.seat(person, name, post, 'khimki-energy');
  }
}
