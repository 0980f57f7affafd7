import { emptyFacts, type Case, type CaseFacts, type Entry, type EntryKind } from '../../src/domain/case.ts';
import { instantOf } from '../../src/domain/calendar.ts';
import type { Saying } from '../../src/domain/decision.ts';
import type { Obligation } from '../../src/domain/obligation.ts';
import type { PostId } from '../../src/domain/post.ts';
import type { Rise } from '../../src/domain/rise.ts';
import { postIn, type Book } from '../../src/regulation/book.ts';
import type { Audience, CaseView, Part } from '../../src/render/view.ts';
import { openDebt } from './obligations.ts';
import { sampleBook } from './sample-book.ts';

/** An instant of 19 March 2026, or of another day, by the clock of Moscow. */
export function at(time: string, date = '2026-03-19'): Date {
  return instantOf(date, time, 'Europe/Moscow');
}

export const sampleRise: Rise = {
  series: 'direction:энергетика',
  title: 'Энергетика',
  day: '2026-03-18',
  days: 7,
  current: 37,
  previous: 20,
  growthPercent: 85,
  confidentPercent: 13,
  p: 0.004,
  tier: 'incident',
};

/** A case announced at 09:15, nobody has reacted. */
export function sampleCase(change: Partial<Case> = {}, facts: Partial<CaseFacts> = {}): Case {
  return {
    id: 7,
    number: 12,
    regulation: 'khimki-energy',
    bookHash: 'sample',
    kind: 'emergency',
    subject: 'energy',
    drill: false,
    state: 'open',
    level: 0,
    levelAt: at('09:15'),
    reached: ['officer'],
    told: ['mcur-head'],
    owner: null,
    facts: { ...emptyFacts('Энергетика'), rise: sampleRise, ...facts },
    openedAt: at('09:15'),
    closedAt: null,
    lastAt: at('09:15'),
    nextAt: at('09:45'),
    version: 1,
    ...change,
  };
}

/** A word of the officer about the case. */
export function word(kind: EntryKind, time: string, text: string, change: Partial<Entry> = {}): Entry {
  return { kind, at: at(time), by: 'Петров П. П.', post: 'officer', text, trend: null, evidence: [], ...change };
}

/** A debt of the sample book, open. */
export function debt(rule: string, dueAt: Date, change: Partial<Obligation> = {}): Obligation {
  const { clause = '', owes = '' } = sampleBook.rules[rule] ?? {};
  const startsAt = change.startsAt ?? at('09:15');
  const debtor = change.debtor ?? owes;
  const occurrence = change.occurrence ?? startsAt.toISOString();
  return openDebt({
    rule,
    clause,
    debtor,
    occurrence,
    startsAt,
    dueAt,
    nextAt: dueAt,
    ...change,
  });
}

/** The two debts of the announcement. */
export function firstDebts(): Obligation[] {
  return [debt('acknowledge', at('10:15')), debt('first-result', at('10:15'))];
}

export function viewOf(now: Date, subject: Case, obligations: Obligation[], book: Book = sampleBook): CaseView {
  return { book, case: subject, obligations, now };
}

/** Whoever holds these posts of the sample book, in a private chat. */
export function reader(...posts: PostId[]): Audience {
  return holderOf(sampleBook, ...posts);
}

/** Whoever holds these posts, or units of a post, of a book in a private chat. */
export function holderOf(book: Book, ...posts: PostId[]): Audience {
  const known = posts.flatMap((post) => postIn(book, post) ?? []);
  return {
    posts,
    private: true,
    external: known.every((post) => post.external),
    may: [...new Set(known.flatMap((post) => post.may))],
  };
}

/** A message decided by the engine. */
export function part(
  say: Saying,
  clause: string,
  view: CaseView,
  change: Partial<Part> = {},
  obligation?: string,
): Part {
  return {
    view,
    tell: {
      kind: 'tell',
      say,
      to: [],
      loud: true,
      lane: 'demand',
      obligation: obligation ?? null,
      draft: null,
      clause,
      reason: say,
      at: view.now,
    },
    digest: null,
    data: null,
    timeline: [],
    downtime: null,
    ...change,
  };
}
