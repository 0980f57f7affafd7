import type { Act } from '../../domain/act.ts';
import type { Measure } from '../../domain/case.ts';
import type { Obligation } from '../../domain/obligation.ts';
import { closeCase } from '../closing.ts';
import { note, type Run } from '../run.ts';
import { openObligations, ruleOf } from '../snapshot.ts';
import { holds } from './capacity.ts';
import { clauseAsking, enter, meetOne } from './entries.ts';
import { openCase } from './opening.ts';
import { refuse, refusedUnlessRunning } from './refuse.ts';
import { refusedAsEmptyWords } from './words.ts';

/** A roadmap: each of its actions is a measure with a post and a due time of its own. */
export function openPlan(run: Run, act: Extract<Act, { kind: 'plan' }>): void {
  if (act.actions.length === 0) return refuse(run, 'text-required');
  const measures = act.actions.map((action): Measure => ({ ...action, doneAt: null, doneBy: null }));
  openCase(run, 'planned', { title: act.title, from: act.giver, measures });
}

/** A measure was carried out: told by whoever answers for it, has the case, or set the roadmap. */
export function measureDone(run: Run, act: Extract<Act, { kind: 'measure-done' }>): void {
  if (refusedUnlessRunning(run)) return;
  const measure = run.snapshot.case.facts.measures[act.index];
  if (!measure) return refuse(run, 'not-asked');
  if (measure.doneAt) return refuse(run, 'already-done', { name: measure.doneBy, at: measure.doneAt });
  if (!answersFor(run, act, measure)) return refuse(run, 'not-yours');
  if (refusedAsEmptyWords(run, act)) return;
  const { index, text } = act;
  carryOut(run, act, { index, text, clause: clauseOfMeasures(run) });
}

/** Marks a measure as carried out and meets what asks for it, and for all of them. The last action ends its roadmap. */
export function carryOut(run: Run, act: Act, what: { index: number; text: string; clause: string }): void {
  const { index, clause } = what;
  const by = act.by?.name ?? null;
  const { measures } = run.snapshot.case.facts;
  const done = measures[index];
  if (!done) return;
  const text = what.text.trim() === '' ? done.text : `${done.text}: ${what.text}`;
  const evidence = 'evidence' in act ? (act.evidence ?? []) : [];
  enter(run, act, { kind: 'measure-done', text, evidence, clause });
  note(run, clause, 'measure-done', {
    measures: measures.map((one, at) => (at === index ? { ...one, doneAt: run.now, doneBy: by } : one)),
  });
  for (const { key } of owedFor(run, index)) meetOne(run, key, 'measure-done', by, 'measure-done');
  if (openMeasures(run).length > 0) return;
  for (const { key } of openObligations(run.snapshot)) meetOne(run, key, 'measures-done', by, 'measures-done');
  if (run.snapshot.case.kind === 'roadmap') closeCase(run, 'resolved', clause, 'all-measures-done', by);
}

/** The indexes of the measures that are still to be carried out. */
export function openMeasures({ snapshot }: Run): number[] {
  return snapshot.case.facts.measures.flatMap(({ doneAt }, index) => (doneAt ? [] : [index]));
}

/** What is owed for one measure: its turn bears its number, counted from 1. */
function owedFor({ snapshot }: Run, index: number): Obligation[] {
  return openObligations(snapshot).filter((one) => one.occurrence === String(index + 1));
}

function answersFor(run: Run, act: Act, measure: Measure): boolean {
  const { facts, owner } = run.snapshot.case;
  if (owner && owner.personId === act.by?.personId) return true;
  const tracking = openObligations(run.snapshot).filter(
    ({ rule }) => ruleOf(run.snapshot, rule).checklist === 'measures',
  );
  const posts = [measure.post, facts.from?.post, ...tracking.map(({ debtor }) => debtor)];
  return posts.some((post) => post && holds(act.by, post));
}

/** The clause that has the measures tracked. */
function clauseOfMeasures(run: Run): string {
  const item = run.snapshot.case.kind === 'roadmap' ? 'measure-done' : 'measures-done';
  return clauseAsking(run, item);
}
