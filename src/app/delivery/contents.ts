import type { Snapshot } from '../../engine/snapshot.ts';
import type { Rule } from '../../regulation/rule.ts';
import { startsAfter } from '../../regulation/schedule.ts';
import type { Tx } from '../../store/database.ts';
import { contentOf } from '../drafts/content.ts';
import { registerState } from '../registers/read.ts';

/**
 * Adds what the drafts of the case's rules would say now, where that decides whether they are said and to whom. Read in the
 * transaction of the decision, and again when the message is put in words: both see the same data.
 */
export async function withContents(tx: Tx, snapshot: Snapshot, now: Date): Promise<Snapshot> {
  const rule = judgedRule(snapshot);
  if (rule?.onlyIf === 'stale') return withRegister(tx, snapshot, rule, now);
  if (!rule?.draft) return snapshot;
  const turn = snapshot.obligations.find((one) => one.rule === rule.id && one.state === 'open') ?? null;
  const content = await contentOf(tx, { snapshot, rule, draft: rule.draft, turn, now });
  if (!content) return snapshot;
  return { ...snapshot, contents: { [rule.draft]: { empty: content.empty, to: content.to } } };
}

/** Does the register go stale before it is asked for again? One that nobody ever filled is stale. */
async function withRegister(tx: Tx, snapshot: Snapshot, rule: Rule, now: Date): Promise<Snapshot> {
  const { book, isWorkingDay } = snapshot;
  const register = book.registers[rule.register ?? ''];
  if (!register) return snapshot;
  const askedNext = startsAfter(book, rule, now, isWorkingDay).startsAt;
  const { updatedAt, staleSince } = await registerState(tx, book, register, askedNext);
  return { ...snapshot, contents: { register: { empty: updatedAt !== null && staleSince === null, to: null } } };
}

/** Of an emergency the case itself says whether there is something to say; of a duty the data do. */
function judgedRule({ book, case: subject }: Snapshot): Rule | null {
  if (subject.kind !== 'duty' || subject.state !== 'open') return null;
  const rule = book.rules[subject.subject];
  return rule?.onlyIf === 'something-to-say' || rule?.onlyIf === 'stale' ? rule : null;
}
