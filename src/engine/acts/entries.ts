import { albumOfKey, type Act } from '../../domain/act.ts';
import type { Reading } from '../../domain/reading.ts';
import type { Entry, Evidence, Trend } from '../../domain/case.ts';
import { CONFIRMED, type Obligation } from '../../domain/obligation.ts';
import { OWNER, type PostId } from '../../domain/post.ts';
import type { Book } from '../../regulation/book.ts';
import type { Rule } from '../../regulation/rule.ts';
import type { DraftName, MetItem } from '../../regulation/words.ts';
import { isPersonsDraft, leavesUnconfirmedAt } from '../../regulation/steps.ts';
import { sendLate } from '../drafts.ts';
import { finish } from '../owe.ts';
import { emit, note, type Run } from '../run.ts';
import { clauseOfCase, lengthMs, openObligation, openObligations, ruleOf, type Snapshot } from '../snapshot.ts';
import { capacityOf, holds } from './capacity.ts';

/** A duty goes on for years: its case keeps its newest words, the journal all of them. */
const DUTY_ENTRIES_KEPT = 50;

interface Word {
  kind: Entry['kind'];
  text: string;
  trend?: Trend | null;
  evidence?: readonly Evidence[];
  reading?: Reading | null;
  /** The turn it is about. */
  obligation?: string;
  /** The organisation it is handed to. */
  to?: PostId | undefined;
  clause?: string;
}

/** Puts a person's word on record in the facts of the case, under the clause that asks for it. */
export function enter(run: Run, act: Act, word: Word): void {
  const { kind, text, trend = null, evidence = [], reading, obligation, to, clause = clauseAsking(run, kind) } = word;
  const album = albumOfKey(act.key);
  const early = run.snapshot.case.facts.early.filter((one) => one.album === album);
  const entry: Entry = {
    kind,
    at: run.now,
    by: act.by?.name ?? '',
    post: act.by ? capacityOf(run.snapshot, act.by) : '',
    text,
    trend,
    evidence: [...early.flatMap((one) => one.evidence), ...evidence],
    ...(album ? { album } : {}),
    ...(reading ? { reading } : {}),
    ...(obligation ? { obligation } : {}),
    ...(to ? { to } : {}),
  };
  const entries = [...run.snapshot.case.facts.entries, entry];
  const kept = run.snapshot.case.kind === 'duty' ? entries.slice(-DUTY_ENTRIES_KEPT) : entries;
  note(run, clause, `${kind}-entered`, { entries: kept });
}

/** The clause of the debt a word answers, for the record; where nothing asks for it, the one the case rests on. */
export function clauseAsking(run: Run, item: string): string {
  const asking = openObligations(run.snapshot).find((o) =>
    ruleOf(run.snapshot, o.rule).metBy.all.some((wanted) => wanted === item),
  );
  return asking?.clause ?? clauseOfCase(run.snapshot);
}

/**
 * Marks a part as met on every obligation open now that asks for it, and ends those that are complete. The debts that
 * this itself starts (the next hour) are not met by the same word.
 */
export function meet(run: Run, item: MetItem, by: string | null, reason: string): void {
  for (const { key } of openObligations(run.snapshot)) meetOne(run, key, item, by, reason);
}

/**
 * The same for a word of a person: what a post owes is met by whoever is in it, or in one above it in the chain; what is
 * owed by whoever has the case is met by anybody's word. The officer's entry does not do the deputies' part.
 */
export function meetBy(run: Run, act: Act, item: MetItem, reason: string): void {
  const { snapshot } = run;
  for (const { key, rule, debtor } of openObligations(snapshot)) {
    if (ruleOf(snapshot, rule).owes === OWNER || answersFor(snapshot.book, act, debtor))
      meetOne(run, key, item, act.by?.name ?? null, reason);
  }
}

function answersFor({ chain }: Book, { by }: Act, debtor: PostId): boolean {
  const above = chain.includes(debtor) ? chain.slice(chain.indexOf(debtor) + 1) : [];
  return [debtor, ...above].some((post) => holds(by, post));
}

/** The same for one obligation. A turn of a grid that lies ahead is not met before its time. */
export function meetOne(run: Run, key: string, item: MetItem, by: string | null, reason: string): void {
  const obligation = openObligation(run.snapshot, key);
  if (!obligation) return;
  const rule = ruleOf(run.snapshot, obligation.rule);
  if (!rule.metBy.all.includes(item) || obligation.items.includes(item)) return;
  if (isOnGrid(rule) && !hasBegun(run.snapshot, obligation, run.now)) return;
  // A report that a person owes is met when it leaves, not when it arrives.
  if (item === 'delivery' && isPersonsDraft(rule)) return;
  emit(run, { kind: 'item', obligation: key, item, clause: rule.clause, reason });
  const missing = rule.metBy.all.filter((wanted) => wanted !== item && !obligation.items.includes(wanted));
  if (missing.length > 0) return;
  if (isPersonsDraft(rule)) return confirm(run, rule, { ...obligation, items: [...obligation.items, item] }, by);
  finish(run, key, { state: 'met', by, reason });
}

/**
 * A word that stands for the content of drafts confirms those owed now: they still leave at their due time, so that what
 * is due together is said together, but without the mark of what nobody confirmed.
 */
export function confirmDrafts(run: Run, drafts: readonly DraftName[], by: string | null): void {
  for (const obligation of openObligations(run.snapshot)) {
    const rule = ruleOf(run.snapshot, obligation.rule);
    if (!rule.draft || !drafts.includes(rule.draft) || !isPersonsDraft(rule)) continue;
    if (hasOwnContent(rule) || !hasBegun(run.snapshot, obligation, run.now)) continue;
    confirm(run, rule, obligation, by);
  }
}

/** A draft that left by itself without what it should have said leaves again, with it. */
function confirm(run: Run, rule: Rule, obligation: Obligation, by: string | null): void {
  const { key, items, overdueAt } = obligation;
  if (!items.includes(CONFIRMED)) {
    emit(run, { kind: 'item', obligation: key, item: CONFIRMED, clause: rule.clause, reason: 'confirmed' });
  }
  const early = rule.unconfirmed?.sendAt && leavesUnconfirmedAt(run.snapshot.book, rule, obligation) <= run.now;
  if (overdueAt || early) sendLate(run, rule, key, by);
}

/** Does the report rest on words of its own that somebody must enter, and the bot must not invent? */
export function hasOwnContent(rule: Rule): boolean {
  return rule.metBy.all.some((item) => item !== 'delivery');
}

function isOnGrid({ starts }: Rule): boolean {
  return starts.kind === 'event' && starts.repeat?.kind === 'grid';
}

/** Has the turn begun, or so nearly that an entry counts for it already? */
export function hasBegun(snapshot: Snapshot, { rule, startsAt }: Obligation, now: Date): boolean {
  const { early } = ruleOf(snapshot, rule);
  return now.getTime() >= startsAt.getTime() - (early ? lengthMs(snapshot, early, startsAt) : 0);
}
