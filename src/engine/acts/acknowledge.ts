import type { Act } from '../../domain/act.ts';
import type { Owner } from '../../domain/case.ts';
import type { Actor } from '../../domain/person.ts';
import { handOver } from '../handover.ts';
import { tell } from '../moves.ts';
import { emit, note, type Run } from '../run.ts';
import { clauseOfCase, openObligations, ruleOf } from '../snapshot.ts';
import { capacityOf, holds } from './capacity.ts';
import { clauseAsking, meet, meetOne } from './entries.ts';
import { refuse, refusedUnlessRunning } from './refuse.ts';

/**
 * «Принял в работу», «Принять»: the presser becomes the owner, or the post that theirs delegates to; the debt of
 * acknowledgement is met. An assignment is accepted by whom it was given to; a duty that is dispatched has no owner: each
 * debtor confirms their own.
 */
export function acknowledge(run: Run, act: Act): void {
  if (refusedUnlessRunning(run) || !act.by) return;
  const { owner, state, kind, facts } = run.snapshot.case;
  if (kind === 'duty') return receive(run, act.by);
  if (facts.assignee && !holds(act.by, facts.assignee)) return refuse(run, 'not-yours');
  if (state === 'closing') return refuse(run, 'already-closing');
  if (owner) return refuse(run, 'already-acknowledged', { name: owner.name, at: acknowledgedAt(run) });
  take(run, act, act.by);
}

/** «Принять все»: what was dispatched to the presser's own post or organisation, and to nobody else's. */
function receive(run: Run, actor: Actor): void {
  const asking = openObligations(run.snapshot).filter(({ rule }) =>
    ruleOf(run.snapshot, rule).metBy.all.includes('acknowledge'),
  );
  const own = asking.filter(({ debtor }) => holds(actor, debtor));
  if (own.length === 0) return refuse(run, asking.length > 0 ? 'not-yours' : 'not-asked');
  for (const { key } of own) meetOne(run, key, 'acknowledge', actor.name, 'acknowledged');
}

/** Makes the person the owner when there is none yet: a progress entry by someone of the chain acknowledges too. */
export function takeIfFree(run: Run, act: Act): void {
  if (!run.snapshot.case.owner && act.by) take(run, act, act.by);
}

/** «Поручить» from above, «Передать» by the owner: another person becomes the owner. */
export function appoint(run: Run, act: Extract<Act, { kind: 'appoint' }>): void {
  if (refusedUnlessRunning(run)) return;
  const { personId, name, phone } = act.to;
  const { owner, reached, told } = run.snapshot.case;
  const known = [...reached, ...told].includes(act.post);
  if (owner?.personId === personId && owner.post === act.post) {
    return refuse(run, act.by?.personId === personId ? 'own-case' : 'already-appointed', { name });
  }
  const given: Owner = { post: act.post, personId, name, phone };
  const clause = clauseOfCase(run.snapshot);
  if (owner && owner.personId === act.by?.personId) {
    handOver(run, given, 'handed-over');
    if (!known) sendCard(run, act.post, clause);
  } else own(run, act, { owner: given, clause, reason: 'appointed' });
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
  note(run, clauseOfCase(run.snapshot), 'seen', { seen: [...seen, receipt] });
}

function take(run: Run, act: Act, actor: Actor): void {
  const clause = clauseAsking(run, 'acknowledge');
  own(run, act, { owner: ownerFor(run, actor), clause, reason: 'acknowledged' });
  meet(run, 'acknowledge', actor.name, 'acknowledged');
}

/** Whoever has the case by another's word gets the card: it rings with them. */
function own(run: Run, act: Act, { owner, clause, reason }: { owner: Owner; clause: string; reason: string }): void {
  emit(run, { kind: 'own', owner, clause, reason });
  if (owner.personId !== act.by?.personId) sendCard(run, owner.post, clause);
}

function sendCard(run: Run, post: string, clause: string): void {
  tell(run, 'card', [post], { clause, loud: true, of: null, reason: 'appointed' });
}

/** The person in the post they act in; for a post that only decides, whoever it delegates to. */
export function ownerFor(run: Run, actor: Actor): Owner {
  const { book, staff } = run.snapshot;
  const post = capacityOf(run.snapshot, actor);
  const delegate = book.posts[post]?.delegates;
  if (!delegate || run.snapshot.case.kind === 'assignment') {
    return { post, personId: actor.personId, name: actor.name, phone: actor.phone };
  }
  // The post it is delegated to, else the lowest that somebody is in: whoever decides does not become the hourly debtor.
  const executing = [delegate, ...book.chain].find((one) => one !== post && staff[one]?.state !== 'empty') ?? delegate;
  const executor = staff[executing]?.persons[0];
  return { post: executing, personId: executor?.id ?? actor.personId, name: executor?.name ?? actor.name, phone: null };
}

/** When the debt of acknowledgement was met, for the explanation to whoever is second. */
function acknowledgedAt(run: Run): Date | null {
  return run.snapshot.obligations.findLast((obligation) => obligation.items.includes('acknowledge'))?.endedAt ?? null;
}
