import type { CaseKind } from '../domain/case.ts';
import { ASSIGNEE, BOT, GIVER } from '../domain/post.ts';
import type { Rule } from './rule.ts';
import type { MetItem, Question } from './words.ts';
import { inRing, kindsSaid } from './case-kinds.ts';
import type { References } from './references.ts';
import type { Path } from './yaml-source.ts';

/** Acts and questions that belong to some kinds of case alone; the others may stand anywhere. */
const MET_IN: Partial<Record<MetItem, readonly CaseKind[]>> = {
  decision: ['rise'],
  'import-of-yesterday': ['duty'],
  proposals: ['emergency'],
  'working-group': ['emergency'],
  informing: ['emergency'],
  progress: ['emergency'],
  answer: ['request'],
  resolved: ['assignment'],
  'measure-done': ['roadmap'],
  'confirm-closing': ['emergency', 'assignment'],
  acknowledge: ['emergency', 'request', 'assignment', 'duty'],
};
const ASKED_IN: Partial<Record<Question, readonly CaseKind[]>> = {
  'decide-rise': ['rise'],
  confirm: ['emergency', 'assignment'],
};

/** Checks what no single field shows: that debtor, start and case belong together. */
export function checkRule(references: References, path: Path, rule: Rule): void {
  checkDebtor(references, path, rule);
  checkKind(references, path, rule);
  checkStarts(references, path, rule);
  for (const [index, rung] of rule.ifMissed.entries()) {
    if (rung.inARow > 1 && rule.starts.kind !== 'calendar') {
      const message = 'counts turns of the calendar: this rule starts on an event';
      references.report([...path, 'if-missed', index, 'in-a-row'], message, 'key');
    }
  }
}

/** The bot owes drafts alone. Outsiders owe nothing but the receipt of what was delivered to them. */
function checkDebtor({ report, external }: References, path: Path, rule: Rule): void {
  if (rule.owes === BOT) {
    if (rule.asks) report([...path, 'asks'], 'the bot cannot be asked', 'key');
    if (rule.remind.length > 0) report([...path, 'remind'], 'the bot cannot be reminded', 'key');
    if (rule.remindBefore.length > 0) report([...path, 'remind-before'], 'the bot cannot be reminded', 'key');
    if (rule.pingAt.length > 0) report([...path, 'ping'], 'the bot cannot be pinged', 'key');
    if (rule.unconfirmed) report([...path, 'unconfirmed'], 'the bot confirms nothing: send is expected', 'key');
    if (rule.preview) report([...path, 'preview'], 'the bot needs no preview', 'key');
    return;
  }
  if (!external.has(rule.owes)) return;
  const received = rule.starts.kind === 'event' && rule.starts.events.every((event) => event.startsWith('delivered:'));
  if (!received || rule.metBy.all.some((item) => item !== 'acknowledge')) {
    report(
      [...path, 'owes'],
      `"${rule.owes}" is external: it owes nothing but the receipt of what was delivered to it`,
    );
  }
}

function checkKind({ report }: References, path: Path, rule: Rule): void {
  const asked = rule.asks && ASKED_IN[rule.asks];
  if (asked && !asked.includes(rule.of))
    report([...path, 'asks'], `"${rule.asks}" is asked in ${kindsSaid(asked)}, not in ${kindsSaid([rule.of])}`);
  for (const item of asked ? [] : rule.metBy.all) {
    const kinds = MET_IN[item];
    if (kinds && !kinds.includes(rule.of))
      report([...path, 'met-by'], `"${item}" happens in ${kindsSaid(kinds)}, not in ${kindsSaid([rule.of])}`);
  }
}

/** What a start refers to must be able to happen to this rule. */
function checkStarts({ report, rules, source }: References, path: Path, rule: Rule): void {
  const { starts } = rule;
  if (starts.kind !== 'event') return;
  if (starts.with !== null && rules.has(starts.with) && !source.rules[starts.with]?.send)
    report([...path, 'starts', 'with'], `"${starts.with}" sends nothing: a rule with send is expected`);
  if (starts.each && rule.of !== 'roadmap')
    report([...path, 'starts', 'each'], 'goes with a roadmap: only its measures are owed one by one', 'key');
  else if (starts.each && rule.due.kind !== 'deadline')
    report([...path, 'due'], 'each measure has a due time of its own: deadline is expected');
  if (inRing(source.rules, rule.id))
    report([...path, 'starts', 'on'], 'never happens: the rules named here start on each other in a ring');
  for (const [index, event] of starts.events.entries()) {
    const delivered = /^delivered:(.*)$/.exec(event)?.[1] ?? '';
    const { send, to } = source.rules[delivered] ?? {};
    if (send && to && ![BOT, ASSIGNEE, GIVER, ...to].includes(rule.owes))
      report(
        [...path, 'starts', 'on', index],
        `"${delivered}" is delivered to ${to.join(', ')}, not to "${rule.owes}"`,
      );
  }
}
