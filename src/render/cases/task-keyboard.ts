import type { Measure } from '../../domain/case.ts';
import type { Button } from '../../domain/message.ts';
import type { Rule } from '../../regulation/rule.ts';
import type { MetItem } from '../../regulation/words.ts';
import { button, WITHDRAW_ROADMAP_LABEL } from '../buttons.ts';
import type { CaseVerb } from '../press.ts';
import { hasEvidence } from './evidence.ts';
import { holds } from '../posts.ts';
import type { Audience, CaseView } from '../view.ts';

/** So many actions of a roadmap stand in one row: «Выполнено · 1», «Выполнено · 2». */
const ACTIONS_A_ROW = 2;

/** Buttons of an assignment: accept, then carry out or say why not; whoever gave it confirms or returns. */
export function assignmentKeyboard(view: CaseView, audience: Audience, suffix = ''): Button[][] {
  const { state, owner } = view.case;
  const problem = problemButton(view, 'resolved', suffix);
  if (state === 'open' && isAssignee(view, audience))
    return [
      [caseButton(view, owner === null ? 'accept' : 'complete', suffix), ...problem],
      ...taking(view, audience, suffix),
      ...history(view, audience, suffix),
    ];
  if (state === 'closing' && isGiver(view, audience))
    return [
      [caseButton(view, 'approve', suffix), caseButton(view, 'return', suffix)],
      ...history(view, audience, suffix),
    ];
  return [...taking(view, audience, suffix), ...history(view, audience, suffix)];
}

/** Was the assignment given to the reader, who may carry one out? */
export function isAssignee({ case: { facts } }: CaseView, audience: Audience): boolean {
  return facts.assignee !== null && holds(audience, facts.assignee) && audience.may.includes('assignments');
}

/** Has the reader given it? */
export function isGiver({ case: { facts } }: CaseView, audience: Audience): boolean {
  return facts.from !== null && holds(audience, facts.from.post) && audience.may.includes('assign');
}

/** An action of a roadmap that the reader has to carry out, with its place in the list, from 0. */
interface OwnAction {
  index: number;
  measure: Measure;
}

/** The reader's own actions that are not done yet. */
function ownActions({ case: { state, facts } }: CaseView, audience: Audience): OwnAction[] {
  if (state !== 'open' || !audience.may.includes('duties')) return [];
  return facts.measures
    .map((measure, index) => ({ index, measure }))
    .filter(({ measure }) => measure.doneAt === null && measure.post !== null && holds(audience, measure.post));
}

/** Buttons of a roadmap: «Выполнено» for each of the reader's open actions. */
export function roadmapKeyboard(view: CaseView, audience: Audience, suffix = ''): Button[][] {
  const own = ownActions(view, audience);
  const done = own.map(({ index }) => {
    const place = view.case.facts.measures.length > 1 ? ` · ${index + 1}` : '';
    return button({ verb: 'mdone', caseId: view.case.id, index }, `${place}${suffix}`);
  });
  const rows: Button[][] = [];
  for (let at = 0; at < done.length; at += ACTIONS_A_ROW) rows.push(done.slice(at, at + ACTIONS_A_ROW));
  const problem = own.length > 0 ? problemButton(view, 'measure-done', suffix) : [];
  return [
    ...rows,
    ...(problem.length > 0 ? [problem] : []),
    ...taking(view, audience, suffix),
    ...history(view, audience, suffix),
  ];
}

/** «Отменить поручение», «Отменить дорожную карту»: by whoever gave it, until it is reported as done: then it is confirmed or returned. */
function taking(view: CaseView, audience: Audience, suffix: string): Button[][] {
  const { kind, state, facts } = view.case;
  const gives = kind === 'roadmap' ? 'roadmap' : 'assign';
  const given = facts.from !== null && holds(audience, facts.from.post) && audience.may.includes(gives);
  if (!given || state !== 'open') return [];
  const withdraw = caseButton(view, 'withdraw', suffix);
  return [[kind === 'roadmap' ? { ...withdraw, label: WITHDRAW_ROADMAP_LABEL + suffix } : withdraw]];
}

/** «Проблема», under the rule whose debtor meets it. */
function problemButton(view: CaseView, item: MetItem, suffix: string): Button[] {
  const rule = ruleMetBy(view, item);
  return rule === null ? [] : [button({ verb: 'problem', caseId: view.case.id, rule: rule.id }, suffix)];
}

/** The rule of this kind of case that is met by an act. */
export function ruleMetBy({ book, case: { kind } }: CaseView, item: MetItem): Rule | null {
  return Object.values(book.rules).find((rule) => rule.of === kind && rule.metBy.all.includes(item)) ?? null;
}

function history(view: CaseView, audience: Audience, suffix: string): Button[][] {
  if (audience.external || !audience.may.includes('history')) return [];
  const verbs: CaseVerb[] = hasEvidence(view) ? ['hist', 'proof'] : ['hist'];
  return [verbs.map((verb) => caseButton(view, verb, suffix))];
}

function caseButton(view: CaseView, verb: CaseVerb, suffix: string): Button {
  return button({ verb, caseId: view.case.id }, suffix);
}
