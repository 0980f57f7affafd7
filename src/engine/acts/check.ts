import type { Act } from '../../domain/act.ts';
import type { Obligation } from '../../domain/obligation.ts';
import type { Rule } from '../../regulation/rule.ts';
import { emit, type Run } from '../run.ts';
import { openObligations, ruleOf } from '../snapshot.ts';
import { refusedUnlessOwed, stillOpen } from './asked.ts';
import { confirmDrafts, enter, meetOne } from './entries.ts';
import { refuse, refusedUnlessRunning } from './refuse.ts';
import { carryOut, openMeasures } from './roadmap.ts';
import { provesBy } from './submit.ts';

/** Stands in place of the index of an item where only evidence comes: «Фото и ссылки». */
export const EVIDENCE = 'evidence';

type Check = Extract<Act, { kind: 'check' }>;

/** A tick in a checklist, or all of it, or the evidence it demands. A list of measures is ticked measure by measure. */
export function check(run: Run, act: Check): void {
  if (refusedUnlessRunning(run)) return;
  const owed = refusedUnlessOwed(run, act, act.rule);
  if (owed.length === 0) return;
  const rule = ruleOf(run.snapshot, act.rule);
  const ticked = rule.checklist && itemsOf(run, rule.checklist, act.item);
  if (!ticked) return refuse(run, 'not-asked');
  if (rule.checklist === 'measures') return checkMeasures(run, act, rule, ticked);
  checkItems(run, act, rule, { owed, ticked });
}

/** The items meant, by their indexes; null for one that is not in the list. */
function itemsOf(run: Run, checklist: string[] | 'measures', item: string | null): number[] | null {
  if (item === EVIDENCE) return [];
  const length = checklist === 'measures' ? run.snapshot.case.facts.measures.length : checklist.length;
  const all = Array.from({ length }, (_, index) => index);
  if (item === null) return all;
  const found = all.filter((index) => String(index) === item);
  return found.length > 0 ? found : null;
}

function checkMeasures(run: Run, act: Check, rule: Rule, ticked: readonly number[]): void {
  const left = openMeasures(run).filter((index) => ticked.includes(index));
  if (left.length === 0) return refuse(run, 'already-done');
  for (const index of left) carryOut(run, act, { index, text: '', clause: rule.clause });
}

function checkItems(run: Run, act: Check, rule: Rule, what: { owed: Obligation[]; ticked: number[] }): void {
  const { owed, ticked } = what;
  const proof = act.evidence ?? [];
  const proves = proof.length > 0 && provesBy(rule, proof);
  if (proof.length > 0 && !proves) return refuse(run, 'evidence-required');
  const nothingNew = owed.every(({ items }) => ticked.every((index) => items.includes(itemName(index))));
  if (nothingNew && proof.length === 0) {
    const wanted = act.item === EVIDENCE || owed.some(({ items }) => awaitsProof(rule, items));
    return refuse(run, wanted ? 'evidence-required' : 'already-done');
  }
  for (const { key, items } of owed) {
    if (proof.length > 0) {
      const kind = rule.of === 'duty' ? 'submitted' : 'informing';
      const text = channelsIn(rule, [...items, ...ticked.map(itemName)]);
      enter(run, act, { kind, text, evidence: proof, obligation: key, clause: rule.clause });
    }
    tick(run, key, { ticked, proves, by: act.by?.name ?? null });
  }
  confirmInforming(run, act.by?.name ?? null);
}

/**
 * Ticks stand for the report on informing residents, save while a list of the case still waits for its proof: what nobody
 * has shown leaves as confirmed by nobody. A list whose time has passed untouched holds nothing up.
 */
export function confirmInforming(run: Run, by: string | null): void {
  const isUnproven = ({ rule, items, startsAt, overdueAt }: Obligation) =>
    startsAt <= run.now && (!overdueAt || items.length > 0) && awaitsProof(ruleOf(run.snapshot, rule), items);
  if (openObligations(run.snapshot).some(isUnproven)) return;
  confirmDrafts(run, ['informing'], by);
}

/** Does a list wait for the link or the photo that it demands? */
function awaitsProof({ checklist, evidence }: Rule, items: readonly string[]): boolean {
  return Array.isArray(checklist) && evidence.length > 0 && !items.includes(EVIDENCE);
}

/** What the evidence is about: everything that is ticked by now. */
function channelsIn({ checklist }: Rule, items: readonly string[]): string {
  if (!Array.isArray(checklist)) return '';
  return checklist.filter((_, index) => items.includes(itemName(index))).join(', ');
}

/** Ticks items of one open checklist, and meets it when all of it, and the evidence it demands, is there. */
export function tick(
  run: Run,
  key: string,
  what: { ticked: readonly number[]; proves: boolean; by: string | null },
): void {
  const known = stillOpen(run.snapshot, key);
  if (!known) return;
  const rule = ruleOf(run.snapshot, known.rule);
  const items = [...what.ticked.map(itemName), ...(what.proves ? [EVIDENCE] : [])];
  for (const item of items.filter((one) => !known.items.includes(one))) {
    // In the words of this reason the presser hears that a link or a photo is still wanted.
    const reason = awaitsProof(rule, [...known.items, ...items]) ? 'ticked-unproven' : 'ticked';
    emit(run, { kind: 'item', obligation: key, item, clause: rule.clause, reason });
  }
  const now = stillOpen(run.snapshot, key);
  if (now && isComplete(rule, now.items)) meetOne(run, key, 'checked', what.by, 'checked');
}

function isComplete({ checklist, evidence }: Rule, items: readonly string[]): boolean {
  if (!Array.isArray(checklist) || !checklist.every((_, index) => items.includes(itemName(index)))) return false;
  return evidence.length === 0 || items.includes(EVIDENCE);
}

/** How a ticked item of a checklist is kept on its obligation. */
function itemName(index: number): string {
  return `check:${index}`;
}
