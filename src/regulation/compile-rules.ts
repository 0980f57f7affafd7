import { ADMIN, ASSIGNEE, BOT, EVERYONE, GIVER, OWNER, REACHED } from '../domain/post.ts';
import type { Due, MetBy, Rule } from './rule.ts';
import type { Duration } from './value.ts';
import type { Question, MetItem } from './words.ts';
import { caseKind } from './case-kinds.ts';
import { checkContent } from './check-content.ts';
import { checkRights } from './check-rights.ts';
import { checkRule } from './check-rule.ts';
import { checkTimes } from './check-times.ts';
import { compileRungs } from './compile-moves.ts';
import { compileStarts } from './compile-starts.ts';
import { unknownWord } from './nearest.ts';
import { clauseRef, durationRef, lastingRef, postRef, type References } from './references.ts';
import type { RuleSource } from './rule-schema.ts';
import type { BookSource } from './schema.ts';
import { whoRef } from './who.ts';
import type { Path } from './yaml-source.ts';

const DEBTORS = [BOT, OWNER, ASSIGNEE, GIVER];
const ADDRESSEES = [EVERYONE, REACHED, OWNER, ASSIGNEE, GIVER, ADMIN];

/** What answers each question. */
const ANSWERS: Record<Question, MetItem> = {
  'decide-rise': 'decision',
  confirm: 'confirm-closing',
  done: 'submitted',
  text: 'submitted',
  reading: 'submitted',
  checklist: 'checked',
  register: 'register',
};

/** The rules of the book: who owes what to whom, by when, under which clause, and what happens when it is missed. */
export function compileRules(references: References, source: BookSource): Record<string, Rule> {
  const rules = Object.entries(source.rules).map(([id, rule]) => [id, compileRule(references, id, rule)] as const);
  return Object.fromEntries(rules);
}

function compileRule(references: References, id: string, source: RuleSource): Rule {
  const path: Path = ['rules', id];
  const of = kindOf(references, path, source);
  const times = (key: 'remind' | 'remind-before') =>
    (source[key] ?? []).map((wait, index) => durationRef(references, [...path, key, index], wait));
  const rule: Rule = {
    id,
    clause: clauseRef(references, [...path, 'clause'], source.clause),
    of,
    what: source.what ?? null,
    about: source.about ?? null,
    owes: whoRef(references, [...path, 'owes'], source.owes, DEBTORS, of),
    to: (source.to ?? []).map((post, index) => whoRef(references, [...path, 'to', index], post, ADDRESSEES, of)),
    starts: compileStarts(references, [...path, 'starts'], source.starts, id),
    due: compileDue(references, [...path, 'due'], source.due),
    metBy: metByOf(references, path, source),
    ...contentOf(references, path, source),
    ...draftOf(references, path, source),
    remind: times('remind'),
    remindBefore: times('remind-before'),
    pingAt: source.ping ?? [],
    interpretation: source.interpretation ?? null,
    ifMissed: compileRungs(references, [...path, 'if-missed'], source['if-missed'] ?? [], {
      clause: source.clause,
      of,
    }),
  };
  checkRule(references, path, rule);
  checkRights(references, path, rule);
  checkContent(references, path, rule);
  checkTimes(references, path, rule);
  return rule;
}

function kindOf({ source: book, report }: References, path: Path, source: RuleSource): Rule['of'] {
  if (source.starts.every !== undefined) {
    if (source.of !== undefined && source.of !== 'duty')
      report([...path, 'of'], 'a rule that starts by the calendar is a duty');
    return 'duty';
  }
  const events = (source.starts.on ?? []).map((event, index) => ({ event, path: [...path, 'starts', 'on', index] }));
  return caseKind(book.rules, report, path, source.of, events);
}

function compileDue(references: References, path: Path, due: RuleSource['due']): Due {
  if (due === 'deadline') return { kind: 'deadline' };
  if (typeof due === 'string') return { kind: 'at', time: due };
  return { kind: 'within', duration: lastingRef(references, [...path, 'within'], due.within) };
}

/** What the debtor is asked for, and with what. */
function contentOf(references: References, path: Path, source: RuleSource) {
  const { register, checklist, reading } = source;
  if (register !== undefined && !references.registers.has(register))
    references.report([...path, 'register'], unknownWord('register', register, references.registers));
  return {
    asks: source.asks ?? null,
    reading: { normal: reading?.normal ?? null, over: reading?.over ?? null, details: reading?.details ?? null },
    checklist: isMeasures(checklist) ? ('measures' as const) : (checklist ?? null),
    shows: source.shows ?? null,
    register: register ?? null,
    evidence: source.evidence ?? [],
  };
}

/** What the bot drafts, and how it leaves. */
function draftOf(references: References, path: Path, source: RuleSource) {
  const lasting = (key: 'preview' | 'early'): Duration | null => {
    const written = source[key];
    return written === undefined ? null : lastingRef(references, [...path, key], written);
  };
  return {
    draft: source.draft ?? null,
    sendAt: source.send ?? null,
    preview: lasting('preview'),
    shownTo: (source['shown-to'] ?? []).map((post, index) => postRef(references, [...path, 'shown-to', index], post)),
    unconfirmed: source.unconfirmed ? unconfirmedOf(source.unconfirmed) : null,
    early: lasting('early'),
    onlyIf: source['only-if'] ?? null,
    loud: source.loud ?? 'inside',
  };
}

function unconfirmedOf({ send, say }: NonNullable<RuleSource['unconfirmed']>): NonNullable<Rule['unconfirmed']> {
  return { sendAt: send === 'due' ? null : send, say: say ?? null };
}

/** What the book says, else the answer to its question, else the delivery of its draft. */
function metByOf({ report }: References, path: Path, source: RuleSource): MetBy {
  const metBy = source['met-by'];
  const answer = source.asks && (isMeasures(source.checklist) ? 'measures-done' : ANSWERS[source.asks]);
  if (metBy === undefined) {
    if (answer) return { all: [answer] };
    if (source.draft) return { all: ['delivery'] };
    report(path, 'met-by is missing: neither a question nor a draft says what meets this');
    return { all: [] };
  }
  const all = typeof metBy === 'string' ? [metBy] : metBy.all;
  if (all.length === 0) report([...path, 'met-by'], 'is empty: nothing would ever meet this');
  if (answer && !all.includes(answer)) report([...path, 'asks'], `is answered by ${answer}: met-by must name it`);
  return { all };
}

function isMeasures(checklist: RuleSource['checklist']): boolean {
  return checklist?.length === 1 && checklist[0] === 'measures';
}
