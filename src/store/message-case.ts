import { and, eq, isNotNull } from 'drizzle-orm';
import { findCardByMessage } from './cards.ts';
import type { Tx } from './database.ts';
import type { PromptPlace } from './prompts.ts';
import { outbox, prompt } from './schema.ts';

/** The case that a message of the bot speaks of: its card, a ping, a report. Null when it speaks of none, or of several. */
export async function findMessageCase(tx: Tx, { chatId, messageId }: PromptPlace): Promise<number | null> {
  const card = await findCardByMessage(tx, chatId, messageId);
  if (card) return card.caseId;
  const rows = await tx
    .select({ caseId: outbox.caseId, cases: outbox.cases })
    .from(outbox)
    .where(and(eq(outbox.chatId, chatId), eq(outbox.messageId, messageId), isNotNull(outbox.caseId)))
    .limit(1);
  const row = rows[0];
  return row && row.cases.length <= 1 ? row.caseId : null;
}

/** True for a question of the bot, whoever it was asked of, answered or not. */
export async function isPromptMessage(tx: Tx, { chatId, messageId }: PromptPlace): Promise<boolean> {
  const rows = await tx
    .select({ messageId: prompt.messageId })
    .from(prompt)
    .where(and(eq(prompt.chatId, chatId), eq(prompt.messageId, messageId)));
  return rows.length > 0;
}
