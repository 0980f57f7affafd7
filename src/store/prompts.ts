import { and, asc, desc, eq, gt, gte, isNull, like, max, not, or, sql } from 'drizzle-orm';
import { addMs } from '../domain/calendar.ts';
import type { Tx } from './database.ts';
import { FORM_PREFIX } from './form-state.ts';
import { prompt } from './schema/messages.ts';

type Row = typeof prompt.$inferSelect;
/** A one-line input the bot waits for. */
export type Prompt = Omit<Row, 'usedAt'>;

/** Waits for the words of this person: as a reply to the message, or in a private chat as whatever is written next. */
export async function openPrompt(tx: Tx, asked: Prompt): Promise<void> {
  const opened = { ...asked, createdAt: await afterForm(tx, asked) };
  await tx
    .insert(prompt)
    .values(opened)
    .onConflictDoUpdate({ target: [prompt.chatId, prompt.messageId], set: { ...opened, usedAt: null } });
}

/** A form that is being filled was asked before what is asked beside it, within one instant of the clock too. */
async function afterForm(tx: Tx, { chatId, personId, createdAt }: Prompt): Promise<Date> {
  const rows = await tx
    .select({ at: max(prompt.createdAt) })
    .from(prompt)
    .where(
      and(
        eq(prompt.chatId, chatId),
        eq(prompt.personId, personId),
        like(prompt.expects, `${FORM_PREFIX}%`),
        gte(prompt.createdAt, createdAt),
      ),
    );
  const form = rows[0]?.at ?? null;
  return form === null ? createdAt : addMs(form, 1);
}

/** A message that may answer a prompt. */
export interface Answer {
  chatId: number;
  personId: number;
  messageId: number | null;
  now: Date;
  /** How expectations begin that nobody answers in words: once used, they don't count as the newest. */
  wordless: string;
  /** How expectations begin that only a reply answers: words that are no reply were meant for another. */
  repliedOnly: string;
}

/**
 * The prompt that a message of this person answers, locked; null when it answers none that is waited for.
 * By the message replied to (`messageId`); or, in the private chat with the person, the newest. When that has been
 * answered, words answer none: an older one was left for it, and might close a case by words meant for nothing of it.
 */
export async function takePrompt(
  tx: Tx,
  { chatId, personId, messageId, now, wordless, repliedOnly }: Answer,
): Promise<Prompt | null> {
  // A private chat has the id of its person. In a group a word that is no reply is not meant for the bot.
  if (messageId === null && chatId !== personId) return null;
  const rows = await tx
    .select()
    .from(prompt)
    .where(
      and(
        eq(prompt.chatId, chatId),
        eq(prompt.personId, personId),
        messageId === null
          ? and(
              or(isNull(prompt.usedAt), not(like(prompt.expects, `${wordless}%`))),
              not(like(prompt.expects, `${repliedOnly}%`)),
            )
          : eq(prompt.messageId, messageId),
        gt(prompt.expiresAt, now),
      ),
    )
    // Of one instant: whatever is asked beside a form is stored as asked after it, so the form was asked later.
    .orderBy(desc(prompt.createdAt), asc(sql`${prompt.messageId} > 0`), desc(prompt.messageId))
    .limit(1)
    .for('update');
  const row = rows[0];
  if (!row || row.usedAt !== null) return null;
  const { usedAt: _, ...found } = row;
  return found;
}

/** The prompt was answered. False when it had been before. */
export async function usePrompt(tx: Tx, { chatId, messageId, at }: PromptPlace & { at: Date }): Promise<boolean> {
  const rows = await tx
    .update(prompt)
    .set({ usedAt: at })
    .where(and(eq(prompt.chatId, chatId), eq(prompt.messageId, messageId), isNull(prompt.usedAt)))
    .returning({ messageId: prompt.messageId });
  return rows.length > 0;
}

/** The same question about the same case, asked again of the same person by other messages, was answered with it. */
export async function useAlike(
  tx: Tx,
  { chatId, personId, caseId, expects, at }: Pick<Prompt, 'chatId' | 'personId' | 'caseId' | 'expects'> & { at: Date },
): Promise<void> {
  await tx
    .update(prompt)
    .set({ usedAt: at })
    .where(
      and(
        eq(prompt.chatId, chatId),
        eq(prompt.personId, personId),
        eq(prompt.caseId, caseId),
        eq(prompt.expects, expects),
        isNull(prompt.usedAt),
      ),
    );
}

/** The same message now asks for something else, e.g. with the trend that was tapped. False when it is not waited for. */
export async function changePromptExpects(
  tx: Tx,
  { chatId, messageId, expects }: PromptPlace & { expects: string },
): Promise<boolean> {
  const rows = await tx
    .update(prompt)
    .set({ expects })
    .where(and(eq(prompt.chatId, chatId), eq(prompt.messageId, messageId), isNull(prompt.usedAt)))
    .returning({ messageId: prompt.messageId });
  return rows.length > 0;
}

export interface PromptPlace {
  chatId: number;
  messageId: number;
}
