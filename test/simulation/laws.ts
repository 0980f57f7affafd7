import type { Act } from '../../src/domain/act.ts';
import type { Decision } from '../../src/domain/decision.ts';
import { isOfMeasure, type Obligation } from '../../src/domain/obligation.ts';
import type { SaidAt } from '../../src/engine/collapse.ts';
import { violations } from '../../src/engine/invariants.ts';
import type { Snapshot } from '../../src/engine/snapshot.ts';
import type { ChatsOf, Row } from './outbox.ts';

/** One commit of a case: by the clock (`act` null) or by an act. */
export interface Change {
  before: Snapshot;
  after: Snapshot;
  decisions: readonly Decision[];
  act: Act | null;
  now: Date;
}

type Law = (change: Change) => string | null;

/**
 * What `engine/invariants.ts` can't say, because it looks at one commit without its cause: every change of the case is
 * explained by a decision, and every decision has its effect. The first broken law, or null.
 */
export function brokenBy(change: Change): string | null {
  const [engine] = violations(change.before, change.after, change.decisions);
  if (engine) return engine;
  for (const [name, law] of LAWS) {
    const detail = law(change);
    if (detail !== null) return `${name}: ${detail}`;
  }
  return null;
}

const LAWS: readonly [name: string, law: Law][] = [
  ['every decision takes effect', decisionsTakeEffect],
  ['nothing of an obligation changes but by a decision', changesAreDecided],
  ['a level is the place of its post in the chain', levelsOfChain],
  ['one owner: a second acknowledgement takes the case from nobody', ownersAreReplaced],
  ['only who was reached or has the case is pinged', pingsTheReached],
  ['what asks for something speaks of an open debt', asksForOpenDebts],
  ['a ping is of a case that runs', pingsOfRunningCases],
  ['late is stamped at the due time', lateAtDueTime],
  ['nothing that is due is left by a tick', tickLeavesNothing],
  ['only an act puts off, opens, or hands on by appointment', actsAlone],
  ['the same is not owed twice', owedOnce],
];

function decisionsTakeEffect({ after, decisions }: Change): string | null {
  for (const decision of decisions) {
    switch (decision.kind) {
      case 'owe':
        if (!find(after, decision.key)) return `${decision.key} is not owed`;
        break;
      case 'end': {
        const ended = find(after, decision.obligation);
        if (ended?.state !== decision.state || ended.endedAt?.getTime() !== decision.at.getTime()) {
          return `${decision.obligation} did not end`;
        }
        break;
      }
      case 'overdue':
        if (!find(after, decision.obligation)?.overdueAt) return `${decision.obligation} is not stamped`;
        break;
      default:
    }
  }
  const last = decisions.findLast(({ kind }) => kind === 'reach' || kind === 'open');
  if (last?.kind === 'reach' && after.case.level !== last.level) return `level ${after.case.level}, not ${last.level}`;
  const owner = decisions.findLast(({ kind }) => kind === 'own' || kind === 'open');
  if (owner?.kind === 'own' && after.case.owner?.personId !== owner.owner.personId) return 'the owner has it not';
  const closed = decisions.findLast(({ kind }) => kind === 'close' || kind === 'open' || kind === 'resume');
  if (closed?.kind === 'close' && after.case.state !== 'closed') return 'the case is not closed';
  return null;
}

/** Whatever differs in an obligation, or the level, has a decision that says so. */
export function changesAreDecided({ before, after, decisions }: Change): string | null {
  if (before.case.level !== after.case.level && !decisions.some(({ kind }) => kind === 'reach' || kind === 'open')) {
    return `level ${before.case.level} → ${after.case.level}`;
  }
  for (const [index, now] of after.obligations.entries()) {
    if (now === before.obligations[index]) continue;
    const old = find(before, now.key);
    if (!old) {
      if (!decisions.some((one) => one.kind === 'owe' && one.key === now.key)) return `${now.key} appeared`;
    } else {
      if (old.state !== now.state && !isDecided('end', now, decisions)) return `${now.key} ended`;
      if (old.overdueAt?.getTime() !== now.overdueAt?.getTime() && !isDecided('overdue', now, decisions))
        return `${now.key} became late`;
      if (old.draft !== now.draft && !isDecided('redraft', now, decisions)) return `${now.key} was reworded`;
      if (old.items.length > now.items.length) return `${now.key} lost a part`;
    }
  }
  return null;
}

