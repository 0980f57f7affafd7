import type { Act } from '../../domain/act.ts';
import { advance } from '../../engine/advance.ts';
import { apply } from '../../engine/apply.ts';
import { decide } from '../../engine/decide.ts';
import { quietCase } from '../../engine/quiet-case.ts';
import type { Snapshot } from '../../engine/snapshot.ts';
import type { Book } from '../../regulation/book.ts';
import type { Rule } from '../../regulation/rule.ts';
import { listOpenCases, lockCase } from '../../store/cases.ts';
import type { Tx } from '../../store/database.ts';
import type { App } from '../app.ts';
import { clockWentBack } from '../clock-guard.ts';
import { CaseTaken, commit, type Committed } from '../commit.ts';
import { withContents } from '../delivery/contents.ts';
import { deliver } from '../delivery/deliver.ts';
import { endLost, isLost } from './lost-rules.ts';
import { readSnapshot } from '../snapshots.ts';

/** Processes that start together begin the same duties: who comes later finds those of the earlier. */
const TRIES = 3;

/**
 * Lets every calendar rule of every book run, each as a case of its own that never closes, and ends the cases of rules that
 * the book has lost. Running it again is harmless: a duty is one open case.
 */
export async function beginDuties(app: App): Promise<void> {
  for (const book of app.books.values()) {
    await endLostDuties(app, book);
    for (let tried = 1; ; tried += 1) {
      try {
        await app.database.transaction((tx) => beginMissing(tx, app, book, app.clock()));
        break;
      } catch (error) {
        if (!(error instanceof CaseTaken) || tried === TRIES) throw error;
      }
    }
  }
  app.wake();
}

/** The rules of a book that run by the calendar. */
function dutiesOf(book: Book): Rule[] {
  return Object.values(book.rules).filter((rule) => rule.starts.kind === 'calendar');
}

/** All in one transaction, and who sits where is read once: a book has some thirty duties, and a start must not be slow. */
async function beginMissing(tx: Tx, app: App, book: Book, now: Date): Promise<void> {
  const running = new Set((await listOpenCases(tx, book.id, ['duty'])).map((duty) => duty.subject));
  const missing = dutiesOf(book).filter((rule) => !running.has(rule.id));
  const [first] = missing;
  if (!first || (await clockWentBack(tx, app, now))) return;
  const known = await readSnapshot(tx, app, quietCase(book, 'duty', first.id, first.id, now), now);
  const begun: Committed[] = [];
  for (const { id } of missing) {
    const before = { ...known, case: quietCase(book, 'duty', id, id, now) };
    begun.push(await begin(tx, before, now));
  }
  const speaking = begun.filter(({ said }) => said.length > 0);
  await deliver(tx, app, speaking, now, null);
}

async function begin(tx: Tx, before: Snapshot, now: Date): Promise<Committed> {
  const act: Act = { kind: 'begin', key: `begin:${before.book.id}:${before.case.subject}`, at: now, by: null };
  const decided = decide(before, { kind: 'act', act }, now);
  const settled = advance(await withContents(tx, apply(before, decided), now), now, now);
  const decisions = [...decided, ...settled.decisions];
  return commit(tx, { before, after: settled.snapshot, decisions, actId: null, act });
}

async function endLostDuties(app: App, book: Book): Promise<void> {
  const now = app.clock();
  const open = await listOpenCases(app.database.db, book.id, ['duty']);
  for (const { id } of open.filter(({ subject }) => isLost(book, subject))) {
    await app.database.transaction(async (tx) => {
      const locked = await lockCase(tx, id);
      if (locked?.state === 'open') await endLost(tx, await readSnapshot(tx, app, locked, now), now);
    });
  }
}
