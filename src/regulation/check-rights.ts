import { rightOf, type PersonAct } from '../domain/act-rights.ts';
import type { Action } from '../domain/post.ts';
import type { Rule } from './rule.ts';
import type { MetItem } from './words.ts';
import type { References } from './references.ts';
import type { Path } from './yaml-source.ts';

/** By which act of its debtor a debt is met. A file that is loaded is no act on a case; delivery is nobody's. */
const MET_BY_ACT: Record<Exclude<MetItem, 'import-of-yesterday' | 'delivery'>, PersonAct> = {
  acknowledge: 'acknowledge',
  progress: 'progress',
  informing: 'informing',
  'confirm-closing': 'confirm-closing',
  decision: 'rise-usual',
  submitted: 'submit',
  checked: 'check',
  'measures-done': 'measure-done',
  proposals: 'proposals',
  'working-group': 'working-group',
  answer: 'answer',
  resolved: 'resolved',
  'measure-done': 'measure-done',
  register: 'register-updated',
};

/** The action without which a debtor could never meet what it owes; null where nothing is to be done. */
function neededFor(item: MetItem, { of }: Rule): Action | null {
  if (item === 'delivery') return null;
  return item === 'import-of-yesterday' ? 'import' : rightOf(of, MET_BY_ACT[item]);
}

/** Checks that a post may do what it owes. The words `owner`, `assignee` and `giver` are anybody: nothing to check. */
export function checkRights(references: References, path: Path, rule: Rule): void {
  const { report, source, external } = references;
  checkExplainers(references, path, rule);
  const post = source.posts[rule.owes];
  // Outsiders owe receipts alone; anything else of theirs is refused in other words.
  if (!post || (external.has(rule.owes) && !rule.metBy.all.includes('acknowledge'))) return;
  const needed = rule.metBy.all.flatMap((item) => neededFor(item, rule) ?? []);
  if (rule.unconfirmed) needed.push('drafts');
  for (const action of new Set(needed)) {
    if (!post.may.includes(action))
      report([...path, 'owes'], `"${rule.owes}" could not do it: its list of actions lacks ${action}`);
  }
}

/** Whoever is shown a draft of the bot may add to it. */
function checkExplainers({ report, source, external }: References, path: Path, { shownTo }: Rule): void {
  const needed = rightOf('duty', 'explain');
  for (const [index, id] of shownTo.entries()) {
    const post = source.posts[id];
    if (post && !external.has(id) && !post.may.includes(needed))
      report([...path, 'shown-to', index], `"${id}" could not add to it: its list of actions lacks ${needed}`);
  }
}
