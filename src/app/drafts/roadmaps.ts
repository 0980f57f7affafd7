import type { Case, Measure } from '../../domain/case.ts';
import { listOpenCases } from '../../store/cases.ts';
import type { Tx } from '../../store/database.ts';
import type { DataOf, Wanted } from './wanted.ts';

type Roadmap = DataOf<'roadmaps'>['roadmaps'][number];

/** How the open roadmaps go (Khimki 2.7, Ruza 2.10): those with overdue actions first, then by what is due next. */
export async function roadmapsNow(
  tx: Tx,
  { snapshot: { book }, now }: { snapshot: Pick<Wanted['snapshot'], 'book'>; now: Date },
): Promise<DataOf<'roadmaps'>> {
  const open = (await listOpenCases(tx, book.id, ['roadmap'])).filter(({ drill }) => !drill);
  return { draft: 'roadmaps', roadmaps: open.map((one) => lineOf(one, now)).toSorted(byUrgency) };
}

function lineOf({ number, facts }: Case, now: Date): Roadmap {
  const left = facts.measures.filter(({ doneAt }) => doneAt === null);
  return {
    number,
    title: facts.title,
    done: facts.measures.length - left.length,
    total: facts.measures.length,
    overdue: left.filter(({ dueAt }) => dueAt !== null && dueAt < now).length,
    next: nextOf(left),
  };
}

/** What is due first of what is left, overdue or not. */
function nextOf(left: readonly Measure[]): Roadmap['next'] {
  const due = left.flatMap(({ text, post, dueAt }) => (dueAt === null || post === null ? [] : [{ text, post, dueAt }]));
  return due.toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime())[0] ?? null;
}

function byUrgency(a: Roadmap, b: Roadmap): number {
  const dueOf = ({ next }: Roadmap) => next?.dueAt.getTime() ?? Number.POSITIVE_INFINITY;
  return b.overdue - a.overdue || (dueOf(a) < dueOf(b) ? -1 : Number(dueOf(a) > dueOf(b))) || a.number - b.number;
}
