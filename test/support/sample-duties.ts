import { emptyFacts, type Entry } from '../../src/domain/case.ts';
import type { Saying } from '../../src/domain/decision.ts';
import type { Obligation } from '../../src/domain/obligation.ts';
import type { Book } from '../../src/regulation/book.ts';
import type { Part } from '../../src/render/view.ts';
import type { DraftData } from '../../src/render/duties/draft-data.ts';
import { bookOf, shippedYaml } from './books.ts';
import { openDebt } from './obligations.ts';
import { at, part, sampleCase, viewOf, word as wordOfOfficer } from './sample-views.ts';

export { holderOf } from './sample-views.ts';

export const khimki = bookOf(shippedYaml('khimki-energy'));
export const ruza = bookOf(shippedYaml('ruza-zhkh'));

/** The debt of a duty on 19 March 2026. */
export function dutyDebt(
  book: Book,
  rule: string,
  times: [start: string, due: string],
  change: Partial<Obligation> = {},
): Obligation {
  const { clause = '', owes = '' } = book.rules[rule] ?? {};
  const debtor = change.debtor ?? owes;
  return openDebt({
    rule,
    clause,
    debtor,
    occurrence: '2026-03-19',
    startsAt: at(times[0]),
    dueAt: at(times[1]),
    nextAt: at(times[1]),
    ...change,
  });
}

/** A message of a duty: what the engine decided of this debt at a time of the day. */
export function dutyPart(
  book: Book,
  say: Saying,
  owed: Obligation,
  now: string,
  { data = null, entries = [], ...more }: { data?: DraftData | null; entries?: Entry[] } & Partial<Part['tell']> = {},
): Part {
  // Each rule is a case of its own.
  const id = Object.keys(book.rules).indexOf(owed.rule) + 1;
  const facts = { ...emptyFacts(owed.rule), entries };
  const view = viewOf(at(now), sampleCase({ id, kind: 'duty', number: 0, facts, reached: [], told: [] }), [owed], book);
  const decided = part(say, owed.clause, view, { data }, owed.key);
  return { ...decided, tell: { ...decided.tell, at: at(now), ...more } };
}

/** A word of the head of the waste block. */
export function word(kind: Entry['kind'], time: string, text: string, change: Partial<Entry> = {}): Entry {
  return wordOfOfficer(kind, time, text, { post: 'waste-head', ...change });
}
