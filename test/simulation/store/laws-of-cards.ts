import { and, isNotNull } from 'drizzle-orm';
import type { App } from '../../../src/app/app.ts';
import { presentAt } from '../../../src/app/delivery/present.ts';
import type { Db } from '../../../src/store/database.ts';
import { card } from '../../../src/store/schema/messages.ts';
import { hold } from '../broken.ts';
import type { Look } from './look.ts';

/** Everything has come to rest: each card that somebody may read says how its case stands, and the phone shows it. */
export async function holdCardsAtRest(db: Db, app: App, { cases }: Look): Promise<void> {
  const present = presentAt(db, app.clock());
  const posted = await db
    .select({ caseId: card.caseId, chatId: card.chatId, version: card.version, dirty: card.dirty })
    .from(card)
    .where(isNotNull(card.messageId));
  for (const { caseId, chatId, version, dirty } of posted) {
    const found = cases.get(caseId);
    // The digest of a day is no card of a case.
    if (!found || found.case.kind === 'duty') continue;
    const isRead = (await present.audiences(found.book)).has(chatId);
    const place = `case ${caseId}, chat ${chatId}`;
    hold(
      'a card says how its case stands',
      isRead && version < found.case.version ? `${place}: ${version} < ${found.case.version}` : null,
    );
    hold('a phone shows what a card says', dirty ? place : null);
  }
}

/** Posted cards that show something else than they should. */
export function cardsToEdit(db: Db): Promise<number> {
  return db.$count(card, and(card.dirty, isNotNull(card.messageId)));
}
