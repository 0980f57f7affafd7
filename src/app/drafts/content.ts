import type { DraftData } from '../../render/duties/draft-data.ts';
import type { Tx } from '../../store/database.ts';
import { deadlinesNow, notAcceptedNow, readingFor, statusesNow, stuckNow } from './control.ts';
import { dutiesDone, ownDirection } from './duty-lists.ts';
import { emergenciesOfWeek } from './emergencies.ts';
import { executionOfWeek } from './execution.ts';
import { gapsNow } from './gaps.ts';
import { newAppeals } from './new-appeals.ts';
import { roadmapsNow } from './roadmaps.ts';
import { submittedToday } from './submitted.ts';
import { systemicProblems } from './systemic.ts';
import { unmatchedSeries } from './unmatched.ts';
import type { Content, Wanted } from './wanted.ts';

/** The content of a draft that rests on data; null for one of which the case itself says all there is. */
export async function contentOf(tx: Tx, wanted: Wanted): Promise<Content | null> {
  const { snapshot, now } = wanted;
  const reading = () => readingFor(tx, { book: snapshot.book, isWorkingDay: snapshot.isWorkingDay, now });
  switch (wanted.draft) {
    case 'not-accepted':
      return listed(await notAcceptedNow(tx, await reading()), ({ groups }) => groups);
    case 'stuck':
      return listed(await stuckNow(tx, await reading()), ({ groups }) => groups);
    case 'deadlines':
      return listed(await deadlinesNow(await reading()), ({ groups }) => groups);
    case 'statuses':
      return listed(await statusesNow(tx, await reading()), ({ groups }) => groups);
    case 'systemic':
      return listed(await systemicProblems(tx, wanted), ({ problems }) => problems);
    case 'roadmaps':
      return listed(await roadmapsNow(tx, wanted), ({ roadmaps }) => roadmaps);
    case 'duties-done':
      return listed(await dutiesDone(tx, wanted), ({ duties }) => duties);
    case 'submitted':
      return listed(submittedToday(wanted), ({ entries }) => entries);
    case 'emergencies':
      return listed(await emergenciesOfWeek(tx, wanted), ({ emergencies }) => emergencies);
    case 'execution':
      return listed(await executionOfWeek(tx, wanted), ({ rows }) => rows);
    case 'gaps':
      return listed(await gapsNow(tx, wanted), ({ gaps }) => gaps);
    case 'unmatched':
      return listed(await unmatchedSeries(tx, wanted), ({ series }) => series);
    case 'new-appeals':
      return newAppeals(tx, wanted);
    case 'own-direction':
      return ownDirection(tx, wanted);
    case 'top-problems':
    case 'brief':
    case 'informing':
    case 'proposals':
    case 'measures':
    case 'situation':
      return null;
  }
}

/** The same for everybody; empty when its list is. */
function listed<D extends DraftData>(data: D, listOf: (data: D) => readonly unknown[]): Content {
  return { empty: listOf(data).length === 0, to: null, for: () => [data] };
}
