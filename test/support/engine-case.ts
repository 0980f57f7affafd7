import type { Act, ActBody } from '../../src/domain/act.ts';
import { addMinutes } from '../../src/domain/calendar.ts';
import type { CaseKind, Trend } from '../../src/domain/case.ts';
import type { Decision } from '../../src/domain/decision.ts';
import type { Actor, PostState } from '../../src/domain/person.ts';
import type { PostId } from '../../src/domain/post.ts';
import type { Rise } from '../../src/domain/rise.ts';
import { advance } from '../../src/engine/advance.ts';
import { apply } from '../../src/engine/apply.ts';
import { collapse } from '../../src/engine/collapse.ts';
import { decide } from '../../src/engine/decide.ts';
import { quietCase } from '../../src/engine/quiet-case.ts';
import { violations } from '../../src/engine/invariants.ts';
import type { Snapshot } from '../../src/engine/snapshot.ts';
import type { Book } from '../../src/regulation/book.ts';
import { mondayToFriday } from '../../src/regulation/schedule.ts';

/** 10:00 in Moscow on a Thursday. */
export const T0 = new Date('2026-05-21T07:00:00Z');

export const RISE: Rise = {
  series: 'energy:all',
  title: 'Энергетика',
  day: '2026-05-20',
  days: 7,
  current: 48,
  previous: 21,
  growthPercent: 129,
  confidentPercent: 45,
  p: 0.0004,
  tier: 'critical',
};

/** One case on the pure core, driven by minutes from T0. Every law is asserted on every step. */
export class EngineCase {
  snapshot: Snapshot;
  #acts = 0;

  constructor(book: Book, { kind = 'emergency', subject = book.block }: { kind?: CaseKind; subject?: string } = {}) {
    const staff = everybody(book);
    const quiet = { ...quietCase(book, kind, subject, subject, T0), id: 1, number: 1 };
    this.snapshot = { book, case: quiet, obligations: [], staff, contents: {}, isWorkingDay: mondayToFriday };
  }

  /** Changes how a post can be reached. */
  staff(post: PostId, state: Partial<PostState>): void {
    const known = this.snapshot.staff[post] ?? { state: 'empty', persons: [] };
    this.snapshot = { ...this.snapshot, staff: { ...this.snapshot.staff, [post]: { ...known, ...state } } };
  }

  announce(minute = 0, rise: Partial<Rise> = {}): Decision[] {
    return this.act(minute, null, { kind: 'rise', rise: { ...RISE, ...rise }, announces: true });
  }

  act(minute: number, post: PostId | null, body: ActBody): Decision[] {
    this.#acts += 1;
    const now = addMinutes(T0, minute);
    const act: Act = { key: `test:${this.#acts}`, at: now, by: post === null ? null : this.actor(post), ...body };
    const decided = decide(this.snapshot, { kind: 'act', act }, now);
    const settled = advance(apply(this.snapshot, decided), now, now);
    return this.#keep(settled.snapshot, [...decided, ...settled.decisions]);
  }

  /** Lets time run to a minute after T0; gives what was decided on the way. */
  until(minute: number): Decision[] {
    const { snapshot, decisions } = advance(this.snapshot, addMinutes(T0, minute));
    return this.#keep(snapshot, decisions);
  }

  actor(post: PostId): Actor {
    const person = this.snapshot.staff[post]?.persons[0] ?? { id: 99, name: post };
    return { personId: person.id, name: person.name, phone: null, posts: [post] };
  }

  /** The rules open now, in the order in which they were owed. */
  owed(): string[] {
    return this.snapshot.obligations.filter((o) => o.state === 'open').map((o) => o.rule);
  }

  #keep(after: Snapshot, decisions: Decision[]): Decision[] {
    const broken = violations(this.snapshot, after, decisions);
    if (broken.length > 0) throw new Error(broken.join('; '));
    this.snapshot = after;
    return decisions;
  }
}

function everybody(book: Book): Record<PostId, PostState> {
  return Object.fromEntries(
    Object.keys(book.posts).map((post, index) => [
      post,
      { state: 'reachable' as const, persons: [{ id: index + 1, name: `Лицо ${index + 1}` }] },
    ]),
  );
}

/** A case of this book that a rise has just announced. */
export function announced(book: Book): EngineCase {
  const emergency = new EngineCase(book);
  emergency.announce();
  return emergency;
}

/** Minute by minute, as the tick does; gives what was said. */
export function step(emergency: EngineCase, from: number, to: number): string[] {
  const lines: string[] = [];
  for (let minute = from; minute <= to; minute += 1) lines.push(...said(emergency.until(minute)));
  return lines;
}

/** How the turns of a rule ended, with their starts in minutes from T0. */
export function turns(emergency: EngineCase, rule: string): string[] {
  return emergency.snapshot.obligations
    .filter((one) => one.rule === rule)
    .map((one) => `${(one.startsAt.getTime() - T0.getTime()) / 60_000} ${one.state} ${one.reason ?? ''}`.trim());
}

/** A word of mcur-head on how the work goes. */
export function progress(emergency: EngineCase, minute: number, trend: Trend | null): Decision[] {
  return emergency.act(minute, 'mcur-head', { kind: 'progress', text: 'бригада на месте', trend });
}

/** What was said, one line a message: `+60 ping officer,mcur-head loud 3.1`. */
export function saidIn(decisions: readonly Decision[]): string[] {
  return collapse(decisions).map(({ at, say, to, loud, clause }) => {
    const minute = (at.getTime() - T0.getTime()) / 60_000;
    return `+${minute} ${say} ${to.join(',')} ${loud ? 'loud' : 'silent'} ${clause}`;
  });
}

/**
 * The same in short, once for what is said twice: `+180 card district-head 4.5! +4.6`. `!`: it rings; `:`: the draft, or
 * the rule that asks; `?`: nobody has confirmed it; `+`: what else the card cites.
 */
export function said(decisions: readonly Decision[]): string[] {
  const lines = collapse(decisions).map(
    ({ at, say, to, loud, clause, draft, obligation, unconfirmed, alsoClauses }) => {
      const about = say === 'demand' ? obligation?.split('|')[0] : draft;
      const what = `${say}${about ? `:${about}` : ''}${unconfirmed ? '?' : ''}`;
      const also = alsoClauses.map((other) => ` +${other}`).join('');
      return `+${(at.getTime() - T0.getTime()) / 60_000} ${what} ${to.join(',')} ${clause}${loud ? '!' : ''}${also}`;
    },
  );
  return [...new Set(lines)];
}

/** Why it was refused, or null. */
export function refusalIn(decisions: readonly Decision[]): string | null {
  return decisions.find((decision) => decision.kind === 'refuse')?.reason ?? null;
}
