import type { Act } from '../../domain/act.ts';
import { emptyFacts } from '../../domain/case.ts';
import { addDays, addDaysTo } from '../../domain/calendar.ts';
import type { Obligation } from '../../domain/obligation.ts';
import { BOT, NEXT, type PostId } from '../../domain/post.ts';
import type { Rule } from '../../regulation/rule.ts';
import { clauseOfLevel } from '../../regulation/citing.ts';
import { startsAfter } from '../../regulation/schedule.ts';
import { hasLeftOn } from '../drafts.ts';
import { reach } from '../moves.ts';
import { oweTurn } from '../owe.ts';
import { postsOf } from '../posts.ts';
import { emit, note, type Run } from '../run.ts';
import { clauseOfCase, dayOf, openObligation, openObligations, ruleOf, type Snapshot } from '../snapshot.ts';
import { meetOne } from './entries.ts';

/** A weekly turn may have started so long ago and be due only now. */
const DAYS_LOOKED_BACK = 8;

/** A duty of the regular mode begins to run: its first turn is the first whose due time is still to come. */
export function beginDuty(run: Run): void {
  const { case: subject, book } = run.snapshot;
  const rule = ruleOf(run.snapshot, subject.subject);
  if (subject.state !== 'quiet') return emit(run, { kind: 'wait', clause: rule.clause, reason: 'already-running' });
  emit(run, { kind: 'open', how: 'new', clause: rule.clause, reason: 'duty-begins', facts: emptyFacts(rule.id) });
  let turn = startsAfter(book, rule, addDaysTo(run.now, -DAYS_LOOKED_BACK), run.snapshot.isWorkingDay);
  const turnsLookedAt = 2 * DAYS_LOOKED_BACK * turnsADay(rule);
  for (let looked = 0; turn.dueAt <= run.now && looked < turnsLookedAt; looked += 1) {
    turn = startsAfter(book, rule, turn.startsAt, run.snapshot.isWorkingDay);
  }
  oweTurn(run, rule, turn);
}

function turnsADay({ starts }: Rule): number {
  return starts.kind === 'calendar' ? starts.at.length : 1;
}

/** An import became visible: turns that ask for yesterday's data are met; a report already sent is brought up to date. */
export function takeImport(run: Run, act: Extract<Act, { kind: 'import' }>): void {
  const rule = ruleOf(run.snapshot, run.snapshot.case.subject);
  const through = act.completeThrough;
  for (const { key, startsAt } of openObligations(run.snapshot)) {
    const covered = through !== null && addDays(dayOf(run.snapshot, startsAt), -1) <= through;
    if (covered) meetOne(run, key, 'import-of-yesterday', act.by?.name ?? null, 'data-loaded');
  }
  if (hasLeftOn(run.snapshot, rule, run.now))
    emit(run, { kind: 'refresh', clause: rule.clause, reason: 'data-loaded' });
}

/**
 * A message of an obligation arrived. The bot's debt is met when every post there is something for, and that can be
 * reached, has it; what the book starts on the delivery is owed by whoever got it. A person's report waits for nothing.
 */
export function takeDelivery(run: Run, act: Extract<Act, { kind: 'delivered' }>): void {
  const sent = run.snapshot.obligations.find((candidate) => candidate.key === act.obligation);
  const clause = sent?.clause ?? clauseOfCase(run.snapshot);
  if (!sent) return emit(run, { kind: 'wait', clause, reason: 'debt-unknown' });
  const rule = ruleOf(run.snapshot, sent.rule);
  if (!isMetByDelivery(rule)) return emit(run, { kind: 'wait', clause, reason: 'nothing-waits-for-it' });
  const news = act.posts.filter((post) => !sent.items.includes(post) && !startedFor(run, sent, post));
  for (const post of news) {
    // Also for a debt that has ended: one organisation's chat may answer long after the others have theirs.
    if (sent.state === 'open')
      emit(run, { kind: 'item', obligation: sent.key, item: post, clause, reason: 'delivered' });
    run.respond(run, `delivered:${rule.id}`, post);
  }
  if (sent.state === 'open') return meetIfDelivered(run, sent.key);
  if (news.length === 0) emit(run, { kind: 'wait', clause, reason: 'debt-already-ended' });
}

/** Has the same delivery started something for this post already? A message may be sent again. */
function startedFor({ snapshot }: Run, sent: Obligation, post: PostId): boolean {
  return snapshot.obligations.some(({ rule, debtor, startsAt }) => {
    const { starts } = ruleOf(snapshot, rule);
    const follows = starts.kind === 'event' && starts.events.includes(`delivered:${sent.rule}`);
    return follows && debtor === post && startsAt >= sent.startsAt;
  });
}

/** Delivered to somebody, and nobody else who can be reached is left. */
function meetIfDelivered(run: Run, key: string): void {
  const obligation = openObligation(run.snapshot, key);
  if (!obligation || obligation.items.length === 0) return;
  const rule = ruleOf(run.snapshot, obligation.rule);
  const missing = expectedBy(run.snapshot, rule, obligation).filter(
    (post) => !obligation.items.includes(post) && run.snapshot.staff[post]?.state === 'reachable',
  );
  if (missing.length === 0) meetOne(run, key, 'delivery', null, 'delivered');
}

/** A person's report is met by leaving, the bot's by arriving. */
function isMetByDelivery({ metBy, owes }: Rule): boolean {
  return owes === BOT && metBy.all.includes('delivery');
}

/** The posts a draft is for: of those the rule names the ones there is something for, a post with units unit by unit. */
function expectedBy(snapshot: Snapshot, { draft, to }: Rule, obligation: Obligation): PostId[] {
  return postsOf(snapshot, (draft && snapshot.contents[draft]?.to) ?? to, obligation);
}

/** A chat can't be written to: recorded, shown on the card; if it held the top level, the next one is reached at once. */
export function takeUndeliverable(run: Run, act: Extract<Act, { kind: 'undeliverable' }>): void {
  const { case: subject, book } = run.snapshot;
  const clause = clauseOfCase(run.snapshot);
  const lost = act.posts.filter((post) => run.snapshot.staff[post]?.state !== 'reachable');
  if (lost.length === 0) return emit(run, { kind: 'wait', clause, reason: 'reachable-elsewhere' });
  note(run, clause, 'undeliverable', { undelivered: [...new Set([...subject.facts.undelivered, ...lost])] });
  for (const { key } of openObligations(run.snapshot)) meetIfDelivered(run, key);
  const top = subject.reached.at(-1);
  if (subject.state !== 'open' || !top || !act.posts.includes(top)) return;
  if (!lost.includes(top)) return;
  emit(run, { kind: 'pass', post: top, level: subject.level, why: 'unreachable', clause, reason: 'level-unreachable' });
  reach(run, NEXT, (post) => clauseOfLevel(book, post) ?? clause, true);
}
