import type { Act } from '../../domain/act.ts';
import type { Owner } from '../../domain/case.ts';
import type { Actor } from '../../domain/person.ts';
import { tell } from '../moves.ts';
import { emit, note, type Run } from '../run.ts';
import { capacityOf } from './capacity.ts';
import { clauseAsking, meet } from './entries.ts';
import { refuse, refusedUnlessRunning } from './refuse.ts';

/** «Принял в работу»: the presser becomes the owner, or the post that theirs delegates to; the debt of acknowledgement is met. */
export function acknowledge(run: Run, act: Act): void {
  if (refusedUnlessRunning(run) || !act.by) return;
  const { owner, state } = run.snapshot.case;
  if (state === 'closing') return refuse(run, 'already-closing');
  if (owner) return refuse(run, 'already-acknowledged', { name: owner.name, at: acknowledgedAt(run) });
  take(run, act, act.by);
}

/** Makes the person the owner when there is none yet: a progress entry by someone of the chain acknowledges too. */
export function takeIfFree(run: Run, act: Act): void {
  if (!run.snapshot.case.owner && act.by) take(run, act, act.by);
}

/** «Поручить»: another person becomes the owner. */
export function appoint(run: Run, act: Extract<Act, { kind: 'appoint' }>): void {
  if (refusedUnlessRunning(run)) return;
  const { clause } = run.snapshot.book.emergency;
  const { personId, name, phone } = act.to;
  const { owner } = run.snapshot.case;
  if (owner?.personId === personId && owner.post === act.post) return refuse(run, 'already-appointed', { name });
  own(run, act, { owner: { post: act.post, personId, name, phone }, clause, reason: 'appointed' });
  meet(run, 'acknowledge', name, 'appointed');
}

/** «Ознакомлен». */
export function see(run: Run, act: Act): void {
  if (refusedUnlessRunning(run) || !act.by) return;
  const { seen } = run.snapshot.case.facts;
  const already = seen.find((receipt) => receipt.personId === act.by?.personId);
  if (already) return refuse(run, 'already-seen', { name: already.name, at: already.at });
  const { personId, name } = act.by;
  const receipt = { post: capacityOf(run.snapshot, act.by), personId, name, at: run.now };
  note(run, run.snapshot.book.emergency.clause, 'seen', { seen: [...seen, receipt] });
}

function take(run: Run, act: Act, actor: Actor): void {
  const clause = clauseAsking(run, 'acknowledge');
  own(run, act, { owner: ownerFor(run, actor), clause, reason: 'acknowledged' });
  meet(run, 'acknowledge', actor.name, 'acknowledged');
}

/** Whoever has the case by another's word gets the card: it rings with them. */
function own(run: Run, act: Act, { owner, clause, reason }: { owner: Owner; clause: string; reason: string }): void {
  emit(run, { kind: 'own', owner, clause, reason });
  if (owner.personId === act.by?.personId) return;
  tell(run, 'card', [owner.post], { clause, loud: true, of: null, reason: 'appointed' });
}

function ownerFor(run: Run, actor: Actor): Owner {
  const { book, staff } = run.snapshot;
  const post = capacityOf(run.snapshot, actor);
  const delegate = book.posts[post]?.delegates;
  if (!delegate) return { post, personId: actor.personId, name: actor.name, phone: actor.phone };
  // The post it is delegated to, else the lowest that somebody is in: whoever decides does not become the hourly debtor.
  const executing = [delegate, ...book.chain].find((one) => one !== post && staff[one]?.state !== 'empty') ?? delegate;
  const executor = staff[executing]?.persons[0];
  return { post: executing, personId: executor?.id ?? actor.personId, name: executor?.name ?? actor.name, phone: null };
}

/** When the debt of acknowledgement was met, for the explanation to whoever is second. */
function acknowledgedAt(run: Run): Date | null {
  return run.snapshot.obligations.findLast((obligation) => obligation.items.includes('acknowledge'))?.endedAt ?? null;
}
