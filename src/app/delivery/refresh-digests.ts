import type { Case } from '../../domain/case.ts';
import type { Decision } from '../../domain/decision.ts';
import { hasLeftOn } from '../../engine/drafts.ts';
import type { Snapshot } from '../../engine/snapshot.ts';
import type { Book } from '../../regulation/book.ts';
import type { Rule } from '../../regulation/rule.ts';
import { renderDigests } from '../../render/figures/digest.ts';
import type { DigestPart } from '../../render/figures/digest-part.ts';
import type { Digest } from '../../render/figures/digest-view.ts';
import { readCards, wantCard, type Card } from '../../store/cards.ts';
import { findOpenCase } from '../../store/cases.ts';
import type { Tx } from '../../store/database.ts';
import { readObligations } from '../../store/obligations.ts';
import type { App } from '../app.ts';
import { digestData } from '../figures/digest-data.ts';
import { audienceOf } from '../people/staff.ts';
import { digestPlace, digestRules } from './digest-card.ts';
import type { Committed } from '../commit.ts';
import { presentAt, type Present } from './present.ts';

/** A digest of the district that may stand in the same card as the one brought up to date. */
interface Told {
  book: Book;
  case: Case;
  /** Chats in which it has a card to itself, or leads one. */
  cards: Card[];
  /** Whoever it is owed to. */
  chats: Awaited<ReturnType<Present['chats']>>;
}

/**
 * The digests that were sent, as they would be sent now: «обновлено чч:мм». A card that several blocks of a district share
 * belongs to the first of them and is written whole, whichever of them was brought up to date.
 */
export async function refreshDigests(
  tx: Tx,
  books: App['books'],
  { book, case: refreshed, isWorkingDay }: Pick<Snapshot, 'book' | 'case' | 'isWorkingDay'>,
  now: Date,
  present: Present,
): Promise<void> {
  const place = digestPlace(book, refreshed.subject);
  const told = await toldTogether(tx, [...books.values()], place, present);
  const digests = new Map<string, Promise<Digest>>();
  const digestOf = async (one: Book): Promise<Digest> => {
    const found = digests.get(one.id) ?? digestData(tx, { book: one, isWorkingDay }, now);
    digests.set(one.id, found);
    return { ...(await found), updatedAt: now };
  };
  for (const lead of told) {
    for (const { chatId } of lead.cards) {
      const shown = told.filter((one) => one === lead || isGuest(one, chatId));
      if (!shown.some((one) => one.case.id === refreshed.id)) continue;
      const parts: DigestPart[] = [];
      for (const one of shown) {
        const chat = one.chats.find((known) => known.chatId === chatId);
        if (!chat) continue;
        const audience = audienceOf(one.book, chat.posts, chat.private);
        parts.push({ digest: await digestOf(one.book), audience });
      }
      if (parts.length > 0) await wantCard(tx, { caseId: lead.case.id, chatId, wanted: renderDigests(parts) });
    }
  }
}

/** A digest of the day that had left. */
export interface SentDigest {
  book: Book;
  rule: Rule;
}

/**
 * Brings the digests of the day up to date that have left and speak of these books: something they say is not so any more.
 * One that has not left yet will say it by itself.
 * Gives those that had left.
 */
export async function refreshSentDigests(
  tx: Tx,
  { books, isWorkingDay }: Pick<App, 'books' | 'isWorkingDay'>,
  spoken: readonly Book[],
  now: Date,
  present: Present = presentAt(tx, now),
): Promise<SentDigest[]> {
  const sent: SentDigest[] = [];
  for (const book of spoken) {
    for (const rule of digestRules(book)) {
      const subject = { regulation: book.id, kind: 'duty' as const, subject: rule.id, drill: false };
      const duty = await findOpenCase(tx, subject);
      if (!duty || !hasLeftOn({ book, obligations: await readObligations(tx, duty.id) }, rule, now)) continue;
      await refreshDigests(tx, books, { book, case: duty, isWorkingDay }, now, present);
      sent.push({ book, rule });
    }
  }
  return sent;
}

/** The same after decisions: an incident was opened or closed, a question about a rise came up or needs no answer any more. */
export async function refreshAfter(
  tx: Tx,
  app: Pick<App, 'books' | 'isWorkingDay'>,
  committed: readonly Committed[],
  now: Date,
  present: Present,
): Promise<void> {
  const spoken = new Set(committed.filter(isToldInDigest).map(({ snapshot }) => snapshot.book));
  // In one order for everybody: two who bring the same cards up to date wait for each other in turn, never in a ring.
  const ordered = [...spoken].toSorted((one, other) => (one.id < other.id ? -1 : 1));
  await refreshSentDigests(tx, app, ordered, now, present);
}

function isToldInDigest({ snapshot: { case: subject }, decisions }: Committed): boolean {
  const did = (...kinds: Decision['kind'][]) => decisions.some(({ kind }) => kinds.includes(kind));
  if (subject.drill) return false;
  if (subject.kind === 'emergency') return did('open', 'close');
  // That the time ran out is no answer: the question stands in the digest as before.
  return subject.kind === 'rise' && subject.facts.closing !== 'undecided' && did('open', 'close', 'note');
}

/** It is heard there, in the card of another: it has none of its own. */
function isGuest({ cards, chats }: Told, chatId: number): boolean {
  return chats.some((chat) => chat.chatId === chatId) && !cards.some((card) => card.chatId === chatId);
}

/** The digests of one place, in the order in which a card names them. */
async function toldTogether(tx: Tx, books: readonly Book[], place: string, present: Present): Promise<Told[]> {
  const told: Told[] = [];
  for (const book of books) {
    for (const rule of digestRules(book).filter(({ id }) => digestPlace(book, id) === place)) {
      const subject = { regulation: book.id, kind: 'duty' as const, subject: rule.id, drill: false };
      const duty = await findOpenCase(tx, subject);
      if (!duty) continue;
      told.push({ book, case: duty, cards: await readCards(tx, duty.id), chats: await present.chats(book, rule.to) });
    }
  }
  return told.toSorted((one, other) => one.case.id - other.case.id);
}
