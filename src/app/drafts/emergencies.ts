import type { Case, EntryKind } from '../../domain/case.ts';
import { readCase } from '../../store/cases.ts';
import type { Tx } from '../../store/database.ts';
import { listCaseIdsDuring } from '../../store/owed-lists.ts';
import { turnBefore } from '../duties/turns.ts';
import type { DataOf, Wanted } from './wanted.ts';

/** Words that say how an emergency goes, or how it ended. */
const TOLD: readonly EntryKind[] = ['progress', 'resolved', 'false-alarm'];

/**
 * All emergencies since the report before left and until this one leaves, also when there were none (Ruza 2.13). Sent early
 * or put off, each report begins where the one before ended: no emergency falls between two of them. A false alarm was none.
 */
export async function emergenciesOfWeek(tx: Tx, wanted: Wanted): Promise<DataOf<'emergencies'>> {
  const { snapshot, turn, now } = wanted;
  const { book } = snapshot;
  const to = turn?.endedAt ?? now;
  const from = lastSentAt(wanted) ?? to;
  const emergencies: DataOf<'emergencies'>['emergencies'] = [];
  for (const id of await listCaseIdsDuring(tx, { regulation: book.id, kind: 'emergency', from, to })) {
    const found = await readCase(tx, id);
    if (found && !wasFalseAlarm(found)) emergencies.push(lineOf(found, book.chain));
  }
  return { draft: 'emergencies', from, to, emergencies };
}

/** Said and closed as such: while nobody has confirmed it, the emergency stands. */
function wasFalseAlarm({ state, facts }: Case): boolean {
  return state === 'closed' && facts.closing === 'false-alarm';
}

/** When the report before left; before the first of all, when it would have been due. */
function lastSentAt({ snapshot, rule, turn, now }: Wanted): Date | null {
  const { book, obligations, isWorkingDay } = snapshot;
  const startsAt = turn?.startsAt ?? now;
  const sent = obligations.findLast(
    (one) => one.rule === rule.id && one.startsAt < startsAt && one.reason?.startsWith('sent'),
  );
  return sent?.endedAt ?? turnBefore(book, rule, startsAt, isWorkingDay)?.dueAt ?? null;
}

function lineOf({ number, facts, openedAt, closedAt, level, lastAt }: Case, chain: readonly string[]) {
  return {
    number,
    title: facts.title,
    openedAt: openedAt ?? lastAt,
    closedAt,
    closing: closedAt ? facts.closing : null,
    level: chain[level] ?? null,
    lastWords: facts.entries.findLast(({ kind }) => TOLD.includes(kind))?.text ?? '',
  };
}
