import { repeatMark } from '../../render/message.ts';
import { readCards } from '../../store/cards.ts';
import { claimNext, type OutboxRow } from '../../store/outbox.ts';
import type { App } from '../app.ts';
import { createCrew, type Crew, type CrewOptions } from '../crew.ts';
import { holdBack, settleSend } from './send-outcome.ts';
import type { Sender } from './sender.ts';

/** Messages on their way at the same time, each in a chat of its own. */
const SENDS_AT_ONCE = 16;
/** As many of them may be of any lane; beyond that only an alarm leaves, which waits for no digest that hangs. */
const ANY_LANE_AT_ONCE = 8;
/** As long as an attempt has not begun, it may be made again. */
const NOT_SENT = { kind: 'retry-later', afterMs: 0, scope: 'chat' } as const;

/** Sends what is owed, most urgent first, one message at a time in a chat; an alarm never waits for another chat's pace. */
export function createSendingCrew(
  app: App,
  senderNow: () => Sender,
  hooks: Pick<CrewOptions<OutboxRow>, 'freed' | 'failed'>,
): Crew<OutboxRow> {
  return createCrew<OutboxRow>({
    size: SENDS_AT_ONCE,
    claim: (busyChats) => claimOne(app, senderNow(), busyChats),
    work: async (row) => {
      const sender = senderNow();
      await sendOne(app, sender, row).finally(() => sender.pacer.letGo(row));
      return true;
    },
    ...hooks,
  });
}

async function claimOne(
  app: App,
  { epoch, stopwatch, memory, mine, pacer }: Sender,
  busy: number[],
): Promise<OutboxRow | null> {
  const now = stopwatch();
  if (!mine() || memory.allWait > now || !pacer.hasRoom(now)) return null;
  for (const [chatId, until] of memory.chatWaits) if (until <= now) memory.chatWaits.delete(chatId);
  const excludeChats = [...busy, ...memory.chatWaits.keys(), ...pacer.fullChats(now)];
  const alarmsOnly = busy.length >= ANY_LANE_AT_ONCE;
  const [row] = await app.database.transaction((tx) =>
    claimNext(tx, { now: app.clock(), epoch, limit: 1, excludeChats, alarmsOnly }),
  );
  if (row || !alarmsOnly) memory.messagesWait = row !== undefined;
  if (row) pacer.hold(row);
  return row ?? null;
}

/**
 * What is known of the attempt is remembered until it is written: a database that fails in between makes no doubt of it.
 * A repeat is the last attempt there is: it is not spent on a messenger that does not answer.
 */
async function sendOne(app: App, sender: Sender, row: OutboxRow): Promise<void> {
  const { memory, messenger, photos } = sender;
  memory.unsettled.set(row.id, { row, outcome: NOT_SENT });
  if (row.repeat && !(await messenger.answers())) return holdBack(app, sender, row);
  const replyTo = row.form === 'reply' && row.caseId !== null ? await cardMessage(app, row.caseId, row.chatId) : null;
  const screen = row.repeat ? repeatMark(row.body) : row.body;
  memory.unsettled.delete(row.id);
  const { chatId, silent } = row;
  const outcome = await photos.with(screen, (photo) => messenger.send({ chatId, screen, photo, silent, replyTo }));
  memory.unsettled.set(row.id, { row, outcome });
  await settleSend(app, sender, row, outcome);
}

async function cardMessage(app: App, caseId: number, chatId: number): Promise<number | null> {
  const cards = await readCards(app.database.db, caseId);
  return cards.find((card) => card.chatId === chatId)?.messageId ?? null;
}
