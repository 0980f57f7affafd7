import { and, eq, isNotNull } from 'drizzle-orm';
import type { Screen } from '../domain/message.ts';
import { findCardByMessage } from './cards.ts';
import type { Tx } from './database.ts';
import type { PromptPlace } from './prompts.ts';
import { outbox, prompt } from './schema/messages.ts';

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

/** Notes that a message which has been sent already speaks of a case: a reply to it is a word about the case. */
export async function recordMessageCase(
  tx: Tx,
  { chatId, messageId, caseId, body, at }: PromptPlace & { caseId: number; body: Screen; at: Date },
): Promise<void> {
  const terms = { lane: 'report', form: 'plain', ping: false, silent: true, repeat: false, attempt: 1 } as const;
  await tx
    .insert(outbox)
    .values({
      ...terms,
      key: `shown:${chatId}:${messageId}`,
      caseId,
      cases: [],
      obligations: [],
      chatId,
      body,
      notBefore: at,
      state: 'sent',
      messageId,
      sentAt: at,
    })
    .onConflictDoNothing({ target: outbox.key });
}

/** True for a question of the bot, whoever it was asked of, answered or not. */
export async function isPromptMessage(tx: Tx, { chatId, messageId }: PromptPlace): Promise<boolean> {
  const rows = await tx
    .select({ messageId: prompt.messageId })
    .from(prompt)
    .where(and(eq(prompt.chatId, chatId), eq(prompt.messageId, messageId)));
  return rows.length > 0;
}
