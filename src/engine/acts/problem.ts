import type { Act } from '../../domain/act.ts';
import { basePost, unitOf, type PostId } from '../../domain/post.ts';
import { hearersOfProblem } from '../../regulation/hearers.ts';
import type { Rule } from '../../regulation/rule.ts';
import type { Run } from '../run.ts';
import { holds } from './capacity.ts';
import { enter } from './entries.ts';
import { refuse, refusedUnlessRunning } from './refuse.ts';
import { refusedUnlessTold } from './words.ts';

/**
 * «Проблема»: a duty, an assignment or a roadmap can't be carried out as it is. It meets nothing; the book says who hears.
 * Told by whoever owes it, or gave it.
 */
export function problem(run: Run, act: Extract<Act, { kind: 'problem' }>): void {
  if (refusedUnlessRunning(run)) return;
  const rule = run.snapshot.book.rules[act.rule];
  if (!rule || !belongsHere(run, rule)) return refuse(run, 'not-asked');
  if (!concerns(run, act, rule)) return refuse(run, 'not-yours');
  if (refusedUnlessTold(run, act)) return;
  if (act.to !== undefined && !hears(run, rule, act.to)) return refuse(run, 'not-asked');
  enter(run, act, { kind: 'problem', text: act.text, clause: rule.clause, to: act.to });
  run.respond(run, `problem:${rule.id}`, act.to);
}

/** Is it an organisation known now, of a post that the book tells of problems of this rule? */
function hears({ snapshot: { book, staff } }: Run, rule: Rule, unit: PostId): boolean {
  return Object.hasOwn(staff, unit) && unitOf(unit) !== '' && hearersOfProblem(book, rule.id).includes(basePost(unit));
}

/** A duty is the case of one rule, and of what starts when that is delivered. */
function belongsHere(run: Run, rule: Rule): boolean {
  const { kind, subject } = run.snapshot.case;
  if (rule.of !== kind) return false;
  if (kind !== 'duty' || rule.id === subject) return true;
  return rule.starts.kind === 'event' && rule.starts.events.includes(`delivered:${subject}`);
}

function concerns(run: Run, act: Act, rule: Rule): boolean {
  const { obligations, case: subject } = run.snapshot;
  const debtors = obligations.filter((one) => one.rule === rule.id).map(({ debtor }) => debtor);
  const giver = subject.facts.from ? [subject.facts.from.post] : [];
  return [...debtors, ...giver].some((post) => holds(act.by, post));
}