function isDecided(kind: Decision['kind'], { key }: Obligation, decisions: readonly Decision[]): boolean {
  return decisions.some((one) => one.kind === kind && 'obligation' in one && one.obligation === key);
}

function levelsOfChain({ before, decisions }: Change): string | null {
  const { chain } = before.book;
  const wrong = decisions.find((one) => (one.kind === 'reach' ? chain[one.level] !== one.post : false));
  return wrong?.kind === 'reach' ? `${wrong.post} at ${wrong.level}` : null;
}

/** Why somebody else may have a case that somebody has. */
const REPLACES: readonly string[] = ['owner-left', 'handed-over', 'appointed', 'taken-over'];

function ownersAreReplaced({ before, decisions }: Change): string | null {
  let owned = before.case.owner !== null;
  for (const decision of decisions) {
    if (decision.kind === 'open' && decision.how !== 'undo') owned = false;
    if (decision.kind !== 'own') continue;
    if (owned && !REPLACES.includes(decision.reason)) return decision.reason;
    owned = true;
  }
  return null;
}

function pingsTheReached({ before, decisions }: Change): string | null {
  const reached = new Set([...before.case.reached, before.case.owner?.post ?? '']);
  for (const decision of decisions) {
    if (decision.kind === 'reach') reached.add(decision.post);
    if (decision.kind === 'own') reached.add(decision.owner.post);
    if (decision.kind !== 'tell' || decision.say !== 'ping') continue;
    const stranger = decision.to.find((post) => !reached.has(post));
    if (stranger !== undefined) return stranger;
  }
  return null;
}

/** Sayings that want something of the debtor. */
const ASKING: readonly string[] = ['ping', 'reminder', 'preview', 'demand'];

function asksForOpenDebts({ before, decisions }: Change): string | null {
  const ended = new Set<string>();
  for (const decision of decisions) {
    if (decision.kind === 'end') ended.add(decision.obligation);
    if (decision.kind === 'owe') ended.delete(decision.key);
    if (decision.kind !== 'tell' || decision.obligation === null || !ASKING.includes(decision.say)) continue;
    const isOver = ended.has(decision.obligation) || find(before, decision.obligation)?.endedAt;
    if (isOver) return `${decision.say} about ${decision.obligation}`;
  }
  return null;
}

function pingsOfRunningCases({ before, decisions }: Change): string | null {
  let closed = before.case.state === 'closed';
  for (const decision of decisions) {
    if (decision.kind === 'open') closed = false;
    if (decision.kind === 'close') closed = true;
    if (closed && decision.kind === 'tell' && decision.say === 'ping') return decision.to.join(', ');
  }
  return null;
}

/** By the clock; an act may end what is late before the tick has come to stamp it. */
function lateAtDueTime({ after, decisions }: Change): string | null {
  for (const decision of decisions) {
    // What is owed again, after a closing that was taken back, had been stamped before.
    if (decision.kind !== 'overdue' || decision.reason === 'owed-again') continue;
    const late = find(after, decision.obligation);
    if (late && late.overdueAt && late.overdueAt < late.dueAt) return `${late.key} before it`;
    if (late && late.overdueAt?.getTime() !== late.dueAt.getTime()) return `${late.key} not at it`;
  }
  return null;
}

/** After a tick at T nothing is due by T; what was due by then and is still owed is late. */
function tickLeavesNothing({ after, act, now }: Change): string | null {
  if (act) return null;
  if (after.case.nextAt && after.case.nextAt <= now) return `next at ${after.case.nextAt.toISOString()}`;
  const unstamped = after.obligations.find((one) => one.state === 'open' && one.dueAt <= now && !one.overdueAt);
  return unstamped ? `${unstamped.key} is due and not late` : null;
}

function actsAlone({ decisions, act }: Change): string | null {
  if (act) return null;
  const wrong = decisions.find(
    (one) => one.kind === 'hold' || one.kind === 'open' || (one.kind === 'own' && one.reason !== 'owner-left'),
  );
  return wrong ? `${wrong.kind} ${wrong.reason}` : null;
}

