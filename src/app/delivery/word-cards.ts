import type { Case } from '../../domain/case.ts';
import { CASE_ASIDE_MS } from '../../domain/safety-terms.ts';
import { emergencySubject } from '../../engine/route.ts';
import type { Snapshot } from '../../engine/snapshot.ts';
import { renderCard } from '../../render/cases/card.ts';
import { cardPlacesOf, rewordCards, type WantedCard } from '../../store/cards.ts';
import { casesBehind, takeOffList, leaveCardsBehind } from '../../store/cards-behind.ts';
import { findLatestCase, readCases } from '../../store/cases.ts';
import type { Tx } from '../../store/database.ts';
import { readObligationsOf } from '../../store/obligations.ts';
import { isUnavailable } from '../../store/store-error.ts';
import type { App } from '../app.ts';
import { clockWentBack } from '../clock-guard.ts';
import { readSnapshot } from '../snapshots.ts';
import { viewOf } from '../views.ts';
import { presentAt } from './present.ts';

/** Cases worded by one statement: a press on one of them waits for no longer than that. */
const WORDED_AT_ONCE = 50;
/** Statements of one call: what is left is there at the next pulse, and edits go on meanwhile. */
const PASSES_BOUND = 20;

/** Cases that could not be worded, with the stopwatch reading until which they are left alone: as long as one set aside. */
export type Unworded = Map<number, number>;

/**
 * Says what the living cards of cases should show, as the cases stand now: of all that was decided on since. It is done
 * apart from the decision, so that no press waits for a hundred cards to be worded. Gives how many cases were worded.
 */
export async function wordCards(app: App, unworded: Unworded, now: number): Promise<number> {
  for (const [caseId, until] of unworded) if (until <= now) unworded.delete(caseId);
  if (await clockWentBack(app.database.db, app, app.clock())) return 0;
  const regulations = [...app.books.keys()];
  let worded = 0;
  for (let pass = 0; pass < PASSES_BOUND; pass += 1) {
    const search = { regulations, limit: WORDED_AT_ONCE, except: [...unworded.keys()] };
    const behind = await casesBehind(app.database.db, search);
    if (behind.length === 0) return worded;
    const done = await wordAll(app, behind, (caseId) => unworded.set(caseId, now + CASE_ASIDE_MS));
    // What is left was decided on meanwhile: its turn comes with whoever decided.
    if (done === 0) return worded;
    worded += done;
  }
  return worded;
}

/** What can't be worded fails alone. */
async function wordAll(app: App, caseIds: readonly number[], failed: (caseId: number) => void): Promise<number> {
  try {
    return await word(app, caseIds);
  } catch (error) {
    if (isUnavailable(error)) throw error;
    const [caseId] = caseIds;
    if (caseIds.length > 1 || caseId === undefined) {
      let done = 0;
      for (const one of caseIds) done += await wordAll(app, [one], failed);
      return done;
    }
    app.log.error({ case: caseId, err: error }, 'cards could not be worded');
    failed(caseId);
    return 0;
  }
}

async function word(app: App, caseIds: readonly number[]): Promise<number> {
  const { db } = app.database;
  // The cases first: what is read after them is never older than their version says.
  const cases = await readCases(db, caseIds);
  const wanted = await wantedOf(db, app, cases);
  return app.database.transaction(async (tx) => {
    const ids = await takeOffList(tx, cases);
    const current = cases.filter(({ id }) => ids.includes(id));
    await rewordCards(
      tx,
      wanted.filter(({ caseId }) => ids.includes(caseId)),
    );
    // Of a chat that came, moved or became reachable while the words were found.
    const missed = await wantedOf(tx, app, current);
    await leaveCardsBehind(
      tx,
      current.filter(({ id }) => missed.some(({ caseId }) => caseId === id)),
    );
    return current.length;
  });
}

async function wantedOf(db: Tx, app: App, cases: readonly Case[]): Promise<Required<WantedCard>[]> {
  const now = app.clock();
  const ids = cases.map(({ id }) => id);
  const places = await cardPlacesOf(db, ids);
  const owed = await readObligationsOf(db, ids);
  const present = presentAt(db, now);
  const wanted: Required<WantedCard>[] = [];
  for (const one of cases) {
    // A card that was posted with the decision stands as it was posted.
    const own = places.filter(({ caseId, version }) => caseId === one.id && version < one.version);
    if (own.length === 0) continue;
    const snapshot = await readSnapshot(db, app, one, now, present, owed.get(one.id));
    const audiences = await present.audiences(snapshot.book);
    const view = { ...viewOf(snapshot, now), overtakenBy: await overtakenBy(db, snapshot) };
    for (const { chatId } of own) {
      const audience = audiences.get(chatId);
      const { version } = one;
      if (audience) wanted.push({ caseId: one.id, chatId, wanted: renderCard(view, audience), version });
    }
  }
  return wanted;
}

/** The № of the emergency that has left nothing to decide about a rise; null for every other case. */
async function overtakenBy(tx: Tx, { book, case: subject }: Snapshot): Promise<number | null> {
  if (subject.kind !== 'rise' || subject.facts.closing !== 'superseded') return null;
  const emergency = emergencySubject(book, subject.subject);
  const kind = { regulation: book.id, kind: 'emergency', subject: emergency, drill: false } as const;
  return (await findLatestCase(tx, kind))?.number ?? null;
}
