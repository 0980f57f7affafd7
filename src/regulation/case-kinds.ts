import { CASE_KINDS, type CaseKind } from '../domain/case.ts';
import type { Path, Report } from './yaml-source.ts';

/** What is read of the other rules, to know of which kind of case a rule is. */
export interface Started {
  of?: CaseKind | undefined;
  starts: { every?: unknown; on?: string[] | undefined };
}

/** In which kinds of case an event happens. The first is meant where the book does not say `of`. */
const HAPPENS_IN = tableOf({
  announced: ['emergency'],
  closed: ['emergency', 'rise', 'request', 'assignment', 'roadmap'],
  reopened: ['emergency', 'request', 'assignment', 'roadmap'],
  resolved: ['emergency', 'assignment', 'roadmap'],
  rise: ['rise'],
  'cannot-solve': ['emergency', 'request'],
  'no-effect': ['emergency', 'request'],
  worse: ['emergency'],
  'second-no-change': ['emergency'],
  proposed: ['emergency'],
  decided: ['emergency', 'request'],
  requested: ['request'],
  answered: ['request'],
  assigned: ['assignment'],
  planned: ['roadmap'],
});

/** The same for events about a post; those about a rule happen in the cases of that rule. */
const ABOUT_POSTS = tableOf({
  reached: ['emergency', 'request'],
  passed: ['emergency', 'request'],
  took: ['emergency', 'request', 'assignment'],
  'cannot-solve': ['emergency', 'request'],
});

const SAID: Record<CaseKind, string> = {
  emergency: 'an emergency',
  rise: 'a rise',
  duty: 'a duty',
  request: 'a request',
  assignment: 'an assignment',
  roadmap: 'a roadmap',
};

const OR = new Intl.ListFormat('en-GB', { type: 'disjunction' });

/** «a request», «an emergency or a request». */
export function kindsSaid(kinds: readonly CaseKind[]): string {
  return OR.format(kinds.map((kind) => SAID[kind]));
}

/** The kinds of case in which an event happens; all of them for a word that is no event, which is said elsewhere. */
function kindsOf(event: string, kindOfRule: (id: string) => CaseKind | null): readonly CaseKind[] {
  const rule = ruleOf(event);
  if (rule === null) return HAPPENS_IN.get(event) ?? ABOUT_POSTS.get(familyOf(event)) ?? CASE_KINDS;
  const kind = kindOfRule(rule);
  return kind ? [kind] : CASE_KINDS;
}

/**
 * The kind of case whose rule this is: a duty where it starts by the calendar, what `of` says, or the kind in which its
 * events happen. null for a rule that is not there, and where rules start on each other in a ring.
 */
export function kindOfRule(
  rules: Readonly<Record<string, Started>>,
  id: string,
  through: string[] = [],
): CaseKind | null {
  const rule = rules[id];
  if (!rule || through.includes(id)) return null;
  if (rule.starts.every !== undefined) return 'duty';
  if (rule.of) return rule.of;
  const [first = ''] = rule.starts.on ?? [];
  return kindsOf(first, (other) => kindOfRule(rules, other, [...through, id]))[0] ?? null;
}

/** The kind of case of a rule or a reaction, reported where `of` or a further event speaks of another one. */
export function caseKind(
  rules: Readonly<Record<string, Started>>,
  report: Report,
  path: Path,
  of: CaseKind | undefined,
  events: readonly { event: string; path: Path }[],
): CaseKind {
  const happening = events.map(({ event, path: at }) => ({
    event,
    at,
    kinds: kindsOf(event, (other) => kindOfRule(rules, other)),
  }));
  const kind = of ?? happening[0]?.kinds[0] ?? 'emergency';
  for (const { event, at, kinds } of happening) {
    if (kinds.includes(kind)) continue;
    report(of ? [...path, 'of'] : at, `"${event}" happens in ${kindsSaid(kinds)}, not in ${SAID[kind]}`);
  }
  return kind;
}

function familyOf(event: string): string {
  return event.split(':', 1)[0] ?? '';
}

function tableOf(kinds: Record<string, readonly CaseKind[]>): ReadonlyMap<string, readonly CaseKind[]> {
  return new Map(Object.entries(kinds));
}

/** The rule that an event is about; null for an event of another family. */
function ruleOf(event: string): string | null {
  const colon = event.indexOf(':');
  return colon < 0 || ABOUT_POSTS.has(familyOf(event)) ? null : event.slice(colon + 1);
}

/** True where a rule can start only when it has started before: each of its events is about a rule that waits for it. */
export function inRing(rules: Readonly<Record<string, Started>>, id: string, through: string[] = []): boolean {
  const events = rules[id]?.starts.every === undefined ? (rules[id]?.starts.on ?? []) : [];
  return (
    events.length > 0 &&
    events.every((event) => {
      const other = ruleOf(event);
      // On itself is said in other words.
      if (other === null || other === id) return false;
      return [...through, id].includes(other) || inRing(rules, other, [...through, id]);
    })
  );
}
