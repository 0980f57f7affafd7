import type { Decision } from '../../../src/domain/decision.ts';
import { violations } from '../../../src/engine/invariants.ts';
import type { Snapshot } from '../../../src/engine/snapshot.ts';
import { hold } from '../broken.ts';
import { changesAreDecided } from '../laws.ts';
import type { FlakyMessenger } from './flaky-messenger.ts';
import { byCase, type JournalRow, type Look, type OutboxState } from './look.ts';

/** Messages that no decision on a case owes: offers, notices to the admins, cards posted again. */
const OF_NO_DECISION = /^(offer|again|poison|unknown|lost|aside|admin)/;

/** What the engine and the shell must have left in the rows between two looks, whoever did it and however it ended. */
export function holdRows(before: Look, after: Look): void {
  const records = byCase(after.journal);
  for (const [id, now] of after.cases) {
    const known = before.cases.get(id);
    const record = records.get(id) ?? [];
    const label = `case ${id} (${now.case.kind} ${now.case.subject})`;
    hold('a case is written together with its version', known ? versionLost(known, now) : null);
    const decisions = decisionsOf(record, now);
    const [broken] = violations(known ?? { ...now, obligations: [], case: { ...now.case, level: -1 } }, now, decisions);
    hold(label, broken ?? null);
    if (known)
      hold(
        `${label}: nothing of an obligation changes but with a line of the record`,
        explained(known, now, decisions),
      );
    hold(`${label}: each end is on record once`, endedTwice(record));
  }
  holdActs(before, after);
  holdMessages(before, after);
}

function versionLost(before: Snapshot, after: Snapshot): string | null {
  const changed = before.case.state !== after.case.state || before.obligations.length !== after.obligations.length;
  if (after.case.version < before.case.version) return `version ${before.case.version} → ${after.case.version}`;
  return changed && after.case.version === before.case.version ? `${after.case.id}: changed at its old version` : null;
}

function explained(before: Snapshot, after: Snapshot, decisions: readonly Decision[]): string | null {
  return changesAreDecided({ before, after, decisions, act: null, now: after.case.lastAt });
}

/** The record as decisions, as far as it tells: enough for the laws that speak of what was decided. */
function decisionsOf(record: readonly JournalRow[], { obligations }: Snapshot): Decision[] {
  return record.map(({ kind, clause, reason, at, obligationKey, body }) => {
    const owed = obligations.find(({ key }) => key === obligationKey);
    const { dueAt, ...told } = body as { dueAt?: string };
    return {
      ...(kind === 'owe' && owed ? { startsAt: owed.startsAt, rule: owed.rule, debtor: owed.debtor } : {}),
      ...told,
      ...(dueAt === undefined ? {} : { dueAt: new Date(dueAt) }),
      kind,
      clause,
      reason,
      at,
      key: obligationKey,
      obligation: obligationKey,
    } as unknown as Decision;
  });
}

function endedTwice(record: readonly JournalRow[]): string | null {
  const ends = record.flatMap(({ kind, obligationKey }) => (kind === 'end' && obligationKey ? [obligationKey] : []));
  return ends.find((key, index) => ends.indexOf(key) !== index) ?? null;
}

function holdActs(before: Look, after: Look): void {
  const known = new Map(before.acts.map((one) => [one.key, JSON.stringify(one.outcome)]));
  for (const { key, outcome } of after.acts) {
    hold('one act key, one outcome', outcome === null ? `${key} has none` : null);
    const first = known.get(key);
    hold('one act key, one outcome', first !== undefined && first !== JSON.stringify(outcome) ? key : null);
  }
  const ids = new Set(after.acts.map(({ id }) => id));
  const orphan = after.journal.find(({ actId }) => actId !== null && !ids.has(actId));
  hold('what an act did is on record with the act', orphan ? `line ${orphan.id}` : null);
}

/** States that a message does not leave; `sent` is told of later only where it was thought lost. */
const FINAL: readonly OutboxState['state'][] = ['sent', 'failed', 'void'];

function holdMessages(before: Look, after: Look): void {
  const known = new Map(before.outbox.map((row) => [row.id, row]));
  for (const row of after.outbox) {
    const old = known.get(row.id);
    if (!old) hold('the journal explains each message', unexplained(row, after));
    else if (FINAL.includes(old.state))
      hold('an end is final', row.state === old.state ? null : `${row.key}: ${old.state} → ${row.state}`);
  }
  const lost = before.outbox.find((row) => !after.outbox.some(({ id }) => id === row.id));
  hold('what is owed is never forgotten', lost ? lost.key : null);
  for (const { kind, caseId, body } of after.journal) {
    if (kind !== 'reach' || after.cases.get(caseId)?.case.state === 'closed') continue;
    const owed = after.outbox.some((row) => row.caseId === caseId || row.cases.includes(caseId));
    hold('who is reached is owed a card', owed ? null : `case ${caseId}: ${(body as { post: string }).post}`);
  }
}

function unexplained(row: OutboxState, { journal }: Look): string | null {
  if (row.caseId === null || OF_NO_DECISION.test(row.key)) return null;
  const told = journal.some(
    ({ kind, caseId }) => kind === 'tell' && (caseId === row.caseId || row.cases.includes(caseId)),
  );
  return told ? null : row.key;
}

/** Everything has come to rest and the messenger works: nothing is left, and nothing was lost. */
export function holdAtRest({ cases, outbox }: Look, messenger: FlakyMessenger, now: Date): void {
  for (const { case: one } of cases.values()) {
    hold('what is due is decided', one.nextAt && one.nextAt <= now ? `case ${one.id}` : null);
  }
  for (const { key, state, lane, repeat, attempt, ping, caseId, notBefore } of outbox) {
    const urgent = lane === 'alarm' || lane === 'demand';
    const waits = state === 'queued' || state === 'sending';
    hold('every message comes to an end', waits && notBefore <= now ? `${key} is ${state}` : null);
    hold('what is sent has arrived', state === 'sent' && !messenger.arrived.has(key) ? key : null);
    hold('an alarm is repeated before it is given up', state === 'unknown' && urgent && !repeat ? key : null);
    hold('nothing is given up untried', (state === 'failed' || state === 'unknown') && attempt === 0 ? key : null);
    hold(
      'only pings, and what was for a lost chat, are taken back',
      state === 'void' && !ping && caseId === null ? key : null,
    );
  }
}