function owedOnce({ before, after, decisions }: Change): string | null {
  for (const decision of decisions) {
    if (decision.kind !== 'owe') continue;
    if (find(before, decision.key)) return decision.key;
    if (after.obligations.filter(({ key }) => key === decision.key).length > 1) return decision.key;
  }
  return null;
}

function find(snapshot: Snapshot, key: string): Obligation | undefined {
  return snapshot.obligations.find((obligation) => obligation.key === key);
}

/**
 * A refusal changes nothing: neither the case nor what is owed.
 */
export function refusalChanges({ before, after }: Pick<Change, 'before' | 'after'>): string | null {
  const { state, level, owner, nextAt, facts } = after.case;
  const same =
    after.obligations.every((one, index) => one === before.obligations[index]) &&
    state === before.case.state &&
    level === before.case.level &&
    owner === before.case.owner &&
    facts === before.case.facts &&
    nextAt?.getTime() === before.case.nextAt?.getTime();
  return same ? null : 'a refused act changed the case';
}

/** What a person hears of a case in one go: the sayings of a catch-up beside all that was decided to be said. */
export function wronglySaid(decisions: readonly Decision[], said: readonly SaidAt[]): string | null {
  return saidTooOften(said) ?? saidToo(decisions, said) ?? leftUnsaid(decisions, said);
}

/** Rings of the past: whoever hears the newest hears no older one. */
function saidTooOften(said: readonly SaidAt[]): string | null {
  const heard = new Map<string, number>();
  for (const { say, to, at, obligation } of said) {
    if (say !== 'ping' && say !== 'reminder' && say !== 'card') continue;
    // The measures of a case are reminded of one by one.
    const about = obligation !== null && isOfMeasure(obligation) ? `${say} ${obligation}` : say;
    for (const post of to) {
      const before = heard.get(`${about} ${post}`);
      if (before !== undefined && before !== at.getTime())
        return `an older ${say} to ${post} is kept beside a newer one`;
      heard.set(`${about} ${post}`, at.getTime());
    }
  }
  return null;
}

function saidToo(decisions: readonly Decision[], said: readonly SaidAt[]): string | null {
  for (const tell of said) {
    const decided = decisions.some(
      (one) => one.kind === 'tell' && one.say === tell.say && one.at === tell.at && one.obligation === tell.obligation,
    );
    if (!decided) return `${tell.say} was said and not decided`;
    if (tell.to.length === 0) return `${tell.say} is to nobody`;
    if (tell.clause === '' || tell.reason === '') return `${tell.say} has no clause or reason`;
  }
  return null;
}

/** What is left out is superseded: by a newer word of its kind, by the card, or by the end of the case. */
function leftUnsaid(decisions: readonly Decision[], said: readonly SaidAt[]): string | null {
  const end = decisions.findLastIndex(({ kind }) => kind === 'close' || kind === 'open' || kind === 'resume');
  const from = decisions[end]?.kind === 'close' ? end + 1 : 0;
  for (const tell of decisions.slice(from)) {
    if (tell.kind !== 'tell') continue;
    for (const post of tell.to) {
      const hears = said.some(
        (one) => one.to.includes(post) && (one.say === tell.say || (one.say === 'card' && one.loud)),
      );
      const over = ASKING.includes(tell.say) && decisions.some((one) => isDoneWith(one, tell.obligation));
      if (!hears && !over) return `${tell.say} to ${post} was left out`;
    }
  }
  return null;
}

/** The debt has ended, or its report has left: nothing is asked any more. */
function isDoneWith(decision: Decision, obligation: string | null): boolean {
  const ends = decision.kind === 'end' || (decision.kind === 'tell' && decision.say === 'draft');
  return ends && decision.obligation === obligation;
}

/** Every saying reaches every chat of its posts, and bears on a commit of its case. */
export function wronglyOwed(said: readonly SaidAt[], rows: readonly Row[], chatsOf: ChatsOf): string | null {
  for (const tell of said) {
    for (const post of tell.to) {
      for (const chat of chatsOf(post)) {
        const owed = rows.some((row) => row.chat === chat && row.said.includes(tell));
        if (!owed) return `${tell.say} to ${post} is not owed to its chat`;
      }
    }
  }
  return null;
}
