import { fold } from '../domain/fold.ts';
import type { Whose } from './control.ts';

/** Figures that are not added up but taken at their worst. */
const WORST: readonly string[] = ['oldestDays'];

/** The groups of one list, of each responsible together, in the order in which they first appear: the worst first. */
export function byResponsible<G extends Whose>(groups: readonly G[]): Omit<G, 'executor'>[] {
  const found = new Map<string, Omit<G, 'executor'>>();
  for (const { executor: _, ...group } of groups) {
    const key = fold(group.responsible);
    const known = found.get(key);
    found.set(key, known ? together(known, group) : group);
  }
  return [...found.values()];
}

/** All groups of a list as one; null where there are none. */
export function altogether<G extends Whose>(groups: readonly G[]): Omit<G, keyof Whose> | null {
  const [first, ...rest] = groups.map(({ executor: _, responsible: __, ...figures }) => figures);
  return first === undefined ? null : rest.reduce<Omit<G, keyof Whose>>(together, first);
}

/** Adds the numbers of one to those of the other; what is no number stays as it is. */
function together<F extends object>(one: F, other: F): F {
  const added = Object.entries(other).map(([name, value]) => {
    const known: unknown = one[name as keyof F];
    if (typeof value !== 'number' || typeof known !== 'number') return [name, known];
    return [name, WORST.includes(name) ? Math.max(known, value) : known + value];
  });
  return Object.fromEntries(added) as F;
}
