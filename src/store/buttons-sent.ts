import { and, eq, isNotNull, ne, sql } from 'drizzle-orm';
import type { Screen } from '../domain/message.ts';
import type { Tx } from './database.ts';
import { outbox } from './schema/messages.ts';

/** Messages of one case that carry one button are few: a report of an end, in each chat. */
const AT_MOST = 50;

/** A message on phones, as it was sent. */
export interface SentScreen {
  chatId: number;
  messageId: number;
  body: Screen;
}

/** Messages about a case that were sent with a button of these data, the newest first. Its living cards are edited by themselves. */
export async function sentWithButton(
  tx: Tx,
  { caseId, data }: { caseId: number; data: string },
): Promise<SentScreen[]> {
  const rows = await tx
    .select({ chatId: outbox.chatId, messageId: outbox.messageId, body: outbox.body })
    .from(outbox)
    .where(
      and(
        eq(outbox.caseId, caseId),
        eq(outbox.state, 'sent'),
        ne(outbox.form, 'card'),
        isNotNull(outbox.messageId),
        sql`jsonb_path_exists(${outbox.body}, '$.buttons[*][*] ? (@.data == $data)', ${JSON.stringify({ data })}::jsonb)`,
      ),
    )
    .orderBy(sql`${outbox.id} desc`)
    .limit(AT_MOST);
  return rows.flatMap(({ chatId, messageId, body }) =>
    messageId === null ? [] : [{ chatId, messageId, body: body as Screen }],
  );
}
