import type { CaseKind } from '../domain/case.ts';
import { ADMIN, ASSIGNEE, DEBTOR, EVERYONE, GIVER, NEXT, OWNER, REACHED } from '../domain/post.ts';
import type { Move, Reaction, Rung } from './rule.ts';
import { chainRef } from './compile-posts.ts';
import { caseKind } from './case-kinds.ts';
import { eventRef } from './events.ts';
import { clauseRef, durationRef, lastingRef, type References } from './references.ts';
import type { MovesSource, RungSource } from './rule-schema.ts';
import type { BookSource } from './schema.ts';
import { inOrder } from './steps.ts';
import { whoRef } from './who.ts';
import type { Path } from './yaml-source.ts';

/** Words that may be told beside the posts. */
const TOLD = [EVERYONE, REACHED, DEBTOR, OWNER, ASSIGNEE, GIVER, ADMIN];

/** The ladder below a missed due time. A rung without its own clause cites its rule's. */
export function compileRungs(
  references: References,
  path: Path,
  rungs: readonly RungSource[],
  rule: { clause: string; of: CaseKind },
): Rung[] {
  return rungs.map((rung, index) => {
    const at = [...path, index];
    if (rung.after === undefined && rung.every === undefined) {
      references.report(at, 'says not when: after: <duration> or every: <duration> is expected');
    }
    return {
      after: rung.after === undefined ? null : durationRef(references, [...at, 'after'], rung.after),
      every: rung.every === undefined ? null : lastingRef(references, [...at, 'every'], rung.every),
      inARow: rung['in-a-row'] ?? 1,
      moves: compileMoves(references, at, rung, rule),
    };
  });
}

/** What happens at once when something happens. */
export function compileReactions(references: References, source: BookSource): Reaction[] {
  const announcing = Object.values(source.reactions).some((reaction) => reaction.on === 'announced' && reaction.reach);
  if (!announcing) references.report(['reactions'], 'nobody is reached on announced: an emergency would stay unheard');
  return Object.entries(source.reactions).map(([id, reaction]) => {
    const path = ['reactions', id];
    const on = eventRef(references, [...path, 'on'], reaction.on);
    const of = caseKind(source.rules, references.report, path, reaction.of, [{ event: on, path: [...path, 'on'] }]);
    return {
      id,
      clause: reaction.clause,
      of,
      on,
      moves: compileMoves(references, path, reaction, { clause: reaction.clause, of }),
    };
  });
}

/** The moves of one instant, pings first: see `inOrder`. */
function compileMoves(
  references: References,
  path: Path,
  source: MovesSource,
  rule: { clause: string; of: CaseKind },
): Move[] {
  const clause = clauseRef(references, [...path, 'clause'], source.clause ?? rule.clause);
  const { ping, tell, reach, close } = source;
  if (!ping && !tell && !reach && !close) {
    references.report(path, 'does nothing: ping, tell, reach or close is expected');
  }
  if (!tell && source.say) references.report([...path, 'say'], 'stands without tell', 'key');
  if (!tell && source.loud !== undefined) references.report([...path, 'loud'], 'stands without tell', 'key');
  if (!reach && source['by-level']) references.report([...path, 'by-level'], 'stands without reach', 'key');
  const byLevel = compileByLevel(references, [...path, 'by-level'], source['by-level']);
  const moves: Move[] = [];
  if (ping) {
    const to = ping.map((post, index) =>
      chainRef(references, [...path, 'ping', index], post, [REACHED, DEBTOR, OWNER]),
    );
    moves.push({ kind: 'ping', to, clause });
  }
  if (tell) {
    const to = tell.map((post, index) => whoRef(references, [...path, 'tell', index], post, TOLD, rule.of));
    moves.push({ kind: 'tell', to, say: source.say ?? null, loud: source.loud ?? false, clause });
  }
  for (const [index, post] of reach?.entries() ?? []) {
    moves.push({
      kind: 'reach',
      post: chainRef(references, [...path, 'reach', index], post, [NEXT]),
      clause,
      ...byLevel,
    });
  }
  if (close) moves.push({ kind: 'close', clause });
  return inOrder(moves);
}

/** Where the law names another clause for another level. */
function compileByLevel(references: References, path: Path, source: Record<string, string> | undefined) {
  if (!source) return {};
  for (const [post, clause] of Object.entries(source)) {
    chainRef(references, [...path, post], post);
    clauseRef(references, [...path, post], clause);
  }
  return { byLevel: source };
}
