import type { Decision } from '../domain/decision.ts';
import { BOT, type PostId } from '../domain/post.ts';
import type { Book } from '../regulation/book.ts';
import type { Moment } from './played-case.ts';
import { DONE, SAID, citesOf, titleOf } from './words.ts';

type Said = Moment['said'][number];

/** What reaches one post at one instant, all of it one message; or what somebody in it does (`sound` null). */
export interface Row {
  at: Date;
  post: PostId;
  /** The rule that the first of it is about; null where the case itself speaks. */
  rule: string | null;
  what: string[];
  sound: 'loud' | 'silent' | null;
  clauses: string[];
}

/** Moments as rows: a deed each, then a row for each post that hears something at an instant. */
export function rowsOf(book: Book, moments: readonly Moment[]): Row[] {
  const rows: Row[] = [];
  for (const { at, deed, decisions, said } of moments) {
    if (deed)
      rows.push({ at, post: deed.post, rule: null, what: [deedText(deed, decisions)], sound: null, clauses: [] });
    for (const tell of said) {
      for (const post of tell.to) hear(heardRow(rows, at, post), tell, whatOf(book, tell, decisions, post));
    }
  }
  return rows;
}

/** The row of what a post hears at an instant, begun where it is the first of it. */
function heardRow(rows: Row[], at: Date, post: PostId): Row {
  const known = rows.find((row) => row.sound && row.post === post && row.at.getTime() === at.getTime());
  if (known) return known;
  const row: Row = { at, post, rule: null, what: [], sound: 'silent', clauses: [] };
  rows.push(row);
  return row;
}

function hear(row: Row, tell: Said, what: string): void {
  row.rule ??= ruleIdOf(tell.obligation);
  if (!row.what.includes(what)) row.what.push(what);
  if (tell.loud) row.sound = 'loud';
  row.clauses.push(tell.clause, ...tell.alsoClauses);
}

/** Cells of a row after its time: who, what, how it rings, under which clauses. */
export function cellsOf(book: Book, { post, what, sound, clauses }: Row): string[] {
  const ring = { loud: 'громко', silent: 'тихо' };
  return [titleOf(book, post), what.join(', '), sound ? ring[sound] : '·', citesOf(book, clauses)];
}

/** A book may ask a post for what it can't do: that is to be seen. */
function deedText({ kind }: NonNullable<Moment['deed']>, decisions: readonly Decision[]): string {
  const refused = decisions.some((decision) => decision.kind === 'refuse');
  return `${DONE[kind] ?? kind}${refused ? ': отказано' : ''}`;
}

/** The rule of an obligation, by its key. */
export function ruleIdOf(obligation: string | null): string | null {
  return obligation?.split('|', 1)[0] ?? null;
}

function whatOf(book: Book, tell: Said, decisions: readonly Decision[], post: PostId): string {
  const rule = book.rules[ruleIdOf(tell.obligation) ?? ''];
  if (tell.say === 'draft' && rule?.owes === BOT) return 'отправка бота';
  if (tell.say === 'draft') return tell.unconfirmed ? 'доклад, не подтверждён' : SAID.draft;
  if (tell.say !== 'card') return SAID[tell.say];
  const reached = decisions.find((one) => one.kind === 'reach' && one.post === post);
  if (reached?.kind === 'reach') return `уровень ${reached.level}: ${SAID.card}`;
  return tell.loud ? SAID.card : `${SAID.card} для сведения`;
}
