import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import { isAmong } from './among.ts';
import type { Tx } from './database.ts';
import { prompt } from './schema/messages.ts';

/** A form being filled by a person in a chat: kept as a prompt of its own, under a message id no message has. */
export interface FormPlace {
  chatId: number;
  personId: number;
}

/** The states of forms that are still waited for, place by place; null where none is. */
export async function readFormStates(tx: Tx, places: readonly FormPlace[], now: Date): Promise<(string | null)[]> {
  const rows = await tx
    .select({ chatId: prompt.chatId, messageId: prompt.messageId, expects: prompt.expects })
    .from(prompt)
    .where(
      and(
        isAmong(
          prompt.chatId,
          places.map(({ chatId }) => chatId),
        ),
        isAmong(
          prompt.messageId,
          places.map(({ personId }) => messageIdOf(personId)),
        ),
        isNull(prompt.usedAt),
        gt(prompt.expiresAt, now),
      ),
    );
  return places.map(({ chatId, personId }) => {
    const row = rows.find((one) => one.chatId === chatId && one.messageId === messageIdOf(personId));
    return row?.expects.slice(FORM_PREFIX.length) ?? null;
  });
}

/**
 * Keeps the state of a form in place of the one before. It is as old as its last question: the plugin writes it after every
 * update of the person, and what was asked beside the form meanwhile stays the newer question.
 */
export async function writeFormState(
  tx: Tx,
  { chatId, personId, state, now, expiresAt }: FormPlace & { state: string; now: Date; expiresAt: Date },
): Promise<void> {
  const row = { caseId: 0, personId, expects: FORM_PREFIX + state, createdAt: now, expiresAt, usedAt: null };
  await tx
    .insert(prompt)
    .values({ chatId, messageId: messageIdOf(personId), ...row })
    .onConflictDoUpdate({
      target: [prompt.chatId, prompt.messageId],
      set: {
        ...row,
        createdAt: sql`case when ${prompt.expects} = excluded.expects then ${prompt.createdAt} else excluded.created_at end`,
      },
    });
}

/**
 * The form is over, and what was written in it is forgotten. That it was asked stays: a question left for it is not the newest
 * again, and takes no words that are meant for nothing of it.
 */
export async function endFormState(tx: Tx, place: FormPlace & { at: Date }): Promise<void> {
  await tx
    .update(prompt)
    .set({ expects: FORM_PREFIX, usedAt: place.at })
    .where(and(atPlace(place), isNull(prompt.usedAt)));
}

/** How the row of a form begins: words answer it through the form only. */
export const FORM_PREFIX = 'form:';

function atPlace({ chatId, personId }: FormPlace) {
  return and(eq(prompt.chatId, chatId), eq(prompt.messageId, messageIdOf(personId)));
}

/** Ids of messages are positive, those of people too: one form for each person in a chat. */
function messageIdOf(personId: number): number {
  return -personId;
}
