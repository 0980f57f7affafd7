import type { CaseKind } from '../domain/case.ts';
import type { Action } from '../domain/post.ts';
import type { Rule } from './book.ts';
import type { MetItem } from './words.ts';
import type { References } from './references.ts';
import type { Path } from './yaml-source.ts';

/** The action without which a debtor could never meet what it owes. */
const NEEDED: Partial<Record<MetItem, Action>> = {
  acknowledge: 'acknowledge',
  progress: 'progress',
  informing: 'informing',
  'confirm-closing': 'confirm-closing',
  decision: 'decide-rise',
  'import-of-yesterday': 'import',
  submitted: 'duties',
  checked: 'informing',
  'measures-done': 'progress',
  proposals: 'proposals',
  'working-group': 'working-group',
  answer: 'answer',
  resolved: 'assignments',
  'measure-done': 'duties',
  register: 'registers',
};

/** Where the kind of case asks for another one. */
const NEEDED_IN: Partial<Record<CaseKind, Partial<Record<MetItem, Action>>>> = {
  duty: { acknowledge: 'duties', checked: 'duties' },
  assignment: { acknowledge: 'assignments', 'confirm-closing': 'assign' },
};

/** Checks that a post may do what it owes. The words `owner`, `assignee` and `giver` are anybody: nothing to check. */
export function checkRights({ report, source, external }: References, path: Path, rule: Rule): void {
  const post = source.posts[rule.owes];
  // Outsiders owe receipts alone; anything else of theirs is refused in other words.
  if (!post || (external.has(rule.owes) && !rule.metBy.all.includes('acknowledge'))) return;
  const needed = rule.metBy.all.flatMap((item) => NEEDED_IN[rule.of]?.[item] ?? NEEDED[item] ?? []);
  if (rule.unconfirmed) needed.push('drafts');
  for (const action of new Set(needed)) {
    if (!post.may.includes(action))
      report([...path, 'owes'], `"${rule.owes}" could not do it: its list of actions lacks ${action}`);
  }
}
